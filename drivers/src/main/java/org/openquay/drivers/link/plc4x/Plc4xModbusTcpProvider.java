package org.openquay.drivers.link.plc4x;

import java.util.regex.Pattern;

import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.DriveLinkProvider;
import org.openquay.drivers.Setting;

/** Makes links over Modbus TCP through Apache PLC4X, named {@code plc4x-modbus-tcp}. */
public final class Plc4xModbusTcpProvider implements DriveLinkProvider {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?");
    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:.]{2,45}");

    private static final int REGISTERS = 0x1_0000;
    private static final int MAX_READ_WORDS = 125;
    private static final int MAX_WRITE_WORDS = 123;

    @Override
    public String name() {
        return "plc4x-modbus-tcp";
    }

    @Override
    public DriveLink open(LinkDescription link) {
        String owner = "link '" + link.name() + "'";
        new Setting(owner, "host").require(isHost(link.host()), link.host(), "a host name or an IP address");
        new Setting(owner, "port").between(link.port(), 1, 65_535);
        new Setting(owner, "unit").between(link.unit(), 0, 255);
        new Setting(owner, "deadlineMs").positive(link.deadlineNs() / 1e6);
        check(owner, "write", link.write(), MAX_WRITE_WORDS);
        check(owner, "read", link.read(), MAX_READ_WORDS);
        int words = link.write().words() + link.read().words();
        new Setting(owner, "write and read").require(words > 0, words + " words",
                "at least 1 word to write or to read, from the drive's profile or the crane file");
        return new Plc4xModbusTcpLink(link);
    }

    private static void check(String owner, String field, RegisterBlock block, int maxWords) {
        int words = new Setting(owner, field + ".words").between(block.words(), 0, maxWords);
        new Setting(owner, field + ".register").between(block.address() + 1, 1, REGISTERS + 1 - Math.max(1, words));
    }

    private static boolean isHost(String host) {
        return DIGITS_AND_DOTS.matcher(host).matches()
                ? IPV4.matcher(host).matches()
                : NAME.matcher(host).matches() || IPV6.matcher(host).matches();
    }
}
