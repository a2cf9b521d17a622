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
 * the load is high for as long as the plan lasts. Either part may be absent; the first sets out from whatever motion the
 * hoist has.
 */
final class HoistCourse {

    private static final int CROSSING_BISECTIONS = 30;

    private final KinematicState crossing = new KinematicState();
    private final HoistLeg lift;
    private final HoistLeg lower;
    private double startM;
    private double startMps;
    private double startMps2;
    private double peakM;
    private double endM;
    private double leadS;
    private boolean straight;
    private double durationS;

    HoistCourse(AxisDescription hoist) {
        lift = new HoistLeg(hoist);
        lower = new HoistLeg(hoist);
    }

    /** Plans both parts; false when the axis cannot do it. */
    boolean plan(TransferTask request, double peakM, TransferLimits limits) {
        startM = request.hoistM;
        startMps = request.startHoistMps;
        startMps2 = request.startHoistMps2;
        this.peakM = peakM;
        endM = request.targetHoistM;
        leadS = 0;
        straight = false;
        boolean found = lift.plan(startM, startMps, startMps2, peakM, limits) && lower.plan(peakM, 0, 0, endM, limits);
        durationS = leastDurationS();
        return found;
    }

    /** Goes to the target at once and waits there; false when the axis cannot do it. */
    boolean planStraight(TransferTask request, TransferLimits limits) {
        startM = request.hoistM;
        startMps = request.startHoistMps;
        startMps2 = request.startHoistMps2;
        peakM = startM;
        endM = request.targetHoistM;
        leadS = 0;
        straight = true;
        boolean found = lift.plan(startM, 0, 0, startM, limits)
                && lower.plan(startM, startMps, startMps2, endM, limits);
        durationS = leastDurationS();
        return found;
    }

    /** Lets the hoist, which stands still, wait before it sets out. */
    void lead(double leadS) {
        this.leadS = leadS;
        durationS = leastDurationS();
    }

    /** Time that waiting, lifting and lowering take when nothing comes between them, s. */
    double leastDurationS() {
        return leadS + lift.durationS() + lower.durationS();
    }

    /** The least and the greatest height on the way, m. */
    double lowestM() {
        return Math.min(lift.lowestM(), lower.lowestM());
    }

    double highestM() {
        return Math.max(lift.highestM(), lower.highestM());
    }

    double peakM() {
        return peakM;
    }

    /** How long the load is at least that high when it does not wait at the top, s; the top is higher. */
    double aboveS(double heightM) {
        return liftDurationS() - crossingS(heightM, liftDurationS(), 0)
                + crossingS(heightM, leastDurationS() - lower.durationS(), leastDurationS())
                - (leastDurationS() - lower.durationS());
    }

    /** When the hoist passes a height between a time at which it is above and one at which it is below. */
    private double crossingS(double heightM, double aboveAtS, double belowAtS) {
        double kept = durationS;
        durationS = leastDurationS();
        double above = aboveAtS;
        double below = belowAtS;
        for (int i = 0; i < CROSSING_BISECTIONS; i++) {
            double middle = 0.5 * (above + below);
            sample(middle, crossing);
            if (crossing.positionM >= heightM) {
                above = middle;
            } else {
                below = middle;
            }
        }
        durationS = kept;
        return above;
    }

    /** Stretches the course to a duration of at least {@link #leastDurationS}: the load waits at the top. */
    void stretchTo(double durationS) {
        this.durationS = durationS;
    }

    double durationS() {
        return durationS;
    }

    /** When the load is at its greatest height, s. */
    double liftDurationS() {
        return leadS + lift.durationS();
    }

    double startM() {
        return startM;
    }

    double endM() {
        return endM;
    }

    /** When lowering begins, s. */
    double lowerBeginS() {
        return straight ? 0 : durationS - lower.durationS();
    }

    /** Hoist position, speed and acceleration at a time. */
    void sample(double timeS, KinematicState out) {
        if (timeS < liftDurationS()) {
            lift.sample(timeS - leadS, out);
        } else if (timeS < lowerBeginS()) {
            out.set(peakM, 0, 0);
        } else {
            lower.sample(timeS - lowerBeginS(), out);
        }
    }

    /** Writes the course as segments; false when they do not fit. */
    boolean writeTo(AxisPath out) {
        out.startPositionM = startM;
        out.startSpeedMps = startMps;
        out.startAccelerationMps2 = startMps2;
        out.segments = 0;
        if (leadS > 0) {
            out.durationS[out.segments] = leadS;
            out.jerkMps3[out.segments++] = 0;
        }
        lift.appendTo(out);
        if (straight) {
            lower.appendTo(out);
        }
        double waitS = durationS - leastDurationS();
        if (waitS > 0 && out.segments < ImageShape.MAX_SEGMENTS) {
            out.durationS[out.segments] = waitS;
            out.jerkMps3[out.segments++] = 0;
        }
        if (!straight) {
            lower.appendTo(out);
        }
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

        private boolean plan(double fromM, double fromMps, double fromMps2, double toM, TransferLimits limits) {
            if (fromMps != 0 || fromMps2 != 0) {
                slow.clear();
                return fast.planFrom(fromM, fromMps, fromMps2, toM, limits);
            }
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

        private double lowestM() {
            return slow.profile.phases() == 0
                    ? fast.profile.lowestPositionM()
                    : fast.profile.phases() == 0
                            ? slow.profile.lowestPositionM()
                            : Math.min(fast.profile.lowestPositionM(), slow.profile.lowestPositionM());
        }

        private double highestM() {
            return slow.profile.phases() == 0
                    ? fast.profile.highestPositionM()
                    : fast.profile.phases() == 0
                            ? slow.profile.highestPositionM()
                            : Math.max(fast.profile.highestPositionM(), slow.profile.highestPositionM());
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
            limits.hoist(toM >= fromM, mostMps, kinematic);
            from.set(fromM, fromMps, 0);
            to.set(toM, toMps, 0);
            return planner.plan(from, to, kinematic, profile) == TrajectoryResult.OK;
        }

        /** From any motion; the slow zone at the limit is then not asked. */
        private boolean planFrom(double fromM, double fromMps, double fromMps2, double toM, TransferLimits limits) {
            limits.hoist(kinematic);
            from.set(fromM, fromMps, fromMps2);
            to.set(toM, 0, 0);
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
