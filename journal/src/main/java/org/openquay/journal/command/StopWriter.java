package org.openquay.journal.command;

import java.io.IOException;
import java.nio.file.Path;

import org.agrona.concurrent.AtomicBuffer;

import org.openquay.api.command.StopWords;
import org.openquay.api.status.StopKind;
import org.openquay.journal.JournalDirectory;
import org.openquay.journal.JournalException;

/** Says stop, in a gateway process: a write to mapped memory that nothing can hold up. Thread-safe, without locks. */
public final class StopWriter implements AutoCloseable {

    private final AtomicBuffer word;

    private StopWriter(AtomicBuffer word) {
        this.word = word;
    }

    /** Opens the stop word of that writer in a journal directory, both made when missing. */
    public static StopWriter open(Path directory, String name) throws JournalException {
        Path file = JournalDirectory.prepare(directory).stopWord(name);
        try {
            return new StopWriter(SharedNumber.map(file));
        } catch (IOException e) {
            throw new JournalException("stop word " + file + " cannot be mapped: " + e, e);
        }
    }

    /** Asks for a stop of that kind; seen by the next cycle, also beside another of the same cycle. */
    public void stop(StopKind kind) {
        long before;
        do {
            before = word.getLongVolatile(0);
        } while (!word.compareAndSetLong(0, before, StopWords.next(before, kind)));
    }

    @Override
    public void close() {
        // what was said stays said; the memory goes when nobody can write it any more
    }
}
