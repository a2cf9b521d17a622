package org.openquay.motion.sway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.openquay.api.crane.KeepOut;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.image.PlanImage;
import org.openquay.api.image.PlanResult;

/**
 * Stops plans on the way, at many instants, on a nonlinear pendulum of its own: the load's swing after it touches no
 * keep-out.
 */
class StoppedTransferTest {

    private static final int CASES = 100;
    private static final double EVERY_S = 0.5;
    private static final double STEP_S = 0.005;
    private static final double SWING_S = 13;
    private static final double SUSPENSION_M = 52;
    private static final double HALF_M = 1.22;

    private final RandomTransfers transfers = new RandomTransfers(77);
    private final PlanImage plan = new PlanImage(TransferCrane.shape().axes());
    private int stops;

    /** A fault brakes the hoist where it is, and the trolley makes a quick stop; a normal stop is slower, for both. */
    @ParameterizedTest
    @CsvSource({"quick, 0.25, 1.2, 4.8, 0", "normal, 0.10, 0.8, 0.6, 0.75"})
    void theLoadTouchesNoKeepOut(String name, double delayS, double mps2, double mps3, double hoistMps2) {
        TransferPlanner planner = new TransferPlanner(SampleCrane.description());
        for (int i = 0; i < CASES; i++) {
            transfers.next();
            planner.plan(transfers.request, plan);
            for (double t = 0; plan.result == PlanResult.OK && t < plan.durationS; t += EVERY_S) {
                stop(t, delayS, mps2, mps3, hoistMps2, name + " stop of case " + i + " at " + t + " s");
            }
        }
        assertThat(stops).isGreaterThan(20 * CASES);
    }

    private void stop(double atS, double delayS, double mps2, double mps3, double hoistMps2, String which) {
        double[] sway = swayAt(atS);
        double[] trolley = TransferCheck.at(plan.paths[TROLLEY], atS);
        double[] hoist = TransferCheck.at(plan.paths[HOIST], atS);
        double goesOnM = hoist[1] < 0
                ? -hoist[1] * hoist[1] / (2 * Math.max(0.75, hoistMps2))
                : hoistMps2 > 0 ? hoist[1] * hoist[1] / (2 * hoistMps2) : 0;
        double heightM = hoist[0] + goesOnM;
        double direction = Math.signum(trolley[1]);
        double x = trolley[0];
        double v = Math.abs(trolley[1]);
        double a = trolley[2] * direction;
        double theta = sway[0];
        double omega = sway[1];
        stops++;
        for (double t = 0; t < SWING_S; t += STEP_S) {
            if (t >= delayS) {
                a = Math.max(-mps2, a - mps3 * STEP_S);
            }
            if (v <= 0) {
                v = 0;
                a = 0;
            }
            v = Math.max(0, v + a * STEP_S);
            x += direction * v * STEP_S;
            double ropeM = SUSPENSION_M - heightM;
            omega -= STEP_S * (9.81 * Math.sin(theta) + direction * a * Math.cos(theta)) / ropeM;
            theta += STEP_S * omega;
            double loadM = x + ropeM * Math.sin(theta);
            double bottomM = SUSPENSION_M - ropeM * Math.cos(theta) - transfers.request.loadDepthM;
            for (KeepOut keepOut : SampleCrane.description().site().keepOuts()) {
                boolean touches = bottomM < keepOut.topM() && loadM + HALF_M > keepOut.fromM()
                        && loadM - HALF_M < keepOut.toM();
                assertThat(touches).as("%s: %s touched at %.2f m, %.2f m high", which, keepOut.name(), loadM, bottomM)
                        .isFalse();
            }
        }
    }

    /** Sway and its rate at a time of the plan. */
    private double[] swayAt(double timeS) {
        double theta = 0;
        double omega = 0;
        for (double t = 0; t < timeS; t += STEP_S) {
            double[] hoist = TransferCheck.at(plan.paths[HOIST], t + STEP_S / 2);
            double[] trolley = TransferCheck.at(plan.paths[TROLLEY], t + STEP_S / 2);
            omega -= STEP_S * (-2 * hoist[1] * omega + 9.81 * Math.sin(theta) + trolley[2] * Math.cos(theta))
                    / (SUSPENSION_M - hoist[0]);
            theta += STEP_S * omega;
        }
        return new double[] {theta, omega};
    }
}
