package org.openquay.runtime;

/**
 * Hears when one of the threads beside the cycle fails in a piece of its work. The thread goes on by itself after a
 * pause; whether the crane must be stopped meanwhile is decided by who listens.
 *
 * <p>Called on the failing thread.
 */
@FunctionalInterface
public interface ThreadWatch {

    /**
     * A piece of work threw.
     *
     * @param role   what the thread is for
     * @param thread its name, such as {@code planner} or {@code link hoist-drive}
     * @param cause  what was thrown
     * @param inARow so many pieces of work in a row have failed, this one included
     */
    void failed(ThreadHardening.Role role, String thread, Throwable cause, int inARow);

    /** Tells the system's log. */
    static ThreadWatch log() {
        return (role, thread, cause, inARow) -> System.getLogger("org.openquay.runtime")
                .log(System.Logger.Level.ERROR, "thread " + thread + " failed, " + inARow + " in a row", cause);
    }
}
