package org.openquay.drivers.profile.abb;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.drive.AxisOwner;
import org.openquay.api.drive.DriveCommand;
import org.openquay.api.drive.DriveFeedback;
import org.openquay.api.drive.DriveRequest;
import org.openquay.api.drive.DriveState;
import org.openquay.api.state.StateCursor;
import org.openquay.api.state.StateImage;

/** What must hold whatever the drive tells and whatever is asked for. */
class AbbSafetyTest {

    private static final Set<Integer> WORDS = Set.of(0x0476, 0x0477, 0x047E, 0x047F, 0x047D, 0x047B, 0x04F6, 0x04FB,
            0x04FD);
    private static final DriveRequest[] REQUESTS = DriveRequest.values();

    @ParameterizedTest
    @EnumSource
    void everyStatusWordIsAnsweredSafely(DriveRequest request) {
        for (int word = 0; word <= 0xFFFF; word++) {
            Bench bench = new Bench(1);
            bench.profile.read(new short[] {0x0231, 0, 0}, 0, bench.feedback);
            bench.profile.write(bench.command, bench.out, 0);
            bench.profile.read(new short[] {(short) word, 0, 0}, 0, bench.feedback);
            bench.command.request = request;
            bench.command.speedMps = 1.0;
            bench.profile.write(bench.command, bench.out, 0);

            assertThat(WORDS).contains(bench.controlWord());
            boolean enables = bench.controlWord() == 0x047F;
            boolean mayEnable = request == DriveRequest.RUN && bench.feedback.owner == AxisOwner.OURS
                    && (bench.feedback.state == DriveState.SWITCHED_ON
                            || bench.feedback.state == DriveState.OPERATION_ENABLED);
            assertThat(enables).as("enables operation on status %04x", word).isEqualTo(mayEnable);
            assertThat(bench.out[1] != 0).as("gives a reference on status %04x", word)
                    .isEqualTo(mayEnable && bench.feedback.state == DriveState.OPERATION_ENABLED);
            if (request == DriveRequest.COAST) {
                assertThat(bench.controlWord() & 1 << 1).as("OFF2").isZero();
            }
            if (request == DriveRequest.QUICK_STOP) {
                assertThat(bench.controlWord() & 1 << 2).as("OFF3").isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aRandomDriveAndARandomMasterNeverMeetUnsafely(long seed) {
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        AbbDrivesProfile profile = new AbbDrivesProfile(0, 1.0, 1 + random.nextInt(20));
        DriveCommand command = new DriveCommand();
        DriveFeedback feedback = new DriveFeedback();
        short[] in = new short[3];
        short[] out = new short[3];
        boolean requestCounts = false;
        int enabled = 0;
        for (int cycle = 0; cycle < 400_000; cycle++) {
            randomInputs(random, command, in);
            boolean stale = random.nextInt(500) == 0;
            if (stale) {
                profile.stale();
                feedback.unknown();
            } else {
                profile.read(in, 0, feedback);
            }
            boolean trusted = feedback.owner == AxisOwner.OURS && feedback.state != DriveState.FAULT;
            requestCounts = command.request != DriveRequest.RUN || trusted && requestCounts;
            profile.write(command, out, 0);

            int word = Short.toUnsignedInt(out[0]);
            assertThat(WORDS).contains(word);
            assertThat(word & 1 << 10).as("REMOTE_CMD").isNotZero();
            if (word == 0x0477 || word == 0x047F) {
                enabled++;
                assertThat(command.request).isEqualTo(DriveRequest.RUN);
                assertThat(requestCounts).as("requested since the last loss of trust, cycle %d", cycle).isTrue();
            } else {
                assertThat(out[1]).isZero();
                assertThat(out[2]).isZero();
            }
            if ((word & AbbControlWord.RESET) != 0) {
                assertThat(feedback.state).isEqualTo(DriveState.FAULT);
            }
        }
        assertThat(enabled).as("cycles with a word that enables").isGreaterThan(1_000);
    }

    @Test
    void aRestoredProfileGoesOnAsTheSavedOne() {
        SplittableRandom random = new SplittableRandom(42);
        AbbDrivesProfile profile = new AbbDrivesProfile(0, 1.0, 7);
        AbbDrivesProfile restored = profile;
        DriveCommand command = new DriveCommand();
        DriveFeedback feedback = new DriveFeedback();
        short[] in = new short[3];
        short[] out = new short[3];
        short[] again = new short[3];
        for (int cycle = 0; cycle < 200_000; cycle++) {
            if (cycle % 25 == 0) {
                restored = copyOf(profile);
            }
            randomInputs(random, command, in);
            boolean stale = random.nextInt(200) == 0;
            for (AbbDrivesProfile each : new AbbDrivesProfile[] {profile, restored}) {
                if (stale) {
                    each.stale();
                } else if (cycle % 3 != 0) {
                    each.read(in, 0, feedback);
                }
                each.write(command, each == profile ? out : again, 0);
            }
            assertThat(again).as("cycle %d", cycle).containsExactly(out);
        }
    }

    /** A new profile that was given the other's state. */
    private static AbbDrivesProfile copyOf(AbbDrivesProfile profile) {
        StateImage image = new StateImage(256);
        StateCursor cursor = new StateCursor();
        cursor.save(image);
        profile.exchange(cursor);
        assertThat(cursor.end()).isTrue();
        AbbDrivesProfile copy = new AbbDrivesProfile(0, 1.0, 7);
        assertThat(cursor.restore(image)).isTrue();
        copy.exchange(cursor);
        assertThat(cursor.end()).isTrue();
        return copy;
    }

    @Test
    void allocatesNothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Bench bench = new Bench(2);
        walk(bench, 20_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        walk(bench, 20_000);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
    }

    private static void walk(Bench bench, int cycles) {
        for (int i = 0; i < cycles; i++) {
            bench.command.request = REQUESTS[i / 97 % REQUESTS.length];
            bench.command.resetFault = i % 53 == 0;
            bench.command.speedMps = i % 7 - 3;
            if (i % 1009 == 0) {
                bench.drive.trip();
            }
            bench.linkCut = i % 611 < 5;
            bench.cycle();
        }
    }

    /** Mostly a drive that goes through its states with a master that holds its requests; at times anything. */
    private static void randomInputs(SplittableRandom random, DriveCommand command, short[] in) {
        int[] usual = {0x0231, 0x0233, 0x0237, 0x0231, 0x0233, 0x0237, 0x0237, 0x0270, 0x0211, 0x0238, 0x0037, 0x0232};
        if (random.nextInt(5) == 0) {
            boolean any = random.nextInt(20) == 0;
            in[0] = (short) (any ? random.nextInt(0x1_0000) : usual[random.nextInt(usual.length)]);
            in[1] = (short) (random.nextInt(3) * random.nextInt(-20_000, 20_000));
        }
        if (random.nextInt(8) == 0) {
            command.request = random.nextInt(3) > 0 ? DriveRequest.RUN : REQUESTS[random.nextInt(REQUESTS.length)];
            command.resetFault = random.nextBoolean();
            command.speedMps = random.nextDouble(-2.0, 2.0);
            command.torque = random.nextDouble(-2.0, 2.0);
        }
    }
}
