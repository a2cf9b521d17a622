package org.openquay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class AgingTest {

    private static final long START_MS = 1_795_424_400_000L;
    private static final long MINUTE_MS = 60_000;

    private final AtomicLong wallMs = new AtomicLong(START_MS);
    private final AtomicLong monotonicNs = new AtomicLong(-5);
    private final Aging aging = new Aging(START_MS, wallMs::get, monotonicNs::get);

    private void pass(long ms) {
        wallMs.addAndGet(ms);
        monotonicNs.addAndGet(Duration.ofMillis(ms).toNanos());
    }

    @Test
    void goesOnWithTheClock() {
        for (int minute = 1; minute <= 100; minute++) {
            pass(MINUTE_MS);
            assertThat(aging.nowMs()).isEqualTo(START_MS + minute * MINUTE_MS);
        }
    }

    @Test
    void doesNotJumpWithTheWallClockAndIsNeverAheadOfIt() {
        wallMs.addAndGet(Duration.ofDays(3000).toMillis());
        pass(MINUTE_MS);
        assertThat(aging.nowMs()).isEqualTo(START_MS + MINUTE_MS);

        wallMs.set(START_MS - 10 * MINUTE_MS);
        pass(MINUTE_MS);
        assertThat(aging.nowMs()).isEqualTo(START_MS - 9 * MINUTE_MS);

        wallMs.set(START_MS + 2 * MINUTE_MS);
        pass(MINUTE_MS);
        assertThat(aging.nowMs()).isEqualTo(START_MS + 3 * MINUTE_MS);
    }
}
