package org.openquay.app.replay;

/**
 * A difference between what was recorded and what the kernel puts out now.
 *
 * @param sessionId session
 * @param tick      cycle
 * @param what      which output, such as {@code link hoist-drive, word 1}
 * @param expected  what the journal holds
 * @param found     what the replay gave
 */
public record Mismatch(long sessionId, long tick, String what, String expected, String found) {

    @Override
    public String toString() {
        return "session " + sessionId + ", cycle " + tick + ", " + what + ": recorded " + expected + ", replayed "
                + found;
    }
}
