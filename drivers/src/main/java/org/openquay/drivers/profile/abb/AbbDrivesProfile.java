package org.openquay.drivers.profile.abb;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.drive.AxisOwner;
import org.openquay.api.drive.DriveCommand;
import org.openquay.api.drive.DriveFeedback;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.drive.DriveRequest;
import org.openquay.api.drive.DriveState;
import org.openquay.api.state.StateCursor;

/**
 * One drive that speaks the ABB Drives profile.
 *
 * <p>Every cycle encodes all three words anew, changed or not, because only writes re-arm the drive's communication
 * watchdog. References are 0 unless the drive is in operation on our request.
 */
@ControlPath
final class AbbDrivesProfile implements DriveProfile {

    /** Speed below which the motor counts as standing, in counts: 0.5 % of rated speed. */
    static final int STANDING = 100;

    private static final DriveState[] STATES = DriveState.values();

    private final RegisterBlock writeBlock;
    private final RegisterBlock readBlock;
    private final double ratedSpeedMps;
    private final RunLock lock;
    private final ResetPulse reset;

    private DriveState state = DriveState.UNKNOWN;
    private boolean ours;
    private boolean turning = true;

    /**
     * @param firstAddress    address of CW on the wire; REF1, REF2, SW, ACT1 and ACT2 follow it
     * @param ratedSpeedMps   axis speed at full scale, m/s
     * @param roundTripCycles cycles in which a word written is surely sent and its effect surely read
     */
    AbbDrivesProfile(int firstAddress, double ratedSpeedMps, int roundTripCycles) {
        writeBlock = new RegisterBlock(firstAddress, 3);
        readBlock = new RegisterBlock(firstAddress + 3, 3);
        this.ratedSpeedMps = ratedSpeedMps;
        lock = new RunLock(roundTripCycles);
        reset = new ResetPulse(roundTripCycles);
    }

    @Override
    public RegisterBlock readBlock() {
        return readBlock;
    }

    @Override
    public RegisterBlock writeBlock() {
        return writeBlock;
    }

    @Override
    public void read(short[] words, int offset, DriveFeedback feedback) {
        int statusWord = words[offset];
        short speed = words[offset + 1];
        state = AbbStatus.of(statusWord).state;
        AxisOwner owner = owner(statusWord);
        ours = owner == AxisOwner.OURS;
        turning = Math.abs((int) speed) > STANDING;

        feedback.state = state;
        feedback.owner = owner;
        feedback.speedMps = AbbScale.fraction(speed, AbbScale.FULL_SPEED) * ratedSpeedMps;
        feedback.torque = AbbScale.fraction(words[offset + 2], AbbScale.FULL_TORQUE);
        feedback.alarm = (statusWord & AbbStatus.ALARM) != 0;
        feedback.atSetpoint = (statusWord & AbbStatus.AT_SETPOINT) != 0;
        feedback.faultCode = 0;
    }

    @Override
    public void stale() {
        state = DriveState.UNKNOWN;
        ours = false;
        turning = true;
    }

    @Override
    public void write(DriveCommand command, short[] words, int offset) {
        lock.advance(command.request, state, ours);
        reset.advance(command.resetFault, state == DriveState.FAULT);

        int word = AbbControlWord.of(command.request, state, lock.phase().mayRun, turning).word;
        words[offset] = (short) (reset.up() ? word | AbbControlWord.RESET : word);
        boolean follows = command.request == DriveRequest.RUN && lock.phase().mayFollow();
        words[offset + 1] =
                follows ? AbbScale.counts(command.speedMps / ratedSpeedMps, AbbScale.FULL_SPEED) : 0;
        words[offset + 2] = follows ? AbbScale.counts(command.torque, AbbScale.FULL_TORQUE) : 0;
    }

    @Override
    public void exchange(StateCursor cursor) {
        state = cursor.value(state, STATES);
        ours = cursor.value(ours);
        turning = cursor.value(turning);
        lock.exchange(cursor);
        reset.exchange(cursor);
    }

    private AxisOwner owner(int statusWord) {
        if (state == DriveState.UNDECODABLE) {
            return AxisOwner.UNKNOWN;
        }
        return (statusWord & AbbStatus.REMOTE) != 0 ? AxisOwner.OURS : AxisOwner.LOCAL;
    }
}
