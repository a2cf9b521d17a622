package org.openquay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.image.InputImage;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.SessionEnded;
import org.openquay.journal.record.SessionStarted;
import org.openquay.journal.verify.Verification;

class KilledProcessTest {

    private static final String ENOUGH = Integer.toString(RecordingProcess.MAX_CYCLES);

    @TempDir
    Path root;

    @Test
    @Timeout(300)
    void losesNothingThatWasTakenAndRepeatsNothing() throws Exception {
        killAgainAndAgain(5, 1);
    }

    @Test
    @Tag("soak")
    void losesNothingThatWasTakenInAHundredKills() throws Exception {
        killAgainAndAgain(100, 2);
    }

    /** Each round records from a seed of its own and is killed after 1 to 4000 cycles. */
    private void killAgainAndAgain(int rounds, long seed) throws Exception {
        Path directory = root.resolve("journal");
        Random random = new Random(seed);
        Map<Long, Integer> roundOf = new HashMap<>();
        for (int round = 0; round < rounds; round++) {
            UnsafeBuffer marks = RecordingProcess.marks(root.resolve("marks" + round));
            int until = 1 + random.nextInt(4000);
            try (ChildProcess child = ChildProcess.start(RecordingProcess.class, directory.toString(),
                    root.resolve("marks" + round).toString(), Integer.toString(round), ENOUGH, "running")) {
                roundOf.put(session(child), round);
                JournalFixture.await("cycle " + until, () -> marks.getLongVolatile(0) >= until || !child.alive());
                child.kill();
            }
        }
        Journal.open(directory, RandomCrane.session(), JournalOptions.standard(), JournalListener.none()).close();

        Verification verification = JournalFixture.verify(directory);
        assertThat(verification.complete()).as("%s", verification.findings()).isTrue();
        assertThat(verification.sessions()).hasSize(rounds + 1);
        assertThat(verification.sessions()).filteredOn(Verification.Session::cutOff).hasSize(rounds);
        checkCycles(directory, roundOf);
    }

    private void checkCycles(Path directory, Map<Long, Integer> roundOf) throws Exception {
        Map<Integer, Replayed> replayed = new HashMap<>();
        for (CycleRecord cycle : JournalFixture.readAll(directory, CycleRecord.class)) {
            replayed.computeIfAbsent(roundOf.get(cycle.header().sessionId()), Replayed::new).check(cycle);
        }
        for (int round : roundOf.values()) {
            UnsafeBuffer marks = RecordingProcess.marks(root.resolve("marks" + round));
            int taken = 0;
            for (int i = 0; i < RecordingProcess.MAX_CYCLES; i++) {
                taken += marks.getByte(RecordingProcess.MARKS_AT + i);
            }
            // one more may have been recorded, but not yet marked, when the process died
            assertThat(replayed.getOrDefault(round, new Replayed(round)).cycles).isBetween(taken, taken + 1);
            assertThat(taken).isPositive();
        }
    }

    /** Walks the same random crane again: what is in the journal must be what was recorded, each cycle once. */
    private static final class Replayed {

        private final RandomCrane crane;
        private final InputImage in = new InputImage(RandomCrane.SHAPE);
        private int cycles;

        Replayed(int seed) {
            crane = new RandomCrane(seed);
        }

        void check(CycleRecord cycle) {
            do {
                // a cycle may have found no room; it is not marked then
                crane.next();
            } while (crane.in.tick < cycle.tick());
            cycles++;
            cycle.readInput(in);
            assertThat(Images.text(in)).isEqualTo(Images.text(crane.in));
        }
    }

    @Test
    @Timeout(120)
    void leavesWhatWaitedInTheRingToTheNext() throws Exception {
        Path directory = root.resolve("journal");
        int cycles = 500;
        long killed;
        try (ChildProcess child = ChildProcess.start(RecordingProcess.class, directory.toString(),
                root.resolve("marks").toString(), "7", Integer.toString(cycles), "stalled")) {
            killed = session(child);
            while (!"waiting".equals(child.line())) {
                assertThat(child.alive()).isTrue();
            }
            child.kill();
        }
        int before = JournalFixture.readAll(directory, CycleRecord.class).size();

        Heard heard = new Heard();
        Journal.open(directory, RandomCrane.session(), JournalOptions.standard(), heard).close();

        assertThat(before).isLessThan(cycles);
        assertThat(JournalFixture.readAll(directory, CycleRecord.class)).hasSize(cycles)
                .allMatch(cycle -> cycle.header().sessionId() == killed);
        List<SessionStarted> starts = JournalFixture.readAll(directory, SessionStarted.class);
        assertThat(starts.getLast().previousSessionId()).isEqualTo(killed);
        assertThat(starts.getLast().recoveredRecords()).isEqualTo(cycles - before);
        assertThat(heard.notices()).anyMatch(line -> line.startsWith("took over " + (cycles - before) + " records"));
        assertThat(JournalFixture.readAll(directory, SessionEnded.class).getFirst())
                .matches(end -> end.cutOff() && end.header().sessionId() == killed);
        assertThat(JournalFixture.verify(directory).complete()).isTrue();
    }

    @Test
    @Timeout(120)
    void holdsItsDirectoryAgainstASecondOneWhileItLives() throws Exception {
        Path directory = root.resolve("journal");
        try (ChildProcess child = ChildProcess.start(RecordingProcess.class, directory.toString(),
                root.resolve("marks").toString(), "1", "10", "stalled")) {
            session(child);

            assertThatThrownBy(() -> Journal.open(directory, RandomCrane.session(), JournalOptions.standard(),
                    JournalListener.none())).isInstanceOf(JournalException.class)
                    .hasMessageMatching("journal directory .* is in use by another process \\(process \\d+\\)");

            child.kill();
        }
        Journal.open(directory, RandomCrane.session(), JournalOptions.standard(), JournalListener.none()).close();
    }

    private static long session(ChildProcess child) throws Exception {
        String line = child.line();
        while (line != null && !line.startsWith("session ")) {
            line = child.line();
        }
        assertThat(line).as("the process began a session").isNotNull();
        return Long.parseLong(line.substring("session ".length()));
    }
}
