package org.openquay.simulator.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.api.crane.SignalType;

/** Word and bit numbers here are those of the sample crane's file, written out by hand. */
class CraneIoTest {

    private static final int HOIST = SampleCrane.HOIST;
    private static final int TROLLEY = SampleCrane.TROLLEY;
    private static final int GANTRY = SampleCrane.GANTRY;
    private static final int LIMITS = 6;
    private static final int BRAKES = 7;
    private static final int CORNERS = 8;

    private final Bench bench = new Bench();

    private static double position(Bench bench, int axis) {
        int high = bench.register(SampleCrane.IO_LINK, 100 + 2 * axis);
        int low = bench.register(SampleCrane.IO_LINK, 101 + 2 * axis);
        return (high << 16 | low) * 0.001;
    }

    @ParameterizedTest
    @CsvSource({"0, -17.9994, -17.999", "0, 44.1234, 44.123", "1, -46.5006, -46.501", "2, 119.9996, 120.0"})
    void encodersCountMillimetresHighWordFirst(int axis, double atM, double shownM) {
        bench.plant().put(axis, atM);
        assertThat(position(bench, axis)).isCloseTo(shownM, within(1e-9));
    }

    /** Software limits −18…45, −47…63, −60…120 m; zones 3, 3, 5 m; hard limits 0.8…2 m beyond. */
    @ParameterizedTest
    @CsvSource({"0, 20, 0000", "0, 42.1, 1000", "0, 46.1, 1010", "0, -15.1, 0100", "0, -18.9, 0101",
        "1, 59.9, 0000", "1, 60.1, 1000", "1, 64.6, 1010", "1, -44.1, 0100", "1, -48.6, 0101",
        "2, 115.1, 1000", "2, 122.1, 1010", "2, -55.1, 0100", "2, -62.1, 0101"})
    void limitSwitchesAreNormallyClosed(int axis, double atM, String operated) {
        bench.plant().put(axis, atM);
        for (int bit = 0; bit < 4; bit++) {
            boolean raw = bench.input(LIMITS, 4 * axis + bit);
            assertThat(raw).as("bit %d", bit).isEqualTo(operated.charAt(bit) == '0');
        }
    }

    @Test
    void aBrokenWireReadsAsOperated() {
        bench.crane.station(SampleCrane.IO_LINK).force(SignalRole.END_LIMIT_PLUS, TROLLEY, 0);
        assertThat(bench.input(LIMITS, 6)).isFalse();
        bench.crane.station(SampleCrane.IO_LINK).force(SignalRole.SLACK_ROPE, 0, 0);
        assertThat(bench.input(BRAKES, 10)).isFalse();
        bench.crane.station(SampleCrane.IO_LINK).free(SignalRole.END_LIMIT_PLUS, TROLLEY);
        assertThat(bench.input(LIMITS, 6)).isTrue();
    }

    @Test
    void brakesProveOpenAndClosed() {
        assertThat(bench.input(BRAKES, 2 * TROLLEY)).isFalse();
        assertThat(bench.input(BRAKES, 2 * TROLLEY + 1)).isTrue();
        bench.start(TROLLEY);
        assertThat(bench.input(BRAKES, 2 * TROLLEY)).isTrue();
        assertThat(bench.input(BRAKES, 2 * TROLLEY + 1)).isFalse();
        assertThat(bench.input(BRAKES, 2 * GANTRY + 1)).isTrue();
    }

    @Test
    void showsCornersLoadAndSafety() {
        bench.pass(50);
        assertThat(bench.register(SampleCrane.IO_LINK, 100 + CORNERS)).as("all unlocked, none landed")
                .isEqualTo(0x0F00);
        assertThat(bench.input(BRAKES, 8)).as("safety circuit closed").isTrue();
        bench.crane.instruments().emergencyStop(true);
        assertThat(bench.input(BRAKES, 8)).isFalse();
        assertThat(bench.input(BRAKES, 10)).as("ropes taut, normally closed").isTrue();
        double sumKg = 0;
        for (int corner = 0; corner < 4; corner++) {
            sumKg += 10 * bench.register(SampleCrane.IO_LINK, 109 + corner);
        }
        assertThat(sumKg).isCloseTo(15_000, within(600.0));
    }

    @Test
    void theSwayIsEightyMillisecondsOldAndALittleNoisy() {
        bench.plant().put(HOIST, 27);
        bench.plant().sway(0.10);
        double sum = 0;
        int samples = 0;
        double worst = 0;
        double[] truth = new double[20_001];
        for (int ms = 1; ms <= 20_000; ms++) {
            bench.pass(1);
            truth[ms] = bench.plant().load().swayRad();
            boolean valid = (bench.register(SampleCrane.IO_LINK, 115) & 1) != 0;
            if (ms > 500 && valid) {
                double shown = (short) bench.register(SampleCrane.IO_LINK, 114) * 0.0001;
                double oldest = Math.max(truth[ms - 80], truth[ms - 100]);
                double newest = Math.min(truth[ms - 80], truth[ms - 100]);
                worst = Math.max(worst, Math.max(shown - oldest, newest - shown));
                sum += Math.pow(shown - (oldest + newest) / 2, 2);
                samples++;
            }
        }
        assertThat(samples).as("mostly valid").isGreaterThan(18_000);
        assertThat(worst).as("six sigma and a count").isLessThan(6 * 0.00087 + 0.0001);
        assertThat(Math.sqrt(sum / samples)).isBetween(0.0005, 0.0013);
    }

