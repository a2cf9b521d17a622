package org.openquay.motion;

import static org.openquay.api.crane.SampleCrane.GANTRY;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;

import org.openquay.api.crane.BrakeOwner;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.SignalRole;

/** A small ship-to-shore crane: drives, brakes, a pendulum, a spreader that lands, locks and lifts. */
final class TestPlant {

    private static final double GRAVITY = 9.81;
    private static final double[] LAG_S = {0.06, 0.08, 0.15};
    private static final double BRAKE_OPENS_S = 0.15;
    private static final double BRAKE_CLOSES_S = 0.2;
    private static final double OUTPUT_WATCHDOG_S = 0.2;
    /** Ropes give by so much per kg, m. */
    private static final double STRETCH_M_PER_KG = GRAVITY / 1.8e6;
    private static final double TURN_S = 0.8;
    private static final int SENSOR_DELAY_STEPS = 16;
    private static final double LANDED_M = 0.01;

    private final CraneDescription crane;
    private final TestIo io;
    private final double spreaderKg;
    private final double containerM;
    private final double[] brakeS = new double[3];
    private final double[] swaySamples = new double[SENSOR_DELAY_STEPS];
    private int swaySample;
    private double watchdogS;
    private int lastHeartbeat = -1;
    private boolean lockWanted;
    private boolean unlockWanted;
    private double turned;
    private double lastTrolleyMps;
    private double hoistMps2;

    final TestCabin cabin = new TestCabin();
    final TestYard yard;
    final TestDrive[] drives = new TestDrive[3];
    final double[] positionM = {20.0, -10.0, 0.0};
    final boolean[] brakeOpen = new boolean[3];
    double carriedKg;
    double swayRad;
    double swayRateRadps;
    double windMps = 3;
    /** The angle at which wind holds the load. */
    double windLeanRad;
    boolean safetyClosed = true;
    double gyroBiasRadps;
    boolean gyroFrozen;
    boolean swayValid = true;
    boolean watchdogTripped;
    boolean travelWarning;
    /** Corners that do not lock or do not land, whatever happens. */
    int stuckCorners;
    int deafCorners;
    /** Corners that something pushes at from below. */
    int touchedCorners;
    double extraKg;
    /** Wires of limit switches that are broken: the switches seem to be actuated. */
    final boolean[] preLimitPlusBroken = new boolean[3];
    final boolean[] endLimitPlusBroken = new boolean[3];
    /** Everything on the ground stands so much higher than it should. */
    double raisedM;

    TestPlant(CraneDescription crane) {
        this.crane = crane;
        io = new TestIo(crane);
        yard = new TestYard(crane.site());
        spreaderKg = crane.load().spreaderKg();
        containerM = crane.site().containerHeightM();
        for (int i = 0; i < drives.length; i++) {
            drives[i] = new TestDrive(crane.drives().get(i), LAG_S[i]);
        }
    }

    double lengthM() {
        return crane.pendulum().lengthM(positionM[HOIST]);
    }

    double loadM() {
        return positionM[TROLLEY] + lengthM() * Math.sin(swayRad);
    }

    boolean locked() {
        return turned >= 1;
    }

    /** As if a container had been locked on before. */
    void forceLocked() {
        turned = 1;
    }

    boolean unlocked() {
        return turned <= 0;
    }

    /** Height at which the twistlock plane rests on what is below, m. */
    private double restM() {
        double below = yard.supportM(loadM(), positionM[GANTRY]) + raisedM;
        return carriedKg > 0 ? below + containerM : below;
    }

    /** How far the ropes hang above the resting point; negative when slack. */
    private double aboveRestM() {
        return positionM[HOIST] - restM();
    }

    boolean airborne() {
        double totalKg = carriedKg + spreaderKg;
        return aboveRestM() > 0 || totalKg == 0;
    }

    int landedCorners() {
        return (aboveRestM() < -LANDED_M ? 0xF & ~deafCorners : 0) | touchedCorners;
    }

