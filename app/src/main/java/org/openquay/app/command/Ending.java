package org.openquay.app.command;

/** How a process that runs until it is told to end, ends. */
final class Ending {

    /** Last word of the line with which a process says that it is at work. */
    static final String READY = "ready";

    private Ending() {}

    /**
     * Closes the process's work when the JVM is told to end, by a signal or from within, and says so; {@code close} may
     * come twice.
     */
    static void closes(AutoCloseable work, ProcessConsole console) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("openquay end").unstarted(() -> {
            try {
                work.close();
                console.ended();
            } catch (Exception e) {
                System.err.println("openquay: did not end in good order: " + e);
            }
        }));
    }
}
