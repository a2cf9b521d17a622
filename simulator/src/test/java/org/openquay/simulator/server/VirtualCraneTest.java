package org.openquay.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadWriteMultipleRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersRequest;
import com.digitalpetri.modbus.tcp.client.NettyTcpClientTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.device.AbbDrive;
import org.openquay.simulator.device.AbbState;
import org.openquay.simulator.plant.PlantDescription;

class VirtualCraneTest {

    private static final long PATIENCE_MS = 20_000;
    private static final String TROLLEY = "trolley-drive";

    private VirtualCrane crane;

    @BeforeEach
    void open() throws BindException {
        crane = VirtualCrane.open(onFreePorts(SampleCrane.description()), PlantDescription.sample(), CargoPlan.none(),
                1);
    }

    @AfterEach
    void close() {
        crane.close();
    }

    private static CraneDescription onFreePorts(CraneDescription crane) {
        return withLinks(crane, crane.links().stream().map(link -> at(link, 0)).toList());
    }

    private static LinkDescription at(LinkDescription link, int port) {
        return new LinkDescription(link.name(), link.driver(), link.host(), port, link.unit(), link.periodNs(),
                link.deadlineNs(), link.staleNs(), link.watchdogNs(), link.write(), link.read());
    }

    private static CraneDescription withLinks(CraneDescription crane, List<LinkDescription> links) {
        return new CraneDescription(crane.id(), crane.periodNs(), crane.maxLatenessNs(), crane.groups(), crane.axes(),
                crane.drives(), links, crane.signals(), crane.load(), crane.pendulum(), crane.spreader(), crane.wind(),
                crane.site());
    }

    private int port(int link) {
        return crane.description().links().get(link).port();
    }

    private static void until(String what, BooleanSupplier condition) {
        long endMs = System.currentTimeMillis() + PATIENCE_MS;
        while (!condition.getAsBoolean()) {
            assertThat(System.currentTimeMillis()).as("waiting for: " + what).isLessThan(endMs);
            Thread.onSpinWait();
        }
    }

    private AbbState state() {
        return crane.with(inside -> inside.drive(SampleCrane.TROLLEY).state());
    }

    @Test
    void eachDriveHasAPortAndTheStationSharesOneWithTheScanner() {
        assertThat(List.of(port(0), port(1), port(2), port(3))).doesNotHaveDuplicates().doesNotContain(0);
        assertThat(port(SampleCrane.SCANNER_LINK)).isEqualTo(port(SampleCrane.IO_LINK));
    }

    @Test
    void answersFramesByteForByte() throws IOException {
        try (RawModbus drive = new RawModbus(port(SampleCrane.TROLLEY_LINK))) {
            assertThat(drive.exchange("0001 0000 0009 01 10 0001 0001 02 1234")).isEqualTo("000100000006011000010001");
            assertThat(drive.exchange("0002 0000 0006 01 03 0001 0001")).isEqualTo("0002000000050103021234");
            assertThat(drive.exchange("0003 0000 0006 01 06 0002 FFFE")).isEqualTo("000300000006010600" + "02FFFE");
            assertThat(drive.exchange("0004 0000 000D 01 17 0001 0002 0001 0001 02 0001"))
                    .isEqualTo("0004000000070117040001FFFE");
        }
    }

    @Test
    void refusesByTheExceptionCodesOfTheProtocol() throws IOException {
        try (RawModbus drive = new RawModbus(port(SampleCrane.TROLLEY_LINK))) {
            assertThat(drive.exchange("0001 0000 0006 01 03 0006 0001")).as("no such register")
                    .isEqualTo("000100000003018302");
            assertThat(drive.exchange("0002 0000 0006 01 06 0003 0000")).as("read only")
                    .isEqualTo("000200000003018602");
            assertThat(drive.exchange("0003 0000 0006 01 03 0000 0000")).as("no quantity")
                    .isEqualTo("000300000003018303");
            assertThat(drive.exchange("0004 0000 0006 01 03 0000 007E")).as("126 registers")
                    .isEqualTo("000400000003018303");
            assertThat(drive.exchange("0005 0000 0006 01 01 0000 0001")).as("coils").isEqualTo("000500000003018101");
            assertThat(drive.exchange("0006 0000 0006 01 04 0000 0001")).as("input registers")
                    .isEqualTo("000600000003018401");
            assertThat(drive.exchange("0007 0000 0005 01 2B 0E 01 00")).as("device identification")
                    .isEqualTo("00070000000301AB01");
            assertThat(drive.exchange("0008 0000 0006 02 03 0000 0001")).as("another unit")
                    .isEqualTo("00080000000302830B");
            assertThat(drive.exchange("0009 0000 000D 01 17 0000 0001 0003 0001 02 0001")).as("read only")
                    .isEqualTo("000900000003019702");
            assertThat(drive.exchange("000A 0000 0006 01 03 0003 0001")).as("and goes on")
                    .startsWith("000A00000005010302");
        }
    }

