package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.openquay.api.crane.SampleCrane.GANTRY;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.IO_LINK;
import static org.openquay.api.crane.SampleCrane.TROLLEY;
import static org.openquay.motion.TestCrane.OPERATOR;
import static org.openquay.motion.TestCrane.TERMINAL;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.openquay.api.command.CommandKind;
import org.openquay.api.crane.LeverDescription;
import org.openquay.api.crane.LeverInput;
import org.openquay.api.crane.LeversDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.image.EventKind;
import org.openquay.api.status.AxisState;
import org.openquay.api.status.BrakeState;
import org.openquay.api.status.CraneMode;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.Permission;
import org.openquay.api.status.StopKind;

/** Driving with the cabin's levers: what each asks for, and what must be seen before. */
class CabinTest {

    private final CabinCrane at = new CabinCrane();
    private final TestCrane crane = at.crane;
    private final TestCabin cabin = at.cabin;

    @Test
    void eachLeverDrivesItsAxisBothWays() {
        at.sit();
        at.pull(TROLLEY, 1);
        crane.run(2);
        assertThat(crane.status().axes[TROLLEY].limiter).isIn(Limiter.ACCELERATION, Limiter.SWAY_DAMPING);
        crane.runUntil("full speed", 10, () -> at.speedMps(TROLLEY) > 3.95);
        assertThat(crane.status().mode).isEqualTo(CraneMode.MANUAL);
        cabin.letGo();
        at.untilStandstill();

        at.pull(HOIST, -0.632);
        crane.run(4);
        assertThat(at.speedMps(HOIST)).as("at the knee: %s", crane).isCloseTo(-0.75, within(0.02));
        cabin.letGo();
        at.untilStandstill();

        cabin.minus[GANTRY] = true;
        cabin.steps[GANTRY] = 0b10;
        crane.run(14);
        assertThat(at.speedMps(GANTRY)).as("its third step: %s", crane).isCloseTo(-0.75, within(0.02));
        cabin.steps[GANTRY] = 0;
        crane.run(6);
        assertThat(at.speedMps(GANTRY)).as("its first step: %s", crane).isCloseTo(-0.1, within(0.01));
    }

    @Test
    void movesNothingInsideTheDeadBand() {
        at.sit();
        at.pull(TROLLEY, 0.079);
        at.pull(HOIST, -0.079);
        crane.run(5);
        assertThat(opened()).isZero();
    }

    @Test
    void aCommandThatIsTooShortOpensNoBrake() {
        at.sit();
        for (int i = 0; i < 20; i++) {
            at.pull(HOIST, 1);
            crane.run(0.04);
            at.pull(HOIST, 0);
            crane.run(0.1);
        }
        assertThat(opened()).isZero();
        at.pull(HOIST, 1);
        crane.run(2);
        assertThat(opened()).isPositive();
    }

    @Test
    void standsBeforeItGoesTheOtherWay() {
        at.sit();
        at.pull(HOIST, 0.6);
        crane.run(3);
        at.pull(HOIST, -1);
        crane.runUntil("zero", 10, () -> Math.abs(at.speedMps(HOIST)) < 0.01);
        double stoodAtS = crane.now();
        crane.runUntil("the other way", 10, () -> at.speedMps(HOIST) < -0.01);
        assertThat(crane.now() - stoodAtS).as("%s", crane).isBetween(0.3, 1.0);
    }

    @Test
    void smallSpeedsAreAFractionOfFullOnes() {
        at.sit();
        cabin.microSpeed = true;
        at.pull(HOIST, 1);
        crane.run(5);
        assertThat(at.speedMps(HOIST)).isCloseTo(0.3, within(0.01));
        at.pull(HOIST, -0.632);
        crane.run(5);
        assertThat(at.speedMps(HOIST)).isCloseTo(-0.075, within(0.01));
        at.pull(HOIST, -1);
        cabin.microSpeed = false;
        crane.run(6);
        assertThat(at.speedMps(HOIST)).isCloseTo(-3, within(0.1));
    }

    @Test
    void eachPressIsOneSmallStep() {
        at.sit();
        for (int axis : List.of(TROLLEY, HOIST)) {
            double inchM = axis == TROLLEY ? 0.05 : 0.02;
            double fromM = at.positionM(axis);
            for (int press = 1; press <= 5; press++) {
                cabin.inchPlus[axis] = true;
                crane.run(0.3);
                cabin.letGo();
                crane.run(6);
                assertThat(at.positionM(axis) - fromM).as("press %d: %s", press, crane)
                        .isCloseTo(press * inchM, within(0.004));
            }
            cabin.inchMinus[axis] = true;
            crane.run(10);
            assertThat(at.positionM(axis) - fromM).as("back, and only once: %s", crane)
                    .isCloseTo(4 * inchM, within(0.004));
            cabin.letGo();
            crane.run(1);
        }
    }

