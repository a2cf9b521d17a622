package org.openquay.journal.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.openquay.api.journal.LinkChange;
import org.openquay.journal.Journal;
import org.openquay.journal.JournalException;
import org.openquay.journal.JournalFixture;
import org.openquay.journal.JournalListener;
import org.openquay.journal.JournalOptions;
import org.openquay.journal.RandomCrane;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.store.FileWalk;
import org.openquay.journal.store.QueueEpochs;
import org.openquay.journal.store.QueueEpochs.QueueFile;

/**
 * A journal to be damaged: two sessions with cycles, snapshots, link changes, notes and a gap, in two queue directories,
 * and where each of its records stands. What was done to a file can be undone.
 */
final class SampleJournal {

    /** Where a record stands: its frame from the header up to the padding behind it. */
    record Frame(QueueFile file, long offset, long end, long sequence) {}

    private static final int ZEROS = 1 << 16;

    private final Path directory;
    private final List<QueueFile> files;
    private final List<byte[]> originals = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();

    private SampleJournal(Path directory) throws IOException {
        this.directory = directory;
        this.files = QueueEpochs.files(directory);
        for (QueueFile file : files) {
            FileWalk.walk(file, piece -> frames.add(
                    new Frame(file, piece.offset(), piece.offset() + piece.length(), frames.size() + 1L)));
            // most of the zeros that the queue takes ahead would only make the test slow
            truncate(file, end(file) + ZEROS);
            originals.add(Files.readAllBytes(file.path()));
        }
    }

    static SampleJournal record(Path directory) throws Exception {
        for (int session = 0; session < 2; session++) {
            try (Journal journal = Journal.open(directory, RandomCrane.session(),
                    JournalOptions.standard().withRingBytes(1 << 19).withDrainEvery(JournalFixture.STALLED),
                    JournalListener.none())) {
                journal.flush(Duration.ofMinutes(1));
                RandomCrane crane = new RandomCrane(session);
                JournalFixture.record(journal, crane, 60);
                journal.sink().snapshot(crane.in.tick, crane.state(700));
                journal.sink().link(1, LinkChange.CONNECTED, "as the test wishes");
                journal.flush(Duration.ofMinutes(1));
                if (session == 1) {
                    JournalFixture.record(journal, crane, 600);
                    journal.flush(Duration.ofMinutes(1));
                }
                journal.note("test", "that is all");
                JournalFixture.record(journal, crane, 5);
            }
            if (session == 0) {
                // as if the process had died: the next session begins a queue directory of its own
                Files.writeString(directory.resolve("session.lock"), "process 1\n");
            }
        }
        return new SampleJournal(directory);
    }

    /** A journal that is there already. */
    static SampleJournal of(Path directory) throws IOException {
        return new SampleJournal(directory);
    }

    List<Frame> frames() {
        return frames;
    }

    List<QueueFile> files() {
        return files;
    }

    byte[] original(QueueFile file) {
        return originals.get(files.indexOf(file));
    }

    /** Where the records of that file end. */
    long end(QueueFile file) {
        return frames.stream().filter(frame -> frame.file().equals(file)).mapToLong(Frame::end).max().orElseThrow();
    }

    void write(QueueFile file, long offset, byte... bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), offset);
        }
    }

    /** Replaces the file's content. */
    void rewrite(QueueFile file, byte[] content) throws IOException {
        Files.write(file.path(), content);
    }

    void truncate(QueueFile file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    void restore(QueueFile file) throws IOException {
        Files.write(file.path(), original(file));
    }

    Verification verify() throws JournalException {
        return JournalVerifier.verify(directory, bytes -> {});
    }

    /** All that a reader gets. */
    List<JournalRecord> read() throws JournalException {
        return JournalFixture.readAll(directory);
    }
}