    @Test
    void aDriveComesToOperationOverTheWireAndTripsWhenItGoesQuiet() throws Exception {
        var transport = NettyTcpClientTransport.create(config -> {
            config.setHostname("127.0.0.1");
            config.setPort(port(SampleCrane.TROLLEY_LINK));
        });
        ModbusTcpClient client = ModbusTcpClient.create(transport);
        client.connect();
        try {
            for (int word : new int[] {0x0476, 0x0477, 0x047F}) {
                int wanted = word == 0x0476 ? 0x01 : word == 0x0477 ? 0x03 : 0x07;
                until("status for " + Integer.toHexString(word), () -> (status(client, word) & 0x4F) == wanted);
            }
            assertThatThrownBy(() -> client.readHoldingRegisters(1, new ReadHoldingRegistersRequest(90, 1)))
                    .isInstanceOf(ModbusResponseException.class);
        } finally {
            client.disconnect();
        }
        until("communication loss", () -> state() == AbbState.TRIPPED);
        assertThat(crane.<Integer>with(inside -> inside.drive(SampleCrane.TROLLEY).faultCode()))
                .isEqualTo(AbbDrive.COMMUNICATION_LOSS);
    }

    private static int status(ModbusTcpClient client, int word) {
        try {
            byte[] words = {(byte) (word >> 8), (byte) word, 0, 0, 0, 0};
            client.writeMultipleRegisters(1, new WriteMultipleRegistersRequest(0, 3, words));
            byte[] answer = client.readWriteMultipleRegisters(1,
                    new ReadWriteMultipleRegistersRequest(3, 3, 0, 3, words)).registers();
            return (answer[0] & 0xFF) << 8 | answer[1] & 0xFF;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void keepsTimeWithTheClock() {
        long beganNs = System.nanoTime();
        long atNs = crane.with(inside -> inside.plant().timeNs());
        until("half a second of plant", () -> crane.with(inside -> inside.plant().timeNs()) - atNs > 500_000_000L);
        assertThat(System.nanoTime() - beganNs).isGreaterThan(480_000_000L);
        assertThat(crane.failure()).isEmpty();
    }

    @Test
    void oneServerCanDieAndComeBackOnItsPort() throws IOException {
        int port = port(SampleCrane.TROLLEY_LINK);
        try (RawModbus before = new RawModbus(port)) {
            before.exchange("0001 0000 0009 01 10 0000 0001 02 0476");
            crane.stopServer(TROLLEY);
            assertThat(before.atEnd()).isTrue();
        }
        until("refused connection", () -> refuses(port));
        until("communication loss", () -> state() == AbbState.TRIPPED);
        crane.startServer(TROLLEY);
        try (RawModbus after = new RawModbus(port)) {
            assertThat(after.exchange("0001 0000 0006 01 03 0003 0001")).endsWith("9238");
        }
    }

    private static boolean refuses(int port) {
        try (RawModbus probe = new RawModbus(port)) {
            return probe.atEnd();
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void aDriveWithoutPowerDoesNotAnswer() throws IOException {
        crane.with(inside -> {
            inside.drive(SampleCrane.TROLLEY).power(false);
            return true;
        });
        try (RawModbus drive = new RawModbus(port(SampleCrane.TROLLEY_LINK))) {
            drive.send("0001 0000 0006 01 03 0003 0001");
            assertThatThrownBy(() -> drive.receive(300)).isInstanceOf(SocketTimeoutException.class);
            crane.with(inside -> {
                inside.drive(SampleCrane.TROLLEY).power(true);
                return true;
            });
            assertThat(drive.exchange("0002 0000 0006 01 03 0003 0001")).startsWith("0002");
        }
    }

    @Test
    void acceptsEightConnectionsAndNoMore() throws IOException {
        var open = new ArrayList<RawModbus>();
        try {
            for (int i = 0; i < 8; i++) {
                RawModbus one = new RawModbus(port(SampleCrane.TROLLEY_LINK));
                open.add(one);
                assertThat(one.exchange("0001 0000 0006 01 03 0003 0001")).isNotEmpty();
            }
            try (RawModbus ninth = new RawModbus(port(SampleCrane.TROLLEY_LINK))) {
                assertThat(ninth.atEnd()).isTrue();
            }
        } finally {
            for (RawModbus one : open) {
                one.close();
            }
        }
    }

    @Test
    void saysWhichPortIsTakenAndLeavesNothingBehind() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CraneDescription sample = onFreePorts(SampleCrane.description());
            List<LinkDescription> links = new ArrayList<>(sample.links());
            links.set(2, at(links.get(2), taken.getLocalPort()));
            assertThatThrownBy(
                    () -> VirtualCrane.open(withLinks(sample, links), PlantDescription.sample(), CargoPlan.none(), 1))
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getLocalPort() + " for gantry-drive")
                    .hasMessageNotContaining("\n");
        }
        until("threads of the failed start", () -> Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("virtual-")).count() <= 2);
    }

    @Test
    void leavesNoThreadBehind() {
        crane.close();
        crane.close();
        until("end of its threads", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("virtual-")));
    }

    @Test
    void opensTheFileForItsMoves(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("moves.jsonl");
        crane.writeMovesTo(file);
        assertThat(Files.readString(file)).isEmpty();
    }
}