    @Test
    void theCameraDropsOutNowAndThen() {
        int invalid = 0;
        for (int ms = 0; ms < 200_000; ms++) {
            bench.pass(1);
            invalid += bench.register(SampleCrane.IO_LINK, 115) & 1 ^ 1;
        }
        assertThat(invalid).isBetween(80, 2_000);
    }

    @Test
    void theWatchdogTakesOutputsAwayWithoutANewHeartbeat() {
        bench.outputs(1, 500);
        bench.beat(1);
        for (int i = 0; i < 9; i++) {
            bench.write(SampleCrane.IO_LINK, 0, 1);
            bench.pass(20);
        }
        assertThat(bench.input(BRAKES, 9)).as("180 ms without a new heartbeat").isFalse();
        bench.write(SampleCrane.IO_LINK, 0, 1);
        bench.pass(22);
        assertThat(bench.input(BRAKES, 9)).as("202 ms, though written").isTrue();
    }

    @Test
    void aTrippedWatchdogNeedsAQuietWordBeforeOutputsActAgain() {
        var release = bench.crane.station(SampleCrane.IO_LINK).contact(SignalRole.BRAKE_RELEASE, HOIST);
        bench.outputs(1, 100);
        assertThat(release.getAsBoolean()).isTrue();
        bench.pass(250);
        assertThat(release.getAsBoolean()).isFalse();
        bench.outputs(1, 500);
        assertThat(release.getAsBoolean()).as("heartbeats alone").isFalse();
        assertThat(bench.input(BRAKES, 9)).isTrue();
        bench.outputs(0, 40);
        assertThat(bench.input(BRAKES, 9)).isFalse();
        bench.outputs(1, 40);
        assertThat(release.getAsBoolean()).isTrue();
    }

    @Test
    void refusesAddressesThatAreNotThere() {
        RegisterDevice station = bench.crane.device(SampleCrane.IO_LINK);
        assertThat(station.read(100, 16, new short[16])).isEqualTo(RegisterDevice.OK);
        assertThat(station.read(100, 17, new short[17])).isEqualTo(RegisterDevice.ILLEGAL_DATA_ADDRESS);
        assertThat(station.read(99, 1, new short[1])).isEqualTo(RegisterDevice.ILLEGAL_DATA_ADDRESS);
        assertThat(station.read(200, 96, new short[96])).isEqualTo(RegisterDevice.OK);
        assertThat(station.write(100, 1, new short[1])).isEqualTo(RegisterDevice.ILLEGAL_DATA_ADDRESS);
        assertThat(station.write(1, 2, new short[2])).isEqualTo(RegisterDevice.ILLEGAL_DATA_ADDRESS);
        assertThat(station.read(0, 2, new short[2])).isEqualTo(RegisterDevice.OK);
    }

    @Test
    void laysSignalsOutAsAnotherCranesFileSays() {
        CraneDescription sample = SampleCrane.description();
        List<LinkDescription> links = new ArrayList<>(sample.links());
        links.set(SampleCrane.IO_LINK, new LinkDescription("io", "x", "127.0.0.1", 0, 1, 1, 2, 3, 4,
                new RegisterBlock(500, 1), new RegisterBlock(7, 3)));
        List<SignalDescription> signals = List.of(
                new SignalDescription(SignalRole.POSITION, TROLLEY, SampleCrane.IO_LINK, 2, SignalType.INT16, 0, false,
                        0.01, -5.0),
                new SignalDescription(SignalRole.BRAKE_CLOSED, TROLLEY, SampleCrane.IO_LINK, 0, SignalType.BIT, 15,
                        true,
                        1, 0));
        Bench other = new Bench(changed(sample, links, signals));
        other.plant().put(TROLLEY, -12.34);
        assertThat((short) other.register(SampleCrane.IO_LINK, 9)).isEqualTo((short) -734);
        assertThat(other.register(SampleCrane.IO_LINK, 7)).isZero();
        other.start(TROLLEY);
        assertThat(other.register(SampleCrane.IO_LINK, 7)).isEqualTo(0x8000);
    }

    @Test
    void refusesASignalOutsideOfItsBlock() {
        CraneDescription sample = SampleCrane.description();
        List<SignalDescription> signals = List.of(new SignalDescription(SignalRole.POSITION, HOIST, SampleCrane.IO_LINK,
                15, SignalType.INT32, 0, false, 0.001, 0));
        assertThatThrownBy(() -> new Bench(changed(sample, sample.links(), signals)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("POSITION 0 lies at word 15 of link");
    }

    private static CraneDescription changed(CraneDescription crane, List<LinkDescription> links,
            List<SignalDescription> signals) {
        return new CraneDescription(crane.id(), crane.periodNs(), crane.maxLatenessNs(), crane.groups(), crane.axes(),
                crane.drives(), links, signals, crane.load(), crane.pendulum(), crane.spreader(), crane.wind(),
                crane.site());
    }
}
