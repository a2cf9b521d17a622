package org.openquay.simulator;

import java.util.function.BooleanSupplier;

import org.openquay.api.crane.SampleCrane;
import org.openquay.simulator.device.AbbState;
import org.openquay.simulator.plant.Plant;

/**
 * A careful person at the bus of the sample crane: writes raw words to its devices every 20 ms and looks at the plant to
 * see where things are. Knows the register tables, and neither driver nor kernel.
 */
public final class HandControl {

    private static final int PREPARE = 0x0476;
    private static final int SWITCH_ON = 0x0477;
    private static final int RUN = 0x047F;
    private static final int STEPS = 20;
    private static final double[] RATED_MPS = {3.0, 4.0, 0.75};
    private static final double[] ACCELERATION_MPS2 = {0.4, 0.3, 0.1};
    private static final int HOIST_RELEASE = 1;
    private static final int LOCK = 1 << 4;
    private static final int UNLOCK = 1 << 5;

    private final SimulatedCrane crane;
    private final short[][] driveWords = new short[3][3];
    private final short[] outputs = new short[2];
    private final double[] referenceMps = new double[3];

    public HandControl(SimulatedCrane crane) {
        this.crane = crane;
    }

    /** Writes all words once and lets 20 ms pass. */
    public void tick() {
        for (int drive = 0; drive < driveWords.length; drive++) {
            driveWords[drive][1] = (short) Math.round(referenceMps[drive] / RATED_MPS[drive] * 20_000);
            crane.device(drive).write(0, 3, driveWords[drive]);
        }
        outputs[1]++;
        crane.device(SampleCrane.IO_LINK).write(0, 2, outputs);
        for (int i = 0; i < STEPS; i++) {
            crane.step();
        }
    }

    /** Ticks until something is so. */
    public void until(String what, double timeoutS, BooleanSupplier condition) {
        double endS = seconds() + timeoutS;
        while (!condition.getAsBoolean()) {
            if (seconds() > endS) {
                throw new AssertionError("waited " + timeoutS + " s for: " + what + "; violations "
                        + plant().moves().violations());
            }
            tick();
        }
    }

    public double seconds() {
        return plant().timeNs() / 1e9;
    }

    private Plant plant() {
        return crane.plant();
    }

    public void word(int drive, int controlWord) {
        driveWords[drive][0] = (short) controlWord;
    }

    public void reference(int drive, double speedMps) {
        referenceMps[drive] = speedMps;
    }

    public void torque(int drive, double fraction) {
        driveWords[drive][2] = (short) Math.round(fraction * 10_000);
    }

    /** Brings a drive to operation, brake open: the hoist with the load's torque first. */
    public void start(int drive) {
        word(drive, PREPARE);
        until("ready to switch on", 1, () -> crane.drive(drive).state() == AbbState.READY_TO_SWITCH_ON);
        word(drive, SWITCH_ON);
        until("ready to operate", 1, () -> crane.drive(drive).state() == AbbState.READY_TO_OPERATE);
        word(drive, RUN);
        until("operation", 1, () -> crane.drive(drive).state() == AbbState.OPERATION_ENABLED);
        if (drive == SampleCrane.HOIST) {
            torque(drive, plant().load().tensionN() / 780_000);
            tick();
            outputs[0] |= HOIST_RELEASE;
        }
        until("open brake", 1, () -> plant().axis(drive).brake().provenOpen());
    }

    /** Brings a drive to rest, brake closed, torque off. */
    public void stop(int drive) {
        reference(drive, 0);
        until("standstill", 20, () -> Math.abs(plant().axis(drive).speedMps()) < 0.005);
        if (drive == SampleCrane.HOIST) {
            outputs[0] &= (short) ~HOIST_RELEASE;
            until("closed brake", 1, () -> plant().axis(drive).brake().provenClosed());
        }
        word(drive, PREPARE);
        until("torque off", 5, () -> !crane.drive(drive).modulates());
        torque(drive, 0);
    }

    public void releaseHoist(boolean on) {
        outputs[0] = (short) (on ? outputs[0] | HOIST_RELEASE : outputs[0] & ~HOIST_RELEASE);
    }

    public void turnLocks(boolean towardsLocked) {
        outputs[0] = (short) (outputs[0] & ~(LOCK | UNLOCK) | (towardsLocked ? LOCK : UNLOCK));
    }

    /** Moves a started axis to a place; a trolley follows its load a little, so that it comes to rest. */
    public void moveTo(int drive, double targetM, double toleranceM) {
        until("axis " + drive + " at " + targetM, 600, () -> {
            double offM = targetM - plant().axis(drive).positionM();
            double wantedMps = approach(offM, ACCELERATION_MPS2[drive], RATED_MPS[drive] / 2);
            boolean calm = true;
            if (drive == SampleCrane.TROLLEY) {
                wantedMps += 0.25 * plant().load().swayRad() * plant().load().ropeM();
                calm = plant().load().swayAmplitudeM() < toleranceM;
            }
            double stepMps = ACCELERATION_MPS2[drive] * 0.02;
            referenceMps[drive] += Math.clamp(wantedMps - referenceMps[drive], -stepMps, stepMps);
            return calm && Math.abs(offM) < toleranceM && Math.abs(plant().axis(drive).speedMps()) < 0.01;
        });
        reference(drive, 0);
    }

    private static double approach(double offM, double accelerationMps2, double mostMps) {
        double mps = Math.min(mostMps, Math.min(0.5 * Math.abs(offM),
                Math.sqrt(2 * 0.7 * accelerationMps2 * Math.abs(offM))));
        return Math.copySign(mps, offM);
    }

    /** Lowers slowly until all landed pins are in. */
    public void land() {
        until("landed pins", 200, () -> {
            referenceMps[SampleCrane.HOIST] = Math.max(-0.2, referenceMps[SampleCrane.HOIST] - 0.008);
            return plant().landed(0) && plant().landed(1) && plant().landed(2) && plant().landed(3);
        });
        reference(SampleCrane.HOIST, 0);
        tick();
    }
}
