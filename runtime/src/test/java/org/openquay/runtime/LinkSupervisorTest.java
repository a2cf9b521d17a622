package org.openquay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.ExchangeResult;
import org.openquay.api.drive.LinkException;
import org.openquay.api.journal.JournalSink;

class LinkSupervisorTest {

    private static final long MS = 1_000_000L;
    private static final LinkDescription LINK = new LinkDescription("hoist-drive", "test", "127.0.0.1", 502, 1, 20 * MS,
            60 * MS, 100 * MS, 300 * MS, new RegisterBlock(0, 1), new RegisterBlock(3, 1));

    /** A device that can be there or not; notes when it was asked. */
    private final class Device implements DriveLink {
        final List<Long> attemptsMs = new ArrayList<>();
        boolean there;
        boolean defective;

        @Override
        public void connect(long deadlineNs) throws LinkException {
            attemptsMs.add(clock.nowNs / MS);
            if (defective) {
                throw new LinkageError("a defect");
            }
            if (!there) {
                throw new LinkException("nobody there");
            }
        }

        @Override
        public ExchangeResult exchange(short[] out, short[] in, long deadlineNs) {
            return there ? ExchangeResult.OK : ExchangeResult.DISCONNECTED;
        }

        @Override
        public String lastFailure() {
            return "gone";
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private static final class TestClock implements CycleClock {
        long nowNs;

        @Override
        public long nowNs() {
            return nowNs;
        }

        @Override
        public void awaitNs(long untilNs) {
            nowNs = Math.max(nowNs, untilNs);
        }
    }

    private final TestClock clock = new TestClock();
    private final Device device = new Device();
    private final LinkPort port = new LinkPort(0, LINK, device, JournalSink.none());
    private final LinkSupervisor supervisor = new LinkSupervisor(List.of(port), clock, (name, attempt) -> {
        try {
            attempt.run();
        } catch (LinkageError e) {
            // ends the thread of that attempt, no other
        }
    });

    private void superviseFor(long ms) {
        for (long i = 0; i < ms; i++) {
            supervisor.supervise();
            port.write(new short[] {1}, clock.nowNs);
            port.exchange(clock);
            clock.nowNs += MS;
        }
    }

    @Test
    void waitsTwiceAsLongAfterEachFailureUpToTheLongest() {
        superviseFor(8_000);
        assertThat(device.attemptsMs).containsExactly(0L, 20L, 60L, 140L, 300L, 620L, 1260L, 2540L, 4540L, 6540L);
    }

    @Test
    void waitsAfterAnAttemptThatEndedWithAnErrorToo() {
        device.defective = true;
        superviseFor(100);
        assertThat(device.attemptsMs).containsExactly(0L, 20L, 60L);
    }

    @Test
    void leavesAConnectionAlone() {
        device.there = true;
        superviseFor(5_000);
        assertThat(device.attemptsMs).containsExactly(0L);
    }

    @Test
    void beginsWithTheShortestWaitAgainAfterAStableConnection() {
        superviseFor(1_000);
        device.there = true;
        superviseFor(5_000);
        int before = device.attemptsMs.size();
        device.there = false;
        long brokeMs = clock.nowNs / MS;
        superviseFor(100);
        assertThat(device.attemptsMs.subList(before, device.attemptsMs.size())).containsExactly(brokeMs + 1,
                brokeMs + 21, brokeMs + 61);
    }

    @Test
    void aConnectionThatBreaksAtOnceIsNoSuccess() {
        device.there = true;
        for (int i = 0; i < 400; i++) {
            supervisor.supervise();
            port.write(new short[] {1}, clock.nowNs);
            device.there = false;
            port.exchange(clock);
            device.there = true;
            clock.nowNs += MS;
        }
        assertThat(device.attemptsMs).containsExactly(0L, 20L, 60L, 140L, 300L);
    }
}
