package org.openquay.drivers.profile.abb;

import java.util.List;
import java.util.Map;

import org.openquay.api.crane.DriveDescription;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.drive.DriveProfileProvider;
import org.openquay.drivers.Setting;

/**
 * Makes profiles for drives that speak the ABB Drives profile, named {@code abb-drives}.
 *
 * <p>Parameters of a drive:
 * <ul>
 * <li>{@code addressBase}: {@code reg1} when {@code firstRegister} is a register number as most manuals print it,
 * counted from 1; {@code wire0} when it is the address on the wire, counted from 0. Default {@code reg1}.
 * <li>{@code firstRegister}: register of CW, the six words follow each other. Default: the first there is.
 * <li>{@code roundTripCycles}: cycles in which a word written is surely sent and its effect surely read, 1 to 10000.
 * Default 50. At least (2 link periods + exchange deadline) / cycle period.
 * </ul>
 */
public final class AbbDrivesProfileProvider implements DriveProfileProvider {

    private static final List<String> PARAMETERS = List.of("addressBase", "firstRegister", "roundTripCycles");
    private static final int WORDS = 6;
    private static final int REGISTERS = 0x1_0000;

    @Override
    public String name() {
        return "abb-drives";
    }

    @Override
    public DriveProfile open(DriveDescription drive) {
        String owner = "drive '" + drive.name() + "'";
        Map<String, String> parameters = drive.parameters();
        parameters.forEach((name, value) -> new Setting(owner, "parameter").require(PARAMETERS.contains(name), name,
                "one of " + String.join(", ", PARAMETERS)));

        new Setting(owner, "ratedForceN").positive(drive.ratedForceN());
        double ratedSpeedMps = new Setting(owner, "ratedSpeedMps").positive(drive.ratedSpeedMps());
        int first = addressBase(new Setting(owner, "addressBase"), parameters.getOrDefault("addressBase", "reg1"));
        int firstRegister = new Setting(owner, "firstRegister").between(
                parameters.getOrDefault("firstRegister", Integer.toString(first)), first, first + REGISTERS - WORDS);
        int roundTripCycles = new Setting(owner, "roundTripCycles")
                .between(parameters.getOrDefault("roundTripCycles", "50"), 1, 10_000);
        return new AbbDrivesProfile(firstRegister - first, ratedSpeedMps, roundTripCycles);
    }

    private static int addressBase(Setting setting, String base) {
        setting.require(base.equals("reg1") || base.equals("wire0"), base, "reg1 or wire0");
        return base.equals("reg1") ? 1 : 0;
    }
}
