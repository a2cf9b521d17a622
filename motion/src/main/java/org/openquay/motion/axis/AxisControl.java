package org.openquay.motion.axis;

import java.util.List;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.drive.DriveRequest;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.AxisState;
import org.openquay.api.status.BrakeState;
import org.openquay.api.status.Fault;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.StopKind;
import org.openquay.motion.io.CraneInputs;
import org.openquay.motion.io.CraneOutputs;

/** The parts of an {@link Axis} and the order in which a cycle calls them. */
@ControlPath
final class AxisControl {

    private static final double S_PER_NS = 1e-9;
    private static final Limiter[] LIMITERS = Limiter.values();
    private static final AxisState[] STATES = AxisState.values();
    private static final BrakeState[] BRAKES = BrakeState.values();

    private final int index;
    private final double periodS;
    private final double standstillMps;
    final AxisDrives drives;
    final AxisBrake brake;
    final MeasuredMotion measured;
    final LoadLimits load;
    final AxisReference motion;
    final AxisFaults faults = new AxisFaults();
    final AxisStates states = new AxisStates();
    private final AxisWatch watch;

    private Limiter limiter = Limiter.NONE;
    private AxisState reportedState = AxisState.DISABLED;
    private Limiter reportedLimiter = Limiter.NONE;
    private BrakeState reportedBrake = BrakeState.CLOSED;
    private boolean tracked;
    /** The outputs are not active or a drive belongs to someone else: the axis is only watched. */
    @EachCycle
    private boolean tracks;
    @EachCycle
    private double readS;
    @EachCycle
    private long missingPlus;
    @EachCycle
    private long missingMinus;

    AxisControl(CraneDescription crane, int index, List<DriveProfile> profiles) {
        AxisDescription description = crane.axes().get(index);
        this.index = index;
        periodS = crane.periodNs() * S_PER_NS;
        standstillMps = description.brake().standstillMps();
        drives = new AxisDrives(crane, index, profiles);
        brake = new AxisBrake(crane, index, drives.ratedForceN());
        measured = new MeasuredMotion(crane, index);
        load = new LoadLimits(description, crane.load());
        motion = new AxisReference(crane, index, load.now);
        watch = new AxisWatch(index, description);
    }

    void read(InputImage in, CraneInputs inputs) {
        faults.begin();
        readS = in.elapsedTicks * periodS;
        drives.read(in, inputs);
        measured.read(in, inputs, drives.speedMps(), readS);
        tracks = !in.active || drives.fresh() && !drives.ours();
        boolean engaged = in.active && (drives.request() != DriveRequest.OFF || brake.sequence.release());
        watch.faults(faults, drives, measured, motion.following, inputs, engaged, tracks, readS);
        long missing = watch.missing(in, inputs, drives, faults, brake.sequence.state() == BrakeState.FAULT);
        load.update();
        missingPlus = missing | motion.blockedPlus(inputs);
        missingMinus = missing | motion.blockedMinus(inputs);
    }

    void weigh(double suspendedKg) {
        load.weigh(suspendedKg, motion.expectedMps2(), readS);
        load.update();
    }

    void act(AxisDemand demand, double dtS, CraneInputs inputs, CraneOutputs outputs, OutputImage out) {
        missingPlus |= demand.missingPlus;
        missingMinus |= demand.missingMinus;
        motion.begin(inputs, missingPlus, missingMinus);
        boolean stood = standing();
        Intent intent = intent(demand);
        if (intent == Intent.TRACK) {
            track(inputs);
        } else {
            control(intent, demand, inputs, dtS);
        }
        if (demand.kind == DemandKind.PATH) {
            motion.path.demanded(demand.positionM);
        }
        tracked = tracks;
        DriveRequest request = request(intent);
        Intent done = faults.any() ? Intent.FAULT_STOP : intent;
        boolean powered = drives.modulating() && !tracks && request == DriveRequest.RUN;
        states.step(done, powered, brake.sequence.open(), stood, standing(), motion.arrived(),
                motion.reference.moves());
        outputs.brakeRelease[index] = brake.sequence.release() && !tracks;
        drives.write(request, motion.commandMps(), brake.torque.applied(), watch.recovering(), out);
        report(out);
    }

