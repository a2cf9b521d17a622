package org.openquay.drivers.link.plc4x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.ExchangeResult;
import org.openquay.api.drive.LinkException;

/** Against a server that somebody else wrote. */
@Timeout(60)
class Plc4xModbusTcpLinkTest {

    private RealDevice device;

    @BeforeEach
    void start() throws Exception {
        device = new RealDevice();
    }

    @AfterEach
    void stop() throws Exception {
        device.close();
    }

    private static ExchangeResult exchange(DriveLink link, short[] out, short[] in) {
        return link.exchange(out, in, Links.in(Links.AMPLE_MS));
    }

    @Test
    void writesThenReadsTheRegistersOfItsBlocks() throws Exception {
        try (DriveLink link = Links.open(device.port)) {
            Links.connect(link);
            device.registers.set(3, 0x0237);
            device.registers.set(4, 0xB1E0);
            device.registers.set(5, 0xFFFF);
            short[] in = new short[3];

            assertThat(exchange(link, Links.words(0x047F, -20_000, 10_000), in)).isEqualTo(ExchangeResult.OK);

            assertThat(in).containsExactly(Links.words(0x0237, -20_000, -1));
            assertThat(device.registers.get(0)).isEqualTo(0x047F);
            assertThat(device.registers.get(1)).isEqualTo(45_536);
            assertThat(device.registers.get(2)).isEqualTo(10_000);
            assertThat(device.requests).containsExactly("FC3 3 x3", "FC16 0 x3", "FC3 3 x3");
            assertThat(link.lastFailure()).isEmpty();
        }
    }

    @Test
    void carriesEveryWordBothWays() throws Exception {
        RegisterBlock block = new RegisterBlock(1000, 64);
        try (DriveLink link = Links.open(device.port, RealDevice.UNIT, block, block)) {
            Links.connect(link);
            short[] out = new short[64];
            short[] in = new short[64];
            for (int first = 0; first < 0x1_0000; first += out.length) {
                for (int i = 0; i < out.length; i++) {
                    out[i] = (short) (first + i);
                }
                assertThat(exchange(link, out, in)).isEqualTo(ExchangeResult.OK);
                assertThat(in).containsExactly(out);
            }
        }
    }

    @Test
    void writesUnchangedWordsToo() throws Exception {
        try (DriveLink link = Links.open(device.port)) {
            Links.connect(link);
            device.requests.clear();
            for (int i = 0; i < 10; i++) {
                exchange(link, Links.words(1, 2, 3), new short[3]);
            }
            assertThat(device.requests).filteredOn("FC16 0 x3"::equals).hasSize(10);
        }
    }

    @Test
    void readsOnly() throws Exception {
        try (DriveLink link = Links.open(device.port, RealDevice.UNIT, RegisterBlock.NONE,
                RegisterBlock.ofNumber(201, 96))) {
            Links.connect(link);
            device.registers.set(295, 77);
            short[] in = new short[96];
            assertThat(exchange(link, new short[0], in)).isEqualTo(ExchangeResult.OK);
            assertThat(in[95]).isEqualTo((short) 77);
            assertThat(device.requests).containsOnly("FC3 200 x96");
        }
    }

    @Test
    void writesNothingWhenOpenedToReadOnly() throws Exception {
        try (DriveLink link = new Plc4xModbusTcpProvider().open(Links.description(device.port, RealDevice.UNIT,
                Links.WRITE, Links.READ).readOnly())) {
            Links.connect(link);
            for (int i = 0; i < 5; i++) {
                assertThat(exchange(link, new short[0], new short[3])).isEqualTo(ExchangeResult.OK);
            }
            assertThat(device.requests).containsOnly("FC3 3 x3").hasSize(6);
        }
    }

    @Test
    void writesOnly() throws Exception {
        try (DriveLink link = Links.open(device.port, RealDevice.UNIT, WRITE_TWO, RegisterBlock.NONE)) {
            Links.connect(link);
            assertThat(exchange(link, Links.words(5, 6), new short[0])).isEqualTo(ExchangeResult.OK);
            assertThat(device.registers.get(9)).isEqualTo(5);
            assertThat(device.requests).containsExactly("FC3 9 x2", "FC16 9 x2");
        }
    }

    private static final RegisterBlock WRITE_TWO = RegisterBlock.ofNumber(10, 2);

    @Test
    void writesASingleRegister() throws Exception {
        RegisterBlock one = RegisterBlock.ofNumber(10, 1);
        try (DriveLink link = Links.open(device.port, RealDevice.UNIT, one, one)) {
            Links.connect(link);
            short[] in = new short[1];
            assertThat(exchange(link, Links.words(-2), in)).isEqualTo(ExchangeResult.OK);
            assertThat(in).containsExactly((short) -2);
            assertThat(device.requests).containsExactly("FC3 9 x1", "FC6 9", "FC3 9 x1");
        }
    }

