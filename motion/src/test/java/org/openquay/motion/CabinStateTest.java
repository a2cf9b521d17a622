package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.LeverDescription;
import org.openquay.api.crane.LeverInput;
import org.openquay.api.crane.LeversDescription;
import org.openquay.api.crane.SampleCrane;

/** All that levers remember is part of the saved state. */
class CabinStateTest {

    @Test
    void everyLeverIsSavedWhole() {
        requireWhole(new CabinCrane());
        requireWhole(new CabinCrane(SampleCrane.withLevers(new LeversDescription(0.5, List.of(new LeverDescription(
                SampleCrane.GANTRY, new LeverInput.Potentiometer(0.1, 0.7, 3, true), 0.1, 1, 1, 0))))));
    }

    private static void requireWhole(CabinCrane at) {
        CraneParts parts = ReferenceWatch.parts(at.crane);
        StateWalk walk = new StateWalk(at.crane::saved).from(parts.hand).from(parts.inputs.cabin);
        for (Object lever : parts.levers) {
            walk.from(lever);
        }
        assertThat(walk.unnoticed()).isEmpty();
        assertThat(walk.perturbed()).isGreaterThan(30);
    }
}
