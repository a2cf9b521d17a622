package org.openquay.motion.axis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.BrakeOwner;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.DriveDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.api.crane.SignalType;
import org.openquay.api.drive.AxisOwner;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.drive.DriveRequest;
import org.openquay.api.drive.DriveState;
import org.openquay.api.drive.LinkState;
import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.LinkInput;
import org.openquay.api.image.OutputImage;
import org.openquay.api.status.AxisState;
import org.openquay.api.status.BrakeState;
import org.openquay.api.status.Fault;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.StopKind;
import org.openquay.motion.MotionInvariants;
import org.openquay.motion.io.CraneInputs;
import org.openquay.motion.io.CraneOutputs;
import org.openquay.motion.io.SignalMap;

/**
 * One axis of the sample crane on its plant, in virtual time: cycles of 10 ms, words to and fro every 20 ms, some
 * milliseconds old when they arrive. Every cycle is held by {@link MotionInvariants}, and by the rule that a brake opens
 * only with torque proven and is released only while the drive modulates.
 */
final class AxisRig {

    static final double PERIOD_S = 0.01;
    private static final long MS = 1_000_000;
    private static final int EXCHANGE_TICKS = 2;
    private static final double[] LAG_S = {0.06, 0.08, 0.15};
    private static final double WATCHDOG_S = 0.3;
    private static final double OUTPUT_WATCHDOG_S = 0.2;

    final CraneDescription crane;
    final AxisDescription description;
    final int index;
    final Axis axis;
    final AxisPlant plant;
    final AxisDemand demand = new AxisDemand();
    final CraneInputs inputs;
    final CraneOutputs outputs;
    final InputImage in;
    final OutputImage out;
    final MotionInvariants invariants;
    final List<String> events = new ArrayList<>();
    final List<Fault> faults = new ArrayList<>();

    /** What a test may do to the words. */
    boolean driveSilent;
    boolean ioSilent;
    boolean safetyCircuit = true;
    boolean preLimitPlus;
    boolean preLimitMinus;
    boolean endLimitPlus;
    boolean endLimitMinus;
    double cellsKg;
    int elapsedTicks = 1;
    /** A test may expect that a brake is opened without anything to hold: the fault injection itself breaks the rule. */
    boolean brakeRules = true;

    private final SignalMap map;
    private final int driveLink;
    private final int ioLink;
    private double driveSilentS;
    private double ioSilentS;
    private boolean outputsTaken;
    private boolean wasReleased;
    private @Nullable Axis twin;
    private long nowNs;

    AxisRig(int index) {
        this(SampleCrane.description(), index, defaultLoadKg(index));
    }

    AxisRig(CraneDescription crane, int index, double loadKg) {
        this.crane = crane;
        this.index = index;
        description = crane.axes().get(index);
        ImageShape shape = shape(crane);
        in = new InputImage(shape);
        out = new OutputImage(shape);
        inputs = new CraneInputs(shape);
        outputs = new CraneOutputs(shape);
        map = new SignalMap(crane, shape);
        axis = newAxis();
        DriveDescription drive = crane.drives().get(index);
        driveLink = drive.link();
        ioLink = SampleCrane.IO_LINK;
        plant = new AxisPlant(description, drive.ratedForceN(), loadKg, LAG_S[index]);
        cellsKg = loadKg;
        invariants = new MotionInvariants(description, AxisReference.coastS(crane, index), 0.1);
        in.active = true;
        in.tick = 1000;
        nowNs = 5_000 * MS;
    }

    static double defaultLoadKg(int index) {
        return index == SampleCrane.HOIST ? 55_000 : index == SampleCrane.TROLLEY ? 100_000 : 1_200_000;
    }

    static ImageShape shape(CraneDescription crane) {
        int[] read = new int[crane.links().size()];
        int[] write = new int[crane.links().size()];
        for (int link = 0; link < read.length; link++) {
            read[link] = crane.links().get(link).read().words();
            write[link] = crane.links().get(link).write().words();
        }
        for (DriveDescription drive : crane.drives()) {
            read[drive.link()] = FakeProfile.WORDS;
            write[drive.link()] = FakeProfile.WORDS;
        }
        return new ImageShape(read, write, crane.axes().size(), crane.drives().size(), 1, 0, SampleCrane.HEIGHT_CELLS);
    }

    Axis newAxis() {
        List<DriveProfile> profiles = new ArrayList<>();
        crane.drives().forEach(drive -> profiles.add(new FakeProfile()));
        return new Axis(crane, index, profiles);
    }

    /** Puts the plant there, at rest. */
    AxisRig at(double positionM) {
        plant.positionM = positionM;
        return this;
    }

    double timeS() {
        return invariants.timeS();
    }

    // --- running ----------------------------------------------------------------------------------------------------

