package org.openquay.drivers.profile.abb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.ServiceLoader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.crane.DriveDescription;
import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.drive.DriveProfileProvider;

class AbbDrivesProfileProviderTest {

    private final DriveProfileProvider provider = new AbbDrivesProfileProvider();

    private static DriveDescription drive(Map<String, String> parameters) {
        return new DriveDescription("hoist", "abb-drives", 0, 0, 3.0, 780_000, parameters);
    }

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(DriveProfileProvider.class)).map(DriveProfileProvider::name)
                .contains("abb-drives");
    }

    @Test
    void opensEveryDriveOfTheSampleCrane() {
        assertThat(SampleCrane.description().drives()).allSatisfy(drive -> {
            DriveProfile profile = provider.open(drive);
            assertThat(profile.writeBlock()).isEqualTo(RegisterBlock.ofNumber(1, 3));
            assertThat(profile.readBlock()).isEqualTo(RegisterBlock.ofNumber(4, 3));
        });
    }

    @ParameterizedTest
    @CsvSource({"reg1, 1, 0", "reg1, 2001, 2000", "reg1, 65531, 65530", "wire0, 0, 0", "wire0, 2001, 2001",
        "wire0, 65530, 65530"})
    void takesTheAddressBaseTheManualCountsFrom(String base, String first, int onTheWire) {
        DriveProfile profile = provider.open(drive(Map.of("addressBase", base, "firstRegister", first)));
        assertThat(profile.writeBlock()).isEqualTo(new RegisterBlock(onTheWire, 3));
        assertThat(profile.readBlock()).isEqualTo(new RegisterBlock(onTheWire + 3, 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    addressBase     | one   | drive 'hoist': addressBase is 'one', allowed is reg1 or wire0
                    firstRegister   | 0     | drive 'hoist': firstRegister is '0', allowed is a whole number from 1 to 65531
                    firstRegister   | 65532 | drive 'hoist': firstRegister is '65532', allowed is a whole number from 1 to 65531
                    firstRegister   | 4x1   | drive 'hoist': firstRegister is '4x1', allowed is a whole number from 1 to 65531
                    firstRegister   | -1    | drive 'hoist': firstRegister is '-1', allowed is a whole number from 1 to 65531
                    roundTripCycles | 0     | drive 'hoist': roundTripCycles is '0', allowed is a whole number from 1 to 10000
                    roundTripCycles | 10001 | drive 'hoist': roundTripCycles is '10001', allowed is a whole number from 1 to 10000
                    roundTrip       | 5     | drive 'hoist': parameter is 'roundTrip', allowed is one of addressBase, firstRegister, roundTripCycles
                    """)
    void refusesAParameterWithFieldValueAndRange(String name, String value, String message) {
        assertThatThrownBy(() -> provider.open(drive(Map.of(name, value))))
                .isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAScaleThatIsNone(double value) {
        assertThatThrownBy(() -> provider.open(new DriveDescription("hoist", "abb-drives", 0, 0, value, 1.0, Map.of())))
                .hasMessage(
                        "drive 'hoist': ratedSpeedMps is '" + value + "', allowed is a finite number greater than 0");
        assertThatThrownBy(() -> provider.open(new DriveDescription("hoist", "abb-drives", 0, 0, 1.0, value, Map.of())))
                .hasMessage("drive 'hoist': ratedForceN is '" + value + "', allowed is a finite number greater than 0");
    }
}
