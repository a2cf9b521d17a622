package org.openquay.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.openquay.api.crane.LocationKind;
import org.openquay.api.crane.SampleCrane;
import org.openquay.app.file.InvalidFileException;

class JobListTest {

    private static final Path SAMPLE = Path.of("..", "cranes", "sts-65t.jobs.yaml");

    @TempDir
    private Path directory;

    @Test
    void readsTheSampleSixOffAndTwoOn() throws Exception {
        JobList list = JobList.read(SAMPLE, SampleCrane.description());
        assertThat(list.jobs()).hasSize(8);
        assertThat(list.jobs()).filteredOn(job -> job.from().kind() == LocationKind.VESSEL).hasSize(6);
        assertThat(list.jobs()).filteredOn(job -> job.to().kind() == LocationKind.VESSEL).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    id: WI-0002              | id: WI-0001                | jobs[1].id = WI-0001: is listed twice
                    id: WI-0002              | id: W I                    | jobs[1].id = W I: must match
                    to: L-02-03              | to: L-09-03                | jobs[0].to = L-09-03: does not exist at this crane
                    to: L-02-03              | to: Q-09-03                | jobs[0].to = Q-09-03: must match
                    from: V-03-06-02         | from: V-03-06-01           | jobs[0].from = V-03-06-01: container OQYU1010324 does not stand there
                    massKg: 12400}           | massKg: 99000}             | jobs[1].massKg = 99000.0: must be <= safeWorkingLoadKg
                    to: V-04-09-01           | to: V-04-09-02             | jobs[6].to = V-04-09-02: would hang in the air
                    to: V-04-09-01           | to: V-04-08-03             | jobs[6].to = V-04-08-03: is taken
                    at: V-04-08-03           | at: V-04-08-04             | vessel[23].at = V-04-08-04: hangs in the air
                    """)
    void namesWhatDoesNotFit(String replaced, String by, String says) throws Exception {
        String sample = Files.readString(SAMPLE);
        int at = sample.lastIndexOf(replaced);
        assertThat(at).isPositive();
        Path file = Files.writeString(directory.resolve("jobs.yaml"),
                sample.substring(0, at) + by + sample.substring(at + replaced.length()));
        InvalidFileException refusal = catchThrowableOfType(InvalidFileException.class,
                () -> JobList.read(file, SampleCrane.description()));
        assertThat(refusal).as("the list must be refused").isNotNull();
        assertThat(refusal.problems()).anySatisfy(problem -> assertThat(problem.toString()).contains(says));
    }
}