    void abandon(CraneOutputs outputs, OutputImage out) {
        faults.raise(Fault.INTERNAL);
        outputs.brakeRelease[index] = false;
        drives.write(DriveRequest.QUICK_STOP, 0, 0, false, out);
    }

    Fault reset() {
        if (!faults.any()) {
            return Fault.NONE;
        }
        if (motion.reference.moves() || !measured.slowerThan(standstillMps)) {
            return faults.first();
        }
        Fault persisting = faults.persistingBut(Fault.DRIVE_TRIPPED);
        if (persisting == Fault.NONE) {
            faults.clear();
            brake.sequence.reset();
            measured.reset();
            motion.following.rest();
            watch.recover();
        }
        return persisting;
    }

    private Intent intent(AxisDemand demand) {
        if (tracks) {
            return Intent.TRACK;
        }
        if (faults.any()) {
            return Intent.FAULT_STOP;
        }
        StopKind stop = states.stronger(demand.stop);
        if (stop == StopKind.QUICK_STOP) {
            return Intent.QUICK_STOP;
        }
        if (stop == StopKind.STOP) {
            return Intent.STOP;
        }
        if (demand.kind == DemandKind.REST && stop == StopKind.NONE) {
            return Intent.REST;
        }
        if (motion.missing(demand, missingPlus, missingMinus) != 0) {
            return Intent.NOT_PERMITTED;
        }
        if (stop == StopKind.HALT) {
            return Intent.HALT;
        }
        return switch (demand.kind) {
            case REST -> Intent.REST;
            case HOLD -> Intent.HOLD;
            case VELOCITY -> Intent.VELOCITY;
            case POSITION -> Intent.POSITION;
            case PATH -> Intent.PATH;
        };
    }

    private void track(CraneInputs inputs) {
        brake.track(inputs);
        motion.rest(measured.positionM());
        limiter = Limiter.DRIVE_NOT_READY;
    }

    private void control(Intent intent, AxisDemand demand, CraneInputs inputs, double dtS) {
        if (tracked) {
            brake.restarted();
        }
        boolean forced = faults.hasAny(AxisWatch.CLOSES_AT_ONCE);
        boolean opens = intent.opens() || brake.sequence.open() && (intent == Intent.HALT || motion.reference.moves());
        BrakeTransition made = brake.step(drives, measured, inputs, opens, forced, standing(), resting(),
                intent == Intent.FAULT_STOP, load.suspendedKg(), dtS);
        Intent now = intent;
        if (made != null && made.fault() != Fault.NONE) {
            faults.raise(made.fault());
            now = Intent.FAULT_STOP;
        }
        boolean corrects = inputs.ioFresh && !faults.has(Fault.POSITION_IMPLAUSIBLE);
        if (drives.modulating()) {
            motion.advance(now, demand, brake.sequence.open(), corrects, measured, dtS);
        } else {
            motion.rest(measured.positionM());
        }
        limiter = limiter(now, demand);
    }

    private Limiter limiter(Intent intent, AxisDemand demand) {
        return switch (intent) {
            case TRACK -> Limiter.DRIVE_NOT_READY;
            case FAULT_STOP -> faults.has(Fault.IO_STALE) || faults.has(Fault.DRIVE_STALE)
                    ? Limiter.STALE_FEEDBACK
                    : Limiter.FAULT;
            case QUICK_STOP -> named(demand, Limiter.QUICK_STOP);
            case STOP -> named(demand, Limiter.STOP);
            case HALT -> named(demand, Limiter.HALT);
            case NOT_PERMITTED -> motion.limiterOf(motion.missing(demand, missingPlus, missingMinus));
            case PATH, POSITION, VELOCITY -> !drives.modulating()
                    ? Limiter.DRIVE_NOT_READY
                    : !brake.sequence.open() ? Limiter.BRAKE : motion.limiter();
            case HOLD, REST -> named(demand, motion.reference.moves() ? motion.limiter() : Limiter.NONE);
        };
    }

