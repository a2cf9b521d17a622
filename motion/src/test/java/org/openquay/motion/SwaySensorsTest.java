package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.openquay.api.crane.SampleCrane.HOIST;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.api.crane.SignalType;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;

/** Moves of the same crane with other sensors of sway: what each of them lets it see, and what it does without. */
class SwaySensorsTest {

    private static final double GUST_RAD = 0.02;
    private static final double GUST_S = 3;
    private static final double BIAS_RADPS = 0.01;

    /** What the crane file names. */
    enum Sensors {
        CAMERA, CAMERA_AND_GYRO, GYRO, NONE
    }

    /** A number in the last word of the I/O's read block that nothing else uses. */
    private static CraneDescription crane(Sensors sensors) {
        CraneDescription c = SampleCrane.description();
        List<SignalDescription> signals = new ArrayList<>(c.signals());
        SignalDescription angle = signals.stream().filter(signal -> signal.role() == SignalRole.SWAY_ANGLE).findFirst()
                .orElseThrow();
        SignalDescription valid = signals.stream().filter(signal -> signal.role() == SignalRole.SWAY_VALID).findFirst()
                .orElseThrow();
        if (sensors == Sensors.GYRO || sensors == Sensors.NONE) {
            signals.remove(angle);
            signals.remove(valid);
        }
        int word = sensors == Sensors.CAMERA_AND_GYRO ? angle.word() + 2 : angle.word();
        if (sensors == Sensors.GYRO || sensors == Sensors.CAMERA_AND_GYRO) {
            signals.add(new SignalDescription(SignalRole.SWAY_RATE, 0, angle.link(), word, SignalType.INT16, 0, false,
                    0.0001, 0));
        }
        return new CraneDescription(c.id(), c.periodNs(), c.maxLatenessNs(), c.groups(), c.axes(), c.drives(),
                c.links().stream().map(link -> SwaySensorsTest.wider(link, angle)).toList(), signals, c.load(),
                c.pendulum(), c.spreader(), c.wind(), c.site());
    }

    private static LinkDescription wider(LinkDescription l,
            SignalDescription angle) {
        boolean io = l.read().words() == angle.word() + 2;
        return io
                ? new LinkDescription(l.name(), l.driver(), l.host(), l.port(), l.unit(),
                        l.periodNs(), l.deadlineNs(), l.staleNs(), l.watchdogNs(), l.write(),
                        new RegisterBlock(l.read().address(), l.read().words() + 1))
                : l;
    }

    @ParameterizedTest
    @EnumSource(names = {"CAMERA", "CAMERA_AND_GYRO", "GYRO"})
    void dampsWhatAGustLeavesWithWhateverSeesIt(Sensors sensors) {
        MoveCrane move = new MoveCrane(crane(sensors), plant -> plant.gyroBiasRadps = BIAS_RADPS);
        TestCrane crane = move.crane;
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        move.untilPhase(JobPhase.SETTLING);
        crane.plant.windLeanRad = GUST_RAD;
        crane.run(GUST_S);
        crane.plant.windLeanRad = 0;
        double pushedM = amplitudeM(crane);
        assertThat(pushedM).isGreaterThan(0.4);
        crane.run(15);
        System.out.printf(Locale.ROOT, "%s: swings %.0f mm after a gust, 15 s later %.0f mm%n", sensors, 1000 * pushedM,
                1000 * amplitudeM(crane));
        assertThat(amplitudeM(crane)).isLessThan(0.35 * pushedM);
        assertThat(crane.status().swayValid).isTrue();
        move.untilPhase(JobPhase.LOCKING);
        assertThat(crane.plant.loadM()).isCloseTo(crane.status().order.pickAcrossM, within(0.05));
        move.untilCompleted(1);
    }

    @Test
    void findsTheBiasOfAGyroBesideAStillLoad() {
        MoveCrane move = new MoveCrane(crane(Sensors.GYRO), plant -> plant.gyroBiasRadps = BIAS_RADPS);
        move.crane.run(30);
        assertThat(Math.abs(Math.toDegrees(move.crane.status().swayRad))).as("°").isLessThan(0.05);
    }

    @Test
    void seesOnWithTheGyroWhileTheCameraIsCovered() {
        MoveCrane move = new MoveCrane(crane(Sensors.CAMERA_AND_GYRO), plant -> plant.gyroBiasRadps = BIAS_RADPS);
        move.crane.run(10);
        move.crane.plant.swayValid = false;
        move.crane.run(3);
        assertThat(move.crane.status().swayValid).isTrue();
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        move.untilCompleted(1);
    }

    @Test
    void leavesAGyroOutThatStaysWhereItIsWhileTheLoadSwings() {
        MoveCrane move = new MoveCrane(crane(Sensors.GYRO), plant -> {
        });
        move.crane.run(3);
        assertThat(move.crane.status().swayValid).isTrue();
        move.crane.plant.gyroFrozen = true;
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        move.crane.runUntil("leaves it out", 60, () -> !move.crane.status().swayValid);
        assertThat(move.crane.status().jobPhase).isEqualTo(JobPhase.MOVING_TO_COLLECT);
    }

    @Test
    void letsTheLoadDownBlindAfterAWhileInCalmAirAndSaysThatItEstimates() {
        MoveCrane move = new MoveCrane(crane(Sensors.NONE), plant -> {
        });
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        move.untilPhase(JobPhase.SETTLING);
        assertThat(move.crane.status().swayValid).isFalse();
        System.out.printf(Locale.ROOT, "blind: settles with %.0f mm%n", 1000 * amplitudeM(move.crane));
        move.crane.run(10);
        assertThat(move.entered(JobPhase.LANDING_TO_COLLECT)).as("hangs for a while first").isZero();
        move.untilCompleted(1);
    }

    @Test
    void doesNotLetALoadDownBlindInWind() {
        MoveCrane move = new MoveCrane(crane(Sensors.NONE), plant -> plant.windMps = 8);
        move.order("J1", MoveCrane.SHIP, MoveCrane.LANE);
        move.untilHeld(HoldReason.NOT_SETTLED);
        assertThat(move.entered(JobPhase.LANDING_TO_COLLECT)).isZero();
    }

    private static double amplitudeM(TestCrane crane) {
        double ropeM = SampleCrane.description().pendulum().lengthM(crane.plant.positionM[HOIST]);
        return ropeM * Math.hypot(crane.plant.swayRad, crane.plant.swayRateRadps * Math.sqrt(ropeM / 9.81));
    }
}
