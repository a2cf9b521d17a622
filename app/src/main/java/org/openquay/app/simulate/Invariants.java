package org.openquay.app.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.BrakeOwner;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.DriveDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.MotionLimits;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.LinkInput;
import org.openquay.api.image.OutputImage;
import org.openquay.simulator.plant.Plant;
import org.openquay.simulator.plant.ViolationKind;

/**
 * What must hold in every cycle, checked from the outside: on the words that go in and out, by the drives' register
 * tables, and on the plant's truth. Shares nothing with the kernel that it watches.
 *
 * <p>The crane given here is the true one, whatever control believes.
 */
public final class Invariants {

    /** One broken invariant. */
    public record Violation(double timeS, String invariant, String detail) {}

    private static final int MOST = 1_000;
    private static final Set<ViolationKind> RECOVERABLE = EnumSet.of(ViolationKind.STACK_TOUCHED, ViolationKind.TIPPED);
    private static final double SOFT_LIMIT_TOLERANCE_M = 0.10;
    private static final double SPEED_TOLERANCE = 1.08;
    private static final double SPEED_TOLERANCE_MPS = 0.05;
    private static final double STANDSTILL_MPS = 0.03;
    private static final double GRAVITY = 9.81;
    private static final double KG_PER_T = 1_000;
    private static final double OVERLOAD_RISE_M = 1.0;
    /** Filter of the wind, a stop from full speed, and the wind's own coming and going, s. */
    private static final double WIND_S = 12.0;
    /** After the last command or job, an axis may need so long to come to rest, s. */
    private static final double RAMP_S = 12.0;
    /** Feedback that is stale must have brought the reference to zero after so long, s. */
    private static final double STALE_RAMP_S = 8.0;
    /** A stop may have to take acceleration away first: so long a reference may still grow, no faster than before, s. */
    private static final double STALE_GROWTH_S = 0.5;
    private static final int ROUNDING = 1;
    /** ABB Drives profile: status word bit 2, operation enabled. */
    private static final int RDY_REF = 1 << 2;
    /** A reference that grows by less than this in a cycle (1 mm/s of 4 m/s) does not grow. */
    private static final int LEAST_GROWTH = 5;
    private static final double FULL_TORQUE = 10_000;
    private static final double FULL_SPEED = 20_000;
    /** Status, actual speed, actual torque; control word, speed reference, torque reference. */
    private static final int STATUS = 0;
    private static final int ACTUAL_TORQUE = 2;
    private static final int SPEED_REFERENCE = 1;

    private final CraneDescription crane;
    private final Plant plant;
    private final List<Violation> violations = new ArrayList<>();
    private final short[] lastReference;
    /**
     * Growth in the first cycle with stale feedback, which {@link ReferenceRise} judges. A stop takes it away with bounded
     * jerk: until then the reference may grow, no faster.
     */
    private final int[] firstGrowth;
    private final long[] staleSinceNs;
    private final ReferenceRise[] rise;
    private final boolean[] wasReleased;
    private int violationCount;
    private int plantViolations;
    /** Height at which a load that is too heavy began to hang; not a number when there is none, m. */
    private double heavyFromM = Double.NaN;
    private long windySinceNs;
    private int recovered;
    private long idleSinceNs = Long.MAX_VALUE;

    Invariants(CraneDescription crane, Plant plant) {
        this.crane = crane;
        this.plant = plant;
        lastReference = new short[crane.drives().size()];
        firstGrowth = new int[crane.drives().size()];
        staleSinceNs = new long[crane.drives().size()];
        rise = new ReferenceRise[crane.drives().size()];
        Arrays.setAll(rise, i -> new ReferenceRise(crane.periodNs() / 1e9));
        wasReleased = new boolean[crane.axes().size()];
        Arrays.fill(staleSinceNs, Long.MAX_VALUE);
    }

    List<Violation> violations() {
        return violations;
    }

    /** How often a disturbed load touched a container. */
    int recovered() {
        return recovered;
    }

    int count() {
        return violationCount;
    }

    /** After every cycle. */
    void cycle(InputImage in, OutputImage out) {
        for (int i = 0; i < crane.drives().size(); i++) {
            staleFeedbackIsNotUsed(i, in, out);
            referenceRisesWithinLimits(i, in, out);
        }
        for (int axis = 0; axis < crane.axes().size(); axis++) {
            brakeOpensOnlyWithTorque(axis, in, out);
        }
    }

