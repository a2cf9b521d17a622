package org.openquay.motion.axis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.openquay.api.crane.BrakeDescription;
import org.openquay.api.crane.BrakeOwner;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.status.BrakeState;
import org.openquay.api.status.Fault;

class BrakeSequenceTest {

    private static final double DT_S = 0.01;
    private static final BrakeDescription CONTROL = SampleCrane.description().axes().get(HOIST).brake();
    private static final BrakeDescription DRIVE = SampleCrane.description().axes().get(TROLLEY).brake();
    private static final int SIGNALS = 11;

    private static BrakeDescription times(BrakeOwner owner) {
        return owner == BrakeOwner.CONTROL ? CONTROL : DRIVE;
    }

    /** Sets all eleven signals from the bits of a number. */
    private static void tell(BrakeSequence brake, int bits) {
        brake.openWanted = (bits & 1) != 0;
        brake.forcedClosed = (bits & 2) != 0;
        brake.modulating = (bits & 4) != 0;
        brake.torqueProven = (bits & 8) != 0;
        brake.standing = (bits & 16) != 0;
        brake.hasty = (bits & 32) != 0;
        brake.acknowledged = (bits & 64) != 0;
        brake.opened = (bits & 128) != 0;
        brake.closed = (bits & 256) != 0;
        brake.slipped = (bits & 512) != 0;
        brake.resting = (bits & 1024) != 0;
    }

    /**
     * From every state that can be reached, every one of the 2048 combinations of signals, held for 1 cycle, for 20
     * cycles (beyond the debounce) and for 120 cycles (beyond every time): each transition made is one of the table, its
     * target is entered, and the rules of the release hold in every cycle.
     */
    @ParameterizedTest
    @EnumSource(BrakeOwner.class)
    void makesOnlyTheTransitionsOfItsTableWhateverItIsTold(BrakeOwner owner) {
        Set<BrakeTransition> made = EnumSet.noneOf(BrakeTransition.class);
        Map<BrakeState, Integer> entered = new EnumMap<>(BrakeState.class);
        for (BrakeState from : BrakeState.values()) {
            for (int bits = 0; bits < 1 << SIGNALS; bits++) {
                for (int cycles : new int[] {1, 20, 120}) {
                    BrakeSequence brake = bring(owner, from);
                    if (brake == null) {
                        continue;
                    }
                    entered.merge(from, 1, Integer::sum);
                    if ((bits & 1) != 0 && from == BrakeState.FAULT) {
                        brake.reset();
                    }
                    for (int cycle = 0; cycle < cycles; cycle++) {
                        tell(brake, bits);
                        step(brake, owner, made);
                    }
                }
            }
        }
        EnumSet<BrakeTransition> all = EnumSet.allOf(BrakeTransition.class);
        if (owner == BrakeOwner.DRIVE) {
            all.removeAll(EnumSet.of(BrakeTransition.PROVE, BrakeTransition.PROVEN, BrakeTransition.GIVE_UP_PROVING,
                    BrakeTransition.PROOF_TIMEOUT));
        } else {
            all.remove(BrakeTransition.RELEASE);
        }
        assertThat(made).isEqualTo(all);
        assertThat(entered.keySet()).hasSize(owner == BrakeOwner.CONTROL ? 7 : 6);
    }

    /** 2 million cycles of random signals that change one at a time, as they do in life. */
    @ParameterizedTest
    @EnumSource(BrakeOwner.class)
    void keepsItsRulesOnRandomWalks(BrakeOwner owner) {
        SplittableRandom random = new SplittableRandom(7);
        Set<BrakeTransition> made = EnumSet.noneOf(BrakeTransition.class);
        BrakeSequence brake = new BrakeSequence(times(owner));
        int bits = 64 | 256;
        for (int cycle = 0; cycle < 2_000_000; cycle++) {
            if (random.nextInt(12) == 0) {
                bits ^= 1 << random.nextInt(SIGNALS);
            }
            if (random.nextInt(200) == 0) {
                brake.reset();
            }
            // now and then the world does what the sequence expects of it
            if (random.nextInt(30) == 0) {
                boolean open = brake.release() || owner == BrakeOwner.DRIVE && brake.openWanted;
                bits = bits & ~(128 | 256 | 512) | 64 | 4 | (open ? 128 : 256);
            }
            tell(brake, bits);
            step(brake, owner, made);
        }
        assertThat(made).contains(BrakeTransition.OPENED, BrakeTransition.HELD, BrakeTransition.FORCED);
    }

    private static void step(BrakeSequence brake, BrakeOwner owner, Set<BrakeTransition> made) {
        BrakeState before = brake.state();
        boolean releasedBefore = brake.release();
        BrakeTransition transition = brake.step(DT_S);
        if (transition == null) {
            assertThat(brake.state()).isEqualTo(before);
        } else {
            made.add(transition);
            assertThat(transition.from()).contains(before);
            assertThat(brake.state()).isEqualTo(transition.to());
            assertThat(transition.fault() != Fault.NONE).isEqualTo(transition.to() == BrakeState.FAULT);
        }
        boolean must = brake.forcedClosed || !brake.modulating;
        if (brake.release()) {
            assertThat(owner).isEqualTo(BrakeOwner.CONTROL);
            assertThat(must).as("released while it must be closed").isFalse();
        }
        if (brake.release() && !releasedBefore) {
            assertThat(brake.torqueProven).as("released without proof").isTrue();
            assertThat(brake.openWanted).as("released unasked").isTrue();
        }
    }

