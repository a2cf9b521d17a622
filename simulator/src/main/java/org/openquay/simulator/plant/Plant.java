package org.openquay.simulator.plant;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.DriveDescription;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.cargo.Container;

/**
 * One crane with all that it stands on, carries and touches, stepped by {@value #STEP_NS} ns at a time (semi-implicit
 * Euler). What the drives and outputs do to it goes through {@link #motor}, {@link AxisBody#brake} and
 * {@link #twistlocks}; what sensors see is read off its parts.
 *
 * <p>Left out: sway along the quay and skew, wind on the crane itself, ship motion, and containers longer than the bays'
 * pitch; the spreader has one size. One hoist, one trolley and at most one gantry; any other axis is a mass by itself.
 *
 * <p>Not thread-safe. A step allocates nothing but what is written down when something happens. The same description,
 * cargo, seed and inputs give bit-identical states on every machine.
 */
public final class Plant {

    /** Length of a step. */
    public static final long STEP_NS = 1_000_000;
    static final double STEP_S = STEP_NS / 1e9;

    private static final int WIND_STEPS = (int) Math.round(Wind.STEP_S / STEP_S);
    private static final int TRUCK_STEPS = 100;

    private final CraneDescription crane;
    private final PlantDescription description;
    private final int hoistIndex;
    private final int trolleyIndex;
    private final int gantryIndex;
    private final int[] axisOfDrive;
    private final double[] pushN;
    private final AxisBody[] axis;
    private final Motor[] motor;
    private final AxisBody hoist;
    private final AxisBody trolley;
    private final @Nullable AxisBody gantry;
    private final SuspendedLoad load;
    private final Wind wind;
    private final Yard yard;
    private final Contact contact = new Contact();
    private final MoveRecorder moves = new MoveRecorder();
    private final Spreader spreader;
    private final Watch watch;
    private long steps;

    /**
     * The crane at rest at its start positions, brakes closed.
     *
     * @throws IllegalArgumentException naming what of the plant does not fit the crane
     */
    public Plant(CraneDescription crane, PlantDescription plant, CargoPlan cargo, long seed) {
        this.crane = crane;
        this.description = plant;
        this.hoistIndex = only(crane, AxisRole.HOIST);
        this.trolleyIndex = only(crane, AxisRole.TROLLEY);
        this.gantryIndex = crane.axis(AxisRole.GANTRY).orElse(-1);
        requireSameNames(crane, plant);
        this.axisOfDrive = crane.drives().stream().mapToInt(DriveDescription::axis).toArray();
        this.pushN = new double[crane.axes().size()];
        this.axis = IntStream.range(0, crane.axes().size()).mapToObj(this::newAxis).toArray(AxisBody[]::new);
        this.motor = IntStream.range(0, crane.drives().size()).mapToObj(this::newMotor).toArray(Motor[]::new);
        this.hoist = axis[hoistIndex];
        this.trolley = axis[trolleyIndex];
        this.gantry = gantryIndex < 0 ? null : axis[gantryIndex];
        this.load = new SuspendedLoad(crane, plant);
        this.wind = new Wind(plant.wind(), new Noise(seed, "wind"));
        this.yard = new Yard(crane.site(), plant, cargo);
        this.spreader = new Spreader(plant.spreader(), yard, contact, load, moves);
        this.watch = new Watch(this, crane, plant.ground());
        load.hang(trolley.positionM(), hoist.positionM(), plant.load().initialSwayRad());
    }

    private static int only(CraneDescription crane, AxisRole role) {
        int[] found = IntStream.range(0, crane.axes().size()).filter(i -> crane.axes().get(i).role() == role).toArray();
        if (found.length != 1) {
            throw new IllegalArgumentException("the plant models one " + role + " axis, the crane has " + found.length);
        }
        return found[0];
    }

    private static void requireSameNames(CraneDescription crane, PlantDescription plant) {
        var axes = crane.axes().stream().map(axis -> axis.name()).toList();
        var plantAxes = plant.axes().stream().map(PlantDescription.Axis::name).toList();
        var drives = crane.drives().stream().map(DriveDescription::name).toList();
        var plantDrives = plant.drives().stream().map(PlantDescription.Drive::name).toList();
        if (!axes.equals(plantAxes) || !drives.equals(plantDrives)) {
            throw new IllegalArgumentException("the plant has axes " + plantAxes + " and drives " + plantDrives
                    + ", the crane " + axes + " and " + drives);
        }
    }

    private AxisBody newAxis(int index) {
        double ratedForceN = crane.drives().stream().filter(drive -> drive.axis() == index)
                .mapToDouble(DriveDescription::ratedForceN).sum();
        return new AxisBody(crane.axes().get(index), description.axes().get(index), axisKg(index), ratedForceN);
    }

    private double axisKg(int index) {
        PlantDescription.Axis part = description.axes().get(index);
        double machineryKg = index == hoistIndex ? description.hoist().equivalentKg() : 0;
        return part.movedKg() + part.rotatingKg() + machineryKg;
    }

    private Motor newMotor(int index) {
        DriveDescription drive = crane.drives().get(index);
        double loadKg = drive.axis() == hoistIndex ? description.load().emptyKg() : 0;
        long drivesOfAxis = crane.drives().stream().filter(other -> other.axis() == drive.axis()).count();
        return new Motor(drive, description.drives().get(index), (axisKg(drive.axis()) + loadKg) / drivesOfAxis);
    }

