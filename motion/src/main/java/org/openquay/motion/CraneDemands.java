package org.openquay.motion;

import org.openquay.api.ControlPath;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.status.Fault;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.StopKind;
import org.openquay.motion.axis.Axis;
import org.openquay.motion.axis.AxisDemand;
import org.openquay.motion.axis.DemandKind;
import org.openquay.motion.spreader.TwistlockOrder;

/**
 * What the crane layer demands of each axis: what the job or a live command wants, what is missing for it, and the stop
 * that dominates it. The cabin's levers are live commands. Remembers nothing.
 */
@ControlPath
final class CraneDemands {

    private final CraneParts parts;
    private final Permits permits;
    private final Cabin cabin;
    private final double creepMps;

    CraneDemands(CraneParts parts, Permits permits, Cabin cabin, double creepMps) {
        this.parts = parts;
        this.permits = permits;
        this.cabin = cabin;
        this.creepMps = creepMps;
    }

    /** Nothing is wanted yet, and this is missing. */
    void begin() {
        for (int axis = 0; axis < parts.axes.length; axis++) {
            AxisDemand demand = parts.demands[axis];
            demand.rest();
            demand.missingPlus = permits.plus(axis);
            demand.missingMinus = permits.minus(axis);
        }
        parts.scene.twistlocks = TwistlockOrder.NONE;
    }

    /** The job's demands, or else those of live commands; where neither may act, live commands end. */
    void want(HoldReason forbidden, InputImage in, OutputImage out) {
        boolean permitted = permits.job(parts.scene) == 0;
        boolean stopped = parts.stops.inForce() != StopKind.NONE || parts.faults.stopsBut(Fault.SPREADER_MIXED)
                || parts.wind.tooStrong();
        int trolley = parts.trolleyAxis;
        boolean byHand = !stopped && cabin.drives(trolley) && !cabin.inches(trolley) && !parts.axes[trolley].faulted();
        parts.scene.byHand = parts.hand.takes(byHand, parts.live.speedMps(trolley), parts.scene);
        parts.moves.step(forbidden, permitted, parts.stops.halted(), parts.scene, in, out);
        if (stopped || parts.moves.running()) {
            parts.live.clear(in.nowNs);
            parts.hand.end();
            return;
        }
        for (int axis = 0; axis < parts.axes.length; axis++) {
            if (parts.axes[axis].faulted()) {
                parts.live.clear(axis, in.nowNs);
            }
            live(axis, parts.live.speedMps(axis));
        }
        double twistlocks = parts.live.twistlocks();
        if (twistlocks != 0) {
            parts.scene.twistlocks = twistlocks > 0 ? TwistlockOrder.LOCK : TwistlockOrder.UNLOCK;
        }
    }

    private void live(int axis, double speedMps) {
        AxisDemand demand = parts.demands[axis];
        double most = axis == parts.hoistAxis && parts.load.slack() ? creepMps : Double.POSITIVE_INFINITY;
        if (parts.scene.byHand && axis == parts.trolleyAxis) {
            parts.hand.drive(speedMps, parts.scene);
        } else if (speedMps != 0 && cabin.inches(axis)) {
            demand.kind = DemandKind.POSITION;
            demand.positionM = cabin.inchTargetM(axis);
            demand.speedMps = Math.min(Math.abs(speedMps), most);
        } else if (speedMps != 0) {
            demand.kind = DemandKind.VELOCITY;
            demand.speedMps = Math.min(speedMps, most);
        }
    }

    /** Adds the stop in force with its reason. */
    void restrict(HoldReason forbidden) {
        for (int axis = 0; axis < parts.axes.length; axis++) {
            stop(parts.demands[axis], axis, forbidden);
        }
    }

    private void stop(AxisDemand demand, int axis, HoldReason forbidden) {
        StopKind inForce = parts.stops.inForce();
        boolean broken = demand.kind == DemandKind.REST && parts.axes[axis].moving();
        if (inForce == StopKind.QUICK_STOP) {
            put(demand, StopKind.QUICK_STOP, Limiter.QUICK_STOP);
        } else if (parts.faults.stops()) {
            put(demand, StopKind.STOP, parts.faults.latched(Fault.WIND) ? Limiter.WIND : Limiter.FAULT);
        } else if (inForce == StopKind.STOP) {
            put(demand, StopKind.STOP, Limiter.STOP);
        } else if (inForce == StopKind.HALT) {
            put(demand, StopKind.HALT, Limiter.HALT);
        } else if (broken && parts.moves.paused() && !cabin.holds(axis)) {
            put(demand, brokenOff(axis, forbidden), limiter(forbidden));
        } else if (broken && cabin.stops(axis) != Limiter.NONE) {
            put(demand, StopKind.STOP, cabin.stops(axis));
        } else if (broken && parts.live.expired(axis)) {
            put(demand, StopKind.STOP, Limiter.COMMAND_EXPIRED);
        }
    }

    /**
     * A fault, or an axis that does not follow, leaves the load where no plan knows it to be: hoist and trolley stop
     * before it gets far from there.
     */
    private StopKind brokenOff(int axis, HoldReason forbidden) {
        boolean carries = parts.axes[axis] == parts.scene.hoist || parts.axes[axis] == parts.scene.trolley;
        boolean astray = forbidden == HoldReason.FAULT_LATCHED || parts.moves.strayed();
        return carries && astray ? StopKind.QUICK_STOP : StopKind.STOP;
    }

    private static Limiter limiter(HoldReason forbidden) {
        return switch (forbidden) {
            case FAULT_LATCHED -> Limiter.FAULT;
            case WIND -> Limiter.WIND;
            default -> Limiter.PAUSE;
        };
    }

    private static void put(AxisDemand demand, StopKind stop, Limiter why) {
        demand.stop = stop;
        demand.stopLimiter = why;
    }
}
