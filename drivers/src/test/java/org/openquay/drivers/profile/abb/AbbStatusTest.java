package org.openquay.drivers.profile.abb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.openquay.api.drive.AxisOwner;
import org.openquay.api.drive.DriveFeedback;
import org.openquay.api.drive.DriveState;

/** Over all 65 536 status words. */
class AbbStatusTest {

    private static final int WORDS = 0x1_0000;

    @Test
    void everyWordIsInExactlyOneState() {
        for (int word = 0; word < WORDS; word++) {
            int status = word;
            assertThat(Arrays.stream(AbbStatus.values()).filter(row -> (status & row.mask) == row.value).count())
                    .as("rows that match %04x", word).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void decodesEveryWordAsTheBitsSay() {
        DriveFeedback feedback = new DriveFeedback();
        AbbDrivesProfile profile = new AbbDrivesProfile(0, 1.0, 1);
        for (int word = 0; word < WORDS; word++) {
            profile.read(new short[] {(short) word, 0, 0}, 0, feedback);
            assertThat(feedback.state).as("state of %04x", word).isEqualTo(stateByBits(word));
            assertThat(feedback.owner).as("owner of %04x", word).isEqualTo(ownerByBits(word));
            assertThat(feedback.alarm).isEqualTo(has(word, 7));
            assertThat(feedback.atSetpoint).isEqualTo(has(word, 8));
        }
    }

    @Test
    void neverKeepsTheStateOfTheWordBefore() {
        DriveFeedback feedback = new DriveFeedback();
        AbbDrivesProfile profile = new AbbDrivesProfile(0, 1.0, 1);
        for (int word = 0; word < WORDS; word++) {
            profile.read(new short[] {0x0237, 0, 0}, 0, feedback);
            assertThat(feedback.state).isEqualTo(DriveState.OPERATION_ENABLED);
            profile.read(new short[] {(short) word, 0, 0}, 0, feedback);
            assertThat(feedback.state).isEqualTo(stateByBits(word));
        }
    }

    @Test
    void countsTheWordsOfEachState() {
        Map<DriveState, Integer> counts = new EnumMap<>(DriveState.class);
        for (int word = 0; word < WORDS; word++) {
            counts.merge(AbbStatus.of(word).state, 1, Integer::sum);
        }
        assertThat(counts).containsOnly(Map.entry(DriveState.FAULT, WORDS / 2),
                Map.entry(DriveState.SWITCH_ON_INHIBITED, 512 * 8), Map.entry(DriveState.NOT_READY, 512 * (16 + 1)),
                Map.entry(DriveState.QUICK_STOP_ACTIVE, 512 * 8), Map.entry(DriveState.READY_TO_SWITCH_ON, 512),
                Map.entry(DriveState.SWITCHED_ON, 512 * 2), Map.entry(DriveState.OPERATION_ENABLED, 512),
                Map.entry(DriveState.UNDECODABLE, 512 * (24 + 3)));
    }

    /** The same rules a second time, as sentences about bits. */
    private static DriveState stateByBits(int word) {
        boolean on = has(word, 0);
        boolean run = has(word, 1);
        boolean operating = has(word, 2);
        if (has(word, 3)) {
            return DriveState.FAULT;
        }
        if (has(word, 6)) {
            return run || operating ? DriveState.UNDECODABLE : DriveState.SWITCH_ON_INHIBITED;
        }
        if (!has(word, 4)) {
            return DriveState.NOT_READY;
        }
        if (!has(word, 5)) {
            return DriveState.QUICK_STOP_ACTIVE;
        }
        if (!on) {
            return run || operating ? DriveState.UNDECODABLE : DriveState.NOT_READY;
        }
        if (run) {
            return operating ? DriveState.OPERATION_ENABLED : DriveState.SWITCHED_ON;
        }
        return operating ? DriveState.SWITCHED_ON : DriveState.READY_TO_SWITCH_ON;
    }

    private static AxisOwner ownerByBits(int word) {
        if (stateByBits(word) == DriveState.UNDECODABLE) {
            return AxisOwner.UNKNOWN;
        }
        return has(word, 9) ? AxisOwner.OURS : AxisOwner.LOCAL;
    }

    private static boolean has(int word, int bit) {
        return (word >> bit & 1) == 1;
    }
}
