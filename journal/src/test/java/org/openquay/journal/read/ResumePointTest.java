package org.openquay.journal.read;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.journal.JournalFixture;
import org.openquay.journal.LongJournal;
import org.openquay.journal.record.SnapshotRecord;
import org.openquay.journal.store.QueueEpochs;
import org.openquay.journal.store.QueueEpochs.QueueFile;

class ResumePointTest {

    private static final long PRESENT = Long.MAX_VALUE;

    @TempDir
    Path directory;

    @Test
    void isTheLastSnapshotAndNoEarlierFileIsOpened() throws Exception {
        LongJournal journal = LongJournal.record(directory, 6);
        List<SnapshotRecord> snapshots = JournalFixture.readAll(directory, SnapshotRecord.class);
        List<QueueFile> files = QueueEpochs.files(directory);
        for (QueueFile file : files.subList(0, files.size() - 2)) {
            // what is opened all the same fails
            Files.delete(file.path());
            Files.createDirectory(file.path());
        }

        assertThat(ResumePoint.before(directory, PRESENT)).hasValueSatisfying(found -> {
            assertThat(found.sessionId()).isEqualTo(journal.sessionId());
            assertThat(found.context()).isNotNull();
            assertThat(requireNonNull(found.snapshot()).position()).isEqualTo(snapshots.getLast().position());
        });
    }

    @Test
    void isNoneWhereNoSessionButThePresentCycled() throws Exception {
        LongJournal journal = LongJournal.record(directory, 2);
        assertThat(ResumePoint.before(directory, journal.sessionId())).isEmpty();
        assertThat(ResumePoint.before(directory.resolve("elsewhere"), PRESENT)).isEmpty();
    }
}
