package org.openquay.motion.authority;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.openquay.api.image.OutputImage;
import org.openquay.motion.Events;

class LiveCommandsTest {

    private static final long MS = 1_000_000L;
    private static final int WRITER = 1;

    private final OutputImage out = Events.sink();
    private final Leases leases = new Leases(2);
    private final LiveCommands live = new LiveCommands(new int[] {0, 1}, 0);

    @BeforeEach
    void leaseBothGroups() {
        leases.claim(0, WRITER, 0, 1000 * MS, 0, out);
        leases.claim(1, WRITER, 0, 1000 * MS, 0, out);
    }

    @Test
    void becomesZeroAtItsExpiryAndSaysSo() {
        live.jog(0, 0.5, WRITER, 1, 300 * MS, 0);

        live.expire(leases, 299 * MS);
        assertThat(live.speedMps(0)).isEqualTo(0.5);
        assertThat(live.expired(0)).isFalse();
        live.expire(leases, 300 * MS);
        assertThat(live.speedMps(0)).isZero();
        assertThat(live.expired(0)).isTrue();
    }

    @Test
    void actsNoLongerThanItsBoundWhateverItsSenderSays() {
        leases.claim(0, WRITER, 1, 30_000 * MS, 0, out);
        live.jog(0, 0.5, WRITER, 1, Long.MAX_VALUE, 0);

        live.expire(leases, LiveCommands.MAX_LIVE_NS);

        assertThat(live.speedMps(0)).isZero();
    }

    @Test
    void becomesZeroWithTheLeaseOfItsGroup() {
        live.jog(0, 0.5, WRITER, 1, 900 * MS, 0);
        live.jog(1, -0.5, WRITER, 1, 900 * MS, 0);
        live.twistlocks(1, WRITER, 1, 900 * MS, 0);

        leases.release(0, WRITER, 1, out);
        live.expire(leases, MS);

        assertThat(live.speedMps(0)).isZero();
        assertThat(live.twistlocks()).isZero();
        assertThat(live.speedMps(1)).isEqualTo(-0.5);
    }

    @Test
    void becomesZeroWhenTheLeaseWasGrantedAnew() {
        live.jog(0, 0.5, WRITER, 1, 900 * MS, 0);

        leases.claim(0, WRITER, 0, 1000 * MS, MS, out);
        live.expire(leases, MS);
        assertThat(live.speedMps(0)).as("a renewal ends nothing").isEqualTo(0.5);
        leases.release(0, WRITER, 1, out);
        leases.claim(0, WRITER, 0, 1000 * MS, MS, out);
        live.expire(leases, MS);

        assertThat(live.speedMps(0)).isZero();
    }

    @Test
    void isRenewedBySendingAgain() {
        live.jog(0, 0.5, WRITER, 1, 300 * MS, 0);
        live.jog(0, 0.4, WRITER, 1, 500 * MS, 200 * MS);

        live.expire(leases, 400 * MS);

        assertThat(live.speedMps(0)).isEqualTo(0.4);
    }
}
