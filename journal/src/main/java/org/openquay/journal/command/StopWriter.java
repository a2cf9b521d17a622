package org.openquay.journal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

import org.agrona.concurrent.AtomicBuffer;

import org.openquay.api.command.StopWords;
import org.openquay.api.status.StopKind;
import org.openquay.journal.IoReason;
import org.openquay.journal.JournalDirectory;
import org.openquay.journal.JournalException;

/**
 * Says stop, in a gateway process: a write to mapped memory that nothing can hold up. Thread-safe, without locks.
 *
 * <p>A stop reaches the control process that maps the same file. Where the journal directory was replaced meanwhile, the
 * stop goes to the file that was there before and to the one that is there now, whoever of them is at work.
 */
public final class StopWriter implements AutoCloseable {

    private static final int ATTEMPTS = 3;

    private final Path file;
    private volatile Mapping mapping;

    /** The word in memory, and which file that is: no other gets its key while it is mapped. */
    private record Mapping(AtomicBuffer word, Object key) {

        void count(StopKind kind) {
            long before;
            do {
                before = word.getLongVolatile(0);
            } while (!word.compareAndSetLong(0, before, StopWords.next(before, kind)));
        }
    }

    private StopWriter(Path file, Mapping mapping) {
        this.file = file;
        this.mapping = mapping;
    }

    /** Opens the stop word of that writer in a journal directory, both made when missing. */
    public static StopWriter open(Path directory, String name) throws JournalException {
        JournalDirectory.prepare(directory);
        // by the path that was named: a link in it may lead elsewhere later, and control follows it
        Path file = new JournalDirectory(directory.toAbsolutePath()).stopWord(name);
        try {
            SharedNumber.map(file);
            return new StopWriter(file, map(file));
        } catch (IOException e) {
            throw new JournalException("stop word " + file + " cannot be mapped: " + e, e);
        }
    }

    /**
     * Asks for a stop of that kind; seen by the next cycle, also beside another of the same cycle.
     *
     * @throws JournalException when the word is no longer where control looks for it, and cannot be found there: a control
     *                          process that started since does not see this stop
     */
    public void stop(StopKind kind) throws JournalException {
        // first the word, then the look: a control that opens another file later starts after this stop
        mapping.count(kind);
        try {
            if (!key(file).equals(mapping.key())) {
                Mapping present = map(file);
                mapping = present;
                present.count(kind);
            }
        } catch (IOException e) {
            throw new JournalException("stop word " + file + " was replaced and cannot be mapped: " + IoReason.of(e),
                    e);
        }
    }

    /** Maps what is at the path, and makes nothing there: a word that no control has opened reaches nobody. */
    private static Mapping map(Path file) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Object key = key(file);
            AtomicBuffer word = SharedNumber.map(file);
            if (key.equals(key(file))) {
                return new Mapping(word, key);
            }
        }
        throw new NoSuchFileException(file.toString(), null, "it is replaced again and again");
    }

    private static Object key(Path file) throws IOException {
        return Objects.requireNonNull(
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey());
    }

    @Override
    public void close() {
        // what was said stays said; the memory goes when nobody can write it any more
    }
}