    /**
     * After every step of the plant.
     *
     * @param commanded a job or a live command wants motion
     * @param disturbed wind, a bad network or what went wrong may have made the load swing against a container or come
     *                  down on its edge; that is counted, but it is no invariant that it does not happen
     */
    void plant(long nowNs, boolean commanded, boolean disturbed) {
        for (int i = 0; i < crane.axes().size(); i++) {
            limits(nowNs, crane.axes().get(i), i);
        }
        if (commanded) {
            idleSinceNs = nowNs;
        } else if (nowNs - idleSinceNs > RAMP_S * 1e9) {
            nothingMoves(nowNs);
        }
        overload(nowNs);
        wind(nowNs);
        while (plantViolations < plant.moves().violations().size()) {
            var violation = plant.moves().violations().get(plantViolations++);
            if (disturbed && RECOVERABLE.contains(violation.kind())) {
                recovered++;
            } else {
                broken(nowNs, violation.kind().name(), "%s", violation.detail());
            }
        }
    }

    /** A finished move that landed badly although nothing disturbed it. */
    void landing(long nowNs, String detail) {
        broken(nowNs, "LANDING", "%s", detail);
    }

    /** A job that did not end although all was well again. */
    void liveness(long nowNs, String detail) {
        broken(nowNs, "LIVENESS", "%s", detail);
    }

    private void limits(long nowNs, AxisDescription axis, int index) {
        double positionM = plant.axis(index).positionM();
        double speedMps = plant.axis(index).speedMps();
        if (positionM < axis.minPositionM() - SOFT_LIMIT_TOLERANCE_M
                || positionM > axis.maxPositionM() + SOFT_LIMIT_TOLERANCE_M) {
            broken(nowNs, "LIMIT", "%s at %.3f m, beyond its software limit", axis.name(), positionM);
        }
        if (driven(index) && Math.abs(speedMps) > maxSpeedMps(axis) * SPEED_TOLERANCE + SPEED_TOLERANCE_MPS) {
            broken(nowNs, "SPEED", "%s at %.3f m/s, faster than %.3f", axis.name(), speedMps, maxSpeedMps(axis));
        }
        double leftM = speedMps > 0 ? axis.hardMaxPositionM() - positionM : positionM - axis.hardMinPositionM();
        double neededM = Math.abs(speedMps) * unseenS(index)
                + speedMps * speedMps / (2 * axis.limits().decelerationMps2());
        if (neededM > leftM + SOFT_LIMIT_TOLERANCE_M) {
            broken(nowNs, "STOPPING_DISTANCE", "%s at %.3f m with %.3f m/s needs %.2f m and has %.2f m", axis.name(),
                    positionM, speedMps, neededM, leftM);
        }
    }

    /** Some drive holds its speed. A load whose drive has tripped gains some until the brake bites; the plant judges it. */
    private boolean driven(int axis) {
        boolean driven = false;
        for (int i = 0; i < crane.drives().size(); i++) {
            driven |= crane.drives().get(i).axis() == axis && plant.motor(i).modulating();
        }
        return driven;
    }

    /** A load that is too heavy is stopped soon after it hangs. */
    private void overload(long nowNs) {
        double mostKg = crane.load().spreaderKg() + crane.load().overloadFraction() * crane.load().safeWorkingLoadKg();
        if (plant.touching() || plant.load().massKg() <= mostKg) {
            heavyFromM = Double.NaN;
        } else if (Double.isNaN(heavyFromM)) {
            heavyFromM = plant.load().heightM();
        } else if (plant.load().heightM() > heavyFromM + OVERLOAD_RISE_M) {
            broken(nowNs, "OVERLOAD", "%.1f t raised by more than %.1f m", plant.load().massKg() / KG_PER_T,
                    OVERLOAD_RISE_M);
            heavyFromM = Double.POSITIVE_INFINITY;
        }
    }

    /** In wind that is too strong for the crane nothing moves for long. */
    private void wind(long nowNs) {
        boolean moving = false;
        for (int i = 0; i < crane.axes().size(); i++) {
            moving |= Math.abs(plant.axis(i).speedMps()) > STANDSTILL_MPS;
        }
        if (!moving || plant.wind().speedMps() <= crane.wind().stopMps()) {
            windySinceNs = nowNs;
        } else if (nowNs - windySinceNs > WIND_S * 1e9) {
            windySinceNs = nowNs;
            broken(nowNs, "WIND", "moves for %.0f s in %.1f m/s of wind", WIND_S, plant.wind().speedMps());
        }
    }

    private double maxSpeedMps(AxisDescription axis) {
        if (axis.role() != AxisRole.HOIST) {
            return axis.limits().speedMps();
        }
        double byPowerMps = crane.load().ratedPowerW() / (plant.load().massKg() * GRAVITY);
        return Math.max(crane.load().laden().speedMps(), Math.min(crane.load().emptySpeedMps(), byPowerMps));
    }

    private double unseenS(int axis) {
        double watchedS = 0;
        for (DriveDescription drive : crane.drives()) {
            if (drive.axis() == axis) {
                LinkDescription link = crane.links().get(drive.link());
                watchedS = Math.max(watchedS, (link.staleNs() + link.watchdogNs()) / 1e9);
            }
        }
        return watchedS + crane.axes().get(axis).brake().closeDelayS();
    }

