package org.openquay.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.app.crane.CraneFile;
import org.openquay.app.jobs.JobList;
import org.openquay.app.replay.RecordedSession;
import org.openquay.app.simulate.Scenario.Move;
import org.openquay.app.simulate.Scenario.Trouble;
import org.openquay.simulator.cargo.CargoJob;

/** The job list of the sample, whole, in calm air: its own stowage, its own trucks, and the plant's truth of each landing. */
class SampleListTest {

    private static final double MOST_ERROR_MM = 50;
    private static final double MOST_SWAY_MM = 100;
    private static final long LATENCY_NS = 1_000_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isWorkedToItsEndAndEveryContainerLandsStillAndInItsPlace(long seed) throws Exception {
        CraneFile file = RecordedSession.sample();
        JobList list = JobList.read(Path.of("..", "cranes", "sts-65t.jobs.yaml"), file.crane());
        List<Move> moves = list.jobs().stream().map(SampleListTest::calm).toList();

        SimulationReport report = new Simulation(file.crane(), file.crane(), file.plant().orElseThrow(),
                new Scenario(moves), list.cargo(), seed, event -> {}).run(done -> {});

        report.moves()
                .forEach(move -> System.out.printf("seed %d, %s %s → %s: %.1f mm off, %.1f mm sway, %.1f s%n", seed,
                        move.containerId(), move.from(), move.to(), move.landingErrorMm(), move.landingSwayMm(),
                        move.durationS()));
        assertThat(report.violations()).isEmpty();
        assertThat(report.violationCount()).isZero();
        assertThat(report.moves()).extracting(SimulationReport.Move::containerId)
                .containsExactlyElementsOf(list.jobs().stream().map(JobList.Job::container).toList());
        assertThat(report.moves()).extracting(SimulationReport.Move::to)
                .containsExactlyElementsOf(list.jobs().stream().map(job -> job.to().toString()).toList());
        assertThat(report.moves()).allSatisfy(move -> {
            assertThat(move.landingErrorMm()).as(move.containerId()).isLessThanOrEqualTo(MOST_ERROR_MM);
            assertThat(move.landingSwayMm()).as(move.containerId()).isLessThanOrEqualTo(MOST_SWAY_MM);
        });
    }

    private static Move calm(JobList.Job job) {
        return new Move(new CargoJob(job.container(), job.massKg(), job.from(), job.to()), 0, 0, LATENCY_NS, 0,
                Trouble.NONE, 0, 0, 0);
    }
}
