package org.openquay.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.openquay.app.crane.CraneFile;
import org.openquay.app.replay.RecordedSession;

/** Many moves with all that a seed makes go wrong: no invariant breaks, and the same seed gives the same run. */
class SimulationTest {

    @Test
    void someMovesBreakNothingAndRepeat() throws Exception {
        SimulationReport first = simulate(16, 1);
        assertThat(first.violations()).isEmpty();
        assertThat(first.completed()).isEqualTo(16);
        assertThat(simulate(16, 1).hash()).isEqualTo(first.hash());
        assertThat(simulate(2, 2).hash()).isNotEqualTo(simulate(2, 3).hash());
    }

    @Test
    @Tag("soak")
    void twoHundredMovesBreakNothingAndRepeat() throws Exception {
        SimulationReport first = simulate(200, 1);
        assertThat(first.violations()).isEmpty();
        assertThat(first.completed()).isEqualTo(200);
        assertThat(simulate(200, 1).hash()).isEqualTo(first.hash());
    }

    private static SimulationReport simulate(int moves, long seed) throws Exception {
        CraneFile file = RecordedSession.sample();
        return new Simulation(file.crane(), file.crane(), file.plant().orElseThrow(), moves, seed, event -> {})
                .run(done -> {});
    }
}
