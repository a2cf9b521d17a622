package org.openquay.app.plan;

import java.util.List;
import java.util.Optional;

/**
 * A transfer of a point load on a rope, from a trolley at 0 to a trolley at {@code distanceM}.
 *
 * @param name          free text
 * @param distanceM     target of the trolley, m
 * @param ropeStartM    rope length at the start, m
 * @param ropeEndM      rope length at the end, m
 * @param trolley       limits of the trolley
 * @param hoist         limits of the rope's length
 * @param maxSwayDeg    greatest angle from the vertical, degrees
 * @param initial       state at the start beyond standing still; all 0 mostly
 * @param clearance     ground that the load must stay above
 * @param robustness    what is asked for with a wrong rope length
 * @param minimumTimeS  the time that is known to be the least, s; no planner looks at it
 */
public record TransferProblem(String name, double distanceM, double ropeStartM, double ropeEndM, Axis trolley,
        Axis hoist, double maxSwayDeg, Initial initial, List<Clearance> clearance, Optional<Robustness> robustness,
        Optional<Double> minimumTimeS) {

    public TransferProblem {
        clearance = List.copyOf(clearance);
    }

    /** Where the load is at the start, from the trolley, m. */
    double startLoadM() {
        return ropeStartM * StrictMath.sin(Math.toRadians(initial.swayDeg()));
    }

    double startDepthM() {
        return ropeStartM * StrictMath.cos(Math.toRadians(initial.swayDeg()));
    }

    /** Limits of an axis in both directions, the lower ones negative; m/s, m/s², m/s³. */
    public record Axis(double maxSpeedMps, double minSpeedMps, double maxAccelerationMps2, double minAccelerationMps2,
            double maxJerkMps3, double minJerkMps3) {

        boolean allows(double mps, double mps2) {
            return mps <= maxSpeedMps && mps >= minSpeedMps && mps2 <= maxAccelerationMps2
                    && mps2 >= minAccelerationMps2;
        }

        /** What may be used in both directions. */
        double speedMps() {
            return Math.min(maxSpeedMps, -minSpeedMps);
        }

        double accelerationMps2() {
            return Math.min(maxAccelerationMps2, -minAccelerationMps2);
        }

        double jerkMps3() {
            return Math.min(maxJerkMps3, -minJerkMps3);
        }

        boolean valid() {
            return positive(speedMps()) && positive(accelerationMps2()) && positive(jerkMps3());
        }

        private static boolean positive(double value) {
            return value > 0 && value < Double.POSITIVE_INFINITY;
        }
    }

    /** State at the start: sway, its rate, and the motion of trolley and rope; a rope that gets longer is positive. */
    public record Initial(double swayDeg, double swayRateDegPerS, double speedMps, double accelerationMps2,
            double hoistSpeedMps, double hoistAccelerationMps2) {

        static final Initial STILL = new Initial(0, 0, 0, 0, 0, 0);
    }

    /** While the load's place lies between from and to, it hangs at most so deep below the trolley, m. */
    public record Clearance(double fromM, double toM, double maxDepthM) {

        boolean covers(double placeM) {
            return placeM > fromM && placeM < toM;
        }

        boolean isOnTheWayTo(double distanceM) {
            return toM > Math.min(0, distanceM) && fromM < Math.max(0, distanceM);
        }
    }

    /** With the rope shorter or longer by this part, at most this sway is left. */
    public record Robustness(double ropeTolerance, double maxResidualSwayDeg) {}
}
