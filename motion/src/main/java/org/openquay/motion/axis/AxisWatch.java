package org.openquay.motion.axis;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.AxisDescription;
import org.openquay.api.drive.DriveRequest;
import org.openquay.api.drive.DriveState;
import org.openquay.api.image.InputImage;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.Fault;
import org.openquay.api.status.Permission;
import org.openquay.motion.io.CraneInputs;

/**
 * Finds the faults that this cycle's inputs show, and the permissions that they leave missing.
 *
 * <p>What concerns words (stale, undecodable, not ours) is a fault only while the axis is in use: drives running or brake
 * released. An idle axis merely lacks the permission, and has it back when the words are.
 */
@ControlPath
final class AxisWatch {

    /** Faults with which a brake of our own is closed at once, moving or not: nothing else is sure to stop the axis. */
    static final long CLOSES_AT_ONCE = AxisFaults.bit(Fault.INTERNAL) | AxisFaults.bit(Fault.SAFETY_CIRCUIT_OPEN)
            | AxisFaults.bit(Fault.IO_STALE) | AxisFaults.bit(Fault.OUTPUT_WATCHDOG)
            | AxisFaults.bit(Fault.DRIVE_STALE) | AxisFaults.bit(Fault.DRIVE_TRIPPED)
            | AxisFaults.bit(Fault.DRIVE_UNDECODABLE) | AxisFaults.bit(Fault.DRIVE_START_TIMEOUT)
            | AxisFaults.bit(Fault.OWNERSHIP_LOST) | AxisFaults.bit(Fault.TORQUE_NOT_PROVEN)
            | AxisFaults.bit(Fault.BRAKE_DID_NOT_OPEN) | AxisFaults.bit(Fault.BRAKE_DID_NOT_CLOSE)
            | AxisFaults.bit(Fault.BRAKE_UNEXPECTED) | AxisFaults.bit(Fault.BRAKE_SLIP)
            | AxisFaults.bit(Fault.FOLLOWING_ERROR) | AxisFaults.bit(Fault.OVERSPEED);

    /** Faults with which the drive does not follow our reference: it is told to stop by itself. */
    static final long DRIVE_STOPS_ITSELF = AxisFaults.bit(Fault.INTERNAL) | AxisFaults.bit(Fault.SAFETY_CIRCUIT_OPEN)
            | AxisFaults.bit(Fault.DRIVE_STALE) | AxisFaults.bit(Fault.DRIVE_UNDECODABLE)
            | AxisFaults.bit(Fault.FOLLOWING_ERROR) | AxisFaults.bit(Fault.OVERSPEED);

    private final int axis;
    private final AxisDescription description;

    private boolean ran;
    private double startingForS;
    private double overspeedForS;
    private double recoveringForS;

    AxisWatch(int axis, AxisDescription description) {
        this.axis = axis;
        this.description = description;
    }

    /** A reset was given: tripped drives have some time to recover before they trip the axis again. */
    void recover() {
        recoveringForS = AxisTuning.RECOVERY_S;
        startingForS = 0;
    }

    /** Drives are being acknowledged. */
    boolean recovering() {
        return recoveringForS > 0;
    }

    void faults(AxisFaults faults, AxisDrives drives, MeasuredMotion measured, Following following,
            CraneInputs inputs, boolean engaged, boolean track, double dtS) {
        boolean safe = inputs.safetyCircuitClosed || !inputs.ioFresh;
        boolean alive = !inputs.outputWatchdogTripped || !inputs.ioFresh;
        faults.observe(!safe, engaged, Fault.SAFETY_CIRCUIT_OPEN);
        faults.observe(!drives.fresh(), engaged, Fault.DRIVE_STALE);
        faults.observe(!inputs.ioFresh, engaged, Fault.IO_STALE);
        faults.observe(!alive, engaged, Fault.OUTPUT_WATCHDOG);
        faults.observe(drives.fresh() && !drives.ours(), engaged, Fault.OWNERSHIP_LOST);
        drives(faults, drives, engaged, track, dtS);
        motion(faults, measured, following, inputs, engaged, dtS);
    }

