package org.openquay.motion.axis;

import java.util.ArrayList;
import java.util.List;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.drive.DriveRequest;
import org.openquay.api.drive.DriveState;
import org.openquay.api.image.AxisStatus;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.Fault;
import org.openquay.motion.io.CraneInputs;

/** All drives of one axis as one: they get the same command, and are only as good as the worst of them. */
@ControlPath
final class AxisDrives {

    private static final DriveRequest[] REQUESTS = DriveRequest.values();

    private final DriveUnit[] drives;
    private final double ratedForceN;

    private DriveRequest request = DriveRequest.OFF;

    AxisDrives(CraneDescription crane, int axis, List<DriveProfile> profiles) {
        List<DriveUnit> own = new ArrayList<>();
        double forceN = 0;
        for (int drive = 0; drive < crane.drives().size(); drive++) {
            if (crane.drives().get(drive).axis() == axis) {
                own.add(new DriveUnit(drive, crane.drives().get(drive), profiles.get(drive)));
                forceN += crane.drives().get(drive).ratedForceN();
            }
        }
        if (own.isEmpty()) {
            throw new IllegalArgumentException("axis '" + crane.axes().get(axis).name() + "' has no drive");
        }
        drives = own.toArray(DriveUnit[]::new);
        ratedForceN = forceN;
    }

    /** Force of all drives together at rated torque, N. */
    double ratedForceN() {
        return ratedForceN;
    }

    void read(InputImage in, CraneInputs inputs) {
        for (DriveUnit drive : drives) {
            drive.read(in, inputs);
        }
    }

    boolean fresh() {
        boolean all = true;
        for (DriveUnit drive : drives) {
            all &= drive.fresh;
        }
        return all;
    }

    boolean ours() {
        boolean all = true;
        for (DriveUnit drive : drives) {
            all &= drive.ours();
        }
        return all;
    }

    boolean healthy() {
        boolean all = true;
        for (DriveUnit drive : drives) {
            all &= drive.healthy();
        }
        return all;
    }

    /** All of them modulate and follow the reference. */
    boolean modulating() {
        boolean all = true;
        for (DriveUnit drive : drives) {
            all &= drive.modulating();
        }
        return all;
    }

    boolean any(DriveState state) {
        boolean any = false;
        for (DriveUnit drive : drives) {
            any |= drive.fresh && drive.feedback.state == state;
        }
        return any;
    }

    /** Why one of them cannot be used; NONE when all could. */
    Fault failure() {
        if (any(DriveState.FAULT)) {
            return Fault.DRIVE_TRIPPED;
        }
        return any(DriveState.UNDECODABLE) || any(DriveState.UNKNOWN) ? Fault.DRIVE_UNDECODABLE : Fault.NONE;
    }

    /** Mean speed of the drives whose words are fresh; NaN when none are, m/s. */
    double speedMps() {
        double sum = 0;
        int count = 0;
        for (DriveUnit drive : drives) {
            if (drive.fresh) {
                sum += drive.feedback.speedMps;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** Torque of all drives together, fraction of their rated torque. */
    double torque() {
        double forceN = 0;
        for (DriveUnit drive : drives) {
            forceN += drive.feedback.torque * drive.ratedForceN;
        }
        return forceN / ratedForceN;
    }

    /** What the drives were told in the last cycle. */
    DriveRequest request() {
        return request;
    }

    void write(DriveRequest wanted, double speedMps, double torque, boolean resetFault, OutputImage out) {
        request = wanted;
        for (DriveUnit drive : drives) {
            drive.command.request = wanted;
            drive.command.speedMps = wanted == DriveRequest.RUN ? speedMps : 0;
            drive.command.torque = wanted == DriveRequest.RUN ? torque : 0;
            drive.command.resetFault = resetFault && drive.feedback.state == DriveState.FAULT;
            drive.write(out);
        }
    }

    void status(AxisStatus status) {
        DriveUnit shown = drives[0];
        for (int i = drives.length - 1; i >= 0; i--) {
            shown = drives[i].ours() && drives[i].healthy() ? shown : drives[i];
        }
        status.drive = shown.feedback.state;
        status.owner = shown.feedback.owner;
        status.torque = drives[0].feedback.torque;
    }

    void restarted() {
        request = DriveRequest.OFF;
        for (DriveUnit drive : drives) {
            drive.restarted();
        }
    }

    void exchange(StateCursor cursor) {
        request = cursor.value(request, REQUESTS);
        for (DriveUnit drive : drives) {
            drive.exchange(cursor);
        }
    }
}
