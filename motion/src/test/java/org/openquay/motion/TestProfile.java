package org.openquay.motion;

import org.openquay.api.crane.DriveDescription;
import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.drive.AxisOwner;
import org.openquay.api.drive.DriveCommand;
import org.openquay.api.drive.DriveFeedback;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.drive.DriveState;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;

/**
 * A drive profile for tests, in the manner of the ABB Drives profile: a control word that must climb step by step, a
 * status word, speed ±20000 and torque ±10000 for 100 %.
 */
public final class TestProfile implements DriveProfile {

    static final int OFF = 0x0476;
    static final int READY = 0x0477;
    static final int RUN = 0x047F;
    static final int QUICK = 0x047B;
    static final int COAST = 0x047D;
    static final int RESET_BIT = 0x0080;

    private final double ratedSpeedMps;
    private int status;
    /** Set by a test: the next decoding fails as a defective profile would. */
    @EachCycle
    public boolean defective;

    public TestProfile(DriveDescription drive) {
        ratedSpeedMps = drive.ratedSpeedMps();
    }

    @Override
    public RegisterBlock readBlock() {
        return new RegisterBlock(3, 3);
    }

    @Override
    public RegisterBlock writeBlock() {
        return new RegisterBlock(0, 3);
    }

    @Override
    public void read(short[] words, int offset, DriveFeedback feedback) {
        if (defective) {
            throw new IllegalStateException("defective profile");
        }
        status = words[offset] & 0xFFFF;
        feedback.state = state();
        feedback.owner = (status & 0x200) != 0 ? AxisOwner.OURS : AxisOwner.LOCAL;
        feedback.speedMps = words[offset + 1] * ratedSpeedMps / 20_000;
        feedback.torque = words[offset + 2] / 10_000.0;
    }

    private DriveState state() {
        if ((status & 0x08) != 0) {
            return DriveState.FAULT;
        }
        if ((status & 0x40) != 0) {
            return DriveState.SWITCH_ON_INHIBITED;
        }
        if ((status & 0x20) == 0) {
            return DriveState.QUICK_STOP_ACTIVE;
        }
        return (status & 0x04) != 0
                ? DriveState.OPERATION_ENABLED
                : (status & 0x02) != 0
                        ? DriveState.SWITCHED_ON
                        : (status & 0x01) != 0 ? DriveState.READY_TO_SWITCH_ON : DriveState.NOT_READY;
    }

    @Override
    public void stale() {
        status = 0;
    }

    @Override
    public void write(DriveCommand command, short[] words, int offset) {
        int control = switch (command.request) {
            case OFF -> OFF;
            case RUN -> (status & 0x40) != 0
                    ? OFF
                    : (status & 0x02) != 0 ? RUN : (status & 0x01) != 0 ? READY : OFF;
            case QUICK_STOP -> QUICK;
            case COAST -> COAST;
        };
        boolean tripped = (status & 0x08) != 0;
        words[offset] = (short) (command.resetFault && tripped ? OFF | RESET_BIT : control);
        words[offset + 1] = scaled(command.speedMps / ratedSpeedMps * 20_000);
        words[offset + 2] = scaled(command.torque * 10_000);
    }

    private static short scaled(double value) {
        return (short) Math.clamp(Math.round(value), -32_768, 32_767);
    }

    @Override
    public void exchange(StateCursor cursor) {
        status = cursor.value(status);
    }
}
