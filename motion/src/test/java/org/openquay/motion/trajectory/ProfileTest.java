package org.openquay.motion.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProfileTest {

    private final PositionPlanner planner = new PositionPlanner();
    private final Profile profile = new Profile();
    private final KinematicState out = new KinematicState();
    private final KinematicLimits limits = new KinematicLimits(2, 1, 0.5);

    @Test
    void movesFromRestToRestInSevenPhases() {
        limits.set(-4, 4, -1, 1, 0.5);
        plan(0, 0, 0, 60, 0, 0);
        // the way at full speed, and what each pair of ramps adds: v/a + a/j
        assertThat(profile.durationS()).isCloseTo(60.0 / 4 + 4.0 / 1 + 1 / 0.5, within(1e-12));
        assertThat(profile.phases()).isEqualTo(7);
    }

    @Test
    void startsAndEndsExactlyWhereAsked() {
        plan(1, 0.3, -0.2, -7, 0.4, 0.1);
        profile.sample(0, out);
        assertState(1, 0.3, -0.2);
        profile.sample(-1, out);
        assertState(1, 0.3, -0.2);
        profile.sample(profile.durationS(), out);
        assertState(-7, 0.4, 0.1);
    }

    @Test
    void keepsTheTargetVelocityAfterTheEnd() {
        plan(1, 0.3, -0.2, -7, 0.4, 0.1);
        profile.sample(profile.durationS() + 10, out);
        assertThat(out.positionM).isCloseTo(-3, within(1e-12));
        assertThat(out.velocityMps).isEqualTo(0.4);
        assertThat(out.accelerationMps2).isZero();
    }

    @Test
    void hasNoStepInPositionVelocityOrAcceleration() {
        plan(1, 0.3, -0.2, -7, 0.4, 0.1);
        KinematicState before = new KinematicState();
        profile.sample(0, before);
        double step = 1e-4;
        for (double t = step; t < profile.durationS() + step; t += step) {
            profile.sample(Math.min(t, profile.durationS()), out);
            assertThat(Math.abs(out.positionM - before.positionM)).isLessThan(2.001 * step);
            assertThat(Math.abs(out.velocityMps - before.velocityMps)).isLessThan(1.001 * step);
            assertThat(Math.abs(out.accelerationMps2 - before.accelerationMps2)).isLessThan(0.501 * step);
            before.copyFrom(out);
        }
    }

    @Test
    void knowsItsExtremePositions() {
        plan(1, -0.8, -0.2, 1.5, -0.4, 0.1);
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= 100_000; i++) {
            profile.sample(profile.durationS() * i / 100_000, out);
            lowest = Math.min(lowest, out.positionM);
            highest = Math.max(highest, out.positionM);
        }
        assertThat(lowest).isLessThan(0.5).isCloseTo(profile.lowestPositionM(), within(1e-8));
        assertThat(highest).isGreaterThan(1.6).isCloseTo(profile.highestPositionM(), within(1e-8));
    }

    @Test
    void saysBeforehandIfItGoesBackwardsFirst() {
        plan(0, 0, 0, 1, 0, 0);
        assertThat(profile.goesBackwardsFirst()).isFalse();
        plan(0, -0.5, 0, 1, 0, 0);
        assertThat(profile.goesBackwardsFirst()).isTrue();
        assertThat(profile.backwardsM()).isCloseTo(-profile.lowestPositionM(), within(1e-15));
        plan(0, 0.5, 0, -1, 0, 0);
        assertThat(profile.goesBackwardsFirst()).isTrue();
        // overshoots, but sets out the right way
        plan(0, 1.5, 0, 0.1, 0, 0);
        assertThat(profile.goesBackwardsFirst()).isFalse();
        // a run-up for a velocity that the short way does not give
        plan(0, 0, 0, 0.1, 1.5, 0);
        assertThat(profile.goesBackwardsFirst()).isTrue();
    }

    @Test
    void isNothingWhereStartIsTarget() {
        plan(3, 0.4, 0.1, 3, 0.4, 0.1);
        assertThat(profile.durationS()).isZero();
        profile.sample(0, out);
        assertState(3, 0.4, 0.1);
    }

    @Test
    void canBeReplacedAtAnyTickWithoutChangingTheArrival() {
        plan(1, 0.3, -0.2, -7, 0.4, 0.1);
        double arrival = profile.durationS();
        KinematicState target = new KinematicState(-7, 0.4, 0.1);
        for (int tick = 1; tick * 0.01 < arrival; tick++) {
            profile.sample(0.01, out);
            assertThat(planner.plan(out, target, limits, profile)).isEqualTo(TrajectoryResult.OK);
            assertThat(tick * 0.01 + profile.durationS()).as("tick %d", tick).isCloseTo(arrival, within(1e-9));
        }
    }

    @Test
    void isCopiedWhole() {
        plan(1, 0.3, -0.2, -7, 0.4, 0.1);
        Profile copy = new Profile();
        copy.copyFrom(profile);
        KinematicState other = new KinematicState();
        for (double t = -1; t < profile.durationS() + 1; t += 0.01) {
            profile.sample(t, out);
            copy.sample(t, other);
            assertThat(other.toString()).isEqualTo(out.toString());
        }
    }

    private void plan(double p0, double v0, double a0, double pf, double vf, double af) {
        assertThat(planner.plan(new KinematicState(p0, v0, a0), new KinematicState(pf, vf, af), limits, profile))
                .isEqualTo(TrajectoryResult.OK);
    }

    private void assertState(double p, double v, double a) {
        assertThat(new double[] {out.positionM, out.velocityMps, out.accelerationMps2}).containsExactly(p, v, a);
    }
}