    private void drives(AxisFaults faults, AxisDrives drives, boolean engaged, boolean track, double dtS) {
        recoveringForS = Math.max(0, recoveringForS - dtS);
        boolean tripped = drives.any(DriveState.FAULT);
        faults.observe(tripped && recoveringForS == 0, !track, Fault.DRIVE_TRIPPED);
        faults.observe(drives.fresh() && !tripped && !drives.healthy(), engaged, Fault.DRIVE_UNDECODABLE);
        boolean runs = drives.request() == DriveRequest.RUN && !track;
        boolean up = drives.modulating();
        // switched off behind our back, and no trip to show for it
        faults.raiseIf(runs && ran && !up && drives.fresh() && drives.ours() && !faults.any(), Fault.DRIVE_TRIPPED);
        ran = runs && up;
        startingForS = runs && !up && drives.fresh() ? startingForS + dtS : 0;
        faults.raiseIf(startingForS > AxisTuning.DRIVE_START_S, Fault.DRIVE_START_TIMEOUT);
    }

    private void motion(AxisFaults faults, MeasuredMotion measured, Following following, CraneInputs inputs,
            boolean engaged, double dtS) {
        double speed = measured.speedMps();
        boolean tooFast = Math.abs(speed) > AxisTuning.OVERSPEED * description.limits().speedMps();
        overspeedForS = tooFast ? overspeedForS + dtS : 0;
        faults.observe(overspeedForS > AxisTuning.OVERSPEED_TIME_S, engaged, Fault.OVERSPEED);
        faults.observe(following.lost(), engaged, Fault.FOLLOWING_ERROR);
        faults.raiseIf(measured.jumped(), Fault.POSITION_IMPLAUSIBLE);
        faults.observe(measured.contradictory(), engaged, Fault.POSITION_IMPLAUSIBLE);
        double still = description.brake().standstillMps();
        boolean overrun = inputs.ioFresh
                && (inputs.endLimitPlus[axis] && speed > still || inputs.endLimitMinus[axis] && speed < -still);
        faults.observe(overrun, engaged, Fault.END_LIMIT);
    }

    /** Permissions missing in both directions. */
    long missing(InputImage in, CraneInputs inputs, AxisDrives drives, AxisFaults faults, boolean brakeFailed) {
        long missing = 0;
        missing |= in.active ? 0 : Permission.OUTPUT_ACTIVE.bit();
        missing |= inputs.safetyCircuitClosed || !inputs.ioFresh ? 0 : Permission.SAFETY_CIRCUIT_CLOSED.bit();
        missing |= inputs.ioFresh ? 0 : Permission.IO_FRESH.bit();
        missing |= drives.fresh() ? 0 : Permission.DRIVE_FRESH.bit();
        missing |= drives.ours() || !drives.fresh() ? 0 : Permission.DRIVE_OWNED.bit();
        missing |= drives.healthy() || !drives.fresh() ? 0 : Permission.DRIVE_HEALTHY.bit();
        missing |= !inputs.outputWatchdogTripped || !inputs.ioFresh ? 0 : Permission.OUTPUTS_ALIVE.bit();
        missing |= faults.any() ? Permission.NO_LATCHED_FAULT.bit() : 0;
        missing |= brakeFailed ? Permission.BRAKE_READY.bit() : 0;
        return missing;
    }

    /** A new session has started nothing yet. */
    void restarted() {
        ran = false;
        startingForS = 0;
        overspeedForS = 0;
        recoveringForS = 0;
    }

    void exchange(StateCursor cursor) {
        ran = cursor.value(ran);
        startingForS = cursor.value(startingForS);
        overspeedForS = cursor.value(overspeedForS);
        recoveringForS = cursor.value(recoveringForS);
    }
}