    private void nothingMoves(long nowNs) {
        for (int i = 0; i < crane.axes().size(); i++) {
            if (Math.abs(plant.axis(i).speedMps()) > STANDSTILL_MPS) {
                broken(nowNs, "NO_COMMAND", "%s moves at %.3f m/s without job or command", crane.axes().get(i).name(),
                        plant.axis(i).speedMps());
            }
        }
    }

    private void staleFeedbackIsNotUsed(int index, InputImage in, OutputImage out) {
        DriveDescription drive = crane.drives().get(index);
        short reference = out.words[drive.link()][SPEED_REFERENCE];
        int growth = Math.abs(reference) - Math.abs(lastReference[index]);
        boolean stale = stale(in, drive.link()) || stale(in, positionLink(drive.axis()));
        if (!stale) {
            staleSinceNs[index] = Long.MAX_VALUE;
        } else {
            if (staleSinceNs[index] == Long.MAX_VALUE) {
                staleSinceNs[index] = in.nowNs;
                firstGrowth[index] = growth;
            } else if (growth >= LEAST_GROWTH && (growth > firstGrowth[index] + ROUNDING
                    || in.nowNs - staleSinceNs[index] > STALE_GROWTH_S * 1e9)) {
                broken(in.nowNs, "STALE", "reference of %s grows from %d to %d on stale feedback", drive.name(),
                        lastReference[index], reference);
            }
            if (reference != 0 && in.nowNs - staleSinceNs[index] > STALE_RAMP_S * 1e9) {
                broken(in.nowNs, "STALE", "reference of %s is still %d long after its feedback went stale",
                        drive.name(), reference);
            }
        }
        lastReference[index] = reference;
    }

    private void referenceRisesWithinLimits(int index, InputImage in, OutputImage out) {
        DriveDescription drive = crane.drives().get(index);
        if (in.elapsedTicks != 1 || (in.links[drive.link()].words[STATUS] & RDY_REF) == 0) {
            rise[index].restart();
            return;
        }
        rise[index].next(out.words[drive.link()][SPEED_REFERENCE] / FULL_SPEED * drive.ratedSpeedMps());
        AxisDescription axis = crane.axes().get(drive.axis());
        MotionLimits limits = axis.limits();
        if (rise[index].tooSteep(limits)) {
            broken(in.nowNs, "ACCELERATION", "reference of %s rises by %.2f m/s², limit %.2f", drive.name(),
                    rise[index].accelerationMps2(), limits.accelerationMps2());
        } else if (rise[index].tooSudden(limits, axis.role() == AxisRole.TROLLEY)) {
            broken(in.nowNs, "JERK", "reference of %s rises by %.2f m/s³, limit %.2f", drive.name(),
                    rise[index].jerkMps3(), limits.jerkMps3());
        }
    }

    private boolean stale(InputImage in, int link) {
        LinkInput input = in.links[link];
        return input.ageNs > crane.links().get(link).staleNs();
    }

    private int positionLink(int axis) {
        return crane.signals().stream()
                .filter(signal -> signal.role() == SignalRole.POSITION && signal.index() == axis).findFirst()
                .map(SignalDescription::link).orElseThrow();
    }

    private void brakeOpensOnlyWithTorque(int axis, InputImage in, OutputImage out) {
        AxisDescription description = crane.axes().get(axis);
        if (description.brake().owner() != BrakeOwner.CONTROL) {
            return;
        }
        boolean released = released(axis, out);
        if (released && !wasReleased[axis]) {
            for (DriveDescription drive : crane.drives()) {
                if (drive.axis() == axis) {
                    provenTorque(description, drive, in);
                }
            }
        }
        wasReleased[axis] = released;
    }

    private void provenTorque(AxisDescription axis, DriveDescription drive, InputImage in) {
        LinkInput input = in.links[drive.link()];
        double torque = Math.abs(input.words[ACTUAL_TORQUE]) / FULL_TORQUE;
        if (stale(in, drive.link()) || (input.words[STATUS] & RDY_REF) == 0
                || torque < 0.9 * axis.brake().proveTorque()) {
            broken(in.nowNs, "BRAKE", "brake of %s released with status 0x%04X, torque %.3f", axis.name(),
                    input.words[STATUS] & 0xFFFF, torque);
        }
    }

    private boolean released(int axis, OutputImage out) {
        for (SignalDescription signal : crane.signals()) {
            if (signal.role() == SignalRole.BRAKE_RELEASE && signal.index() == axis) {
                boolean bit = (out.words[signal.link()][signal.word()] >> signal.bit() & 1) != 0;
                return bit != signal.inverted();
            }
        }
        return false;
    }

    private void broken(long nowNs, String invariant, String detail, Object... values) {
        violationCount++;
        if (violations.size() < MOST) {
            violations.add(new Violation(nowNs / 1e9, invariant, String.format(Locale.ROOT, detail, values)));
        }
    }
}
