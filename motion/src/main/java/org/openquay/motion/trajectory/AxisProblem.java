package org.openquay.motion.trajectory;

import org.openquay.api.ControlPath;

/**
 * One axis' way from start to target: as fast as possible, or in a given time. Decides what must be braked first,
 * whether acceleration may step, and how forgiving to be about rounding errors; the motions themselves come from
 * {@link ReachableBand}, {@link QuietMotion} and {@link SecondOrderMotion}.
 *
 * <p>Not thread-safe, allocation-free.
 */
@ControlPath
final class AxisProblem implements StretchedMotion.Candidates {

    /** Relative to the magnitude of the positions: a difference that is rounding noise where it would cost a detour. */
    private static final double POSITION_NOISE = 2e-14;
    private static final double MAX_POSITION_NOISE_M = 5e-9;

    private final UnitLimits limits = new UnitLimits();
    private final UnitLimits widened = new UnitLimits();
    private final LimitReturn limitReturn = new LimitReturn();
    private final ReachableBand band = new ReachableBand();
    private final QuietMotion quiet = new QuietMotion();
    private final SecondOrderMotion secondOrder = new SecondOrderMotion();
    private final StretchedMotion stretched = new StretchedMotion();
    private final PhaseSequence phases = new PhaseSequence();

    private boolean steps;
    private boolean hurries;
    private double jerk;
    private double displacement;
    private double v0;
    private double velocityNoise;
    private double brakeS;

    /** Plans the motion of least time; start, target and limits have passed {@link InputCheck}. */
    TrajectoryResult planFastest(KinematicState start, KinematicState target, KinematicLimits within, Profile out) {
        double least = findFastest(start, target, within, true, out);
        TrajectoryResult result = least >= 0 ? finishFastest(target, within, out) : notFound(within);
        if (result == TrajectoryResult.OUT_OF_RANGE && !steps) {
            // forgiving rounding errors is wrong where all there is to do is as small as they are
            least = findFastest(start, target, within, false, out);
            result = least >= 0 ? finishFastest(target, within, out) : notFound(within);
        }
        return result;
    }

    /**
     * The least time alone, forgiving rounding errors; NaN if there is none. The profile, into which a start outside
     * the limits is braked, is completed by {@link #finishFastest} or replaced by {@link #planIn}.
     */
    double findFastest(KinematicState start, KinematicState target, KinematicLimits within, Profile out) {
        return findFastest(start, target, within, true, out);
    }

    private double findFastest(KinematicState start, KinematicState target, KinematicLimits within, boolean tolerant,
            Profile out) {
        out.begin(start);
        steps = within.isSecondOrder();
        return steps ? findSteps(target, within, out) : findSmooth(start, target, within, tolerant, out);
    }

    private double findSteps(KinematicState target, KinematicLimits within, Profile out) {
        SecondOrderMotion.brake(within, out);
        brakeS = out.durationS();
        secondOrder.pose(out.reached(), target, within);
        return secondOrder.findFastest() ? brakeS + secondOrder.time() : Double.NaN;
    }

    private double findSmooth(KinematicState start, KinematicState target, KinematicLimits within, boolean tolerant,
            Profile out) {
        poseLimits(start, target, within, tolerant);
        pose(start, target);
        boolean admissible = isAdmissible(start);
        hurries = !admissible && limits.contain(v0, start.accelerationMps2 / jerk)
                && band.findFastestEarly(displacement);
        boolean found = hurries;
        if (!hurries) {
            brake(target, out);
            found = band.findFastest(displacement);
        }
        return found ? brakeS + band.time() : Double.NaN;
    }

    /** Completes the profile with the motion of least time that was just found. */
    TrajectoryResult finishFastest(KinematicState target, KinematicLimits within, Profile out) {
        if (steps) {
            secondOrder.appendTo(out);
        } else {
            band.writeTo(phases);
            phases.appendTo(out, jerk);
        }
        return Outcome.finish(target, within, out);
    }

    /** With room in both directions every target can be reached. */
    private static TrajectoryResult notFound(KinematicLimits within) {
        return within.minVelocityMps < 0 && within.maxVelocityMps > 0
                ? TrajectoryResult.OUT_OF_RANGE
                : TrajectoryResult.TARGET_NOT_REACHABLE;
    }

    private void poseLimits(KinematicState start, KinematicState target, KinematicLimits within, boolean tolerant) {
        jerk = within.maxJerkMps3;
        limits.set(within);
        double position = POSITION_NOISE * (Math.abs(start.positionM) + Math.abs(target.positionM)) / jerk
                + limits.positionNoise();
        velocityNoise = tolerant ? limits.velocityNoise() : 0;
        band.setNoise(velocityNoise, tolerant ? position : 0, MAX_POSITION_NOISE_M / jerk);
        brakeS = 0;
    }

    private void pose(KinematicState start, KinematicState target) {
        v0 = start.velocityMps / jerk;
        double a0 = start.accelerationMps2 / jerk;
        double vf = target.velocityMps / jerk;
        double af = target.accelerationMps2 / jerk;
        displacement = (target.positionM - start.positionM) / jerk;
        widened.widen(limits, v0, a0, vf, af);
        band.set(v0, a0, vf, af, widened);
        quiet.set(v0, a0, vf, af, widened, velocityNoise);
    }

    private boolean isAdmissible(KinematicState state) {
        return limits.admit(state.velocityMps / jerk, state.accelerationMps2 / jerk);
    }

    /** If needed, brakes from where the profile stands until the state is admissible, and poses what is left. */
    private void brake(KinematicState target, Profile out) {
        if (!isAdmissible(out.reached())) {
            limitReturn.apply(limits, jerk, out);
            brakeS = out.durationS();
            pose(out.reached(), target);
        }
    }

    // --- in a given time, after planFastest for the same problem ----------------------------------------------------

    /**
     * The least time, not shorter than the given one and that of the fastest motion, in which the target can be
     * reached; NaN if there is none.
     */
    double earliestFrom(double timeS, KinematicState start, KinematicState target, Profile scratch) {
        double fastest = 0;
        if (hurries && !steps) {
            // it was just quick enough to need no braking
            hurries = false;
            scratch.begin(start);
            brake(target, scratch);
            fastest = band.findFastest(displacement) ? band.time() : Double.NaN;
        }
        double left = Math.max(timeS - brakeS, fastest);
        double found = steps ? secondOrder.earliestFrom(left) : band.earliestFrom(displacement, left);
        return found == timeS - brakeS ? timeS : brakeS + found;
    }

    /** Plans the motion of exactly this time, which {@link #earliestFrom} has found possible. */
    TrajectoryResult planIn(double timeS, KinematicState start, KinematicState target, KinematicLimits within,
            Profile out) {
        out.begin(start);
        double left = timeS - brakeS;
        if (steps) {
            SecondOrderMotion.brake(within, out);
            double distance = target.positionM - out.reached().positionM;
            stretched.append(secondOrder, out.reached().velocityMps, left, distance, 1, out);
        } else {
            brake(target, out);
            stretched.append(this, v0, left, displacement, jerk, out);
        }
        out.stretchTo(timeS);
        return Outcome.finish(target, within, out);
    }

    @Override
    public void writeEdges(double time, PhaseSequence highest, PhaseSequence lowest) {
        band.writeEdges(time, highest, lowest);
    }

    @Override
    public boolean writeLate(double time, PhaseSequence sequence) {
        return quiet.writeLate(time, sequence);
    }

    @Override
    public boolean writeSoon(double time, PhaseSequence sequence) {
        return quiet.writeSoon(time, sequence);
    }
}
