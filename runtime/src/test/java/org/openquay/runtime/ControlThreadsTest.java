package org.openquay.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandSource;
import org.openquay.api.drive.DriveLink;
import org.openquay.runtime.ThreadHardening.Role;

@Timeout(60)
class ControlThreadsTest {

    private record Failure(Role role, String thread, Throwable cause, int inARow) {}

    private final BlockingQueue<Failure> failures = new LinkedBlockingQueue<>();
    private final ThreadWatch watch =
            (role, thread, cause, inARow) -> failures.add(new Failure(role, thread, cause, inARow));

    /** A source that fails as often as told and is polled without end. */
    private static final class BrokenSource implements CommandSource {
        final AtomicInteger polls = new AtomicInteger();
        final CountDownLatch recovered = new CountDownLatch(1);
        private final int failures;

        BrokenSource(int failures) {
            this.failures = failures;
        }

        @Override
        public boolean poll(Command into) {
            if (polls.incrementAndGet() <= failures) {
                throw new LinkageError("poll " + polls.get());
            }
            recovered.countDown();
            return false;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    @Test
    void aThreadThatFailsSaysSoAndGoesOn() throws Exception {
        BrokenSource source = new BrokenSource(3);
        try (CraneControl control = FakeCrane.control().commands(source).watch(watch).open()) {
            control.start();
            for (int inARow = 1; inARow <= 3; inARow++) {
                Failure failure = failures.poll(30, TimeUnit.SECONDS);
                assertThat(failure).isNotNull();
                assertThat(failure.role()).isEqualTo(Role.INGRESS);
                assertThat(failure.thread()).isEqualTo("ingress");
                assertThat(failure.inARow()).isEqualTo(inARow);
                assertThat(failure.cause()).hasMessage("poll " + inARow);
            }
            assertThat(source.recovered.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void goesOnEvenWhenTheListenerFailsToo() throws Exception {
        BrokenSource source = new BrokenSource(1);
        try (CraneControl control = FakeCrane.control().commands(source).watch((role, thread, cause, inARow) -> {
            throw new IllegalStateException("the listener");
        }).open()) {
            control.start();
            assertThat(source.recovered.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closesEveryLinkAlthoughAThreadDoesNotEndAndALinkDoesNotClose() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CommandSource hanging = new CommandSource() {
            @Override
            public boolean poll(Command into) {
                stuck.countDown();
                boolean released = false;
                while (!released) {
                    try {
                        release.await();
                        released = true;
                    } catch (InterruptedException e) {
                        // does not care
                    }
                }
                return false;
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
        List<FakeCrane.Link> links = FakeCrane.links();
        links.getFirst().failsToClose = true;
        CraneControl control = FakeCrane.control().links(new ArrayList<DriveLink>(links)).commands(hanging)
                .watch(watch).endWithin(Duration.ofMillis(100)).open();
        control.start();
        assertThat(stuck.await(30, TimeUnit.SECONDS)).isTrue();
        links.forEach(link -> link.closed = false);

        assertThatThrownBy(control::close).hasMessageContaining("openquay ingress").hasMessageContaining("hoist-drive");

        assertThat(links.subList(1, links.size())).allMatch(link -> link.closed);
        release.countDown();
    }

    @Test
    void aRequestThatThePlannerFailedAtIsAnsweredLater() {
        AtomicInteger calls = new AtomicInteger();
        PlannerPort port = new PlannerPort(FakeCrane.step().shape(), (request, plan) -> {
            if (calls.incrementAndGet() < 3) {
                throw new IllegalStateException("a defect");
            }
        });
        assertThat(port.answer()).isFalse();
        var out = new org.openquay.api.image.OutputImage(FakeCrane.step().shape());
        out.planRequested = true;
        port.write(out);
        assertThatThrownBy(port::answer).hasMessage("a defect");
        assertThatThrownBy(port::answer).hasMessage("a defect");
        assertThat(port.answer()).isTrue();
        assertThat(port.answer()).isFalse();
    }
}
