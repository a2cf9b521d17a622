package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;
import static org.openquay.motion.TestCrane.TERMINAL;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.openquay.api.command.CommandKind;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.PendulumDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.status.JobPhase;

/** Sway is damped while a lever drives the trolley, whatever the lever does, and nothing steps when somebody takes over. */
class DampedDrivingTest {

    /** What a hand does with the trolley's lever: shares of full travel, each for so many seconds. */
    private enum Profile {
        START_AND_STOP(new double[][] {{1, 6}}), START_REVERSE_STOP(new double[][] {{1, 5}, {-1, 7}}), TAPS(
                new double[][] {{0.8, 1.5}, {0, 2.5}, {0.8, 1.5}, {0, 2.5}, {0.8, 1.5}}), HALF_AND_FULL(
                        new double[][] {{0.6, 3}, {1, 3}, {0.4, 3}}), WITH_HOISTING(new double[][] {{1, 5}, {-1, 7}});

        final double[][] shares;

        Profile(double[][] shares) {
            this.shares = shares;
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void leavesTheLoadFarCalmerThanWithoutDamping(Profile profile) {
        double undampedM = swayAfter(profile, 0, 10);
        double dampedM = swayAfter(profile, 0.2, 10);
        double laterM = swayAfter(profile, 0.2, 20);
        assertThat(dampedM).as("of %.2f m", undampedM).isLessThan(0.5 * undampedM);
        assertThat(laterM).as("of %.2f m", undampedM).isLessThan(0.08 * undampedM);
    }

    /** Sway so long after the lever was let go, m: the greatest within a period. */
    private static double swayAfter(Profile profile, double gain, double seconds) {
        CabinCrane at = new CabinCrane(damped(gain));
        at.sit();
        for (double[] part : profile.shares) {
            at.pull(TROLLEY, part[0]);
            at.pull(HOIST, profile == Profile.WITH_HOISTING ? 0.5 : 0);
            at.crane.run(part[1]);
        }
        at.cabin.letGo();
        at.crane.run(seconds);
        return at.swayM();
    }

    private static CraneDescription damped(double gain) {
        CraneDescription c = SampleCrane.withLevers();
        PendulumDescription p = c.pendulum();
        return new CraneDescription(c.id(), c.periodNs(), c.maxLatenessNs(), c.groups(), c.axes(), c.drives(),
                c.links(), c.signals(), c.load(),
                new PendulumDescription(p.suspensionHeightM(), p.maxSwayRad(), p.sensorDelayS(), gain, p.calmSwayM()),
                c.spreader(), c.wind(), c.site(), c.levers());
    }

    @Test
    void closesTheBrakeWhenTheLoadHangsStill() {
        CabinCrane at = new CabinCrane();
        at.sit();
        at.pull(TROLLEY, 1);
        at.crane.run(5);
        at.cabin.letGo();
        at.crane.run(60);
        assertThat(at.swayM()).isLessThan(0.06);
        assertThat(at.crane.plant.brakeOpen[TROLLEY]).as("%s", at.crane).isFalse();
    }

    /** The references are held to their jerk limits in every cycle of this by the crane's watch. */
    @Test
    void goesFromAutomaticToTheHandAndBackWithoutAStep() {
        CabinCrane at = new CabinCrane();
        TestCrane crane = at.crane;
        crane.plant.yard.stack(MoveCrane.SHIP, 2, MoveCrane.CONTAINER_KG);
        crane.lease(TERMINAL);
        crane.answer(crane.job(TERMINAL, "J1", MoveCrane.SHIP, MoveCrane.LANE, MoveCrane.CONTAINER_KG));
        crane.runUntil("the transfer", 60, () -> crane.status().jobPhase == JobPhase.MOVING_TO_COLLECT);
        crane.run(4);
        assertThat(Math.abs(at.speedMps(TROLLEY))).isGreaterThan(0.5);

        at.cabin.occupy();
        at.pull(TROLLEY, -1);
        crane.run(1);
        assertThat(crane.status().jobPhase).as("a lever does not disturb it").isEqualTo(JobPhase.MOVING_TO_COLLECT);
        at.cabin.letGo();

        crane.answer(TERMINAL, CommandKind.PAUSE_JOB);
        crane.answer(TERMINAL, CommandKind.RELEASE_LEASE);
        at.untilStandstill();
        crane.run(0.3);
        assertThat(at.swayM()).as("the load of a broken transfer swings: %s", crane).isGreaterThan(0.5);
        at.pull(TROLLEY, 1);
        crane.run(4);
        assertThat(at.speedMps(TROLLEY)).as("%s", crane).isGreaterThan(1);

        at.cabin.selected = false;
        crane.run(1);
        crane.lease(TERMINAL);
        assertThat(at.holder()).as("it moves still").isEqualTo(CabinCrane.CABIN);
        at.untilStandstill();
        crane.run(0.2);
        at.cabin.letGo();
        crane.lease(TERMINAL);
        assertThat(crane.answer(TERMINAL, CommandKind.RESUME_JOB).code).as("%s", crane).isZero();
        crane.runUntil("the job", 400, () -> crane.status().jobNumber == 0);
        assertThat(crane.plant.yard.containers(MoveCrane.LANE)).isOne();
    }
}
