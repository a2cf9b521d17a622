package org.openquay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

class LatestValueTest {

    private static final class Words {
        final long[] words = new long[16];

        void fill(long value) {
            java.util.Arrays.fill(words, value);
        }
    }

    @Test
    void hasNothingNewerBeforeTheFirstPublication() {
        assertThat(new LatestValue<>(Words::new).take()).isFalse();
    }

    @Test
    void handsOverTheLatestAndOnlyOnce() {
        LatestValue<Words> value = new LatestValue<>(Words::new);
        for (long i = 1; i <= 3; i++) {
            value.slot().fill(i);
            value.publish();
        }
        assertThat(value.take()).isTrue();
        assertThat(value.value().words[0]).isEqualTo(3);
        assertThat(value.take()).isFalse();
        assertThat(value.value().words[0]).isEqualTo(3);
    }

    @Test
    void neverShowsAHalfWrittenOrAnOlderValue() throws InterruptedException {
        LatestValue<Words> value = new LatestValue<>(Words::new);
        long last = 2_000_000;
        AtomicBoolean torn = new AtomicBoolean();
        Thread reader = Thread.ofPlatform().start(() -> {
            long seen = 0;
            while (seen < last && !torn.get()) {
                if (value.take()) {
                    long first = value.value().words[0];
                    for (long word : value.value().words) {
                        torn.compareAndSet(false, word != first);
                    }
                    torn.compareAndSet(false, first <= seen);
                    seen = first;
                }
            }
        });
        for (long i = 1; i <= last; i++) {
            value.slot().fill(i);
            value.publish();
        }
        reader.join();
        assertThat(torn).isFalse();
    }
}