    double suspendedKg() {
        double totalKg = spreaderKg + carriedKg + extraKg;
        double restingKg = Math.clamp(totalKg + Math.min(0, aboveRestM()) / STRETCH_M_PER_KG, 0, totalKg);
        return restingKg * (1 + hoistMps2 / GRAVITY);
    }

    // --- exchange of words ------------------------------------------------------------------------------------------

    void receive(short[][] words, boolean[] silent) {
        for (int i = 0; i < drives.length; i++) {
            if (!silent[crane.drives().get(i).link()]) {
                drives[i].receive(words[crane.drives().get(i).link()]);
            }
        }
        if (silent[io.link(SignalRole.HEARTBEAT)]) {
            return;
        }
        int heartbeat = io.number(SignalRole.HEARTBEAT, 0, words);
        if (heartbeat != lastHeartbeat) {
            watchdogS = 0;
            watchdogTripped = false;
        }
        lastHeartbeat = heartbeat;
        for (int axis = 0; axis < 3; axis++) {
            releaseWanted[axis] = io.bit(SignalRole.BRAKE_RELEASE, axis, words);
        }
        lockWanted = io.bit(SignalRole.LOCK, 0, words);
        unlockWanted = io.bit(SignalRole.UNLOCK, 0, words);
        travelWarning = io.bit(SignalRole.TRAVEL_WARNING, 0, words);
    }

    private final boolean[] releaseWanted = new boolean[3];

    void send(short[][] words) {
        for (int i = 0; i < drives.length; i++) {
            drives[i].send(words[crane.drives().get(i).link()]);
        }
        for (int axis = 0; axis < 3; axis++) {
            io.put(SignalRole.POSITION, axis, positionM[axis], words);
            double toPlus = crane.axes().get(axis).maxPositionM() - positionM[axis];
            double toMinus = positionM[axis] - crane.axes().get(axis).minPositionM();
            io.put(SignalRole.PRE_LIMIT_PLUS, axis,
                    preLimitPlusBroken[axis] || toPlus < crane.axes().get(axis).slowZoneM(), words);
            io.put(SignalRole.PRE_LIMIT_MINUS, axis, toMinus < crane.axes().get(axis).slowZoneM(), words);
            io.put(SignalRole.END_LIMIT_PLUS, axis,
                    endLimitPlusBroken[axis] || positionM[axis] > crane.axes().get(axis).hardMaxPositionM(), words);
            io.put(SignalRole.END_LIMIT_MINUS, axis, positionM[axis] < crane.axes().get(axis).hardMinPositionM(),
                    words);
            io.put(SignalRole.BRAKE_OPENED, axis, brakeOpen[axis], words);
            io.put(SignalRole.BRAKE_CLOSED, axis, !brakeOpen[axis] && brakeS[axis] == 0, words);
        }
        cabin.send(crane, io, words);
        io.put(SignalRole.SAFETY_CIRCUIT, 0, safetyClosed, words);
        io.put(SignalRole.OUTPUT_WATCHDOG_TRIPPED, 0, watchdogTripped, words);
        io.put(SignalRole.SLACK_ROPE, 0, suspendedKg() < 1_000, words);
        int landed = landedCorners();
        for (int corner = 0; corner < 4; corner++) {
            boolean stuck = (stuckCorners >> corner & 1) != 0;
            io.put(SignalRole.LANDED, corner, (landed >> corner & 1) != 0, words);
            io.put(SignalRole.LOCKED, corner, locked() && !stuck, words);
            io.put(SignalRole.UNLOCKED, corner, unlocked() && !stuck, words);
            io.put(SignalRole.LOAD_CELL, corner, suspendedKg() / 4, words);
        }
        io.put(SignalRole.WIND_SPEED, 0, windMps, words);
        if (io.names(SignalRole.SWAY_ANGLE)) {
            io.put(SignalRole.SWAY_ANGLE, 0, swaySamples[swaySample], words);
            io.put(SignalRole.SWAY_VALID, 0, swayValid, words);
        }
        if (io.names(SignalRole.SWAY_RATE) && !gyroFrozen) {
            io.put(SignalRole.SWAY_RATE, 0, swayRateRadps + gyroBiasRadps, words);
        }
        short[] heights = new short[crane.site().heightMap().cells()];
        yard.profile(positionM[GANTRY], heights);
        for (int cell = 0; cell < heights.length; cell++) {
            io.put(SignalRole.HEIGHT, cell, heights[cell] / 100.0, words);
        }
    }

