package org.openquay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.ExchangeResult;
import org.openquay.api.drive.LinkException;
import org.openquay.api.drive.LinkState;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.LinkInput;
import org.openquay.api.journal.JournalSink;

class LinkPortTest {

    private static final long MS = 1_000_000L;
    private static final LinkDescription LINK = new LinkDescription("hoist-drive", "test", "127.0.0.1", 502, 1, 20 * MS,
            60 * MS, 100 * MS, 300 * MS, new RegisterBlock(0, 1), new RegisterBlock(3, 1));

    /** A device that answers each word with its complement, or fails as told. */
    private static final class ScriptedLink implements DriveLink {
        final List<Short> written = new ArrayList<>();
        ExchangeResult next = ExchangeResult.OK;
        @Nullable
        String refuse;
        @Nullable
        RuntimeException thrown;
        Runnable whileConnecting = () -> {};
        boolean open;
        int connects;
        int closes;

        @Override
        public void connect(long deadlineNs) throws LinkException {
            if (thrown != null) {
                throw thrown;
            }
            whileConnecting.run();
            if (refuse != null) {
                throw new LinkException(refuse);
            }
            connects++;
            open = true;
        }

        @Override
        public ExchangeResult exchange(short[] out, short[] in, long deadlineNs) {
            if (thrown != null) {
                throw thrown;
            }
            written.add(out[0]);
            in[0] = (short) ~out[0];
            return next;
        }

        @Override
        public String lastFailure() {
            return "as told";
        }

        @Override
        public void close() {
            closes++;
            open = false;
        }
    }

    private static final class TestClock implements CycleClock {
        long nowNs = 1_000 * MS;

        @Override
        public long nowNs() {
            return nowNs;
        }

        @Override
        public void awaitNs(long untilNs) {
            nowNs = Math.max(nowNs, untilNs);
        }
    }

    private final ScriptedLink device = new ScriptedLink();
    private final TestClock clock = new TestClock();
    private final LinkPort port = new LinkPort(0, LINK, device, JournalSink.none());
    private final LinkInput seen = new InputImage(new ImageShape(new int[] {1}, new int[] {1}, 0, 0, 0, 0, 0)).links[0];

    private void publish(int word) {
        port.write(new short[] {(short) word}, clock.nowNs);
    }

    private void exchange() {
        port.exchange(clock);
        port.read(seen, clock.nowNs);
    }

    @Test
    void writesNothingBeforeTheCycleHasSpoken() {
        port.reconnect(clock.nowNs);
        exchange();
        assertThat(device.written).isEmpty();
        assertThat(seen.ageNs).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void carriesWordsBothWays() {
        port.reconnect(clock.nowNs);
        publish(7);
        exchange();
        clock.nowNs += 3 * MS;
        port.read(seen, clock.nowNs);
        assertThat(device.written).containsExactly((short) 7);
        assertThat(seen.words[0]).isEqualTo((short) ~7);
        assertThat(seen.state).isEqualTo(LinkState.UP);
        assertThat(seen.sequence).isEqualTo(1);
        assertThat(seen.ageNs).isEqualTo(3 * MS);
    }

    @Test
    void sendsUnchangedWordsAgainSoThatTheDriveIsReArmed() {
        port.reconnect(clock.nowNs);
        publish(7);
        exchange();
        clock.nowNs += 20 * MS;
        exchange();
        assertThat(device.written).containsExactly((short) 7, (short) 7);
    }

    @Test
    void fallsSilentWhenTheCycleHangsSoThatTheDriveTrips() {
        port.reconnect(clock.nowNs);
        publish(7);
        exchange();
        clock.nowNs += LINK.staleNs() + 1;
        exchange();
        assertThat(device.written).hasSize(1);
        publish(8);
        exchange();
        assertThat(device.written).containsExactly((short) 7, (short) 8);
    }

    @Test
    void keepsTheOldWordsAndWantsAConnectionAfterATimeout() {
        port.reconnect(clock.nowNs);
        publish(7);
        exchange();
        device.next = ExchangeResult.TIMEOUT;
        clock.nowNs += 60 * MS;
        publish(9);
        exchange();
        assertThat(seen.state).isEqualTo(LinkState.DOWN);
        assertThat(seen.words[0]).isEqualTo((short) ~7);
        assertThat(seen.sequence).isEqualTo(1);
        assertThat(seen.timeouts).isEqualTo(1);

        device.next = ExchangeResult.OK;
        assertThat(port.reconnect(clock.nowNs)).isNull();
        publish(9);
        exchange();
        assertThat(seen.state).isEqualTo(LinkState.UP);
        assertThat(seen.reconnects).isEqualTo(1);
        assertThat(device.closes).isEqualTo(2);
    }

    @Test
    void staysConnectedAfterADeviceException() {
        port.reconnect(clock.nowNs);
        device.next = ExchangeResult.DEVICE_EXCEPTION;
        publish(1);
        exchange();
        publish(2);
        exchange();
        assertThat(device.written).hasSize(2);
        assertThat(device.connects).isEqualTo(1);
        assertThat(seen.ageNs).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void saysWhyThereIsNoConnection() {
        device.refuse = "connection refused";
        assertThat(port.reconnect(clock.nowNs)).isEqualTo("connection refused");
        device.refuse = null;
        assertThat(port.reconnect(clock.nowNs)).isNull();
        assertThat(device.connects).isEqualTo(1);
    }

    @Test
    void triesAgainAfterALinkThatThrewWhileConnecting() {
        device.thrown = new IllegalStateException("a defect");
        assertThat(port.reconnect(clock.nowNs)).contains("a defect");
        device.thrown = null;
        assertThat(port.reconnect(clock.nowNs)).isNull();
        publish(7);
        exchange();
        assertThat(seen.state).isEqualTo(LinkState.UP);
    }

    @Test
    void reconnectsAfterALinkThatThrewInAnExchange() {
        port.reconnect(clock.nowNs);
        device.thrown = new IllegalStateException("a defect");
        publish(7);
        exchange();
        assertThat(seen.state).isEqualTo(LinkState.DOWN);

        device.thrown = null;
        assertThat(port.reconnect(clock.nowNs)).isNull();
        publish(8);
        exchange();
        assertThat(seen.state).isEqualTo(LinkState.UP);
        assertThat(device.connects).isEqualTo(2);
    }

    @Test
    void closesAConnectionThatComesAfterTheEnd() {
        device.whileConnecting = port::close;
        port.reconnect(clock.nowNs);
        assertThat(device.connects).isEqualTo(1);
        assertThat(device.open).isFalse();
        publish(7);
        exchange();
        assertThat(device.written).isEmpty();
    }

    @Test
    void aFailureAfterTheEndOpensNothingAgain() {
        port.reconnect(clock.nowNs);
        publish(7);
        assertThat(port.outgoing(clock.nowNs)).isNotNull();
        port.close();
        port.completed(ExchangeResult.TIMEOUT, clock.nowNs);
        port.reconnect(clock.nowNs);
        assertThat(device.connects).isEqualTo(1);
        assertThat(device.open).isFalse();
    }
}
