package org.openquay.motion.axis;

import java.util.ArrayList;
import java.util.List;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LoadDescription;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.drive.DriveRequest;
import org.openquay.api.image.AxisStatus;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.AxisState;
import org.openquay.api.status.BrakeState;
import org.openquay.api.status.Fault;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.Permission;
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

    private static final AxisState[] STATES = AxisState.values();

    private final int index;
    private final AxisDescription description;
    private final DriveUnit[] drives;
    private final AxisFaults faults = new AxisFaults();
    @EachCycle
    private final AxisLimits limits = new AxisLimits();
    private final LoadDescription load;

    private AxisState state = AxisState.DISABLED;
    private double positionM;
    @EachCycle
    private long missingPlus;
    @EachCycle
    private long missingMinus;

    /**
     * @param crane    the crane, validated
     * @param index    which of its axes
     * @param profiles one per drive of the crane, in its order; the axis owns those of its own drives
     * @throws IllegalArgumentException when the axis has no drive or no room between its limits; the message names it
     */
    public Axis(CraneDescription crane, int index, List<DriveProfile> profiles) {
        this.index = index;
        description = crane.axes().get(index);
        load = crane.load();
        List<DriveUnit> own = new ArrayList<>();
        for (int drive = 0; drive < crane.drives().size(); drive++) {
            if (crane.drives().get(drive).axis() == index) {
                own.add(new DriveUnit(drive, crane.drives().get(drive), profiles.get(drive)));
            }
        }
        if (own.isEmpty()) {
            throw new IllegalArgumentException("axis '" + description.name() + "' has no drive");
        }
        drives = own.toArray(DriveUnit[]::new);
        limits.copyFrom(description.limits());
    }

    // --- the cycle ----------------------------------------------------------------------------------------------

    /** Takes in this cycle's words and inputs: drives, position, speed; latches faults whose causes they show. */
    public void read(InputImage in, CraneInputs inputs) {
        faults.begin();
        missingPlus = in.active ? 0 : Permission.OUTPUT_ACTIVE.bit();
        for (DriveUnit drive : drives) {
            drive.read(in, inputs);
        }
        if (inputs.ioFresh) {
            positionM = inputs.positionM[index];
        }
        missingMinus = missingPlus;
    }

    /**
     * Sets the limits by what hangs on the ropes; for the hoist, once a cycle between {@link #read} and {@link #act}.
     * Speed is rated power over weight between the empty and the laden speed; accelerations and jerk lie between those
     * of the empty spreader and {@link LoadDescription#laden}.
     *
     * @param suspendedKg everything on the ropes, as the load cells show it now
     */
    public void load(double suspendedKg) {
        limits.speedMps = Math.min(limits.speedMps, suspendedKg > 0 ? load.emptySpeedMps() : 0);
    }

    /**
     * Advances the axis by one cycle and encodes its drives' words and its brake's release.
     *
     * @param dtS time since the last cycle, s
     */
    public void act(AxisDemand demand, double dtS, CraneInputs inputs, CraneOutputs outputs, OutputImage out) {
        missingPlus |= demand.missingPlus;
        missingMinus |= demand.missingMinus;
        outputs.brakeRelease[index] = false;
        for (DriveUnit drive : drives) {
            drive.command.request = DriveRequest.OFF;
            drive.write(out);
        }
    }

    /**
     * Instead of {@link #act} in a cycle that failed: latches {@link Fault#INTERNAL}, takes the brake's release away and
     * commands every drive to its steepest controlled stop.
     */
    public void abandon(CraneOutputs outputs, OutputImage out) {
        faults.raise(Fault.INTERNAL);
        outputs.brakeRelease[index] = false;
        for (DriveUnit drive : drives) {
            drive.command.request = DriveRequest.QUICK_STOP;
            drive.write(out);
        }
    }

    /**
     * Acknowledges the latched faults when their causes are gone and the axis stands; never starts motion. A tripped
     * drive is acknowledged too, and trips the axis again when it has not recovered after a second.
     *
     * @return the first fault that persists, with which nothing was reset; NONE when nothing is latched any more
     */
    public Fault reset() {
        Fault persisting = faults.persisting();
        if (persisting == Fault.NONE) {
            faults.clear();
        }
        return persisting;
    }

    /** After a restored state begins a new session: the axis is disabled, its brake closed, its position unread. */
    public void restarted() {
        state = AxisState.DISABLED;
        for (DriveUnit drive : drives) {
            drive.restarted();
        }
    }

    /** Saves or restores all that the axis remembers, its drives' profiles included. */
    public void exchange(StateCursor cursor) {
        faults.exchange(cursor);
        for (DriveUnit drive : drives) {
            drive.exchange(cursor);
        }
        state = cursor.value(state, STATES);
        positionM = cursor.value(positionM);
    }

    // --- what it says of itself -----------------------------------------------------------------------------------

    public AxisDescription description() {
        return description;
    }

    public AxisState state() {
        return state;
    }

    /** Measured position, carried on to the begin of this cycle by its age and speed, m. */
    public double positionM() {
        return positionM;
    }

    /** Measured speed: the drive's while its words are fresh, otherwise the encoder's, m/s. */
    public double speedMps() {
        return drives[0].feedback.speedMps;
    }

    /** The jerk-limited reference that the axis follows: where to plan the next motion from. */
    public double referencePositionM() {
        return positionM;
    }

    public double referenceSpeedMps() {
        return 0;
    }

    public double referenceAccelerationMps2() {
        return 0;
    }

    /** How far the reference is from the path of a PATH demand, damping's displacement included; 0 otherwise, m. */
    public double pathErrorM() {
        return 0;
    }

    /** Stands inside the in-position window of the last POSITION, PATH or HOLD demand. */
    public boolean inPosition() {
        return false;
    }

    /** The reference moves, or the axis does. */
    public boolean moving() {
        return !standstill();
    }

    /** The axis is slower than its standstill speed and its reference rests. */
    public boolean standstill() {
        return Math.abs(speedMps()) < description.brake().standstillMps();
    }

    /** Powered, brake open: a demand moves it in this cycle. */
    public boolean ready() {
        return false;
    }

    /** A drive of it modulates. */
    public boolean powered() {
        return drives[0].modulating();
    }

    public BrakeState brake() {
        return BrakeState.CLOSED;
    }

    /** A fault is latched; the axis stops or stands, and every other axis of its move must stop too. */
    public boolean faulted() {
        return faults.any();
    }

    /** The fault that latched first since the last reset; NONE when none is latched. */
    public Fault fault() {
        return faults.first();
    }

    /** The faults that were latched in this cycle; bit = ordinal of {@link Fault}. */
    public long newFaults() {
        return faults.fresh();
    }

    /** Permissions missing towards plus: its own after {@link #read}, with the demand's after {@link #act}. */
    public long missingPlus() {
        return missingPlus;
    }

    /** Permissions missing towards minus. */
    public long missingMinus() {
        return missingMinus;
    }

    /** What shaped the reference of the last {@link #act}. */
    public Limiter limiter() {
        return Limiter.NONE;
    }

    /** What the axis may do at present, its load counted in; not to be changed. */
    public AxisLimits limits() {
        return limits;
    }

    /** How far a normal stop would take the reference from now on, m; never negative. */
    public double stoppingDistanceM() {
        return 0;
    }

    /** Where a normal stop from now on would end, m. */
    public double stopPositionM() {
        return positionM;
    }

    /** Shows the axis to people. */
    public void status(AxisStatus status) {
        status.state = state;
        status.positionM = positionM;
        status.speedMps = speedMps();
        status.missingPlus = missingPlus;
        status.missingMinus = missingMinus;
        status.brake = brake();
        status.fault = fault();
        status.limiter = limiter();
    }
}