    // --- physics ----------------------------------------------------------------------------------------------------

    void step(double dtS) {
        watchdogS += dtS;
        if (watchdogS > OUTPUT_WATCHDOG_S) {
            watchdogTripped = true;
            releaseWanted[HOIST] = false;
            lockWanted = false;
            unlockWanted = false;
        }
        for (int axis = 0; axis < 3; axis++) {
            brake(axis, dtS);
            move(axis, dtS);
        }
        swing(dtS);
        turn(dtS);
        swaySamples[swaySample] = swayRad;
        swaySample = (swaySample + 1) % SENSOR_DELAY_STEPS;
    }

    private void brake(int axis, double dtS) {
        boolean byControl = crane.axes().get(axis).brake().owner() == BrakeOwner.CONTROL;
        boolean wanted = safetyClosed && (byControl
                ? releaseWanted[axis] && !drives[axis].tripped
                : drives[axis].modulating());
        if (wanted == brakeOpen[axis]) {
            brakeS[axis] = 0;
            return;
        }
        brakeS[axis] += dtS;
        if (brakeS[axis] >= (wanted ? BRAKE_OPENS_S : BRAKE_CLOSES_S)) {
            brakeOpen[axis] = wanted;
            brakeS[axis] = 0;
        }
    }

    private void move(int axis, double dtS) {
        TestDrive drive = drives[axis];
        double before = drive.speedMps;
        double loadTorque = axis == HOIST ? suspendedKg() * GRAVITY / crane.drives().get(HOIST).ratedForceN() : 0.05;
        drive.step(dtS, brakeOpen[axis], loadTorque, crane.axes().get(axis).limits().quickStopMps2(),
                crane.axes().get(axis).limits().decelerationMps2());
        if (!safetyClosed && drive.modulating()) {
            drive.tripped = true;
        }
        if (axis == HOIST) {
            hoistMps2 += ((drive.speedMps - before) / dtS - hoistMps2) * dtS / 0.1;
        }
        if (axis == HOIST && brakeOpen[HOIST] && !drive.modulating()) {
            drive.speedMps -= GRAVITY / 3 * dtS * suspendedKg() / (spreaderKg + carriedKg);
        }
        positionM[axis] += drive.speedMps * dtS;
    }

    private void swing(double dtS) {
        double acceleration = (drives[TROLLEY].speedMps - lastTrolleyMps) / dtS;
        lastTrolleyMps = drives[TROLLEY].speedMps;
        if (!airborne()) {
            swayRateRadps = 0;
            return;
        }
        double length = lengthM();
        double lengthRate = -drives[HOIST].speedMps;
        double rate2 = -(GRAVITY * Math.sin(swayRad - windLeanRad) + 2 * lengthRate * swayRateRadps
                + acceleration * Math.cos(swayRad)) / length - 0.01 * swayRateRadps;
        swayRateRadps += rate2 * dtS;
        swayRad += swayRateRadps * dtS;
    }

    private void turn(double dtS) {
        double before = turned;
        if (lockWanted) {
            turned = Math.min(1, turned + dtS / TURN_S);
        } else if (unlockWanted) {
            turned = Math.max(0, turned - dtS / TURN_S);
        }
        if (turned >= 1 && before < 1) {
            carriedKg = yard.take(loadM(), positionM[GANTRY]);
        } else if (turned <= 0 && before > 0 && carriedKg > 0) {
            yard.put(loadM(), positionM[GANTRY], carriedKg);
            carriedKg = 0;
        }
    }
}
