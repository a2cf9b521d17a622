package org.openquay.motion.sway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;

import org.openquay.api.image.AxisPath;
import org.openquay.api.image.PlanImage;
import org.openquay.api.image.PlanRequest;

/**
 * Tries a plan on a pendulum of its own, written without a look at the planner's: classical Runge-Kutta, 5 ms, paths
 * read segment by segment.
 */
final class TransferCheck {

    private static final double STEP_S = 0.005;
    private static final double COLUMN_M = 0.0201;

    /** So much lower than the top of its own column may a target be, as the profile is not exact. */
    private static final double OWN_TOP_M = 0.41;

    private final PlanImage plan;
    private final double suspensionM;
    double peakSwayRad;
    double leftSwayRad;
    double leastSpareM = Double.POSITIVE_INFINITY;
    double leastColumnSpareM = Double.POSITIVE_INFINITY;

    TransferCheck(PlanImage plan, double suspensionM) {
        this.plan = plan;
        this.suspensionM = suspensionM;
    }

    /** Simulates; looks at a scene on the way where there is one. */
    TransferCheck run(PlanRequest request, @org.jspecify.annotations.Nullable BayScene scene) {
        double theta = 0;
        double omega = 0;
        int steps = (int) Math.ceil(plan.durationS / STEP_S);
        for (int i = 0; i < steps; i++) {
            double t = i * STEP_S;
            double h = STEP_S;
            double k1 = acceleration(t, theta, omega);
            double k2 = acceleration(t + h / 2, theta + h / 2 * omega, omega + h / 2 * k1);
            double k3 = acceleration(t + h / 2, theta + h / 2 * omega + h * h / 4 * k1, omega + h / 2 * k2);
            double k4 = acceleration(t + h, theta + h * omega + h * h / 2 * k2, omega + h * k3);
            theta += h * omega + h * h / 6 * (k1 + k2 + k3);
            omega += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
            peakSwayRad = Math.max(peakSwayRad, Math.abs(theta));
            if (scene != null && i % 4 == 0) {
                look(request, scene, t + h, theta);
            }
        }
        double ropeM = suspensionM - request.targetM[HOIST];
        leftSwayRad = Math.hypot(theta, omega * Math.sqrt(ropeM / 9.81));
        return this;
    }

    private void look(PlanRequest request, BayScene scene, double t, double theta) {
        double ropeM = suspensionM - at(plan.paths[HOIST], t)[0];
        double loadM = at(plan.paths[TROLLEY], t)[0] + ropeM * Math.sin(theta);
        double bottomM = suspensionM - ropeM * Math.cos(theta) - request.loadDepthM;
        boolean inColumn = Math.abs(loadM - request.positionM[TROLLEY]) <= COLUMN_M
                || Math.abs(loadM - request.targetM[TROLLEY]) <= COLUMN_M;
        if (inColumn) {
            leastColumnSpareM =
                    Math.min(leastColumnSpareM, scene.clearanceM(loadM, scene.halfM(), bottomM, -OWN_TOP_M, 0.02));
        } else {
            leastSpareM = Math.min(leastSpareM, scene.clearanceM(loadM, scene.halfM(), bottomM, 0.5, 0.4));
        }
    }

    private double acceleration(double t, double theta, double omega) {
        double[] hoist = at(plan.paths[HOIST], t);
        double[] trolley = at(plan.paths[TROLLEY], t);
        return -(-2 * hoist[1] * omega + 9.81 * Math.sin(theta) + trolley[2] * Math.cos(theta))
                / (suspensionM - hoist[0]);
    }

    /** Position, speed, acceleration at a time. */
    static double[] at(AxisPath path, double timeS) {
        double p = path.startPositionM;
        double v = path.startSpeedMps;
        double a = path.startAccelerationMps2;
        double left = timeS;
        for (int i = 0; i < path.segments; i++) {
            double t = Math.min(left, path.durationS[i]);
            double j = path.jerkMps3[i];
            p += v * t + a * t * t / 2 + j * t * t * t / 6;
            v += a * t + j * t * t / 2;
            a += j * t;
            left -= t;
            if (left <= 0) {
                return new double[] {p, v, a};
            }
        }
        return new double[] {p + v * left, v, 0};
    }

    /** Asserts limits at every segment's ends and turning points, and the exact end. */
    static void keepsLimits(AxisPath path, double targetM, double speedMps, double upMps2, double downMps2,
            double jerkMps3) {
        double p = path.startPositionM;
        double v = path.startSpeedMps;
        double a = path.startAccelerationMps2;
        for (int i = 0; i < path.segments; i++) {
            double t = path.durationS[i];
            double j = path.jerkMps3[i];
            assertThat(Math.abs(j)).as("jerk in %d", i).isLessThanOrEqualTo(jerkMps3 + 1e-9);
            if (j != 0 && -a / j > 0 && -a / j < t) {
                double turn = -a / j;
                assertThat(Math.abs(v + a * turn + j * turn * turn / 2)).isLessThanOrEqualTo(speedMps + 1e-9);
            }
            p += v * t + a * t * t / 2 + j * t * t * t / 6;
            v += a * t + j * t * t / 2;
            a += j * t;
            assertThat(Math.abs(v)).as("speed after %d", i).isLessThanOrEqualTo(speedMps + 1e-9);
            assertThat(Math.abs(a)).as("acceleration after %d", i)
                    .isLessThanOrEqualTo((a * v >= 0 ? upMps2 : downMps2) + 1e-9);
        }
        assertThat(p).isCloseTo(targetM, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(v).isCloseTo(0, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(a).isCloseTo(0, org.assertj.core.data.Offset.offset(1e-9));
    }
}