    /** A sequence in that state, or null where that state cannot be reached with that owner. */
    private static @Nullable BrakeSequence bring(BrakeOwner owner, BrakeState state) {
        BrakeSequence brake = new BrakeSequence(times(owner));
        int idle = 64 | 256 | 16;
        int wanted = idle | 1 | 4;
        int open = 1 | 4 | 64 | 128 | 8;
        switch (state) {
            case CLOSING -> run(brake, 64, 1);
            case CLOSED -> run(brake, idle, 30);
            case PROVING -> {
                if (owner == BrakeOwner.DRIVE) {
                    return null;
                }
                run(brake, idle, 30);
                run(brake, wanted, 1);
            }
            case OPENING -> {
                run(brake, idle, 30);
                run(brake, wanted | 8, owner == BrakeOwner.CONTROL ? 2 : 1);
            }
            case OPEN, CLOSING_WAIT -> {
                run(brake, idle, 30);
                run(brake, wanted | 8, owner == BrakeOwner.CONTROL ? 2 : 1);
                run(brake, open, 1);
                run(brake, state == BrakeState.OPEN ? open : open & ~1, 1);
            }
            case FAULT -> run(brake, 64, 200);
        }
        assertThat(brake.state()).as("brought to").isEqualTo(state);
        return brake;
    }

    private static void run(BrakeSequence brake, int bits, int cycles) {
        for (int cycle = 0; cycle < cycles; cycle++) {
            tell(brake, bits);
            brake.step(DT_S);
        }
    }

    @Test
    void doesNotCycleTheBrakeWhenMotionIsWantedAgainWithinTheHoldTime() {
        BrakeSequence brake = bringControl(BrakeState.OPEN);
        run(brake, 4 | 16 | 64 | 128, 190);
        assertThat(brake.state()).isEqualTo(BrakeState.CLOSING_WAIT);
        run(brake, 1 | 4 | 64 | 128, 1);
        assertThat(brake.state()).isEqualTo(BrakeState.OPEN);
        assertThat(brake.release()).isTrue();
    }

    @Test
    void closesAfterTheHoldTimeAndIsHeldAfterTheClosingDelay() {
        BrakeSequence brake = bringControl(BrakeState.OPEN);
        run(brake, 4 | 16 | 64 | 128, 202);
        assertThat(brake.state()).isEqualTo(BrakeState.CLOSING);
        assertThat(brake.holds()).isFalse();
        run(brake, 4 | 16 | 64 | 256, 18);
        assertThat(brake.state()).isEqualTo(BrakeState.CLOSING);
        run(brake, 4 | 16 | 64 | 256, 3);
        assertThat(brake.state()).isEqualTo(BrakeState.CLOSED);
        assertThat(brake.holds()).isTrue();
    }

    @Test
    void closesWhenReferenceAndDrivesRestThoughTheAxisSeemsToMove() {
        BrakeSequence brake = bringControl(BrakeState.OPEN);
        run(brake, 4 | 1024 | 64 | 128, 295);
        assertThat(brake.state()).isEqualTo(BrakeState.CLOSING_WAIT);
        run(brake, 4 | 1024 | 64 | 128, 8);
        assertThat(brake.state()).isEqualTo(BrakeState.CLOSING);
        // after a fault nobody waits for the hold time
        brake = bringControl(BrakeState.OPEN);
        run(brake, 4 | 32 | 1024 | 64 | 128, 103);
        assertThat(brake.state()).isEqualTo(BrakeState.CLOSING);
    }

    @Test
    void waitsForAnAcknowledgementOnlyWhileItsWordsAreFresh() {
        BrakeSequence brake = bringControl(BrakeState.OPENING);
        run(brake, 1 | 4 | 256, 500);
        assertThat(brake.state()).isEqualTo(BrakeState.OPENING);
        run(brake, 1 | 4 | 64 | 256, 62);
        assertThat(brake.state()).isEqualTo(BrakeState.FAULT);
    }

    @Test
    void needsTheDriveAfterABrakeThatSlippedEvenWhenItIsAcknowledgedClosed() {
        BrakeSequence brake = bringControl(BrakeState.CLOSED);
        run(brake, 64 | 256 | 512, 100);
        assertThat(brake.state()).isEqualTo(BrakeState.FAULT);
        assertThat(brake.holds()).isFalse();
    }

    private static BrakeSequence bringControl(BrakeState state) {
        BrakeSequence brake = bring(BrakeOwner.CONTROL, state);
        assertThat(brake).isNotNull();
        return Objects.requireNonNull(brake);
    }
}
