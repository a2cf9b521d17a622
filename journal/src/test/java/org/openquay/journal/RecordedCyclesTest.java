package org.openquay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.StatusImage;
import org.openquay.api.journal.LinkChange;
import org.openquay.api.state.StateImage;
import org.openquay.journal.identity.Sha256;
import org.openquay.journal.read.RecordParser;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.record.LinkChanged;
import org.openquay.journal.record.Note;
import org.openquay.journal.record.SessionContext;
import org.openquay.journal.record.SessionEnded;
import org.openquay.journal.record.SessionStarted;
import org.openquay.journal.record.SnapshotRecord;
import org.openquay.journal.record.Unreadable;
import org.openquay.journal.record.Vocabulary;
import org.openquay.journal.sbe.RecordHeaderEncoder;
import org.openquay.journal.store.Piece;
import org.openquay.journal.store.QueueEpochs;
import org.openquay.journal.store.QueueEpochs.QueueFile;
import org.openquay.journal.store.QueueWalk;

class RecordedCyclesTest {

    @TempDir
    Path directory;
    private Path journalDirectory;
    private final Heard heard = new Heard();

    @BeforeEach
    void chooseDirectory() {
        journalDirectory = directory.resolve("STS-01");
    }

    /** 2000 cycles a seed; every field of both images random, see {@link RandomCrane}. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readBackBitForBit(long seed) throws Exception {
        int cycles = 2000;
        try (Journal journal = open(JournalOptions.standard())) {
            assertThat(JournalFixture.record(journal, new RandomCrane(seed), cycles)).isEqualTo(cycles);
        }

        RandomCrane again = new RandomCrane(seed);
        InputImage in = new InputImage(RandomCrane.SHAPE);
        OutputImage out = new OutputImage(RandomCrane.SHAPE);
        List<CycleRecord> records = JournalFixture.readAll(journalDirectory, CycleRecord.class);
        for (CycleRecord cycle : records) {
            again.next();
            cycle.readInput(in);
            cycle.readExpected(out);
            assertThat(Images.text(in)).isEqualTo(Images.text(again.in));
            assertThat(Images.text(out)).isEqualTo(Images.text(again.out));
        }
        assertThat(records).hasSize(cycles);
        assertThat(heard.failures()).isEmpty();
        assertThat(JournalFixture.verify(journalDirectory).complete()).isTrue();
    }

    @Test
    void areRefusedInAVersionOfTheSchemaThatNamedAxes() throws Exception {
        try (Journal journal = open(JournalOptions.standard())) {
            JournalFixture.record(journal, new RandomCrane(6), 1);
        }

        RecordParser parser = new RecordParser();
        int refused = 0;
        for (QueueFile file : QueueEpochs.files(journalDirectory)) {
            try (QueueWalk walk = new QueueWalk(journalDirectory, file)) {
                for (Piece piece = walk.next(); piece != null; piece = walk.next()) {
                    byte[] bytes = Objects.requireNonNull(piece.record());
                    if (parser.parse(piece) instanceof CycleRecord) {
                        new RecordHeaderEncoder().wrap(new UnsafeBuffer(bytes), 0).version(0);
                        assertThat(parser.parse(piece)).isInstanceOfSatisfying(Unreadable.class, record -> assertThat(
                                record.reason()).contains("version 0").contains("oldest that is read is 1"));
                        refused++;
                    }
                }
            }
        }
        assertThat(refused).isEqualTo(1);
    }

    @Test
    void areSelfSufficientAtTheStartAfterASnapshotAndEverySoOften() throws Exception {
        RandomCrane crane = new RandomCrane(4);
        try (Journal journal = open(JournalOptions.standard().withSelfSufficientEvery(10))) {
            JournalFixture.record(journal, crane, 25);
            journal.sink().snapshot(crane.in.tick, crane.state(500));
            JournalFixture.record(journal, crane, 5);
        }

        List<CycleRecord> cycles = JournalFixture.readAll(journalDirectory, CycleRecord.class);
        assertThat(cycles).hasSize(30);
        for (int i = 0; i < cycles.size(); i++) {
            assertThat(cycles.get(i).selfSufficient()).as("cycle %d", i).isEqualTo(i % 10 == 0 && i <= 20 || i == 25);
        }
    }

    @Test
    void canBeReadFromAnySelfSufficientOneOn() throws Exception {
        int cycles = 300;
        try (Journal journal = open(JournalOptions.standard().withSelfSufficientEvery(50))) {
            JournalFixture.record(journal, new RandomCrane(5), cycles);
        }

        List<CycleRecord> records = JournalFixture.readAll(journalDirectory, CycleRecord.class);
        for (int from = 0; from < cycles; from += 50) {
            InputImage in = new InputImage(RandomCrane.SHAPE);
            RandomCrane again = new RandomCrane(5);
            for (int i = 0; i < cycles; i++) {
                again.next();
                if (i >= from) {
                    records.get(i).readInput(in);
                    assertThat(Images.text(in)).isEqualTo(Images.text(again.in));
                }
            }
        }
    }

    @Test
    void showTheirEventsCommandsAndStatus() throws Exception {
        RandomCrane crane = new RandomCrane(6);
        try (Journal journal = open(JournalOptions.standard())) {
            JournalFixture.record(journal, crane, 200);
        }

        RandomCrane again = new RandomCrane(6);
        int statuses = 0;
        for (CycleRecord cycle : JournalFixture.readAll(journalDirectory, CycleRecord.class)) {
            again.next();
            assertThat(cycle.tick()).isEqualTo(again.in.tick);
            assertThat(cycle.events()).hasSize(again.out.eventCount).hasSize(cycle.eventCount());
            assertThat(cycle.commands()).hasSize(again.in.commandCount);
            assertThat(cycle.plan().isPresent()).isEqualTo(again.in.planPresent);
            assertThat(cycle.statusPresent()).isEqualTo(again.out.statusPresent);
            if (cycle.statusPresent()) {
                StatusImage status = cycle.status().orElseThrow();
                assertThat(Images.text(status)).isEqualTo(Images.text(again.out.status));
                statuses++;
            }
        }
        assertThat(statuses).isPositive();
    }

    @Test
    void standAmongTheOtherRecordsInTheOrderInWhichTheyWereMade() throws Exception {
        RandomCrane crane = new RandomCrane(7);
        StateImage state = crane.state(4000);
        try (Journal journal = open(JournalOptions.standard())) {
            JournalFixture.record(journal, crane, 1);
            journal.sink().link(3, LinkChange.EXCHANGE_FAILED, "no answer within 60 ms — größer");
            journal.sink().snapshot(crane.in.tick, state);
            journal.note("ingress", "command skipped");
            JournalFixture.record(journal, crane, 1);
        }

        List<JournalRecord> records = JournalFixture.readAll(journalDirectory);
        assertThat(records).extracting(record -> (Object) record.getClass()).containsExactly(SessionContext.class,
                SessionStarted.class, CycleRecord.class, LinkChanged.class, SnapshotRecord.class, Note.class,
                CycleRecord.class, SessionEnded.class);
        LinkChanged link = (LinkChanged) records.get(3);
        assertThat(link.link()).isEqualTo(3);
        assertThat(link.change()).isEqualTo(LinkChange.EXCHANGE_FAILED);
        assertThat(link.cause()).isEqualTo("no answer within 60 ms — größer");
        SnapshotRecord snapshot = (SnapshotRecord) records.get(4);
        assertThat(snapshot.state()).isEqualTo(state);
        assertThat(snapshot.header().tick()).isEqualTo(((CycleRecord) records.get(2)).tick());
        assertThat(((Note) records.get(5)).text()).isEqualTo("command skipped");
        assertThat(((SessionEnded) records.get(7)).records()).isEqualTo(7);
    }

    @Test
    void comeWithAllThatIsNeededToUnderstandThem() throws Exception {
        long sessionId;
        try (Journal journal = open(JournalOptions.standard())) {
            sessionId = journal.sessionId();
        }

        SessionContext context = JournalFixture.readAll(journalDirectory, SessionContext.class).getFirst();
        SessionInfo given = RandomCrane.session();
        assertThat(context.header().sessionId()).isEqualTo(sessionId);
        assertThat(context.header().craneId()).isEqualTo("STS-01");
        assertThat(context.info().configText()).isEqualTo(given.configText());
        assertThat(context.configSha256()).isEqualTo(given.configSha256())
                .isEqualTo(Sha256.hex(given.configText().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(context.info().codeFingerprint()).isEqualTo(given.codeFingerprint());
        assertThat(context.info().jvmIdentity()).isEqualTo(given.jvmIdentity());
        assertThat(context.info().bootId()).isEqualTo(given.bootId());
        assertThat(context.info().shape().readWords()).containsExactly(given.shape().readWords());
        assertThat(context.info().shape().heightCells()).isEqualTo(given.shape().heightCells());
        assertThat(context.processId()).isEqualTo(ProcessHandle.current().pid());
        assertThat(context.vocabulary()).isSameAs(Vocabulary.PRESENT);
        assertThat(context.schema()).contains("<sbe:message name=\"Cycle\" id=\"4\"");
    }

    private Journal open(JournalOptions options) throws JournalException {
        return Journal.open(journalDirectory, RandomCrane.session(), options, heard);
    }
}
