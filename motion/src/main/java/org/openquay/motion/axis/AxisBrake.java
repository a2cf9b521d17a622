package org.openquay.motion.axis;

import org.jspecify.annotations.Nullable;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.BrakeOwner;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.drive.DriveState;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.BrakeState;
import org.openquay.motion.io.CraneInputs;
import org.openquay.motion.io.SignalMap;

/** The brake of an axis together with what proves and relieves it: the load's torque, and the place where it holds. */
@ControlPath
final class AxisBrake {

    private final int axis;
    private final boolean control;
    final BrakeSequence sequence;
    final LoadTorque torque;

    private final SlipWatch slip;
    private final boolean weighs;
    private final double slackKg;
    /** The brake has slipped, and nobody has moved or landed since what it could not hold. */
    private boolean distrusted;

    AxisBrake(CraneDescription crane, int axis, double ratedForceN) {
        AxisDescription description = crane.axes().get(axis);
        this.axis = axis;
        control = description.brake().owner() == BrakeOwner.CONTROL;
        slip = new SlipWatch(description);
        sequence = new BrakeSequence(description.brake());
        torque = new LoadTorque(crane, description, ratedForceN);
        weighs = description.role() == AxisRole.HOIST && SignalMap.weighs(crane);
        slackKg = crane.load().slackKg();
    }

    /**
     * The brake holds the axis by itself: the drives are not needed. One that has slipped does not, reset or not, until
     * the axis was moved under power or nothing hangs on the ropes any more.
     */
    boolean holds() {
        return sequence.holds() && !distrusted;
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
        distrusted = false;
    }

    /**
     * Advances by one cycle.
     *
     * @param openWanted   motion, or holding without the brake, is wanted and permitted
     * @param forcedClosed a fault is latched that closes a brake of our own at once
     * @param standing     the axis stands and its reference rests
     * @param resting      the drives do not turn and the reference rests
     * @param failed       a fault is latched: closes as soon as it stands
     * @param kg           everything on the ropes
     * @return the fault that it found, or NONE
     */
    @Nullable
    BrakeTransition step(AxisDrives drives, MeasuredMotion measured, CraneInputs inputs, boolean openWanted,
            boolean forcedClosed, boolean standing, boolean resting, boolean failed, double kg, double dtS) {
        acknowledgements(inputs);
        boolean up = drives.modulating();
        sequence.openWanted = openWanted;
        sequence.forcedClosed = forcedClosed && control;
        sequence.modulating = up || !control && drives.any(DriveState.QUICK_STOP_ACTIVE);
        sequence.standing = standing;
        sequence.resting = resting;
        sequence.hasty = failed;
        sequence.slipped = slip.slips(measured);
        sequence.torqueProven = up && torque.proven(drives.torque(), kg);
        BrakeTransition made = sequence.step(dtS);
        if (made == BrakeTransition.STOOD || made == BrakeTransition.RESTED) {
            torque.remember(kg);
        }
        boolean relieved = made == BrakeTransition.OPENED || weighs && inputs.ioFresh && kg < slackKg;
        distrusted = !relieved && (distrusted || made == BrakeTransition.SLIPPED && control);
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
            case CLOSED, FAULT -> {
                if (holds()) {
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
        distrusted = false;
    }

    void exchange(StateCursor cursor) {
        sequence.exchange(cursor);
        torque.exchange(cursor);
        slip.exchange(cursor);
        distrusted = cursor.value(distrusted);
    }
}
