package org.openquay.journal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.journal.Journal;
import org.openquay.journal.JournalFixture;
import org.openquay.journal.JournalListener;
import org.openquay.journal.JournalOptions;
import org.openquay.journal.RandomCrane;
import org.openquay.journal.SessionInfo;
import org.openquay.journal.record.JournalPosition;
import org.openquay.journal.store.QueueEpochs.QueueFile;
import org.openquay.journal.verify.Finding.Kind;
import org.openquay.journal.verify.SampleJournal.Frame;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class DamagedJournalTest {

    private static final long SEED = 20_261_123;

    private Path root;
    private SampleJournal sample;

    @BeforeAll
    void recordSample(@TempDir Path directory) throws Exception {
        root = directory;
        sample = SampleJournal.record(root.resolve("journal"));
    }

    @Test
    void theSampleIsComplete() throws Exception {
        Verification verification = sample.verify();
        assertThat(verification.complete()).as("%s", verification.findings()).isTrue();
        assertThat(verification.files()).isEqualTo(2);
        assertThat(verification.sessions()).hasSize(2);
        assertThat(verification.gaps()).isNotEmpty();
        assertThat(sample.frames()).hasSizeGreaterThan(200);
    }

    /** 400 bytes, each in a record or in the header of its frame, each changed to any other value. */
    @Test
    void everyChangedByteOfARecordIsFoundWhereItIs() throws Exception {
        Random random = random();
        for (int i = 0; i < 400; i++) {
            Frame frame = anyFrame(random);
            long offset = frame.offset() + random.nextLong(frame.end() - frame.offset());
            change(frame.file(), offset, 1 + random.nextInt(255));
            assertFoundAt(frame, "byte " + (offset - frame.offset()) + " of record " + frame.sequence());
            sample.restore(frame.file());
        }
    }

    /** Every bit of every byte of one record, from its frame's header to the padding behind it. */
    @Test
    void everyFlippedBitOfOneRecordIsFoundWhereItIs() throws Exception {
        Frame frame = sample.frames().stream().filter(any -> (any.end() - any.offset()) < 200).skip(2).findFirst()
                .orElseThrow();
        for (long offset = frame.offset(); offset < frame.end(); offset++) {
            for (int bit = 0; bit < 8; bit++) {
                change(frame.file(), offset, 1 << bit);
                assertFoundAt(frame, "bit " + bit + " of byte " + (offset - frame.offset()));
                change(frame.file(), offset, 1 << bit);
            }
        }
        sample.restore(frame.file());
    }

    /** 60 bytes behind the last record of a file, where there are only zeros. */
    @Test
    void everyByteBehindTheLastRecordIsFound() throws Exception {
        Random random = random();
        for (int i = 0; i < 60; i++) {
            QueueFile file = sample.files().get(random.nextInt(2));
            long end = sample.end(file);
            long size = sample.original(file).length;
            // a first frame header that says "in writing" is what a killed process leaves, and no damage
            long offset = end + 4 + random.nextLong(i % 2 == 0 ? 1000 : size - end - 4);
            change(file, offset, 1 + random.nextInt(255));
            Verification verification = sample.verify();
            assertThat(verification.findings()).as("byte at %d", offset).singleElement()
                    .matches(
                            finding -> finding.kind() == Kind.DAMAGED && finding.position().file().equals(file.name()));
            sample.restore(file);
        }
    }

    /** What a writer leaves that is killed while it copies a record: its begin, and no frame header yet. */
    @Test
    void theBeginOfARecordWhoseWriterDiedIsNoDamage() throws Exception {
        QueueFile file = sample.files().getLast();
        Frame last = framesOf(file).getLast();
        byte[] torn = sample.original(file).clone();
        Arrays.fill(torn, (int) last.offset(), (int) last.offset() + 4, (byte) 0);
        Arrays.fill(torn, (int) last.end(), torn.length, (byte) 0);
        sample.rewrite(file, torn);
        assertThat(sample.verify().findings()).as("all of it").isEmpty();
        assertThat(sample.verify().complete()).as("all of it, but not taken in").isFalse();

        Arrays.fill(torn, (int) (last.offset() + last.end()) / 2, torn.length, (byte) 0);
        sample.rewrite(file, torn);

        Verification verification = sample.verify();
        assertThat(verification.findings()).isEmpty();
        assertThat(verification.intact()).isTrue();
        assertThat(verification.complete()).as("its session has no end").isFalse();

        torn[(int) last.end() + 8] = 1;
        sample.rewrite(file, torn);
        assertThat(sample.verify().first().orElseThrow().kind()).as("more than a record").isEqualTo(Kind.DAMAGED);
        sample.restore(file);
    }

    /** Where the next file goes on, a record that only lost its frame's header is missing. */
    @Test
    void aRecordWithoutItsFramesHeaderIsMissedByTheNext() throws Exception {
        QueueFile file = sample.files().getFirst();
        Frame last = framesOf(file).getLast();
        byte[] headless = sample.original(file).clone();
        Arrays.fill(headless, (int) last.offset(), (int) last.offset() + 4, (byte) 0);
        Arrays.fill(headless, (int) last.end(), headless.length, (byte) 0);
        sample.rewrite(file, headless);
        assertThat(sample.verify().findings()).isNotEmpty().allMatch(finding -> finding.kind() == Kind.MISSING);
        sample.restore(file);
    }

    /** 60 cuts anywhere behind the first record. */
    @Test
    void everyTruncationIsFound() throws Exception {
        Random random = random();
        for (int i = 0; i < 60; i++) {
            QueueFile file = sample.files().get(i % 2);
            Frame first = framesOf(file).getFirst();
            long size = first.end() + random.nextLong(sample.end(file) - first.end());
            sample.truncate(file, size);
            assertThat(sample.verify().complete()).as("%s cut at %d", file, size).isFalse();
            sample.restore(file);
        }
    }

    /** 40 times some bytes taken out, 40 times some put in, anywhere among the records. */
    @Test
    void everyShiftIsFoundAndTheRecordsBehindItAreStillRead() throws Exception {
        Random random = random();
        for (int i = 0; i < 80; i++) {
            Frame frame = anyFrame(random);
            int at = (int) (frame.offset() + random.nextLong(frame.end() - frame.offset()));
            int count = 1 + random.nextInt(9);
            byte[] original = sample.original(frame.file());
            ByteArrayOutputStream shifted = new ByteArrayOutputStream();
            shifted.write(original, 0, at);
            if (i % 2 == 0) {
                shifted.write(original, at + count, original.length - at - count);
            } else {
                byte[] inserted = new byte[count];
                random.nextBytes(inserted);
                shifted.write(inserted);
                shifted.write(original, at, original.length - at);
            }
            sample.rewrite(frame.file(), shifted.toByteArray());
            Verification verification = sample.verify();
            assertThat(verification.findings()).as("%d bytes at %d of %s", count, at, frame).isNotEmpty();
            assertThat(verification.records()).isGreaterThanOrEqualTo(sample.frames().size() - 3);
            sample.restore(frame.file());
        }
    }

    /** Each record in turn taken out whole, its place closed. */
    @Test
    void everyRecordTakenOutIsMissed() throws Exception {
        for (Frame frame : sample.frames()) {
            List<Frame> rest = new ArrayList<>(framesOf(frame.file()));
            rest.remove(frame);
            write(frame.file(), rest);
            Verification verification = sample.verify();
            assertThat(verification.complete()).as("without %s", frame).isFalse();
            if (frame.sequence() < sample.frames().size()) {
                Finding first = verification.first().orElseThrow();
                assertThat(first.kind()).isIn(Kind.MISSING, Kind.NO_CONTEXT);
                assertThat(first.position().sequence()).isEqualTo(frame.sequence() + 1);
            }
            sample.restore(frame.file());
        }
    }

    /** 60 times a record is put in a second time somewhere else. */
    @Test
    void everyRecordPutInTwiceIsFound() throws Exception {
        Random random = random();
        for (int i = 0; i < 60; i++) {
            Frame frame = anyFrame(random);
            QueueFile file = sample.files().get(random.nextInt(2));
            List<Frame> more = new ArrayList<>(framesOf(file));
            more.add(random.nextInt(more.size() + 1), frame);
            write(file, more);
            assertThat(sample.verify().findings()).as("%s again in %s", frame, file).isNotEmpty();
            sample.restore(file);
        }
    }

    /** 60 pairs of records change places. */
    @Test
    void everySwapIsFoundAtTheFirstOfTheTwo() throws Exception {
        Random random = random();
        for (int i = 0; i < 60; i++) {
            QueueFile file = sample.files().get(random.nextInt(2));
            List<Frame> frames = new ArrayList<>(framesOf(file));
            int first = random.nextInt(frames.size() - 1);
            int second = i % 2 == 0 ? first + 1 : first + 1 + random.nextInt(frames.size() - first - 1);
            Collections.swap(frames, first, second);
            write(file, frames);
            Verification verification = sample.verify();
            assertThat(verification.findings()).as("%d and %d", first, second).isNotEmpty();
            assertThat(verification.findings().getFirst().position().sequence())
                    .isEqualTo(framesOf(file).get(second).sequence());
            sample.restore(file);
        }
    }

    @Test
    void aRecordOfAnotherJournalIsFound() throws Exception {
        Path other = root.resolve("other");
        SessionInfo of = RandomCrane.session();
        SessionInfo session = new SessionInfo("RTG-07", of.productVersion(), of.configText(), of.codeFingerprint(),
                of.jvmIdentity(), of.bootId(), of.shape());
        try (Journal journal = Journal.open(other, session, JournalOptions.standard(), JournalListener.none())) {
            JournalFixture.record(journal, new RandomCrane(9), 5);
        }
        SampleJournal foreign = SampleJournal.of(other);
        for (Frame frame : foreign.frames()) {
            byte[] bytes = java.util.Arrays.copyOfRange(foreign.original(frame.file()), (int) frame.offset(),
                    (int) frame.end());
            QueueFile file = sample.files().getLast();
            byte[] content = sample.original(file).clone();
            System.arraycopy(bytes, 0, content, (int) sample.end(file), bytes.length);
            sample.rewrite(file, content);
            assertThat(sample.verify().findings()).extracting(Finding::kind).contains(Kind.FOREIGN);
            sample.restore(file);
        }
    }

    @Test
    void aWholeFileThatIsMissingIsFound() throws Exception {
        QueueFile file = sample.files().getFirst();
        Path away = root.resolve("away");
        Files.move(file.path(), away);
        Verification verification = sample.verify();
        Files.move(away, file.path());

        assertThat(verification.first().orElseThrow().kind()).isEqualTo(Kind.MISSING);
    }

    /** 300 bytes anywhere in a file, Chronicle Queue's own pages among them. */
    @Test
    void whateverIsChangedVerifyingAndReadingComeToAnEnd() throws Exception {
        Random random = random();
        int unseen = 0;
        for (int i = 0; i < 300; i++) {
            QueueFile file = sample.files().get(random.nextInt(2));
            long offset = random.nextLong(framesOf(file).getFirst().offset());
            change(file, offset, 1 + random.nextInt(255));
            unseen += sample.verify().complete() ? 1 : 0;
            assertThat(sample.read()).hasSizeGreaterThanOrEqualTo(sample.frames().size());
            sample.restore(file);
        }
        // its file header and index pages say nothing about a record, and no checksum covers them
        assertThat(unseen).isGreaterThan(250);
    }

    private void assertFoundAt(Frame frame, String what) throws Exception {
        Verification verification = sample.verify();
        assertThat(verification.complete()).as(what).isFalse();
        if (frame.sequence() == sample.frames().size() && verification.intact()) {
            // the end of the last session was made into a frame that is being written
            return;
        }
        JournalPosition found = verification.first().orElseThrow().position();
        assertThat(found.queueEpoch()).as(what).isEqualTo(frame.file().epoch());
        assertThat(found.offset()).as("%s: %s", what, verification.first()).isBetween(frame.offset(), frame.end());
    }

    private Frame anyFrame(Random random) {
        return sample.frames().get(random.nextInt(sample.frames().size()));
    }

    private List<Frame> framesOf(QueueFile file) {
        return sample.frames().stream().filter(frame -> frame.file().equals(file)).toList();
    }

    /** The file with these records in this order behind what stands before its first. */
    private void write(QueueFile file, List<Frame> frames) throws Exception {
        byte[] original = sample.original(file);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(original, 0, (int) framesOf(file).getFirst().offset());
        for (Frame frame : frames) {
            content.write(sample.original(frame.file()), (int) frame.offset(), (int) (frame.end() - frame.offset()));
        }
        byte[] whole = java.util.Arrays.copyOf(content.toByteArray(), original.length);
        sample.rewrite(file, whole);
    }

    private void change(QueueFile file, long offset, int by) throws Exception {
        byte[] now = new byte[1];
        try (var in = java.nio.channels.FileChannel.open(file.path())) {
            in.read(java.nio.ByteBuffer.wrap(now), offset);
        }
        sample.write(file, offset, (byte) (now[0] ^ by));
    }

    private static Random random() {
        System.out.println("seed " + SEED);
        return new Random(SEED);
    }
}
