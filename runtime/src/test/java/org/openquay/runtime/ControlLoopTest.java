package org.openquay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.openquay.api.command.StopWords;

@Timeout(60)
class ControlLoopTest {

    /** Read once in every cycle; fails in the one that is told. */
    private static final class CountedCycles implements StopWords {
        final AtomicInteger cycles = new AtomicInteger();
        final CountDownLatch third = new CountDownLatch(3);
        private final int failsIn;

        CountedCycles(int failsIn) {
            this.failsIn = failsIn;
        }

        @Override
        public int writers() {
            return 1;
        }

        @Override
        public long word(int writer) {
            third.countDown();
            if (cycles.incrementAndGet() == failsIn) {
                throw new InternalError("a page that cannot be read");
            }
            return 0;
        }
    }

    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

    @Test
    void endsAndSaysWhyWhenACycleFails() throws Exception {
        CountedCycles cycles = new CountedCycles(5);
        try (CraneControl control = FakeCrane.control().stops(cycles).open();
                ControlLoop loop = new ControlLoop(control, role -> {}, failure::complete)) {
            assertThat(failure.get(30, TimeUnit.SECONDS)).hasMessage("a page that cannot be read");
            loop.close();
            assertThat(loop.alive()).isFalse();
            assertThat(cycles.cycles).hasValue(5);
        }
    }

    @Test
    void endsWithoutAFailureWhenItIsClosed() throws Exception {
        CountedCycles cycles = new CountedCycles(Integer.MAX_VALUE);
        try (CraneControl control = FakeCrane.control().stops(cycles).open()) {
            ControlLoop loop = new ControlLoop(control, role -> {}, failure::complete);
            assertThat(cycles.third.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(loop.alive()).isTrue();
            loop.close();
            assertThat(loop.alive()).isFalse();
        }
        assertThat(failure).isNotDone();
    }
}
