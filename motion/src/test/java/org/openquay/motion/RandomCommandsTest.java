package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.crane.Location;
import org.openquay.api.crane.LocationKind;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateImage;

/**
 * Random histories: commands sensible and wild, stop words, late cycles, broken links, drives, safety circuit, wind.
 * Each seed is 30 000 cycles, five minutes of the crane's time; what is broken is drawn anew about every 20 s.
 */
class RandomCommandsTest {

    private static final int CYCLES = 30_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theInvariantsHoldWhateverIsCommandedAndBreaks(long seed) {
        TestCrane crane = stacked();
        crane.watch(new CraneInvariants());
        RandomOperator operator = new RandomOperator(crane, seed, true);
        for (int i = 0; i < CYCLES; i++) {
            operator.act();
            crane.cycle();
        }

        assertThat(crane.events(EventKind.COMMAND_ACCEPTED).size()).as("seed %d", seed).isGreaterThan(50);
        assertThat(crane.events(EventKind.JOB_PHASE).size()).as("seed %d", seed).isGreaterThan(5);
        assertThat(crane.events(EventKind.EVENTS_LOST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void aRestoredStepGoesOnBitForBit(long seed) {
        TestCrane crane = stacked();
        RandomOperator operator = new RandomOperator(crane, seed, true);
        CraneStep[] twin = {crane.newStep()};
        OutputImage twinOut = new OutputImage(crane.step.shape());
        crane.around = step -> {
            if (crane.in.tick % 997 == 0) {
                StateImage image = crane.saved();
                twin[0] = crane.newStep();
                assertThat(twin[0].restore(image)).isTrue();
                copyWords(crane.out, twinOut);
            }
            step.run();
            twin[0].step(crane.in, twinOut);
            if (crane.in.tick > 997) {
                assertThat(OutputImages.difference(crane.out, twinOut)).as("seed %d, tick %d", seed, crane.in.tick)
                        .isEmpty();
            }
        };
        for (int i = 0; i < CYCLES; i++) {
            operator.act();
            crane.cycle();
        }
    }

    private static void copyWords(OutputImage from, OutputImage to) {
        for (int link = 0; link < from.words.length; link++) {
            System.arraycopy(from.words[link], 0, to.words[link], 0, from.words[link].length);
        }
    }

    private static TestCrane stacked() {
        TestCrane crane = new TestCrane();
        for (int bay = 1; bay <= 3; bay++) {
            for (int row = 1; row <= 18; row++) {
                crane.plant.yard.stack(new Location(LocationKind.VESSEL, bay, row, 1), row % 3, 20_000);
            }
        }
        crane.run(0.5);
        return crane;
    }
}
