package org.openquay.drivers.link.plc4x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ServiceLoader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.DriveLinkProvider;

class Plc4xModbusTcpProviderTest {

    private final DriveLinkProvider provider = new Plc4xModbusTcpProvider();

    private DriveLink open(String host, int port, int unit, RegisterBlock write, RegisterBlock read) {
        return provider.open(new LinkDescription("hoist-drive", "plc4x-modbus-tcp", host, port, unit, 20 * Links.MS,
                60 * Links.MS, 100 * Links.MS, 300 * Links.MS, write, read));
    }

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(DriveLinkProvider.class)).map(DriveLinkProvider::name)
                .contains("plc4x-modbus-tcp");
    }

    @Test
    void opensTheIoLinksOfTheSampleCrane() {
        var links = SampleCrane.description().links();
        assertThat(provider.open(links.get(SampleCrane.IO_LINK))).isNotNull();
        assertThat(provider.open(links.get(SampleCrane.SCANNER_LINK))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "255.255.255.255", "10.0.0.9", "drive-7", "drive_7.crane.example", "7drives",
        "::1", "fe80::1:2", "::ffff:10.0.0.9"})
    void takesHostNamesAndAddresses(String host) {
        assertThat(open(host, 502, 1, Links.WRITE, Links.READ)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "127.0.0.1:502", "127.0.0.1?request-timeout=1", "127.0.0", "127.0.0.1.",
        "1.2.3.4.5", "256.0.0.1", "drive/7", "drive&x=y", "drive#7", "-drive", "drive-", "drive\n7", "tcp://drive",
        "[::1]", "fe80:1", "user@drive"})
    void refusesAnythingElseAsAHost(String host) {
        assertThatThrownBy(() -> open(host, 502, 1, Links.WRITE, Links.READ))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("link 'hoist-drive': host is '" + host + "', allowed is a host name or an IP address");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, port is '0'", "65536, 1, port is '65536'", "-1, 1, port is '-1'", "502, -1, unit is '-1'",
        "502, 256, unit is '256'"})
    void refusesAPortOrUnitThatCannotBe(int port, int unit, String message) {
        assertThatThrownBy(() -> open("127.0.0.1", port, unit, Links.WRITE, Links.READ))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("link 'hoist-drive': " + message + ", allowed is ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    0     | 124 | 0     | 3   | write.words is '124', allowed is 0 to 123
                    0     | 3   | 0     | 126 | read.words is '126', allowed is 0 to 125
                    0     | -1  | 0     | 3   | write.words is '-1', allowed is 0 to 123
                    -1    | 3   | 0     | 3   | write.register is '0', allowed is 1 to 65534
                    65534 | 3   | 0     | 3   | write.register is '65535', allowed is 1 to 65534
                    0     | 3   | 65536 | 1   | read.register is '65537', allowed is 1 to 65536
                    0     | 0   | 0     | 0   | write and read is '0 words', allowed is at least 1 word to write or to read, from the drive's profile or the crane file
                    """)
    void refusesBlocksThatCannotBe(int write, int writeWords, int read, int readWords, String message) {
        assertThatThrownBy(() -> open("127.0.0.1", 502, 1, new RegisterBlock(write, writeWords),
                new RegisterBlock(read, readWords))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("link 'hoist-drive': " + message);
    }

    @Test
    void refusesADeadlineThatIsNone() {
        LinkDescription link = new LinkDescription("hoist-drive", "plc4x-modbus-tcp", "127.0.0.1", 502, 1, 0, 0, 0, 0,
                Links.WRITE, Links.READ);
        assertThatThrownBy(() -> provider.open(link))
                .hasMessage("link 'hoist-drive': deadlineMs is '0.0', allowed is a finite number greater than 0");
    }
}
