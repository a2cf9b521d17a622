package org.openquay.motion.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;
import org.openquay.motion.Documents;

/** {@code docs/control/moves.md} says what the code does. */
class MovesDocumentTest {

    @Test
    void namesEveryPhaseWithItsLongestTimeAndItsHold() {
        List<List<String>> inCode = Arrays.stream(JobPhase.values())
                .filter(phase -> phase != JobPhase.NONE && phase != JobPhase.DONE)
                .map(phase -> List.of(phase.name(), Integer.toString((int) PhaseTimes.longestS(phase)),
                        PhaseTimes.holdAfter(phase).name()))
                .toList();

        assertThat(Documents.table("moves.md", "phases"))
                .extracting(row -> List.of(row.get(0), row.get(3), row.get(4)))
                .containsExactlyInAnyOrderElementsOf(inCode);
    }

    @Test
    void namesEveryHold() {
        assertThat(Documents.table("moves.md", "holds")).extracting(row -> row.get(0)).containsExactlyElementsOf(
                Arrays.stream(HoldReason.values()).filter(hold -> hold != HoldReason.NONE).map(Enum::name).toList());
    }
}