    /** Runs until the condition holds; fails after that time. */
    AxisRig until(double longestS, BooleanSupplier condition) {
        for (int cycle = 0; cycle < longestS / PERIOD_S; cycle++) {
            if (condition.getAsBoolean()) {
                return this;
            }
            cycle();
        }
        assertThat(condition.getAsBoolean()).as(
                "reached within %s s: state %s, brake %s, limiter %s, faults %s, %.4f m "
                        + "(reference %.4f m, %.4f m/s), events %s",
                longestS, axis.state(), axis.brake(), axis.limiter(), faults,
                plant.positionM, axis.referencePositionM(), axis.referenceSpeedMps(), events).isTrue();
        return this;
    }

    AxisRig run(double seconds) {
        for (int cycle = 0; cycle < seconds / PERIOD_S - 1e-9; cycle++) {
            cycle();
        }
        return this;
    }

    void cycle() {
        physics(elapsedTicks);
        read();
        act();
    }

    void read() {
        in.tick += elapsedTicks;
        in.elapsedTicks = elapsedTicks;
        in.nowNs = nowNs;
        map.decode(in, inputs);
        axis.read(in, inputs);
    }

    void act() {
        if (description.role() == AxisRole.HOIST && inputs.ioFresh) {
            axis.load(inputs.suspendedKg);
        }
        out.begin();
        axis.act(demand, PERIOD_S * elapsedTicks, inputs, outputs, out);
        map.encode(outputs, in.tick, out);
        collect();
        compare();
        check();
    }

    private void collect() {
        for (int i = 0; i < out.eventCount; i++) {
            Event event = out.events[i];
            events.add(event.kind + " " + name(event));
        }
        for (Fault fault : Fault.values()) {
            if ((axis.newFaults() & 1L << fault.ordinal()) != 0) {
                faults.add(fault);
            }
        }
    }

    private static String name(Event event) {
        return switch (event.kind) {
            case AXIS_STATE -> AxisState.values()[event.code].name();
            case LIMITER -> Limiter.values()[event.code].name();
            case BRAKE -> BrakeState.values()[event.code].name();
            case DRIVE_STATE -> DriveState.values()[event.code].name();
            default -> AxisOwner.values()[event.code].name();
        };
    }

    boolean saw(EventKind kind, Enum<?> code) {
        return events.contains(kind + " " + code);
    }

    private void check() {
        boolean open = axis.brake() == BrakeState.OPEN || axis.brake() == BrakeState.CLOSING_WAIT;
        boolean quick = demand.stop == StopKind.QUICK_STOP || axis.faulted()
                || !open;
        if (axis.powered() && request() == DriveRequest.RUN && (open || axis.referenceSpeedMps() != 0)) {
            invariants.reference(axis.referencePositionM(), axis.referenceSpeedMps(),
                    axis.referenceAccelerationMps2(), axis.limits(), quick, PERIOD_S * elapsedTicks);
        } else {
            invariants.reset();
        }
        invariants.axis(plant.positionM, plant.speedMps, axis.limits());
        boolean released = outputs.brakeRelease[index];
        if (released) {
            assertThat(axis.powered()).as("release only while the drives modulate, at %.2f s", timeS()).isTrue();
        }
        if (brakeRules && released && !wasReleased && description.brake().owner() == BrakeOwner.CONTROL) {
            assertThat(plant.torque).as("torque at the release of the brake")
                    .isGreaterThanOrEqualTo(description.brake().proveTorque() * 0.98);
        }
        wasReleased = released;
    }

    DriveRequest request() {
        return DriveRequest.values()[out.words[driveLink][0]];
    }

    /** From now on that axis gets the same inputs and demands, and must put out the same words and events. */
    void twin(Axis other) {
        twin = other;
    }

    private void compare() {
        if (twin == null) {
            return;
        }
        OutputImage second = new OutputImage(shape(crane));
        CraneOutputs secondOutputs = new CraneOutputs(shape(crane));
        twin.read(in, inputs);
        if (description.role() == AxisRole.HOIST && inputs.ioFresh) {
            twin.load(inputs.suspendedKg);
        }
        twin.act(demand, PERIOD_S * elapsedTicks, inputs, secondOutputs, second);
        assertThat(second.words[driveLink]).isEqualTo(out.words[driveLink]);
        assertThat(secondOutputs.brakeRelease).isEqualTo(outputs.brakeRelease);
        assertThat(second.eventCount).isEqualTo(out.eventCount);
        assertThat(twin.referencePositionM()).isEqualTo(axis.referencePositionM());
    }

    // --- the world between two cycles -------------------------------------------------------------------------------

