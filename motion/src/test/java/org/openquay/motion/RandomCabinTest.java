package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.crane.SampleCrane;
import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateImage;

/**
 * Random histories with somebody in the cabin who does anything with every lever, button and switch, beside writers who
 * do anything and things that break. Each seed is 20 000 cycles; the hand does something else every half second or so.
 */
class RandomCabinTest {

    private static final int CYCLES = 20_000;
    private static final int NOBODY = -1;

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void theInvariantsHoldAndThereIsOneOwnerAlways(long seed) {
        TestCrane crane = new TestCrane(SampleCrane.withLevers());
        crane.run(0.5);
        crane.watch(new CraneInvariants());
        crane.watch(new ReferenceWatch());
        int[] owner = {NOBODY};
        crane.watch(watched -> Events.all(watched.out).forEach(event -> owner(event, owner, seed)));
        RandomOperator operator = new RandomOperator(crane, seed, true);
        Random random = new Random(seed);
        for (int i = 0; i < CYCLES; i++) {
            operator.act();
            act(crane.plant.cabin, random);
            crane.cycle();
        }
        assertThat(crane.events(EventKind.LEASE_GRANTED)).as("seed %d", seed)
                .anyMatch(event -> event.writer == CabinCrane.CABIN)
                .anyMatch(event -> event.writer != CabinCrane.CABIN);
        assertThat(crane.events(EventKind.EVENTS_LOST)).isEmpty();
    }

    private static void owner(Event event, int[] owner, long seed) {
        if (event.kind == EventKind.LEASE_GRANTED) {
            assertThat(owner[0]).as("seed %d: granted to %d", seed, event.writer).isEqualTo(NOBODY);
            owner[0] = event.writer;
        } else if (event.kind == EventKind.LEASE_ENDED) {
            assertThat(owner[0]).isEqualTo(event.writer);
            owner[0] = NOBODY;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void aRestoredStepGoesOnBitForBit(long seed) {
        TestCrane crane = new TestCrane(SampleCrane.withLevers());
        crane.run(0.5);
        RandomOperator operator = new RandomOperator(crane, seed, true);
        Random random = new Random(seed);
        CraneStep[] twin = {crane.newStep()};
        OutputImage twinOut = new OutputImage(crane.step.shape());
        long[] compared = {0};
        crane.around = step -> {
            if (crane.in.tick % 499 == 0) {
                StateImage image = crane.saved();
                twin[0] = crane.newStep();
                assertThat(twin[0].restore(image)).isTrue();
                for (int link = 0; link < twinOut.words.length; link++) {
                    System.arraycopy(crane.out.words[link], 0, twinOut.words[link], 0, twinOut.words[link].length);
                }
                compared[0]++;
            }
            step.run();
            twin[0].step(crane.in, twinOut);
            if (compared[0] > 0) {
                assertThat(OutputImages.difference(crane.out, twinOut)).as("seed %d, tick %d", seed, crane.in.tick)
                        .isEmpty();
            }
        };
        for (int i = 0; i < CYCLES; i++) {
            operator.act();
            act(crane.plant.cabin, random);
            crane.cycle();
        }
        assertThat(compared[0]).isGreaterThan(30);
    }

    private static void act(TestCabin cabin, Random random) {
        if (random.nextInt(50) != 0) {
            return;
        }
        int axis = random.nextInt(3);
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> cabin.lever[axis] = random.nextDouble(-1, 1) * CabinCrane.FULL;
            case 3, 4, 5 -> cabin.letGo();
            case 6 -> cabin.plus[axis] = random.nextBoolean();
            case 7 -> cabin.minus[axis] = random.nextBoolean();
            case 8 -> cabin.steps[axis] = random.nextInt(4);
            case 9 -> cabin.inchPlus[axis] = random.nextBoolean();
            case 10 -> {
                cabin.inchMinus[axis] = random.nextBoolean();
                cabin.microSpeed = random.nextBoolean();
            }
            default -> {
                cabin.selected = random.nextInt(4) != 0;
                cabin.enabled = random.nextInt(5) != 0;
                if (random.nextInt(4) == 0) {
                    cabin.lever[axis] = random.nextDouble(-1.4, 1.4) * CabinCrane.FULL;
                }
            }
        }
    }
}