    @Test
    void reachesTheLargestBlocksAndTheLastRegister() throws Exception {
        RegisterBlock write = new RegisterBlock(0x1_0000 - 123, 123);
        RegisterBlock read = new RegisterBlock(0x1_0000 - 125, 125);
        try (DriveLink link = Links.open(device.port, RealDevice.UNIT, write, read)) {
            Links.connect(link);
            short[] out = new short[123];
            out[122] = 42;
            short[] in = new short[125];
            assertThat(exchange(link, out, in)).isEqualTo(ExchangeResult.OK);
            assertThat(in[124]).isEqualTo((short) 42);
        }
    }

    @Test
    void refusesToConnectToAUnitThatDoesNotAnswer() {
        try (DriveLink link = Links.open(device.port, 8, Links.WRITE, Links.READ)) {
            assertThatThrownBy(() -> link.connect(Links.in(1_000))).isInstanceOf(LinkException.class)
                    .hasMessageStartingWith("no connection to 127.0.0.1:" + device.port + ", unit 8: ");
        }
    }

    @Test
    void writesNothingBeforeTheFirstExchange() throws Exception {
        try (DriveLink link = Links.open(device.port)) {
            Links.connect(link);
            assertThat(device.requests).containsExactly("FC3 3 x3");
        }
    }

    @Test
    void saysOnALineWhyThereIsNoConnectionAndPrintsNothing() throws Exception {
        device.close();
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (DriveLink link = Links.open(device.port)) {
            assertThatThrownBy(() -> Links.connect(link)).isInstanceOf(LinkException.class)
                    .hasMessageContaining("127.0.0.1:" + device.port).hasMessageContaining("refused")
                    .message().doesNotContain("\n");
            assertThat(link.lastFailure()).contains("refused");
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("\tat ");
    }

    @Test
    void comesBackAfterTheDeviceWasRestarted() throws Exception {
        long threads = Links.threads();
        try (DriveLink link = Links.open(device.port)) {
            Links.connect(link);
            for (int restart = 0; restart < 5; restart++) {
                assertThat(exchange(link, Links.words(restart, 0, 0), new short[3])).isEqualTo(ExchangeResult.OK);
                device.close();
                ExchangeResult result = link.exchange(Links.words(9, 9, 9), new short[3], Links.in(1_000));
                assertThat(result).isNotEqualTo(ExchangeResult.OK);
                assertThat(result.mustReconnect()).isTrue();
                assertThatThrownBy(() -> Links.connect(link)).isInstanceOf(LinkException.class);

                device = new RealDevice(device.port);
                Links.connect(link);
                assertThat(exchange(link, Links.words(restart, 0, 0), new short[3])).isEqualTo(ExchangeResult.OK);
            }
        }
        Links.awaitThreads(threads);
    }

    @Test
    void isDisconnectedBeforeConnectAndAfterClose() throws Exception {
        DriveLink link = Links.open(device.port);
        assertThat(exchange(link, new short[3], new short[3])).isEqualTo(ExchangeResult.DISCONNECTED);
        link.close();
        Links.connect(link);
        link.close();
        link.close();
        assertThat(exchange(link, new short[3], new short[3])).isEqualTo(ExchangeResult.DISCONNECTED);
        assertThat(link.lastFailure()).isEqualTo("not connected");
    }

    @Test
    void takesItsThreadsWithItWhenClosed() throws Exception {
        long threads = Links.threads();
        DriveLink link = Links.open(device.port);
        Links.connect(link);
        exchange(link, new short[3], new short[3]);
        assertThat(Links.threads()).isGreaterThan(threads);
        link.close();
        Links.awaitThreads(threads);
    }

    @Test
    void failsAtOnceWhenNoTimeIsLeft() throws Exception {
        try (DriveLink link = Links.open(device.port)) {
            assertThatThrownBy(() -> link.connect(Links.in(-1))).hasMessageContaining("no time left");
            Links.connect(link);
            device.requests.clear();
            assertThat(link.exchange(new short[3], new short[3], Links.in(-1))).isEqualTo(ExchangeResult.TIMEOUT);
            assertThat(device.requests).isEmpty();
        }
    }

    @Test
    void givesUpAnExchangeThatIsInterrupted() throws Exception {
        try (DriveLink link = Links.open(device.port)) {
            Links.connect(link);
            Thread.currentThread().interrupt();
            assertThat(exchange(link, new short[3], new short[3])).isEqualTo(ExchangeResult.DISCONNECTED);
            assertThat(Thread.interrupted()).as("the interrupt is passed on").isTrue();
        }
    }
}
