package org.openquay.journal.command;

import java.nio.file.Path;
import java.util.List;

import org.openquay.api.command.StopWords;
import org.openquay.journal.JournalException;

/** The stop words of the writers, mapped into the control process. */
public final class MappedStopWords implements StopWords, AutoCloseable {

    private MappedStopWords() {}

    /** Maps the words of those writers, in that order; made when missing. */
    public static MappedStopWords open(Path directory, List<String> writers) throws JournalException {
        throw new UnsupportedOperationException();
    }

    @Override
    public int writers() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long word(int writer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
