package org.openquay.motion.move;

import org.openquay.api.ControlPath;
import org.openquay.api.state.EachCycle;
import org.openquay.api.status.Permission;
import org.openquay.motion.axis.Axis;
import org.openquay.motion.axis.AxisDemand;
import org.openquay.motion.axis.DemandKind;
import org.openquay.motion.io.CraneInputs;
import org.openquay.motion.load.LoadWatch;
import org.openquay.motion.spreader.Spreader;
import org.openquay.motion.spreader.TwistlockOrder;
import org.openquay.motion.sway.SwayControl;

/**
 * What a move sees of the crane in a cycle, and what it may demand of it. The parts belong to the kernel; a move changes
 * only the demands, the twistlock order and what the sway control is to do.
 */
@ControlPath
public final class MoveScene {

    /** All axes of the crane. */
    final Axis[] axes;
    public final Axis trolley;
    public final Axis hoist;
    public final Axis gantry;
    public final AxisDemand trolleyDemand;
    public final AxisDemand hoistDemand;
    public final AxisDemand gantryDemand;
    public final CraneInputs inputs;
    public final Spreader spreader;
    public final LoadWatch load;
    public final SwayControl sway;
    /** Time since the last cycle, s. */
    @EachCycle
    public double elapsedS;
    /** A hand drives the trolley in this cycle, and damps: no move lets it go. */
    @EachCycle
    public boolean byHand;
    /** What is ordered of the twistlocks in this cycle. */
    @EachCycle
    public TwistlockOrder twistlocks = TwistlockOrder.NONE;

    /** Demands and axes are those of the whole crane; the move uses the three that it needs. */
    public MoveScene(MoveAxes which, Axis[] axes, AxisDemand[] demands, CraneInputs inputs, Spreader spreader,
            LoadWatch load, SwayControl sway) {
        this.axes = axes;
        trolley = axes[which.trolley()];
        hoist = axes[which.hoist()];
        gantry = axes[which.gantry()];
        trolleyDemand = demands[which.trolley()];
        hoistDemand = demands[which.hoist()];
        gantryDemand = demands[which.gantry()];
        this.inputs = inputs;
        this.spreader = spreader;
        this.load = load;
        this.sway = sway;
    }

    /** The load hangs free: nothing of it stands on anything, and the ropes are taut. */
    boolean hangsFree() {
        return !spreader.touching() && !load.slack();
    }

    /** Something hangs below the spreader that weighs as much as a container may, whatever the twistlocks report. */
    boolean carries() {
        return load.loadKg() > Lift.LIGHTEST_KG;
    }

    /** A drive of hoist, trolley or gantry says that somebody else controls it. */
    boolean driveTaken() {
        return taken(hoist) || taken(trolley) || taken(gantry);
    }

    private static boolean taken(Axis axis) {
        return Permission.DRIVE_OWNED.in(axis.missingPlus());
    }

    void hoistHolds() {
        hoistDemand.kind = DemandKind.HOLD;
    }

    void hoistCreeps(double speedMps) {
        hoistDemand.kind = DemandKind.VELOCITY;
        hoistDemand.speedMps = speedMps;
    }

    void hoistGoesTo(double positionM, double speedMps) {
        hoistDemand.kind = DemandKind.POSITION;
        hoistDemand.positionM = positionM;
        hoistDemand.speedMps = speedMps;
    }

    void hoistFollows(double positionM, double speedMps, double accelerationMps2) {
        hoistDemand.kind = DemandKind.PATH;
        hoistDemand.positionM = positionM;
        hoistDemand.speedMps = speedMps;
        hoistDemand.accelerationMps2 = accelerationMps2;
    }

    boolean hoistStandsAt(double positionM, double windowM) {
        return hoist.standstill() && Math.abs(hoist.positionM() - positionM) <= windowM;
    }
}
