package org.openquay.app.command;

/**
 * How a process that runs until it is told to end, ends. To be closed by the command when it gives up by itself: then
 * nothing is said of an end in good order, and the reason stays the last word.
 */
final class Ending implements AutoCloseable {

    /** Last word of the line with which a process says that it is at work. */
    static final String READY = "ready";

    private volatile boolean gaveUp;

    private Ending() {}

    /**
     * Closes the process's work when the JVM is told to end, by a signal or from within, and says so; {@code close} may
     * come twice. Never waits for whoever should read what is said.
     */
    static Ending closes(AutoCloseable work, ProcessConsole console) {
        Ending ending = new Ending();
        Runtime.getRuntime().addShutdownHook(
                Thread.ofPlatform().name("openquay end").unstarted(() -> ending.end(work, console)));
        return ending;
    }

    void end(AutoCloseable work, ProcessConsole console) {
        boolean ordered = !gaveUp;
        try {
            work.close();
            if (ordered) {
                console.ended();
            }
        } catch (Exception e) {
            console.failed("openquay: did not end in good order: " + e);
        }
    }

    /** The command gives up: whatever ends the process afterwards, it was not told to. */
    @Override
    public void close() {
        gaveUp = true;
    }
}
