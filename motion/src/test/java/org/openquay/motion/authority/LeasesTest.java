package org.openquay.motion.authority;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.openquay.api.image.EventKind;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateCursor;
import org.openquay.api.state.StateImage;
import org.openquay.api.status.Refusal;
import org.openquay.motion.Events;

class LeasesTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int NO_JOB = -1;

    private final Leases leases = new Leases(2);
    private final OutputImage out = Events.sink();

    @BeforeEach
    void begin() {
        out.begin();
    }

    @Test
    void grantsAFreeGroupUnderANewEpoch() {
        assertThat(claim(0, 1, 0, 2 * SECOND, 0)).isEqualTo(Refusal.NONE);

        assertThat(leases.holder(0)).isEqualTo(1);
        assertThat(leases.holds(0, 1, 1)).isTrue();
        assertThat(leases.held(1)).isFalse();
        assertThat(Events.kinds(out)).containsExactly(EventKind.LEASE_GRANTED);
    }

    @Test
    void refusesWhileAnotherWriterHoldsTheGroup() {
        claim(0, 1, 0, 2 * SECOND, 0);

        assertThat(claim(0, 2, 0, 9 * SECOND, SECOND)).isEqualTo(Refusal.LEASE_HELD_BY_OTHER);
        assertThat(leases.holder(0)).isEqualTo(1);
    }

    @Test
    void renewsUnderTheSameEpochWithoutAnEvent() {
        claim(0, 1, 0, 2 * SECOND, 0);
        out.begin();

        assertThat(claim(0, 1, 1, 4 * SECOND, SECOND)).isEqualTo(Refusal.NONE);
        leases.expire(3 * SECOND, NO_JOB, out);

        assertThat(leases.holds(0, 1, 1)).isTrue();
        assertThat(out.eventCount).isZero();
    }

    @Test
    void renewsForAHolderThatDoesNotKnowItsEpoch() {
        claim(0, 1, 0, 2 * SECOND, 0);
        out.begin();

        assertThat(claim(0, 1, 0, 4 * SECOND, SECOND)).isEqualTo(Refusal.NONE);
        leases.expire(3 * SECOND, NO_JOB, out);

        assertThat(leases.holds(0, 1, 1)).isTrue();
        assertThat(out.eventCount).isZero();
    }

    @Test
    void renewsNoGrantButTheNamedOne() {
        claim(0, 1, 0, 2 * SECOND, 0);
        leases.release(0, 1, 1, out);
        claim(0, 1, 0, 2 * SECOND, SECOND);

        assertThat(claim(0, 1, 1, 9 * SECOND, SECOND)).isEqualTo(Refusal.NOT_LEASE_HOLDER);
        assertThat(leases.holds(0, 1, 2)).isTrue();
    }

    @Test
    void changesTheEpochAfterAnExpiryAndWithTheHolder() {
        claim(0, 1, 0, 2 * SECOND, 0);
        leases.expire(2 * SECOND, NO_JOB, out);

        assertThat(claim(0, 1, 1, 4 * SECOND, 2 * SECOND)).as("what has expired is not renewed")
                .isEqualTo(Refusal.NOT_LEASE_HOLDER);
        assertThat(claim(0, 1, 0, 4 * SECOND, 2 * SECOND)).isEqualTo(Refusal.NONE);
        assertThat(leases.epoch(0)).isEqualTo(2);
        leases.release(0, 1, 2, out);
        assertThat(claim(0, 2, 0, 4 * SECOND, 3 * SECOND)).isEqualTo(Refusal.NONE);
        assertThat(leases.epoch(0)).isEqualTo(3);
    }

    @Test
    void endsAtItsExpiryAndNotBefore() {
        claim(0, 1, 0, 2 * SECOND, 0);

        leases.expire(2 * SECOND - 1, NO_JOB, out);
        assertThat(leases.held(0)).isTrue();
        leases.expire(2 * SECOND, NO_JOB, out);
        assertThat(leases.held(0)).isFalse();
        assertThat(Events.kinds(out)).containsExactly(EventKind.LEASE_GRANTED, EventKind.LEASE_ENDED);
    }

    @Test
    void holdsNoLongerThanItsBoundWhateverIsAsked() {
        claim(0, 1, 0, Long.MAX_VALUE, 0);

        leases.expire(Leases.MAX_HELD_NS, NO_JOB, out);

        assertThat(leases.held(0)).isFalse();
    }

    @Test
    void aRunningJobKeepsTheLeaseOfItsGroupAlone() {
        claim(0, 1, 0, SECOND, 0);
        claim(1, 1, 0, SECOND, 0);

        leases.expire(2 * SECOND, 0, out);
        assertThat(leases.held(0)).isTrue();
        assertThat(leases.held(1)).isFalse();
        leases.expire(2 * SECOND, NO_JOB, out);
        assertThat(leases.held(0)).isFalse();
    }

    @Test
    void isGivenBackByItsHolderOnly() {
        claim(0, 1, 0, SECOND, 0);

        assertThat(leases.release(0, 2, 1, out)).isEqualTo(Refusal.NOT_LEASE_HOLDER);
        assertThat(leases.release(0, 1, 7, out)).isEqualTo(Refusal.NOT_LEASE_HOLDER);
        assertThat(leases.release(0, 1, 1, out)).isEqualTo(Refusal.NONE);
        assertThat(leases.release(0, 1, 1, out)).isEqualTo(Refusal.NOT_LEASE_HOLDER);
    }

    @Test
    void neverGivesAnEpochTwiceEvenOverARestart() {
        claim(0, 1, 0, SECOND, 0);
        StateImage image = new StateImage(1000);
        StateCursor cursor = new StateCursor();
        cursor.save(image);
        leases.exchange(cursor);
        cursor.end();

        Leases later = new Leases(2);
        cursor.restore(image);
        later.exchange(cursor);
        later.restarted();

        assertThat(later.held(0)).isFalse();
        later.claim(0, 1, 0, SECOND, 0, out);
        assertThat(later.epoch(0)).isEqualTo(2);
    }

    private Refusal claim(int group, int writer, long epoch, long untilNs, long nowNs) {
        return leases.claim(group, writer, epoch, untilNs, nowNs, out);
    }
}
