package org.openquay.journal.command;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.openquay.journal.store.QueueEpochs;
import org.openquay.journal.store.QueueEpochs.QueueFile;

/** Removes command files that nobody can act upon any more; what was acted upon is in the journal. */
final class CommandRetention {

    private static final long KEEP_MS = 48 * 3_600_000L;

    private CommandRetention() {}

    static void prune(Path queues, long wallMs) throws IOException {
        for (QueueFile file : QueueEpochs.files(queues)) {
            if (file.endMs() < wallMs - KEEP_MS) {
                Files.deleteIfExists(file.path());
            }
        }
        int last = QueueEpochs.last(queues);
        for (int epoch = 1; epoch < last; epoch++) {
            removeIfEmpty(QueueEpochs.directory(queues, epoch));
        }
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
