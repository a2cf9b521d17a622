package org.openquay.motion.axis;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.DriveDescription;
import org.openquay.api.drive.AxisOwner;
import org.openquay.api.drive.DriveCommand;
import org.openquay.api.drive.DriveFeedback;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.drive.DriveState;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;
import org.openquay.motion.io.CraneInputs;

/** One drive of an axis: its profile between words and meaning, and what it told last. */
@ControlPath
final class DriveUnit {

    private static final DriveState[] STATES = DriveState.values();
    private static final AxisOwner[] OWNERS = AxisOwner.values();

    final int index;
    final int link;
    final double ratedForceN;
    private final DriveProfile profile;

    final DriveFeedback feedback = new DriveFeedback();
    @EachCycle
    final DriveCommand command = new DriveCommand();
    @EachCycle
    boolean fresh;
    private DriveState reportedState = DriveState.UNKNOWN;
    private AxisOwner reportedOwner = AxisOwner.UNKNOWN;

    DriveUnit(int index, DriveDescription description, DriveProfile profile) {
        this.index = index;
        this.profile = profile;
        link = description.link();
        ratedForceN = description.ratedForceN();
    }

    void read(InputImage in, CraneInputs inputs) {
        fresh = inputs.linkFresh[link];
        if (fresh) {
            profile.read(in.links[link].words, 0, feedback);
        } else {
            profile.stale();
            feedback.unknown();
        }
    }

    /** It does what we tell it. */
    boolean ours() {
        return fresh && feedback.owner == AxisOwner.OURS;
    }

    /** Neither tripped nor telling what nobody understands. */
    boolean healthy() {
        return fresh && feedback.state != DriveState.FAULT && feedback.state != DriveState.UNDECODABLE
                && feedback.state != DriveState.UNKNOWN;
    }

    boolean modulating() {
        return fresh && feedback.state == DriveState.OPERATION_ENABLED;
    }

    void write(OutputImage out) {
        profile.write(command, out.words[link], 0);
        if (feedback.state != reportedState) {
            reportedState = feedback.state;
            out.event(EventKind.DRIVE_STATE, index, 0, reportedState.ordinal(), 0, 0, 0);
        }
        if (feedback.owner != reportedOwner) {
            reportedOwner = feedback.owner;
            out.event(EventKind.DRIVE_OWNER, index, 0, reportedOwner.ordinal(), 0, 0, 0);
        }
    }

    /** A new session: what was told in the last one must not be believed. */
    void restarted() {
        profile.stale();
        feedback.unknown();
    }

    void exchange(StateCursor cursor) {
        profile.exchange(cursor);
        feedback.state = cursor.value(feedback.state, STATES);
        feedback.owner = cursor.value(feedback.owner, OWNERS);
        feedback.speedMps = cursor.value(feedback.speedMps);
        feedback.torque = cursor.value(feedback.torque);
        feedback.alarm = cursor.value(feedback.alarm);
        feedback.atSetpoint = cursor.value(feedback.atSetpoint);
        feedback.faultCode = cursor.value(feedback.faultCode);
        reportedState = cursor.value(reportedState, STATES);
        reportedOwner = cursor.value(reportedOwner, OWNERS);
    }
}
