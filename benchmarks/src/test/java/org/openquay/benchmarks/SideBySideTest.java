package org.openquay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both sides get the same work, and no refusal counts as a plan. */
class SideBySideTest {

    private static final int PROBLEMS = 1000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void planningEveryProblemIsWhatIsMeasured(TrajectoryCase.Kind kind) {
        SideBySide.Figures figures = SideBySide.measure(new TrajectoryCase(kind, PROBLEMS));

        assertThat(figures.refused()).isZero();
        assertThat(figures.sumS()).isPositive();
        assertThat(figures.meanNs()).isPositive();
        assertThat(figures.p99Ns()).isGreaterThanOrEqualTo(figures.p50Ns()).isPositive();
    }

    @Test
    void thePeerGetsAllProblemsAsNumbers() throws Exception {
        Path file = directory.resolve("problems.bin");
        List<TrajectoryCase> cases = Arrays.stream(TrajectoryCase.Kind.values())
                .map(kind -> new TrajectoryCase(kind, PROBLEMS)).toList();

        SideBySide.write(cases, file);

        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        for (TrajectoryCase.Kind kind : TrajectoryCase.Kind.values()) {
            assertThat(in.getInt()).isEqualTo(kind.ordinal());
            assertThat(in.getInt()).isEqualTo(kind.axes);
            assertThat(in.getInt()).isEqualTo(PROBLEMS);
            in.position(in.position() + PROBLEMS * kind.axes * TrajectoryCase.NUMBERS_PER_AXIS * Double.BYTES);
        }
        assertThat(in.hasRemaining()).isFalse();
    }

    @Test
    void whatThePeerAnswersIsReadByKind() {
        assertThat(SideBySide.parse(List.of("4 3202.5 3195 5278 1e6 7"))).containsExactly(
                java.util.Map.entry(TrajectoryCase.Kind.THREE_AXES,
                        new SideBySide.Figures(3202.5, 3195, 5278, 1e6, 7)));
    }

    @Test
    void theLeastOfTheRoundsCounts() {
        assertThat(SideBySide.least(List.of(new SideBySide.Figures(3, 2, 9, 1, 0),
                new SideBySide.Figures(2, 4, 8, 1, 0)))).isEqualTo(new SideBySide.Figures(2, 2, 8, 1, 0));
    }
}
