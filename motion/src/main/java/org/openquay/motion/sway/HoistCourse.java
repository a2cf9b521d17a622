package org.openquay.motion.sway;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.image.AxisPath;
import org.openquay.api.image.ImageShape;
import org.openquay.motion.trajectory.KinematicLimits;
import org.openquay.motion.trajectory.KinematicState;
import org.openquay.motion.trajectory.PositionPlanner;
import org.openquay.motion.trajectory.Profile;
import org.openquay.motion.trajectory.TrajectoryResult;

/**
 * The hoist's part of a plan: up to the greatest height as soon as possible, then down as late as possible, so that
 * the load is high for as long as the plan lasts. Either part may be absent.
 */
final class HoistCourse {

    private final HoistLeg lift;
    private final HoistLeg lower;
    private double startM;
    private double peakM;
    private double endM;
    private double durationS;

    HoistCourse(AxisDescription hoist) {
        lift = new HoistLeg(hoist);
        lower = new HoistLeg(hoist);
    }

    /** Plans both parts; false when the axis cannot do it. */
    boolean plan(double startM, double peakM, double endM, TransferLimits limits) {
        this.startM = startM;
        this.peakM = peakM;
        this.endM = endM;
        boolean found = lift.plan(startM, peakM, limits) && lower.plan(peakM, endM, limits);
        durationS = leastDurationS();
        return found;
    }

    /** Time that lifting and lowering take when nothing comes between them, s. */
    double leastDurationS() {
        return lift.durationS() + lower.durationS();
    }

    /** Stretches the course to a duration of at least {@link #leastDurationS}: the load waits at the top. */
    void stretchTo(double durationS) {
        this.durationS = durationS;
    }

    double durationS() {
        return durationS;
    }

    double liftDurationS() {
        return lift.durationS();
    }

    double startM() {
        return startM;
    }

    double endM() {
        return endM;
    }

    /** When lowering begins, s. */
    double lowerBeginS() {
        return durationS - lower.durationS();
    }

    /** Hoist position, speed and acceleration at a time. */
    void sample(double timeS, KinematicState out) {
        if (timeS < lift.durationS()) {
            lift.sample(timeS, out);
        } else if (timeS < lowerBeginS()) {
            out.set(peakM, 0, 0);
        } else {
            lower.sample(timeS - lowerBeginS(), out);
        }
    }

    /** Writes the course as segments; false when they do not fit. */
    boolean writeTo(AxisPath out) {
        out.startPositionM = startM;
        out.startSpeedMps = 0;
        out.startAccelerationMps2 = 0;
        out.segments = 0;
        lift.appendTo(out);
        double waitS = durationS - leastDurationS();
        if (waitS > 0 && out.segments < ImageShape.MAX_SEGMENTS) {
            out.durationS[out.segments] = waitS;
            out.jerkMps3[out.segments++] = 0;
        }
        lower.appendTo(out);
        return out.segments < ImageShape.MAX_SEGMENTS;
    }

    /** One way, up or down, in two strokes where it ends in the slow-down zone before a software limit. */
    private static final class HoistLeg {

        /** Zone and its speed are kept with this much to spare, so that the axis finds nothing to limit. */
        private static final double ZONE_MARGIN_M = 0.05;
        private static final double ZONE_SPEED_MARGIN = 0.02;
        private static final int BISECTIONS = 50;

        private final AxisDescription hoist;
        private final HoistStroke fast = new HoistStroke();
        private final HoistStroke slow = new HoistStroke();

        private HoistLeg(AxisDescription hoist) {
            this.hoist = hoist;
        }

        private boolean plan(double fromM, double toM, TransferLimits limits) {
            double sign = toM < fromM ? -1 : 1;
            double limitM = sign > 0 ? hoist.maxPositionM() : hoist.minPositionM();
            double zoneM = limitM - sign * (hoist.slowZoneM() + ZONE_MARGIN_M);
            double slowMps = Math.min(limits.hoistMps, hoist.slowSpeedMps() * (1 - ZONE_SPEED_MARGIN));
            double insideM = sign * (toM - zoneM);
            double outsideM = sign * (zoneM - fromM);
            if (insideM <= 0) {
                slow.clear();
                return fast.plan(fromM, toM, 0, 0, limits.hoistMps, limits);
            }
            double entryMps = speedThatStopsIn(insideM, slowMps, limits);
            if (stoppingM(entryMps, limits.hoistSpeedingUpMps2, limits.hoistMps3) >= outsideM) {
                fast.clear();
                return slow.plan(fromM, toM, 0, 0, slowMps, limits);
            }
            return fast.plan(fromM, zoneM, 0, sign * entryMps, limits.hoistMps, limits)
                    && slow.plan(zoneM, toM, sign * entryMps, 0, slowMps, limits);
        }

        private static double speedThatStopsIn(double distanceM, double mostMps, TransferLimits limits) {
            double low = 0;
            double high = mostMps;
            for (int i = 0; i < BISECTIONS; i++) {
                double middle = 0.5 * (low + high);
                if (stoppingM(middle, limits.hoistSlowingDownMps2, limits.hoistMps3) <= distanceM) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** Distance of a jerk-limited change between standstill and a speed. */
        private static double stoppingM(double speedMps, double accelerationMps2, double jerkMps3) {
            return speedMps * jerkMps3 >= accelerationMps2 * accelerationMps2
                    ? 0.5 * speedMps * (speedMps / accelerationMps2 + accelerationMps2 / jerkMps3)
                    : speedMps * Math.sqrt(speedMps / jerkMps3);
        }

        private double durationS() {
            return fast.profile.durationS() + slow.profile.durationS();
        }

        private void sample(double timeS, KinematicState out) {
            double slowBeginS = fast.profile.durationS();
            if (timeS < slowBeginS || slow.profile.phases() == 0) {
                fast.profile.sample(timeS, out);
            } else {
                slow.profile.sample(timeS - slowBeginS, out);
            }
        }

        private void appendTo(AxisPath out) {
            fast.appendTo(out);
            slow.appendTo(out);
        }
    }

    /** One time-optimal motion of the axis. */
    private static final class HoistStroke {

        private final PositionPlanner planner =
                new PositionPlanner();
        private final KinematicLimits kinematic =
                new KinematicLimits();
        private final KinematicState from = new KinematicState();
        private final KinematicState to = new KinematicState();
        private final Profile profile = new Profile();

        private void clear() {
            profile.copyFrom(new Profile());
        }

        private boolean plan(double fromM, double toM, double fromMps, double toMps, double mostMps,
                TransferLimits limits) {
            boolean up = toM >= fromM;
            double upMps2 = up ? limits.hoistSpeedingUpMps2 : limits.hoistSlowingDownMps2;
            double downMps2 = up ? limits.hoistSlowingDownMps2 : limits.hoistSpeedingUpMps2;
            kinematic.set(-mostMps, mostMps, -downMps2, upMps2, limits.hoistMps3);
            from.set(fromM, fromMps, 0);
            to.set(toM, toMps, 0);
            return planner.plan(from, to, kinematic, profile) == TrajectoryResult.OK;
        }

        private void appendTo(AxisPath out) {
            for (int phase = 0; phase < profile.phases() && out.segments < ImageShape.MAX_SEGMENTS; phase++) {
                out.durationS[out.segments] = profile.phaseDurationS(phase);
                out.jerkMps3[out.segments++] = profile.phaseJerkMps3(phase);
            }
        }
    }
}