    @Test
    void aPotentiometerDrivesWithTheSpeedThatItsButtonsSet() {
        CabinCrane dialled = new CabinCrane(SampleCrane.withLevers(new LeversDescription(0.5, List.of(
                new LeverDescription(GANTRY, new LeverInput.Potentiometer(0.1, 0.7, 3, true), 0.1, 1, 1, 0)))));
        dialled.sit();
        dialled.cabin.plus[GANTRY] = true;
        dialled.crane.run(12);
        assertThat(dialled.speedMps(GANTRY)).isCloseTo(0.1, within(0.01));
        dialled.cabin.speedUp = true;
        dialled.crane.run(1.5);
        dialled.cabin.speedDown = true;
        dialled.crane.run(6);
        assertThat(dialled.speedMps(GANTRY)).as("half way up, both pressed holds").isCloseTo(0.4, within(0.02));

        dialled.cabin.speedUp = false;
        dialled.cabin.speedDown = false;
        dialled.cabin.letGo();
        dialled.untilStandstill();
        dialled.crane.restart();
        dialled.crane.run(2);
        dialled.crane.answer(OPERATOR, CommandKind.RESET);
        dialled.crane.run(1);
        dialled.cabin.plus[GANTRY] = true;
        dialled.crane.run(14);
        assertThat(dialled.speedMps(GANTRY)).as("retained: %s", dialled.crane).isCloseTo(0.4, within(0.02));
    }

    /** How often a brake was opened. */
    private long opened() {
        return crane.events(EventKind.BRAKE).stream().filter(event -> event.code == BrakeState.OPEN.ordinal()).count();
    }

    // --- what must be seen before ---------------------------------------------------------------------------------

    @Test
    void nothingMovesForALeverThatWasPulledFromTheStart() {
        cabin.occupy();
        at.pull(TROLLEY, 1);
        crane.run(5);
        assertThat(at.holder()).as("no lease at a pulled lever").isEqualTo(-1);
        assertThat(at.firstMissing(TROLLEY)).isEqualTo(Permission.LEVER_NEUTRAL);
        assertThat(opened()).isZero();

        cabin.letGo();
        crane.run(0.7);
        at.pull(TROLLEY, 1);
        crane.run(2);
        assertThat(at.speedMps(TROLLEY)).isGreaterThan(0.5);
    }

    private enum Interruption {
        STOP, QUICK_STOP, HALT, SAFETY_CIRCUIT, AXIS_FAULT, CRANE_FAULT, ENABLING, SELECTION, IO_SILENT, DRIVE_LOCAL, OUTPUTS, IMPLAUSIBLE;

        void begin(CabinCrane at) {
            TestCrane crane = at.crane;
            switch (this) {
                case STOP -> crane.stopWord(OPERATOR, StopKind.STOP);
                case QUICK_STOP -> crane.stopWord(OPERATOR, StopKind.QUICK_STOP);
                case HALT -> crane.send(OPERATOR, CommandKind.HALT);
                case SAFETY_CIRCUIT -> crane.plant.safetyClosed = false;
                case AXIS_FAULT -> crane.plant.drives[TROLLEY].tripped = true;
                case CRANE_FAULT -> crane.plant.windMps = 30;
                case ENABLING -> at.cabin.enabled = false;
                case SELECTION -> at.cabin.selected = false;
                case IO_SILENT -> crane.silent[IO_LINK] = true;
                case DRIVE_LOCAL -> crane.plant.drives[TROLLEY].local = true;
                case OUTPUTS -> crane.in.active = false;
                case IMPLAUSIBLE -> at.pull(TROLLEY, 1.3);
            }
        }