    /** Advances everything by one step. */
    public void step() {
        steps++;
        if (steps % WIND_STEPS == 0) {
            wind.step();
        }
        load.pull(trolley.positionM(), trolley.speedMps(), hoist.positionM(), hoist.speedMps());
        contact.begin(load.positionM(), crane.site().containerWidthM() / 2, load.bottomM(),
                Math.max(Math.abs(load.speedMps()), Math.abs(load.verticalMps())));
        yard.surroundings().touch(contact, load.positionM(), load.bottomM(), gantryM());
        double guideM = spreader.guideM(gantryM());
        spreader.feel(guideM);
        moveAxes();
        load.step(wind.alongTrolleyMps(), contact, guideM, STEP_S);
        spreader.step(this, STEP_S);
        if (steps % TRUCK_STEPS == 0) {
            yard.stepTrucks(load.positionM(), load.bottomM(), TRUCK_STEPS * STEP_S);
        }
        watch.step(contact);
        moves.step(this, STEP_S);
    }

    private void moveAxes() {
        Arrays.fill(pushN, 0);
        for (int i = 0; i < motor.length; i++) {
            int on = axisOfDrive[i];
            motor[i].step(axis[on].speedMps(), STEP_S);
            pushN[on] += motor[i].forceN();
        }
        pushN[hoistIndex] -= load.tensionN();
        pushN[trolleyIndex] += load.pullOnTrolleyN();
        for (int i = 0; i < axis.length; i++) {
            double weightN = description.axes().get(i).movedKg() * SuspendedLoad.GRAVITY_MPS2;
            axis[i].step(pushN[i], i == trolleyIndex ? weightN + load.weightOnTrolleyN() : weightN, STEP_S);
        }
    }

    /** Puts an axis somewhere, at rest, and lets the load hang still below; for tests and for starts elsewhere. */
    public void put(int axisIndex, double positionM) {
        axis[axisIndex].put(positionM);
        load.hang(trolley.positionM(), hoist.positionM(), 0);
    }

    /** Lets the load swing from a given angle, rad; one that touches something stays where it is. */
    public void sway(double swayRad) {
        if (!touching()) {
            load.hang(trolley.positionM(), hoist.positionM(), swayRad);
        }
    }

    /** Time since the start, ns. */
    public long timeNs() {
        return steps * STEP_NS;
    }

    public int axes() {
        return axis.length;
    }

    public AxisBody axis(int index) {
        return axis[index];
    }

    public int motors() {
        return motor.length;
    }

    public Motor motor(int drive) {
        return motor[drive];
    }

    int hoistIndex() {
        return hoistIndex;
    }

    int axisOfDrive(int drive) {
        return axisOfDrive[drive];
    }

    public SuspendedLoad load() {
        return load;
    }

    public Twistlocks twistlocks() {
        return spreader.twistlocks();
    }

    public Wind wind() {
        return wind;
    }

    public MoveRecorder moves() {
        return moves;
    }

    /** The container on the spreader, null when there is none. */
    public @Nullable Container carried() {
        return spreader.carried();
    }

    /** Landed pin of a corner: 0 and 1 on the minus side of the trolley axis, 2 and 3 on the plus side. */
    public boolean landed(int corner) {
        return spreader.landed(corner);
    }

    /** The load touches something. */
    public boolean touching() {
        return contact.standing() || contact.leaningM > 0 || contact.inside != null;
    }

    public boolean slackRope() {
        return load.tensionN() < description.ropes().slackTensionN();
    }

    /** Position along the quay, m; 0 for a crane without gantry. */
    public double gantryM() {
        return gantry == null ? 0 : gantry.positionM();
    }

    /** Height of the highest thing between two places along the trolley axis, the load left out, m. */
    public double heightM(double fromM, double toM) {
        return yard.surroundings().heightM(fromM, toM, gantryM());
    }

    /** Energy drawn by all drives so far, J. */
    public double drawnJ() {
        double sum = 0;
        for (Motor each : motor) {
            sum += each.drawnJ();
        }
        return sum;
    }

    /** Energy returned by all drives so far, J. */
    public double returnedJ() {
        double sum = 0;
        for (Motor each : motor) {
            sum += each.returnedJ();
        }
        return sum;
    }

    /** What stands where, one line per place. */
    public String inventory() {
        return yard.inventory();
    }

    /** A number over the whole mechanical state: equal for equal states. */
    public long fingerprint() {
        long hash = steps;
        for (AxisBody each : axis) {
            hash = mixed(mixed(hash, each.positionM()), each.speedMps());
        }
        for (Motor each : motor) {
            hash = mixed(mixed(mixed(hash, each.forceN()), each.drawnJ()), each.returnedJ());
        }
        hash = mixed(mixed(hash, load.positionM()), load.speedMps());
        hash = mixed(mixed(hash, load.heightM()), load.verticalMps());
        hash = mixed(mixed(hash, load.massKg()), wind.speedMps());
        for (int corner = 0; corner < Twistlocks.CORNERS; corner++) {
            hash = mixed(hash, twistlocks().turned(corner));
        }
        return hash;
    }

    private static long mixed(long hash, double value) {
        return (hash ^ Double.doubleToLongBits(value)) * 0x100000001B3L;
    }
}
