package org.openquay.motion;

import org.openquay.api.ControlPath;
import org.openquay.api.status.Fault;
import org.openquay.api.status.Permission;
import org.openquay.motion.authority.Stops;
import org.openquay.motion.io.CraneInputs;
import org.openquay.motion.load.LoadWatch;
import org.openquay.motion.load.SuspendedLoad;
import org.openquay.motion.move.MoveScene;
import org.openquay.motion.spreader.Spreader;
import org.openquay.motion.wind.WindWatch;

/** What the crane as a whole forbids each axis at present, as sets of missing permissions. Remembers nothing. */
@ControlPath
final class Permits {

    /** Permissions that concern one direction only: a job copes with them, phase by phase. */
    private static final long ONE_DIRECTION = Permission.LOAD_WITHIN_LIMIT.bit() | Permission.ROPES_TAUT.bit()
            | Permission.FREE_TOWARDS_PLUS.bit() | Permission.FREE_TOWARDS_MINUS.bit();
    /** Permissions that a command itself brings. */
    private static final long BY_COMMAND = Permission.LEASE_HELD.bit() | Permission.MOTION_COMMANDED.bit();

    private final int hoistAxis;
    private final CraneInputs inputs;
    private final Stops stops;
    private final CraneFaults faults;
    private final Spreader spreader;
    private final LoadWatch load;
    private final SuspendedLoad suspended;
    private final WindWatch wind;

    Permits(int hoistAxis, CraneInputs inputs, Stops stops, CraneFaults faults, Spreader spreader, LoadWatch load,
            SuspendedLoad suspended, WindWatch wind) {
        this.hoistAxis = hoistAxis;
        this.inputs = inputs;
        this.stops = stops;
        this.faults = faults;
        this.spreader = spreader;
        this.load = load;
        this.suspended = suspended;
        this.wind = wind;
    }

    /** Missing towards plus. */
    long plus(int axis) {
        long missing = both(axis);
        if (axis == hoistAxis) {
            missing |= bitIf(load.aboveLimit() || load.overloaded(), Permission.LOAD_WITHIN_LIMIT);
            missing |= bitIf(faults.latched(Fault.OVERLOAD), Permission.NO_LATCHED_FAULT);
        }
        return missing;
    }

    /** Missing towards minus. */
    long minus(int axis) {
        long missing = both(axis);
        if (axis == hoistAxis) {
            missing |= bitIf(load.slack(), Permission.ROPES_TAUT);
            missing |= bitIf(faults.latched(Fault.SLACK_ROPE), Permission.NO_LATCHED_FAULT);
        }
        return missing;
    }

    /** What of a set a new command cannot bring along by itself. */
    static long beforeCommand(long missing) {
        return missing & ~BY_COMMAND;
    }

    /**
     * What keeps a job from beginning or going on: hoist and trolley must be free to move, and the gantry in nobody
     * else's hands. A landed spreader may be mixed: the job goes on with turning the twistlocks.
     */
    long job(MoveScene scene) {
        long missing = scene.hoist.missingPlus() | scene.hoist.missingMinus() | scene.trolley.missingPlus()
                | scene.trolley.missingMinus() | scene.gantry.missingPlus() & Permission.DRIVE_OWNED.bit() | always();
        missing |= bitIf(spreader.mixed() && !spreader.landed(), Permission.SPREADER_UNMIXED);
        return missing & ~BY_COMMAND & ~ONE_DIRECTION;
    }

    /** What keeps the twistlocks from being turned, their own interlock aside; a mixed spreader is what turning ends. */
    long twistlocks(boolean active) {
        long missing = always() & ~Permission.WIND_LOW.bit() & ~Permission.LOAD_DECIDED.bit();
        missing |= bitIf(!active, Permission.OUTPUT_ACTIVE);
        return faults.stopsBut(Fault.SPREADER_MIXED)
                ? missing | Permission.NO_LATCHED_FAULT.bit()
                : missing & ~Permission.NO_LATCHED_FAULT.bit();
    }

    private long both(int axis) {
        return always() | bitIf(axis == hoistAxis && spreader.mixed(), Permission.SPREADER_UNMIXED);
    }

    private long always() {
        return bitIf(!inputs.safetyCircuitClosed, Permission.SAFETY_CIRCUIT_CLOSED)
                | bitIf(!inputs.ioFresh, Permission.IO_FRESH)
                | bitIf(inputs.outputWatchdogTripped, Permission.OUTPUTS_ALIVE)
                | bitIf(faults.stops(), Permission.NO_LATCHED_FAULT)
                | bitIf(stops.latched(), Permission.NO_LATCHED_STOP)
                | bitIf(suspended.undecided(), Permission.LOAD_DECIDED)
                | bitIf(wind.tooStrong(), Permission.WIND_LOW);
    }

    private static long bitIf(boolean missing, Permission permission) {
        return missing ? permission.bit() : 0;
    }
}
