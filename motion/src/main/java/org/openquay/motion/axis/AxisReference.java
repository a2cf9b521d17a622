package org.openquay.motion.axis;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.DriveDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.Permission;
import org.openquay.motion.io.CraneInputs;

/** From what an axis is to do in a cycle to the speed its drives are told: limits, reference, path, correction. */
@ControlPath
final class AxisReference {

    private static final double S_PER_NS = 1e-9;
    private static final double NOTABLE_DAMPING = 0.01;

    private final int axis;
    private final AxisLimits limits;
    private final double ratedSpeedMps;
    private final double inPositionM;
    private final TravelSide plus;
    private final TravelSide minus;
    final Reference reference;
    final Following following;
    final PathTracking path;

    private double targetM;
    private boolean hasTarget;
    private double commandMps;
    @EachCycle
    private Limiter limiter = Limiter.NONE;

    AxisReference(CraneDescription crane, int axis, AxisLimits limits) {
        AxisDescription description = crane.axes().get(axis);
        this.axis = axis;
        this.limits = limits;
        ratedSpeedMps = description.limits().speedMps();
        inPositionM = description.inPositionM();
        double coastS = coastS(crane, axis);
        plus = TravelSide.plus(description, coastS);
        minus = TravelSide.minus(description, coastS);
        reference = new Reference(plus, minus, limits);
        following = new Following(ratedSpeedMps);
        path = new PathTracking(reference, ratedSpeedMps);
    }

    /**
     * How long the axis may go on unhindered when everything is lost: until the slowest of its links counts as stale at
     * this end and its device's watchdog acts at the other, and the brake has closed, s.
     */
    static double coastS(CraneDescription crane, int axis) {
        double longest = 0;
        for (DriveDescription drive : crane.drives()) {
            if (drive.axis() == axis) {
                longest = Math.max(longest, lossS(crane.links().get(drive.link())));
            }
        }
        for (SignalDescription signal : crane.signals()) {
            if (signal.role() == SignalRole.BRAKE_RELEASE && signal.index() == axis) {
                longest = Math.max(longest, lossS(crane.links().get(signal.link())));
            }
        }
        return longest + crane.axes().get(axis).brake().closeDelayS();
    }

    private static double lossS(LinkDescription link) {
        return (link.staleNs() + link.watchdogNs()) * S_PER_NS;
    }

    // --- the cycle ------------------------------------------------------------------------------------------------

    long blockedPlus(CraneInputs inputs) {
        return inputs.endLimitPlus[axis] || atLimit(plus) ? Permission.FREE_TOWARDS_PLUS.bit() : 0;
    }

    long blockedMinus(CraneInputs inputs) {
        return inputs.endLimitMinus[axis] || atLimit(minus) ? Permission.FREE_TOWARDS_MINUS.bit() : 0;
    }

    private boolean atLimit(TravelSide side) {
        return !reference.moves() && side.sign * reference.positionM() > side.limitM - AxisTuning.AT_LIMIT_M;
    }

    /** Sets what limits this cycle; once a cycle, when limits and permissions are known. */
    void begin(CraneInputs inputs, long missingPlus, long missingMinus) {
        begin(plus, inputs.preLimitPlus[axis], inputs.endLimitPlus[axis], missingPlus);
        begin(minus, inputs.preLimitMinus[axis], inputs.endLimitMinus[axis], missingMinus);
    }

    private void begin(TravelSide side, boolean preLimit, boolean endLimit, long missing) {
        side.begin(limits, ratedSpeedMps);
        if (preLimit) {
            side.cap(side.slowMps, side.slowLimiter);
        }
        if (missing != 0) {
            side.cap(0, endLimit ? side.endLimiter : MissingLimiter.of(missing));
        }
    }

    /** The permissions missing for what is demanded; 0 when it may be done, at least in part. */
    long missing(AxisDemand demand, long missingPlus, long missingMinus) {
        if (missingPlus != 0 && missingMinus != 0) {
            return missingPlus | missingMinus;
        }
        double direction = switch (demand.kind) {
            case VELOCITY -> demand.speedMps;
            case POSITION -> demand.positionM - reference.positionM();
            case REST, HOLD, PATH -> 0;
        };
        boolean there = demand.kind == DemandKind.POSITION && Math.abs(direction) <= AxisTuning.AT_LIMIT_M;
        return direction == 0 || there ? 0 : direction > 0 ? missingPlus : missingMinus;
    }

