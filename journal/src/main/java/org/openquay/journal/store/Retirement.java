package org.openquay.journal.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

import org.openquay.journal.sbe.SnapshotDecoder;
import org.openquay.journal.store.QueueEpochs.QueueFile;

/**
 * Deletes the oldest files of a queue. Never the file with the last state, the one before it, or a later one: from them
 * a restart takes up what the crane was doing.
 *
 * <p>Before anything is deleted, the place of the first record that stays is noted in the file {@code retired}, so that
 * a verification can tell a journal whose beginning was retired from one whose beginning was lost.
 */
public final class Retirement {

    private static final String NOTE = "retired";

    private Retirement() {}

    /** Deletes what ended before that time, and what is too much; a line about it, empty when nothing was deleted. */
    public static Optional<String> retire(Path parent, long endedBeforeMs, long keepBytes) throws IOException {
        List<QueueFile> files = QueueEpochs.files(parent);
        long bytes = 0;
        for (QueueFile file : files) {
            bytes += Files.size(file.path());
        }
        long freed = 0;
        int due = 0;
        long[] endMs = endsMs(files);
        while (due < files.size() && (endMs[due] < endedBeforeMs || bytes - freed > keepBytes)) {
            freed += Files.size(files.get(due++).path());
        }
        int count = due == 0 ? 0 : Math.min(due, firstNeeded(files));
        if (count == 0) {
            return Optional.empty();
        }
        note(parent, firstSequence(files.get(count)));
        for (QueueFile file : files.subList(0, count)) {
            Files.deleteIfExists(file.path());
        }
        for (int epoch = files.getFirst().epoch(); epoch < files.get(count).epoch(); epoch++) {
            removeIfEmpty(QueueEpochs.directory(parent, epoch));
        }
        QueueFile last = files.get(count - 1);
        return Optional.of("retired " + count + " files, the last of them " + last.name() + " of queue "
                + last.epoch());
    }

    /** When each ended: not after the one behind it, whatever time a clock that was wrong has put into its name. */
    private static long[] endsMs(List<QueueFile> files) {
        long[] endMs = new long[files.size()];
        long behindMs = Long.MAX_VALUE;
        for (int i = files.size() - 1; i >= 0; i--) {
            behindMs = Math.min(behindMs, files.get(i).endMs());
            endMs[i] = behindMs;
        }
        return endMs;
    }

    /** The place of the first record that was kept when something was retired last; 1 when nothing ever was. */
    public static long firstKept(Path parent) throws IOException {
        Path note = parent.resolve(NOTE);
        if (!Files.exists(note)) {
            return 1;
        }
        try {
            return Long.parseLong(Files.readString(note).strip());
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** Of the files from that place on none may go. */
    private static int firstNeeded(List<QueueFile> files) throws IOException {
        for (int i = files.size() - 1; i >= 0; i--) {
            if (holdsState(files.get(i))) {
                return Math.max(0, i - 1);
            }
        }
        return 0;
    }

    private static boolean holdsState(QueueFile file) throws IOException {
        try (HeaderWalk walk = new HeaderWalk(file)) {
            while (walk.next()) {
                if (walk.templateId() == SnapshotDecoder.TEMPLATE_ID) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long firstSequence(QueueFile file) throws IOException {
        try (HeaderWalk walk = new HeaderWalk(file)) {
            Piece first = walk.next() ? walk.read() : null;
            return first == null ? 1 : Math.max(1, RecordBytes.sequence(first));
        }
    }

    private static void note(Path parent, long firstKept) throws IOException {
        Path fresh = parent.resolve(NOTE + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = OwnerOnly.create(fresh)) {
            channel.write(ByteBuffer.wrap((firstKept + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(fresh, parent.resolve(NOTE), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void removeIfEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory) || QueueEpochs.hasFiles(directory)) {
            return;
        }
        Files.deleteIfExists(directory.resolve("metadata.cq4t"));
        try {
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException e) {
            // something else is in there, which is not ours to remove
        }
    }
}
