package org.openquay.app.control;

import java.util.function.Consumer;

import org.openquay.journal.JournalListener;

/** Tells the person in front of the control process what the journal has to say. */
final class ConsoleListener implements JournalListener {

    private final Consumer<String> console;

    ConsoleListener(Consumer<String> console) {
        this.console = console;
    }

    @Override
    public void notice(String line) {
        console.accept("journal: " + line);
    }

    @Override
    public void recordsLost(long total) {
        console.accept("journal: ALARM: " + total + " records lost so far; the ring was full");
    }

    @Override
    public void failed(Throwable cause) {
        console.accept("journal: ALARM: the queue failed (" + cause + "); trying a fresh one");
    }

    @Override
    public void recovered(int queueEpoch) {
        console.accept("journal: recording goes on in queue " + queueEpoch);
    }
}
