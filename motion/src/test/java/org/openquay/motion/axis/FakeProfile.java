package org.openquay.motion.axis;

import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.drive.AxisOwner;
import org.openquay.api.drive.DriveCommand;
import org.openquay.api.drive.DriveFeedback;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.drive.DriveState;
import org.openquay.api.state.StateCursor;

/**
 * The plainest profile there can be: a word for the state, one for the owner, one for speed in 0.2 mm/s, one for torque
 * in 0.01 %. What is written is the request, speed, torque and the reset.
 */
final class FakeProfile implements DriveProfile {

    static final double SPEED_COUNTS = 5_000;
    static final double TORQUE_COUNTS = 10_000;
    static final int WORDS = 4;

    private int writes;

    @Override
    public RegisterBlock readBlock() {
        return new RegisterBlock(0, WORDS);
    }

    @Override
    public RegisterBlock writeBlock() {
        return new RegisterBlock(10, WORDS);
    }

    @Override
    public void read(short[] words, int offset, DriveFeedback feedback) {
        feedback.state = DriveState.values()[words[offset]];
        feedback.owner = AxisOwner.values()[words[offset + 1]];
        feedback.speedMps = words[offset + 2] / SPEED_COUNTS;
        feedback.torque = words[offset + 3] / TORQUE_COUNTS;
    }

    @Override
    public void stale() {
        // nothing is remembered of what was read
    }

    @Override
    public void write(DriveCommand command, short[] words, int offset) {
        writes++;
        words[offset] = (short) command.request.ordinal();
        words[offset + 1] = (short) Math.rint(command.speedMps * SPEED_COUNTS);
        words[offset + 2] = (short) Math.rint(command.torque * TORQUE_COUNTS);
        words[offset + 3] = (short) (command.resetFault ? 1 : 0);
    }

    @Override
    public void exchange(StateCursor cursor) {
        writes = cursor.value(writes);
    }
}