        void end(CabinCrane at) {
            TestCrane crane = at.crane;
            crane.plant.safetyClosed = true;
            crane.plant.windMps = 3;
            crane.plant.drives[TROLLEY].local = false;
            crane.silent[IO_LINK] = false;
            crane.in.active = true;
            at.cabin.enabled = true;
            at.cabin.selected = true;
            at.pull(TROLLEY, 1);
            crane.run(8);
            for (int i = 0; this != HALT && i < 3; i++) {
                crane.answer(OPERATOR, CommandKind.RESET);
                crane.run(1.5);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Interruption.class)
    void aLeverThatIsHeldThroughAnInterruptionMovesNothingUntilItWasAtNeutral(Interruption interruption) {
        at.sit();
        at.pull(TROLLEY, 1);
        crane.run(3);
        assertThat(at.speedMps(TROLLEY)).isGreaterThan(1);
        interruption.begin(at);
        crane.run(14);
        assertThat(at.speedMps(TROLLEY)).as("%s", crane).isCloseTo(0, within(0.02));
        interruption.end(at);
        if (interruption == Interruption.HALT) {
            at.cabin.selected = false;
            crane.run(1);
            crane.lease(OPERATOR);
            crane.answer(OPERATOR, CommandKind.RELEASE_HALT);
            crane.answer(OPERATOR, CommandKind.RELEASE_LEASE);
            at.cabin.selected = true;
        }
        double standsM = at.positionM(TROLLEY);
        crane.run(3);
        assertThat(at.positionM(TROLLEY)).as("held: %s", crane).isCloseTo(standsM, within(0.02));
        assertThat(crane.status().axes[TROLLEY].missingPlus).as("%s", crane)
                .isEqualTo(Permission.LEVER_NEUTRAL.bit());

        cabin.letGo();
        crane.run(0.3);
        at.pull(TROLLEY, 1);
        crane.run(3);
        assertThat(at.positionM(TROLLEY)).as("too briefly at neutral").isCloseTo(standsM, within(0.02));

        cabin.letGo();
        crane.run(0.7);
        at.pull(TROLLEY, 1);
        crane.run(4);
        assertThat(at.positionM(TROLLEY)).as("%s", crane).isGreaterThan(standsM + 1);
    }

    @Test
    void lettingTheEnablingDeviceGoStopsTheAxisInTheSameCycle() {
        at.sit();
        at.pull(TROLLEY, 1);
        at.pull(HOIST, 0.6);
        crane.run(4);
        cabin.enabled = false;
        crane.runUntil("the word", 1, () -> (crane.in.links[IO_LINK].words[19] & 0b10) == 0);

        assertThat(Events.all(crane.out)).anySatisfy(event -> {
            assertThat(event.kind).isEqualTo(EventKind.LIMITER);
            assertThat(event.axis).isEqualTo(TROLLEY);
            assertThat(event.code).isEqualTo(Limiter.CABIN_NOT_ENABLED.ordinal());
        }).anySatisfy(event -> {
            assertThat(event.kind).isEqualTo(EventKind.AXIS_STATE);
            assertThat(event.axis).isEqualTo(HOIST);
            assertThat(event.code).isEqualTo(AxisState.STOPPING.ordinal());
        });
        crane.run(14);
        assertThat(at.speedMps(TROLLEY)).isCloseTo(0, within(0.001));
        assertThat(crane.plant.brakeOpen[TROLLEY]).as("stop category 1: %s", crane).isFalse();
        assertThat(crane.plant.drives[TROLLEY].modulating()).isFalse();
        assertThat(at.firstMissing(TROLLEY)).isEqualTo(Permission.CABIN_ENABLED);
        assertThat(at.holder()).as("it keeps the lease").isEqualTo(CabinCrane.CABIN);
    }

    @Test
    void aBrokenWireMovesNothingAndIsNamed() {
        at.sit();
        at.pull(TROLLEY, 1);
        crane.run(3);
        at.pull(TROLLEY, -1.2);
        crane.run(0.3);
        assertThat(at.firstMissing(TROLLEY)).isEqualTo(Permission.LEVER_PLAUSIBLE);
        crane.run(8);
        assertThat(at.speedMps(TROLLEY)).isCloseTo(0, within(0.02));
    }

    @Test
    void stopsAtTheSoftwareLimitAndLeavesIt() {
        at.sit();
        at.pull(TROLLEY, -1);
        crane.run(30);
        assertThat(at.positionM(TROLLEY)).as("%s", crane).isCloseTo(-47, within(0.05));
        at.pull(TROLLEY, 0.5);
        crane.run(5);
        assertThat(at.positionM(TROLLEY)).as("%s", crane).isGreaterThan(-46);
    }

    @Test
    void lowersNoFurtherOntoSlackRopesAndSaysSo() {
        at.sit();
        at.pull(HOIST, -0.3);
        crane.runUntil("landed", 600, () -> crane.plant.landedCorners() == 0xF);
        crane.run(3);
        assertThat(at.speedMps(HOIST)).isCloseTo(0, within(0.01));
        assertThat(Permission.ROPES_TAUT.in(crane.status().axes[HOIST].missingMinus)).as("%s", crane).isTrue();
        at.pull(HOIST, 1);
        crane.runUntil("off", 20, () -> crane.plant.landedCorners() == 0);
        assertThat(at.speedMps(HOIST)).as("gently").isLessThan(0.4);
    }
}
