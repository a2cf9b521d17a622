package org.openquay.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

import org.junit.jupiter.api.Test;

class RealTimeTest {

    private final ReentrantLock lock = new ReentrantLock();

    @Test
    void catchesUpAfterBeingHeldAndSkipsWhatIsTooMuch() throws InterruptedException {
        AtomicInteger steps = new AtomicInteger();
        CountDownLatch running = new CountDownLatch(1);
        RealTime time = new RealTime(() -> {
            steps.incrementAndGet();
            running.countDown();
        }, lock, () -> {});
        Thread thread = Thread.ofPlatform().daemon().start(time);
        assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
        lock.lock();
        int before = steps.get();
        long heldNs = 500_000_000;
        Thread.sleep(Duration.ofNanos(heldNs));
        lock.unlock();
        long deadlineNs = System.nanoTime() + 20_000_000_000L;
        while (steps.get() < before + 100 && System.nanoTime() < deadlineNs) {
            Thread.onSpinWait();
        }
        assertThat(steps.get()).isGreaterThanOrEqualTo(before + 100);
        assertThat(time.skippedNs()).isGreaterThanOrEqualTo(heldNs - RealTime.MOST_BEHIND_NS - 20_000_000);
        time.end();
        assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void tellsWhenThePlantFails() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        RealTime time = new RealTime(() -> {
            throw new IllegalStateException("broken");
        }, lock, told::countDown);
        Thread.ofPlatform().daemon().start(time);
        assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(time.failure()).hasMessage("broken");
        assertThat(lock.isLocked()).isFalse();
    }
}
