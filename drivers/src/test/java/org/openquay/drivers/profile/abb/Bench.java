package org.openquay.drivers.profile.abb;

import java.util.function.BooleanSupplier;

import org.openquay.api.drive.DriveCommand;
import org.openquay.api.drive.DriveFeedback;
import org.openquay.api.drive.DriveRequest;

/** A profile wired to a model of the drive, cycle by cycle; stale words while the link is cut. */
final class Bench {

    static final double RATED_SPEED_MPS = 3.0;
    static final int ROUND_TRIP_CYCLES = 12;

    final AbbDrivesProfile profile = new AbbDrivesProfile(0, RATED_SPEED_MPS, ROUND_TRIP_CYCLES);
    final AbbDriveModel drive;
    final DriveCommand command = new DriveCommand();
    final DriveFeedback feedback = new DriveFeedback();
    final short[] out = new short[3];
    final short[] in = new short[3];
    boolean linkCut;

    Bench(int exchangeCycles) {
        drive = new AbbDriveModel(exchangeCycles);
    }

    /** One control cycle: read, write, and the words travel. */
    void cycle() {
        if (linkCut) {
            profile.stale();
            feedback.unknown();
        } else {
            profile.read(in, 0, feedback);
        }
        profile.write(command, out, 0);
        if (!linkCut) {
            drive.cycle(out, in);
        }
    }

    void cycles(int count) {
        for (int i = 0; i < count; i++) {
            cycle();
        }
    }

    void request(DriveRequest request) {
        command.request = request;
        cycle();
    }

    /** Cycles until the condition holds; -1 when it does not within the bound. */
    int cyclesUntil(BooleanSupplier condition, int bound) {
        for (int i = 0; i < bound; i++) {
            if (condition.getAsBoolean()) {
                return i;
            }
            cycle();
        }
        return condition.getAsBoolean() ? bound : -1;
    }

    int controlWord() {
        return Short.toUnsignedInt(out[0]);
    }
}
