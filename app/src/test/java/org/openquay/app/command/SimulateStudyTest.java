package org.openquay.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.app.OpenQuay;

/** {@code openquay simulate study}: every way in the table, every landing in the JSON, clear refusals. */
class SimulateStudyTest {

    private static final Path CRANE = Path.of("..", "cranes", "sts-65t.yaml");
    private static final String LIST = """
            openquayJobs: 1
            vessel:
              - {at: V-01-04-01, container: OQYU1002102, massKg: 21500}
            jobs:
              - {id: WI-0001, container: OQYU1002102, from: V-01-04-01, to: L-02-01, massKg: 21500}
            """;

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int study(String... arguments) throws Exception {
        Path list = Files.writeString(directory.resolve("jobs.yaml"), LIST);
        List<String> all = new ArrayList<>(
                List.of("simulate", "study", "--crane", CRANE.toString(), "--jobs", list.toString()));
        all.addAll(Arrays.asList(arguments));
        return OpenQuay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void aPersonGetsATableOfEveryWayAndWhichGoalsAreMet() throws Exception {
        assertThat(study("--seeds", "1", "--seed", "4")).isZero();

        assertThat(out.toString()).contains("| ours |", "| ours, perfect sensors |", "| all-knowing |", "| ZV alone |",
                "job list, ours: 1 moves", "job list, serial ZV, landed as ours: 1 moves",
                "motion time saved");
    }

    @Test
    void aMachineGetsEveryLandingWithItsCircumstances() throws Exception {
        assertThat(study("--seeds", "2", "--seed", "4", "--json")).isZero();

        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("landings")).hasSize(8);
        assertThat(report.path("landings").findValuesAsText("way").subList(0, 4)).containsExactly("OURS",
                "PERFECT_SENSORS", "BOUND", "ZV_ALONE");
        assertThat(report.path("landings").get(7).path("seed").asLong()).isEqualTo(5);
        assertThat(report.path("landings").get(0).path("touchDown").path("errorMm").asDouble(-1)).isBetween(0.0,
                150.0);
        assertThat(report.path("landings").get(0).path("windMps"))
                .isEqualTo(report.path("landings").get(3).path("windMps"));
        assertThat(report.path("overall")).hasSize(4);
        assertThat(report.path("summaries")).hasSize(12);
        assertThat(report.path("lists").get(0).path("movesPerHour").asDouble()).isBetween(10.0, 100.0);
        assertThat(report.path("goals").findValues("met")).hasSize(8);
    }

    @Test
    void refusesNumbersThatMakeNoStudy() throws Exception {
        assertThat(study("--seeds", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--seeds must be >= 1");
        assertThat(study("--threads", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--threads must be >= 1");
    }
}
