package org.openquay.drivers.link.plc4x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

import io.netty.util.ResourceLeakDetector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.ExchangeResult;
import org.openquay.api.drive.LinkException;

/** Against a device that does what no device should. */
@Timeout(120)
class HostileDeviceTest {

    private static final int DEADLINE_MS = 300;
    private static final short[] OUT = Links.words(0x047F, 100, 200);
    private static final short[] EXPECTED = {HostileDevice.valueOf(3), HostileDevice.valueOf(4),
        HostileDevice.valueOf(5)};

    private static final ResourceLeakDetector.Level LEAK_DETECTION = ResourceLeakDetector.getLevel();

    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler log = new Handler() {
        @Override
        public synchronized void publish(LogRecord entry) {
            if (entry.getLevel().intValue() > Level.INFO.intValue()) {
                logged.add(entry);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private HostileDevice device;
    private DriveLink link;
    private long threads;

    @BeforeAll
    static void watchEveryBuffer() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    }

    @AfterAll
    static void watchAsBefore() {
        ResourceLeakDetector.setLevel(LEAK_DETECTION);
    }

    @BeforeEach
    void start() throws Exception {
        Logger.getLogger("").addHandler(log);
        threads = Links.threads();
        device = new HostileDevice();
        link = Links.open(device.port);
    }

    @AfterEach
    void stop() throws Exception {
        link.close();
        Links.awaitThreads(threads);
        Links.await(() -> device.openConnections() == 0, "the device sees every connection closed");
        device.close();
        Logger.getLogger("").removeHandler(log);
        assertThat(logged).extracting(LogRecord::getMessage).as("what PLC4X and Netty complained about").isEmpty();
    }

    static Stream<Arguments> misdeedsOnEachAnswer() {
        return Stream.of(Misdeeds.values()).flatMap(
                misdeed -> Stream.of(Arguments.of(misdeed, 0, "write"), Arguments.of(misdeed, 1, "read")));
    }

    @ParameterizedTest(name = "{0} on the {2}")
    @MethodSource("misdeedsOnEachAnswer")
    void endsTheExchangeInTimeAndComesBack(Misdeeds misdeed, int request, String which) throws Exception {
        Links.connect(link);
        exchangesWell();

        device.misbehave(misdeed, request, 1);
        ExchangeResult result = exchangeWithin(
                misdeed.expected == ExchangeResult.TIMEOUT ? DEADLINE_MS : Links.AMPLE_MS);
        device.behave();

        if (misdeed.expected != null) {
            assertThat(result).as(link.lastFailure()).isEqualTo(misdeed.expected);
        }
        if (result != ExchangeResult.OK) {
            assertThat(link.lastFailure()).isNotBlank().doesNotContain("\n");
        }
        if (result.mustReconnect()) {
            assertThat(link.exchange(OUT, new short[3], Links.in(DEADLINE_MS)))
                    .as("before it is connected anew").isNotEqualTo(ExchangeResult.OK);
            link.close();
            Links.connect(link);
        }
        if (misdeed != Misdeeds.GARBAGE_AFTER_THE_ANSWER) {
            exchangesWell();
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsTheConnectInTimeAndComesBack(Misdeeds misdeed) throws Exception {
        device.misbehave(misdeed, 0, 1);
        long startNs = System.nanoTime();
        if (misdeed.expected == ExchangeResult.OK) {
            Links.connect(link);
        } else if (misdeed.expected != null) {
            assertThatThrownBy(() -> link.connect(Links.in(DEADLINE_MS))).isInstanceOf(LinkException.class);
            assertThat(System.nanoTime() - startNs).isLessThan((DEADLINE_MS + Links.SLACK_MS) * Links.MS);
        }
        device.behave();
        link.close();
        Links.connect(link);
        exchangesWell();
    }

    @Test
    void neverTakesALateAnswerForTheNext() throws Exception {
        for (int i = 0; i < 10; i++) {
            Links.connect(link);
            device.misbehave(Misdeeds.LATE, i % 2, 1);
            assertThat(link.exchange(OUT, new short[3], Links.in(30))).isEqualTo(ExchangeResult.TIMEOUT);
            device.behave();
            assertThat(link.exchange(OUT, new short[3], Links.in(DEADLINE_MS))).isNotEqualTo(ExchangeResult.OK);
            link.close();
        }
    }

    @Test
    void staysConnectedThroughExceptions() throws Exception {
        Links.connect(link);
        device.misbehave(Misdeeds.EXCEPTION_6, 0, 20);
        for (int i = 0; i < 20; i++) {
            assertThat(exchangeWithin(Links.AMPLE_MS)).isEqualTo(ExchangeResult.DEVICE_EXCEPTION);
        }
        assertThat(link.lastFailure())
                .isEqualTo("writing registers 1 to 3: the device answers exception 6 (device busy)");
        exchangesWell();
        assertThat(device.connections).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"FIN", "RST", "HALF_OPEN", "GARBAGE", "WRONG_FUNCTION"})
    void doesNotWaitForTheDeadlineWhenTheConnectionIsLost(Misdeeds misdeed) throws Exception {
        Links.connect(link);
        device.misbehave(misdeed, 0, 1);
        long startNs = System.nanoTime();
        assertThat(link.exchange(OUT, new short[3], Links.in(100_000))).isEqualTo(misdeed.expected);
        assertThat(System.nanoTime() - startNs).isLessThan(30_000 * Links.MS);
    }

    @Test
    void leavesNoCommandBehindThatTheSystemWouldStillSend() throws Exception {
        Links.connect(link);
        exchangesWell();
        link.close();
        Links.await(() -> device.openConnections() == 0, "closed");
        assertThat(device.resets).as("after a good exchange").hasValue(0);

        Links.connect(link);
        device.misbehave(Misdeeds.SILENCE, 0, 1);
        assertThat(link.exchange(OUT, new short[3], Links.in(30))).isEqualTo(ExchangeResult.TIMEOUT);
        Links.await(() -> device.resets.get() == 1, "a reset, which drops what was not sent");
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENCE", "FIN", "RST", "HALF_OPEN", "GARBAGE"})
    void leaksNothingOverFiftyReconnects(Misdeeds misdeed) throws Exception {
        long files = Links.openFiles();
        for (int i = 0; i < 50; i++) {
            Links.connect(link);
            device.misbehave(misdeed, i % 2, 1);
            assertThat(link.exchange(OUT, new short[3], Links.in(20))).isNotEqualTo(ExchangeResult.OK);
            device.behave();
            link.close();
            assertThat(Links.threads()).as("threads at reconnect %d", i)
                    .isLessThanOrEqualTo(threads + 6L * Plc4xModbusTcpLink.MAX_UNRELEASED);
        }
        Links.awaitThreads(threads);
        Links.await(() -> Links.openFiles() < files + 20, "as many open files as before, more or less");
        System.gc();
        Links.connect(link);
        exchangesWell();
    }

    @Test
    void givesUpAConnectThatNobodyAnswers() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 4; i++) {
                Socket socket = new Socket();
                waiting.add(socket);
                try {
                    socket.connect(full.getLocalSocketAddress(), 100);
                } catch (SocketTimeoutException e) {
                    // now nobody else gets in
                }
            }
            try (DriveLink unanswered = Links.open(full.getLocalPort())) {
                long startNs = System.nanoTime();
                assertThatThrownBy(() -> unanswered.connect(Links.in(DEADLINE_MS)))
                        .isInstanceOf(LinkException.class).message().containsPattern("no answer in time|timed out");
                assertThat(System.nanoTime() - startNs).isLessThan((DEADLINE_MS + Links.SLACK_MS) * Links.MS);
            }
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void leaksNothingOverFiftyRefusedConnects() throws Exception {
        device.close();
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> link.connect(Links.in(Links.AMPLE_MS))).hasMessageContaining("refused");
        }
        Links.awaitThreads(threads);
    }

    @Test
    @Tag("soak")
    void livesThroughTwoThousandFaults() throws Exception {
        Misdeeds[] misdeeds = Misdeeds.values();
        for (int i = 0; i < 2_000; i++) {
            Links.connect(link);
            exchangesWell();
            device.misbehave(misdeeds[i % misdeeds.length], i / misdeeds.length % 2, 1);
            link.exchange(OUT, new short[3], Links.in(20));
            device.behave();
            link.close();
        }
    }

    private void exchangesWell() {
        short[] in = new short[3];
        assertThat(link.exchange(OUT, in, Links.in(Links.AMPLE_MS))).as(link.lastFailure())
                .isEqualTo(ExchangeResult.OK);
        assertThat(in).containsExactly(EXPECTED);
    }

    /** An exchange that must have ended when its time is over, and be right when it says so. */
    private ExchangeResult exchangeWithin(long deadlineMs) {
        short[] in = new short[3];
        long startNs = System.nanoTime();
        ExchangeResult result = link.exchange(OUT, in, startNs + deadlineMs * Links.MS);
        assertThat(System.nanoTime() - startNs).as("duration of the exchange, ns")
                .isLessThan((deadlineMs + Links.SLACK_MS) * Links.MS);
        if (result == ExchangeResult.OK) {
            assertThat(in).containsExactly(EXPECTED);
        }
        return result;
    }
}
