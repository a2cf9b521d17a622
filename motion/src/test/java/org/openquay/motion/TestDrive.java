package org.openquay.motion;

import org.openquay.api.crane.DriveDescription;

/** The device behind {@link TestProfile}: enabling sequence, lagging speed loop, torque, communication watchdog. */
final class TestDrive {

    private static final double WATCHDOG_S = 0.3;
    private static final double SWITCHING_S = 0.04;
    private static final double TORQUE_LAG_S = 0.05;

    private final double ratedSpeedMps;
    private final double lagS;
    private int level;
    private double switchingS;
    private int control;
    private int previousControl;
    private double referenceMps;
    private double torqueReference;
    private double silentS;
    private boolean inhibited;
    private boolean quickStopping;

    /** What a test does to it. */
    boolean tripped;
    boolean local;
    double speedMps;
    double torque;

    TestDrive(DriveDescription description, double lagS) {
        ratedSpeedMps = description.ratedSpeedMps();
        this.lagS = lagS;
    }

    boolean modulating() {
        return level == 3 && !tripped;
    }

    void receive(short[] words) {
        previousControl = control;
        control = words[0] & 0xFFFF;
        referenceMps = words[1] * ratedSpeedMps / 20_000;
        torqueReference = words[2] / 10_000.0;
        silentS = 0;
        if ((control & TestProfile.RESET_BIT) != 0 && (previousControl & TestProfile.RESET_BIT) == 0) {
            tripped = false;
            inhibited = true;
        }
    }

    void send(short[] words) {
        int status = (local ? 0 : 0x200) | 0x10;
        status |= level >= 1 ? 0x01 : 0;
        status |= level >= 2 ? 0x02 : 0;
        status |= modulating() && !quickStopping ? 0x04 : 0;
        status |= tripped ? 0x08 : 0;
        status |= quickStopping ? 0 : 0x20;
        status |= inhibited ? 0x40 : 0;
        words[0] = (short) status;
        words[1] = (short) Math.round(speedMps / ratedSpeedMps * 20_000);
        words[2] = (short) Math.round(torque * 10_000);
    }

    /** Advances; the brake and the load's torque (fraction of rated) come from the plant. */
    void step(double dtS, boolean brakeOpen, double loadTorque, double quickStopMps2, double decelerationMps2) {
        silentS += dtS;
        if (silentS > WATCHDOG_S && level > 0) {
            tripped = true;
        }
        sequence(dtS);
        double target = modulating() && level == 3 && !quickStopping && (control & 0x01) != 0 ? referenceMps : 0;
        if (!modulating()) {
            torque -= torque * dtS / TORQUE_LAG_S;
            coast(dtS, brakeOpen);
            return;
        }
        double before = speedMps;
        if (brakeOpen) {
            double slope = quickStopping ? quickStopMps2 : (control & 0x01) == 0 ? decelerationMps2 : 1e9;
            double wanted = (target - speedMps) / lagS;
            speedMps += Math.clamp(wanted, -slope, slope) * dtS;
        } else {
            speedMps = 0;
        }
        double wantedTorque = brakeOpen ? loadTorque + (speedMps - before) / dtS * 0.1 : torqueReference;
        torque += (wantedTorque - torque) * dtS / TORQUE_LAG_S;
    }

    private void sequence(double dtS) {
        if (tripped) {
            level = 0;
            return;
        }
        quickStopping = (control & 0x04) == 0 && level == 3 && Math.abs(speedMps) > 0.005;
        if ((control & 0x02) == 0) {
            level = 0;
            inhibited = true;
        } else if ((control & 0x04) == 0 && !quickStopping) {
            level = 0;
            inhibited = true;
        }
        if ((control & 0x07) == 0x06) {
            inhibited = false;
        }
        int wanted = inhibited
                ? 0
                : (control & 0x0F) == 0x0F ? 3 : (control & 0x07) == 0x07 ? 2 : (control & 0x06) == 0x06 ? 1 : 0;
        if (wanted < level && (control & 0x06) == 0x06 && Math.abs(speedMps) > 0.005) {
            return;
        }
        if (wanted > level) {
            switchingS += dtS;
            if (switchingS >= SWITCHING_S) {
                level++;
                switchingS = 0;
            }
        } else {
            level = wanted;
            switchingS = 0;
        }
    }

    private void coast(double dtS, boolean brakeOpen) {
        double braking = brakeOpen ? 0.2 : 3.0;
        double less = Math.min(Math.abs(speedMps), braking * dtS);
        speedMps -= Math.signum(speedMps) * less;
    }
}