    private void physics(int ticks) {
        for (int tick = 0; tick < ticks; tick++) {
            long cycleNs = nowNs;
            nowNs += 10 * MS;
            boolean exchanges = nowNs / (10 * MS) % EXCHANGE_TICKS == 0;
            for (int ms = 0; ms < 10; ms++) {
                if (exchanges && ms == 3) {
                    deliver();
                }
                plant.step(0.001);
                if (exchanges && ms == 5) {
                    sample(cycleNs + 8 * MS);
                }
            }
            driveSilentS += PERIOD_S;
            ioSilentS += PERIOD_S;
            if (driveSilentS > WATCHDOG_S && plant.modulates()) {
                plant.tripped = true;
            }
            outputsTaken = ioSilentS > OUTPUT_WATCHDOG_S;
            plant.release &= !outputsTaken;
            for (LinkInput link : in.links) {
                link.ageNs = link.sequence == 0 ? Long.MAX_VALUE : nowNs - link.receivedNs;
            }
        }
    }

    private void deliver() {
        if (!driveSilent) {
            driveSilentS = 0;
            short[] words = out.words[driveLink];
            plant.request = DriveRequest.values()[words[0]];
            plant.referenceMps = words[1] / FakeProfile.SPEED_COUNTS;
            plant.torqueAdded = words[2] / FakeProfile.TORQUE_COUNTS;
            plant.resetEdge = words[3] != 0;
        }
        if (!ioSilent) {
            ioSilentS = 0;
            plant.release = bit(SignalRole.BRAKE_RELEASE, out.words[ioLink]) && plant.contactSafe;
        }
        plant.contactSafe = safetyCircuit;
        plant.tripped |= !safetyCircuit && plant.modulates();
    }

    private void sample(long receivedNs) {
        for (int link = 0; link < in.links.length; link++) {
            LinkInput input = in.links[link];
            boolean silent = link == driveLink ? driveSilent : link == ioLink && ioSilent;
            if (!silent) {
                input.state = LinkState.UP;
                input.sequence++;
                input.receivedNs = receivedNs;
            }
        }
        if (!driveSilent) {
            short[] words = in.links[driveLink].words;
            words[0] = (short) (plant.undecodable ? DriveState.UNDECODABLE : plant.state).ordinal();
            words[1] = (short) plant.owner.ordinal();
            words[2] = (short) Math.rint(plant.speedMps * FakeProfile.SPEED_COUNTS);
            words[3] = (short) Math.rint(plant.torque * FakeProfile.TORQUE_COUNTS);
        }
        if (!ioSilent) {
            short[] words = in.links[ioLink].words;
            put(SignalRole.POSITION, words, plant.encoderM());
            put(SignalRole.BRAKE_OPENED, words, plant.brakeOpen);
            put(SignalRole.BRAKE_CLOSED, words, !plant.brakeOpen);
            put(SignalRole.PRE_LIMIT_PLUS, words, preLimitPlus);
            put(SignalRole.PRE_LIMIT_MINUS, words, preLimitMinus);
            put(SignalRole.END_LIMIT_PLUS, words, endLimitPlus);
            put(SignalRole.END_LIMIT_MINUS, words, endLimitMinus);
            put(signal(SignalRole.SAFETY_CIRCUIT, 0), words, safetyCircuit);
            put(signal(SignalRole.OUTPUT_WATCHDOG_TRIPPED, 0), words, outputsTaken);
            for (int corner = 0; corner < 4; corner++) {
                SignalDescription cell = signal(SignalRole.LOAD_CELL, corner);
                double felt = cellsKg * (1 + (plant.hoist ? plant.accelerationMps2 / AxisPlant.GRAVITY_MPS2 : 0));
                words[cell.word()] = (short) Math.rint(felt / 4 / cell.scale());
            }
        }
    }

    // --- words, written from the signal list without the map's code ---------------------------------------------------

    private SignalDescription signal(SignalRole role, int signalIndex) {
        return crane.signals().stream().filter(s -> s.role() == role && s.index() == signalIndex).findFirst()
                .orElseThrow();
    }

    private void put(SignalRole role, short[] words, double value) {
        SignalDescription signal = signal(role, index);
        assertThat(signal.type()).isEqualTo(SignalType.INT32);
        long counts = Math.round(value / signal.scale());
        words[signal.word()] = (short) (counts >> 16);
        words[signal.word() + 1] = (short) (counts & 0xFFFF);
    }

    private void put(SignalRole role, short[] words, boolean value) {
        put(signal(role, index), words, value);
    }

    private static void put(SignalDescription signal, short[] words, boolean value) {
        boolean wire = signal.inverted() ? !value : value;
        words[signal.word()] = (short) (words[signal.word()] & ~(1 << signal.bit()) | (wire ? 1 << signal.bit() : 0));
    }

    private boolean bit(SignalRole role, short[] words) {
        SignalDescription signal = signal(role, index);
        return (words[signal.word()] >> signal.bit() & 1) == 1;
    }
}