    /** Under which name the first of those missing permissions limits the axis. */
    Limiter limiterOf(long missing) {
        Limiter named = MissingLimiter.of(missing);
        return switch (named) {
            case STOPPING_DISTANCE_PLUS -> plus.capLimiter;
            case STOPPING_DISTANCE_MINUS -> minus.capLimiter;
            default -> named;
        };
    }

    /** The axis is not driven by its reference: it is where it is. */
    void rest(double positionM) {
        reference.rest(positionM);
        following.rest();
        path.end();
        commandMps = 0;
        hasTarget = false;
        limiter = Limiter.NONE;
    }

    /**
     * Advances by one cycle in which the drives follow.
     *
     * @param free     the brake is open
     * @param corrects the measured position may be used to correct
     */
    void advance(Intent intent, AxisDemand demand, boolean free, boolean corrects, MeasuredMotion measured,
            double dtS) {
        if (free) {
            go(intent, demand, dtS);
        } else if (reference.moves()) {
            quickStop(dtS);
        } else {
            rest(measured.positionM());
            return;
        }
        following.advance(reference, measured, limits, corrects && free, dtS);
        commandMps = reference.speedMps() + following.trimMps();
    }

    private void go(Intent intent, AxisDemand demand, double dtS) {
        limiter = Limiter.NONE;
        hasTarget = false;
        switch (intent) {
            case FAULT_STOP, QUICK_STOP -> quickStop(dtS);
            case STOP, REST, NOT_PERMITTED, TRACK -> {
                path.end();
                reference.decelerate(limits.decelerationMps2, limits.jerkMps3, dtS);
            }
            case HALT, HOLD -> hold(demand, dtS);
            case POSITION -> {
                path.end();
                reference.moveTo(demand.positionM, Math.abs(demand.speedMps), dtS);
                aim(demand.positionM);
            }
            case VELOCITY -> {
                path.end();
                reference.chase(demand.speedMps + demand.dampingMps, dtS);
                name(demand);
            }
            case PATH -> {
                path.follow(demand.positionM, demand.speedMps, demand.accelerationMps2, demand.dampingMps, dtS);
                aim(demand.positionM);
                name(demand);
            }
        }
    }

    private void hold(AxisDemand demand, double dtS) {
        path.hold(demand.dampingMps, limits.decelerationMps2, limits.jerkMps3, dtS);
        if (path.holding()) {
            aim(path.anchorM());
        }
        name(demand);
    }

    private void quickStop(double dtS) {
        path.end();
        double jerk = Math.max(limits.jerkMps3, limits.quickStopMps2 / QuickStop.BUILD_UP_S);
        reference.decelerate(limits.quickStopMps2, jerk, dtS);
    }

    private void aim(double positionM) {
        targetM = positionM;
        hasTarget = true;
        limiter = reference.limiter();
    }

    private void name(AxisDemand demand) {
        boolean damps = Math.abs(demand.dampingMps) > NOTABLE_DAMPING * ratedSpeedMps;
        Limiter ofDemand = damps ? Limiter.SWAY_DAMPING : demand.shapedBy;
        limiter = reference.limiter() == Limiter.NONE ? ofDemand : reference.limiter();
    }

    // --- what came out --------------------------------------------------------------------------------------------

    /** What shaped the reference of this cycle. */
    Limiter limiter() {
        return limiter;
    }

    /** Speed reference for the drives, m/s. */
    double commandMps() {
        return commandMps;
    }

    /** Where the axis is to go, or where its reference is when that is not known. */
    double targetM() {
        return hasTarget ? targetM : reference.positionM();
    }

    /** The axis is within its window around the target. */
    boolean inWindow(MeasuredMotion measured) {
        return hasTarget && measured.fresh() && Math.abs(measured.positionM() - targetM) <= inPositionM;
    }

    /** The reference is at its target. */
    boolean arrived() {
        return hasTarget && Math.abs(reference.positionM() - targetM) <= AxisTuning.THERE_M;
    }

    /** How far a normal stop would take the axis, its lag behind the reference included, m. */
    double stoppingM() {
        return reference.stoppingM() + following.lagM();
    }

    double expectedMps2() {
        return following.expectedMps2(reference);
    }

    void exchange(StateCursor cursor) {
        reference.exchange(cursor);
        following.exchange(cursor);
        path.exchange(cursor);
        targetM = cursor.value(targetM);
        hasTarget = cursor.value(hasTarget);
        commandMps = cursor.value(commandMps);
    }
}
