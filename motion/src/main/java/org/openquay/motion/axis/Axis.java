package org.openquay.motion.axis;

import java.util.List;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LoadDescription;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.image.AxisStatus;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.AxisState;
import org.openquay.api.status.BrakeState;
import org.openquay.api.status.Fault;
import org.openquay.api.status.Limiter;
import org.openquay.motion.io.CraneInputs;
import org.openquay.motion.io.CraneOutputs;

/**
 * One axis of motion: its state machine, its reference, its limits, its brake, its drives and its faults.
 *
 * <p>In every cycle {@link #read} comes first, for all axes, then the crane layer decides, then {@link #act}. Between
 * the two every accessor tells what this cycle's inputs showed, so that the crane layer can stop the other axes of a
 * move in the same cycle in which one of them fails ({@link #faulted}). An axis never does more than it is demanded,
 * and restricts every demand to its limits, permissions and faults; {@link #limiter} and {@link #missingPlus} say how.
 *
 * <p>Events put out on change: AXIS_STATE, LIMITER, BRAKE, DRIVE_STATE, DRIVE_OWNER. FAULT_LATCHED is left to the crane
 * layer, which alone knows the first cause of all: it announces {@link #newFaults} after {@link #act}.
 *
 * <p>Runs in the step's thread, allocates nothing after construction, throws nothing after construction.
 */
@ControlPath
public final class Axis {

    private final AxisDescription description;
    private final AxisControl control;

    /**
     * @param crane    the crane, validated
     * @param index    which of its axes
     * @param profiles one per drive of the crane, in its order; the axis owns those of its own drives
     * @throws IllegalArgumentException when the axis has no drive, no position signal or no room between its software and
     *         hard limits; the message names it
     */
    public Axis(CraneDescription crane, int index, List<DriveProfile> profiles) {
        description = crane.axes().get(index);
        control = new AxisControl(crane, index, profiles);
    }

    // --- the cycle ----------------------------------------------------------------------------------------------

    /** Takes in this cycle's words and inputs: drives, position, speed; latches faults whose causes they show. */
    public void read(InputImage in, CraneInputs inputs) {
        control.read(in, inputs);
    }

    /**
     * Sets the limits by what hangs on the ropes; for the hoist, once a cycle between {@link #read} and {@link #act}
     * while the load cells are fresh. Speed is rated power over weight between the empty and the laden speed;
     * accelerations and jerk lie between those of the empty spreader and {@link LoadDescription#laden}. Without load cells
     * the hoist keeps to the rated load.
     *
     * @param suspendedKg everything on the ropes, as the load cells show it now, unfiltered
     */
    public void load(double suspendedKg) {
        control.weigh(suspendedKg);
    }

    /**
     * Advances the axis by one cycle and encodes its drives' words and its brake's release.
     *
     * @param dtS time since the last cycle, s
     */
    public void act(AxisDemand demand, double dtS, CraneInputs inputs, CraneOutputs outputs, OutputImage out) {
        control.act(demand, dtS, inputs, outputs, out);
    }

    /**
     * Instead of {@link #act} in a cycle that failed: latches {@link Fault#INTERNAL}, takes the brake's release away and
     * commands every drive to its steepest controlled stop.
     */
    public void abandon(CraneOutputs outputs, OutputImage out) {
        control.abandon(outputs, out);
    }

    /**
     * Acknowledges the latched faults when their causes are gone and the axis stands; never starts motion. A tripped
     * drive is acknowledged too, and trips the axis again when it has not recovered after a second. For a call between
     * {@link #read} and {@link #act}.
     *
     * @return the first fault that persists, with which nothing was reset; NONE when nothing is latched any more
     */
    public Fault reset() {
        return control.reset();
    }

    /** After a restored state begins a new session: the axis is disabled, its brake closed, its position unread. */
    public void restarted() {
        control.restarted();
    }

