package org.openquay.journal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.agrona.concurrent.AtomicBuffer;

import org.openquay.api.ControlPath;
import org.openquay.api.command.StopWords;
import org.openquay.journal.JournalDirectory;
import org.openquay.journal.JournalException;

/**
 * The stop words of the writers, mapped into the control process: reading one is reading memory. Thread-safe; the words
 * stay readable after {@link #close()}.
 */
public final class MappedStopWords implements StopWords, AutoCloseable {

    private final AtomicBuffer[] words;

    private MappedStopWords(AtomicBuffer[] words) {
        this.words = words;
    }

    /** Maps the words of those writers, in that order; made when missing. */
    public static MappedStopWords open(Path directory, List<String> writers) throws JournalException {
        JournalDirectory layout = JournalDirectory.prepare(directory);
        AtomicBuffer[] words = new AtomicBuffer[writers.size()];
        for (int i = 0; i < words.length; i++) {
            Path file = layout.stopWord(writers.get(i));
            try {
                words[i] = SharedNumber.map(file);
            } catch (IOException e) {
                throw new JournalException("stop word " + file + " cannot be mapped: " + e, e);
            }
        }
        return new MappedStopWords(words);
    }

    @Override
    @ControlPath
    public int writers() {
        return words.length;
    }

    @Override
    @ControlPath
    public long word(int writer) {
        return words[writer].getLongVolatile(0);
    }

    @Override
    public void close() {
        // the files stay for the next session; their memory goes when nobody can read it any more
    }
}