    private static Limiter named(AxisDemand demand, Limiter otherwise) {
        return demand.stopLimiter == Limiter.NONE ? otherwise : demand.stopLimiter;
    }

    private DriveRequest request(Intent intent) {
        boolean needed = !brake.holds();
        if (intent == Intent.TRACK) {
            return DriveRequest.OFF;
        }
        if (!faults.any()) {
            // a brake that a drive opens by itself would never close on a drive that is switched on again meanwhile
            boolean starts = intent.opens() && brake.sequence.state() != BrakeState.CLOSING;
            return needed || starts ? DriveRequest.RUN : DriveRequest.OFF;
        }
        if (!needed && (standing() || resting())) {
            return DriveRequest.OFF;
        }
        if (brake.sequence.state() == BrakeState.FAULT && needed && drives.healthy()) {
            return DriveRequest.RUN;
        }
        if (faults.hasAny(AxisWatch.DRIVE_STOPS_ITSELF)) {
            return DriveRequest.QUICK_STOP;
        }
        return drives.modulating() ? DriveRequest.RUN : DriveRequest.OFF;
    }

    /** The reference rests and so does the axis. */
    private boolean standing() {
        return !motion.reference.moves() && measured.slowerThan(standstillMps);
    }

    /** The reference rests and the drives do not turn, whatever the encoder shows. */
    private boolean resting() {
        return !motion.reference.moves() && Math.abs(drives.speedMps()) < standstillMps;
    }

    private void report(OutputImage out) {
        if (states.state() != reportedState) {
            reportedState = states.state();
            out.event(EventKind.AXIS_STATE, index, 0, reportedState.ordinal(), 0, 0, 0);
        }
        if (limiter != reportedLimiter) {
            reportedLimiter = limiter;
            out.event(EventKind.LIMITER, index, 0, limiter.ordinal(), 0, 0, 0);
        }
        BrakeState brakeState = brake.sequence.state();
        if (brakeState != reportedBrake) {
            reportedBrake = brakeState;
            out.event(EventKind.BRAKE, index, 0, brakeState.ordinal(), 0, 0, 0);
        }
    }

    /** Neither the axis nor its reference is faster than its standstill speed. */
    boolean slow() {
        return measured.slowerThan(standstillMps) && Math.abs(motion.reference.speedMps()) < standstillMps;
    }

    boolean ready() {
        return drives.modulating() && brake.sequence.open() && !faults.any() && !tracks;
    }

    Limiter limiter() {
        return limiter;
    }

    long missingPlus() {
        return missingPlus;
    }

    long missingMinus() {
        return missingMinus;
    }

    void restarted() {
        states.restarted();
        limiter = Limiter.NONE;
        drives.restarted();
        brake.restarted();
        measured.restarted();
        motion.rest(measured.positionM());
        watch.restarted();
    }

    void exchange(StateCursor cursor) {
        drives.exchange(cursor);
        brake.exchange(cursor);
        measured.exchange(cursor);
        load.exchange(cursor);
        motion.exchange(cursor);
        watch.exchange(cursor);
        faults.exchange(cursor);
        states.exchange(cursor);
        limiter = cursor.value(limiter, LIMITERS);
        reportedState = cursor.value(reportedState, STATES);
        reportedLimiter = cursor.value(reportedLimiter, LIMITERS);
        reportedBrake = cursor.value(reportedBrake, BRAKES);
        tracked = cursor.value(tracked);
    }
}
