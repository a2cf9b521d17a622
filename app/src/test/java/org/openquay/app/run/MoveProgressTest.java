package org.openquay.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import org.openquay.api.status.JobPhase;

class MoveProgressTest {

    private static final double STEP_S = 0.2;

    private final MoveProgress progress = new MoveProgress();
    private final List<Double> shown = new ArrayList<>();
    private double elapsedS;

    @Test
    void growsThroughAWholeMoveAlsoWherePlanningAndSettlingComeAgain() {
        phase("ACCEPTED", "NONE", 1);
        phase("PICKING", "RAISING", 3);
        phase("PICKING", "TRAVELLING", 20);
        phase("PICKING", "PLANNING", 1);
        phase("PICKING", "MOVING_TO_COLLECT", 15);
        phase("PICKING", "SETTLING", 3);
        double beforeLanding = phase("PICKING", "LANDING_TO_COLLECT", 3);
        assertThat(phase("PICKING", "SETTLING", 5)).as("settles again").isGreaterThanOrEqualTo(beforeLanding);
        phase("PICKING", "LANDING_TO_COLLECT", 3);
        phase("PICKING", "LOCKING", 2);
        double half = phase("CARRYING", "LIFTING", 3);
        assertThat(half).isBetween(0.45, 0.6);
        assertThat(phase("CARRYING", "PLANNING", 2)).isGreaterThan(half);
        phase("CARRYING", "MOVING_TO_DELIVER", 15);
        double held = phase("CARRYING", "SETTLING", 2);
        assertThat(phase("PAUSED", "SETTLING", 60)).as("held").isEqualTo(held);
        phase("CARRYING", "PLANNING", 2);
        phase("CARRYING", "MOVING_TO_DELIVER", 5);
        phase("PLACING", "LANDING_TO_DELIVER", 4);
        phase("PLACING", "UNLOCKING", 2);
        assertThat(phase("PLACING", "CLEARING", 30)).isBetween(0.95, 0.99);
        assertThat(progress.at("COMPLETED", "DONE", elapsedS)).isEqualTo(1);
        assertThat(shown).isSorted();
    }

    @Test
    void everyPhaseInWhichSomethingHappensMovesIt() {
        for (JobPhase phase : JobPhase.values()) {
            MoveProgress fresh = new MoveProgress();
            fresh.at("PICKING", phase.name(), 0);
            double later = fresh.at("PICKING", phase.name(), 1);
            assertThat(later > 0).as(phase.name()).isEqualTo(phase != JobPhase.NONE && phase != JobPhase.DONE);
        }
    }

    @Test
    void neverGoesBackWhateverTheOrder() {
        long seed = 7;
        Random random = new Random(seed);
        JobPhase[] phases = JobPhase.values();
        String[] states = {"ACCEPTED", "PICKING", "CARRYING", "PLACING", "PAUSED"};
        for (int i = 0; i < 2000; i++) {
            phase(states[random.nextInt(states.length)], phases[random.nextInt(phases.length)].name(),
                    random.nextInt(5) * STEP_S);
        }
        assertThat(shown).as("seed %d", seed).isSorted().allMatch(done -> done >= 0 && done < 1);
    }

    private double phase(String state, String phase, double lastsS) {
        double last = shown.isEmpty() ? 0 : shown.getLast();
        for (double untilS = elapsedS + lastsS; elapsedS < untilS; elapsedS += STEP_S) {
            last = progress.at(state, phase, elapsedS);
            shown.add(last);
        }
        return last;
    }
}
