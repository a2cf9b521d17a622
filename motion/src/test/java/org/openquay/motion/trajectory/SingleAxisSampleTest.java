package org.openquay.motion.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

/** Problems whose minimum time two independent implementations agree on. */
class SingleAxisSampleTest {

    private final PositionPlanner positionPlanner = new PositionPlanner();
    private final VelocityPlanner velocityPlanner = new VelocityPlanner();
    private final Profile profile = new Profile();
    private final ProfileChecker checker = new ProfileChecker();

    @Test
    void takesTheKnownMinimumTimeFromStateToState() {
        List<SampleTable.Row> rows = SampleTable.read("trajectory-1dof.csv");
        assertThat(rows).hasSize(330);
        for (SampleTable.Row row : rows) {
            KinematicState start = row.state("0");
            KinematicState target = row.state("f");
            KinematicLimits limits = row.limits("");
            assertThat(positionPlanner.plan(start, target, limits, profile)).as("%s", row)
                    .isEqualTo(TrajectoryResult.OK);
            double known = row.number("duration");
            double allowed = 1e-9 * Math.max(1, known);
            if (row.number("brake_duration") > 0) {
                assertThat(profile.durationS()).as("%s", row).isLessThanOrEqualTo(known + allowed);
                assertThat(profile.brakeDurationS()).as("%s", row).isPositive();
            } else {
                assertThat(Math.abs(profile.durationS() - known)).as("%s", row).isLessThanOrEqualTo(allowed);
                assertThat(profile.brakeDurationS()).as("%s", row).isZero();
            }
            requireArrivalWithinLimits(row, start, target, limits);
        }
    }

    @Test
    void takesTheKnownMinimumTimeToAVelocityAndWithoutAJerkLimit() {
        List<SampleTable.Row> rows = SampleTable.read("trajectory-velocity-and-second-order.csv");
        assertThat(rows).hasSize(60);
        for (SampleTable.Row row : rows) {
            KinematicState start = row.state("0");
            KinematicState target = row.state("f");
            KinematicLimits limits = row.limits("");
            boolean toPosition = row.text("kind").startsWith("POSITION");
            TrajectoryResult result = toPosition
                    ? positionPlanner.plan(start, target, limits, profile)
                    : velocityPlanner.plan(start, target.velocityMps, target.accelerationMps2, limits, profile);
            assertThat(result).as("%s", row).isEqualTo(TrajectoryResult.OK);
            double known = row.number("duration");
            assertThat(Math.abs(profile.durationS() - known)).as("%s", row)
                    .isLessThanOrEqualTo(1e-9 * Math.max(1, known));
            if (!toPosition) {
                profile.sample(profile.durationS(), target);
                // what the start forces is not counted against a change of velocity
                double forced = start.velocityMps
                        + start.accelerationMps2 * Math.abs(start.accelerationMps2) / (2 * limits.maxJerkMps3);
                limits.maxVelocityMps = Math.max(limits.maxVelocityMps, forced);
                limits.minVelocityMps = Math.min(limits.minVelocityMps, forced);
            }
            requireArrivalWithinLimits(row, start, target, limits);
        }
    }

    private void requireArrivalWithinLimits(SampleTable.Row row, KinematicState start, KinematicState target,
            KinematicLimits limits) {
        checker.follow(profile, start, limits, profile.brakeDurationS());
        assertThat(Math.abs(checker.positionM - target.positionM)).as("%s", row).isLessThanOrEqualTo(1e-8);
        assertThat(Math.abs(checker.velocityMps - target.velocityMps)).as("%s", row).isLessThanOrEqualTo(1e-8);
        if (!limits.isSecondOrder()) {
            assertThat(Math.abs(checker.accelerationMps2 - target.accelerationMps2)).as("%s", row)
                    .isLessThanOrEqualTo(1e-10);
        }
        assertThat(checker.worstExcess()).as("%s", row).isLessThanOrEqualTo(1e-12);
    }
}
