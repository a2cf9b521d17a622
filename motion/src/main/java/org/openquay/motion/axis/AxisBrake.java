package org.openquay.motion.axis;

import org.jspecify.annotations.Nullable;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.BrakeOwner;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.drive.DriveState;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.BrakeState;
import org.openquay.motion.io.CraneInputs;

/** The brake of an axis together with what proves and relieves it: the load's torque, and the place where it holds. */
@ControlPath
final class AxisBrake {

    private final int axis;
    private final boolean control;
    final BrakeSequence sequence;
    final LoadTorque torque;

    private final SlipWatch slip;

    AxisBrake(CraneDescription crane, int axis, double ratedForceN) {
        AxisDescription description = crane.axes().get(axis);
        this.axis = axis;
        control = description.brake().owner() == BrakeOwner.CONTROL;
        slip = new SlipWatch(description);
        sequence = new BrakeSequence(description.brake());
        torque = new LoadTorque(crane, description, ratedForceN);
    }

    /** Control's release output operates it. */
    boolean ours() {
        return control;
    }

    /** Someone else owns the drives. */
    void track(CraneInputs inputs) {
        acknowledgements(inputs);
        sequence.track();
        torque.release();
        slip.forget();
    }

    /**
     * Advances by one cycle.
     *
     * @param openWanted   motion, or holding without the brake, is wanted and permitted
     * @param forcedClosed a fault is latched that closes a brake of our own at once
     * @param standing     the axis stands and its reference rests
     * @param failed       a fault is latched: closes as soon as it stands
     * @param kg           everything on the ropes
     * @return the fault that it found, or NONE
     */
    @Nullable
    BrakeTransition step(AxisDrives drives, MeasuredMotion measured, CraneInputs inputs, boolean openWanted,
            boolean forcedClosed, boolean standing, boolean failed, double kg, double dtS) {
        acknowledgements(inputs);
        boolean up = drives.modulating();
        sequence.openWanted = openWanted;
        sequence.forcedClosed = forcedClosed && control;
        sequence.modulating = up || !control && drives.any(DriveState.QUICK_STOP_ACTIVE);
        sequence.standing = standing;
        sequence.hasty = failed;
        sequence.slipped = slip.slips(measured);
        sequence.torqueProven = up && torque.proven(drives.torque(), kg);
        BrakeTransition made = sequence.step(dtS);
        if (made == BrakeTransition.STOOD) {
            torque.remember(kg);
        }
        slip.watch(sequence.state() == BrakeState.CLOSED || sequence.state() == BrakeState.PROVING, measured, dtS);
        load(drives, kg, standing, dtS);
        return made;
    }

    private void acknowledgements(CraneInputs inputs) {
        sequence.acknowledged = inputs.ioFresh;
        sequence.opened = inputs.brakeOpened[axis];
        sequence.closed = inputs.brakeClosed[axis];
    }

    private void load(AxisDrives drives, double kg, boolean standing, double dtS) {
        if (!control) {
            return;
        }
        switch (sequence.state()) {
            case PROVING, OPENING -> torque.preload(kg, dtS);
            case OPEN, CLOSING_WAIT -> torque.carry(kg, drives.torque(), standing, dtS);
            case CLOSING -> {
                // goes on carrying until the brake holds
            }
            case CLOSED -> torque.release();
            case FAULT -> {
                if (sequence.holds()) {
                    torque.release();
                } else {
                    torque.preload(kg, dtS);
                }
            }
        }
    }

    void restarted() {
        sequence.restarted();
        torque.release();
        slip.forget();
    }

    void exchange(StateCursor cursor) {
        sequence.exchange(cursor);
        torque.exchange(cursor);
        slip.exchange(cursor);
    }
}
