package org.openquay.journal;

/** Passes on what a listener is to hear, and lets nothing that it throws reach the recording. */
final class GuardedListener implements JournalListener {

    private final JournalListener listener;

    GuardedListener(JournalListener listener) {
        this.listener = listener;
    }

    @Override
    public void notice(String line) {
        guard(() -> listener.notice(line));
    }

    @Override
    public void recordsLost(long total) {
        guard(() -> listener.recordsLost(total));
    }

    @Override
    public void failed(Throwable cause) {
        guard(() -> listener.failed(cause));
    }

    @Override
    public void recovered(int queueEpoch) {
        guard(() -> listener.recovered(queueEpoch));
    }

    private static void guard(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            // a listener that fails must not cost a record
        }
    }
}