    /** Saves or restores all that the axis remembers, its drives' profiles included. */
    public void exchange(StateCursor cursor) {
        control.exchange(cursor);
    }

    // --- what it says of itself -----------------------------------------------------------------------------------

    public AxisDescription description() {
        return description;
    }

    public AxisState state() {
        return control.states.state();
    }

    /** Measured position, carried on to the begin of this cycle by its age and speed, m. */
    public double positionM() {
        return control.measured.positionM();
    }

    /** Measured speed: the drives' while their words are fresh, otherwise the encoder's, m/s. */
    public double speedMps() {
        return control.measured.speedMps();
    }

    /** The jerk-limited reference that the axis follows: where to plan the next motion from. */
    public double referencePositionM() {
        return control.motion.reference.positionM();
    }

    public double referenceSpeedMps() {
        return control.motion.reference.speedMps();
    }

    public double referenceAccelerationMps2() {
        return control.motion.reference.accelerationMps2();
    }

    /**
     * How far the reference is from the path of a PATH demand, the displacement by damping aside and whatever keeps the
     * axis from following it; 0 otherwise, m.
     */
    public double pathErrorM() {
        return control.motion.path.errorM();
    }

    /** By how much the axis is behind where its reference and its drives' lag let expect it, m. */
    public double followingErrorM() {
        return control.motion.following.errorM();
    }

    /** Slower than standstill inside the in-position window of the last POSITION, PATH, HOLD or HALT. */
    public boolean inPosition() {
        return standstill() && control.motion.inWindow(control.measured);
    }

    public boolean moving() {
        return !standstill();
    }

    /** Both the axis and its reference are slower than its standstill speed. */
    public boolean standstill() {
        return control.slow();
    }

    /** Powered, brake open, no fault: a demand moves it in this cycle. */
    public boolean ready() {
        return control.ready();
    }

    /** All its drives modulate. */
    public boolean powered() {
        return control.drives.modulating();
    }

    public BrakeState brake() {
        return control.brake.sequence.state();
    }

    /** A fault is latched; the axis stops or stands, and every other axis of its move must stop too. */
    public boolean faulted() {
        return control.faults.any();
    }

    /** The fault that latched first since the last reset; NONE when none is latched. */
    public Fault fault() {
        return control.faults.first();
    }

    /** The faults that were latched in this cycle; bit = ordinal of {@link Fault}. */
    public long newFaults() {
        return control.faults.fresh();
    }

    /** Permissions missing towards plus: its own after {@link #read}, with the demand's after {@link #act}. */
    public long missingPlus() {
        return control.missingPlus();
    }

    /** Permissions missing towards minus. */
    public long missingMinus() {
        return control.missingMinus();
    }

    /** What shaped the reference of the last {@link #act}. */
    public Limiter limiter() {
        return control.limiter();
    }

    /** What the axis may do at present, its load counted in; not to be changed. */
    public AxisLimits limits() {
        return control.load.now;
    }

    /** What on the ropes counts for {@link #limits}, within its play about what is weighed, kg. */
    public double countedKg() {
        return control.load.countedKg();
    }

    /** How far a normal stop would take the axis from now on, its lag behind the reference included, m. */
    public double stoppingDistanceM() {
        return Math.abs(control.motion.stoppingM());
    }

    /** Where a normal stop from now on would end, m. */
    public double stopPositionM() {
        return control.motion.reference.positionM() + control.motion.reference.stoppingM();
    }

    /** Shows the axis to people. */
    public void status(AxisStatus status) {
        status.state = state();
        status.positionM = positionM();
        status.speedMps = speedMps();
        status.referenceMps = control.motion.commandMps();
        status.targetM = control.motion.targetM();
        status.limiter = limiter();
        status.missingPlus = missingPlus();
        status.missingMinus = missingMinus();
        status.brake = brake();
        status.fault = fault();
        control.drives.status(status);
    }
}
