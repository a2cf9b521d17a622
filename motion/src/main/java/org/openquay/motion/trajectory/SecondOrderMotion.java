package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * Motions whose acceleration may step: full acceleration to a top (or bottom) velocity, which is held if it is the
 * limit, and full deceleration to the target's velocity. Accelerations of start and target play no part; at the end
 * acceleration is zero.
 *
 * <p>Not thread-safe, allocation-free.
 */
@ControlPath
final class SecondOrderMotion implements StretchedMotion.Candidates {

    private static final double NOISE = 1e-14;

    private final KinematicLimits limits = new KinematicLimits();
    private double v0;
    private double vf;
    private double distance;
    private double noise;

    // the motion found: to the top velocity, there for a time, and on
    private double sign = 1;
    private double top;
    private double cruise;

    /** Poses the problem from a state within the velocity limits. */
    void pose(KinematicState start, KinematicState target, KinematicLimits within) {
        limits.copyFrom(within);
        v0 = start.velocityMps;
        vf = target.velocityMps;
        distance = target.positionM - start.positionM;
        noise = NOISE * (Math.abs(start.positionM) + Math.abs(target.positionM) + Math.abs(distance));
    }

    /** Brings the velocity back to its limits; the profile stands at the start. */
    static void brake(KinematicLimits limits, Profile out) {
        double v = out.reached().velocityMps;
        double limit = Math.max(limits.minVelocityMps, Math.min(limits.maxVelocityMps, v));
        double rate = limit > v ? limits.maxAccelerationMps2 : limits.minAccelerationMps2;
        if (limit != v) {
            out.settleAcceleration(rate);
            out.append((limit - v) / rate, 0);
        }
        out.endOfBraking();
    }

    /** Takes the change to the target's velocity. */
    void findVelocity() {
        sign = Math.signum(vf - v0) < 0 ? -1 : 1;
        top = sign * vf;
        cruise = 0;
    }

    /** Takes the motion of least time; false if the velocity limits forbid the direction. */
    boolean findFastest() {
        findVelocity();
        double surplus = distance - displacement();
        // moving the other way at both ends, any surplus needs a stop and a turn: not for a rounding error
        boolean turns = surplus > 0 ? v0 < 0 && vf < 0 : v0 > 0 && vf > 0;
        return surplus == 0 || turns && Math.abs(surplus) <= noise || viaTop(surplus > 0);
    }

    private boolean viaTop(boolean up) {
        sign = up ? 1 : -1;
        cruise = 0;
        double square = (2 * sign * distance * toTop() * fromTop() + v0 * v0 * fromTop() + vf * vf * toTop())
                / (toTop() + fromTop());
        top = Math.max(Math.sqrt(Math.max(0, square)), Math.max(sign * v0, sign * vf));
        if (top > limit()) {
            if (!(limit() > 0)) {
                return false;
            }
            top = limit();
            cruise = Math.max(0, sign * (distance - displacement())) / top;
        }
        return true;
    }

    double time() {
        return (top - sign * v0) / toTop() + cruise + (top - sign * vf) / fromTop();
    }

    private double displacement() {
        double ramps = 0.5 * ((top * top - v0 * v0) / toTop() + (top * top - vf * vf) / fromTop());
        return sign * (ramps + cruise * top);
    }

    private double toTop() {
        return sign > 0 ? limits.maxAccelerationMps2 : -limits.minAccelerationMps2;
    }

    private double fromTop() {
        return sign > 0 ? -limits.minAccelerationMps2 : limits.maxAccelerationMps2;
    }

    private double limit() {
        return sign > 0 ? limits.maxVelocityMps : -limits.minVelocityMps;
    }

    /** The least time, not shorter than the given one, in which the target can be reached; NaN if there is none. */
    double earliestFrom(double time) {
        atTime(time, 1);
        if (distance > displacement() + noise) {
            return viaTop(true) ? time() : Double.NaN;
        }
        atTime(time, -1);
        if (distance < displacement() - noise) {
            return viaTop(false) ? time() : Double.NaN;
        }
        return time;
    }

    /** Takes the motion of the given time that leads furthest up (1) or down (-1). */
    private void atTime(double time, double direction) {
        sign = direction;
        double turn = (time + sign * (v0 / toTop() + vf / fromTop())) / (1 / toTop() + 1 / fromTop());
        top = Math.min(limit(), Math.max(turn, Math.max(sign * v0, sign * vf)));
        cruise = 0;
        cruise = Math.max(0, time - time());
    }

    /** Appends the motion found. */
    void appendTo(Profile out) {
        ramp(sign * top, out);
        out.settleAcceleration(0);
        out.append(cruise, 0);
        ramp(vf, out);
        out.settleAcceleration(0);
    }

    private void ramp(double toVelocityMps, Profile out) {
        double change = toVelocityMps - out.reached().velocityMps;
        double rate = rate(change);
        out.settleAcceleration(rate);
        out.append(change / rate, 0);
    }

    private double rate(double change) {
        return change > 0 ? limits.maxAccelerationMps2 : limits.minAccelerationMps2;
    }

    @Override
    public void writeEdges(double time, PhaseSequence highest, PhaseSequence lowest) {
        atTime(time, 1);
        writeTo(highest);
        atTime(time, -1);
        writeTo(lowest);
    }

    private void writeTo(PhaseSequence phases) {
        phases.clear();
        phases.add((top - sign * v0) / toTop(), 0, sign * toTop());
        phases.add(cruise, 0, 0);
        phases.add((top - sign * vf) / fromTop(), 0, -sign * fromTop());
    }

    @Override
    public boolean writeLate(double time, PhaseSequence phases) {
        double rate = rate(vf - v0);
        phases.clear();
        phases.add(time - (vf - v0) / rate, 0, 0);
        phases.add((vf - v0) / rate, 0, rate);
        return true;
    }

    @Override
    public boolean writeSoon(double time, PhaseSequence phases) {
        double rate = rate(vf - v0);
        phases.clear();
        phases.add((vf - v0) / rate, 0, rate);
        phases.add(time - (vf - v0) / rate, 0, 0);
        return true;
    }
}
