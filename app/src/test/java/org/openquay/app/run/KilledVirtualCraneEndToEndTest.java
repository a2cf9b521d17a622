package org.openquay.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.app.jobs.JobList.Job;
import org.openquay.app.process.ChildProcess;

/** All drives and crane I/O are a process of their own, and it is killed in the midst of a move. */
@Timeout(400)
class KilledVirtualCraneEndToEndTest {

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration MOVE = Duration.ofSeconds(200);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TOKEN = "end-to-end-operator-token";

    @TempDir
    private Path directory;
    private Path crane;
    private TerminalClient terminal;
    private ChildProcess virtual;
    private ChildProcess control;
    private ChildProcess service;

    @BeforeEach
    void start() throws Exception {
        crane = Files.writeString(directory.resolve("crane.yaml"), NearCrane.text());
        Files.writeString(directory.resolve("jobs.yaml"), NearCrane.jobList());
        int port = NearCrane.freePort();
        terminal = new TerminalClient(URI.create("http://127.0.0.1:" + port + "/"), "STS-01", TOKEN);
        String journal = directory.resolve("journal").toString();
        virtual = startVirtual();
        control = start("control", List.of("--crane", crane.toString(), "--journal", journal), Map.of());
        service = start("serve",
                List.of("--crane", crane.toString(), "--journal", journal, "--port", Integer.toString(port)),
                Map.of("OPENQUAY_OPERATOR_TOKEN", TOKEN));
        for (ChildProcess process : List.of(virtual, control, service)) {
            process.awaitReady(START);
        }
    }

    @AfterEach
    void end() {
        control.close();
        service.close();
        virtual.close();
        terminal.close();
    }

    @Test
    void itsDeathStopsControlWhichNamesItAndWorksOnAfterAReset() throws Exception {
        Job job = NearCrane.JOBS.getFirst();
        LiveCrane.await("the crane is ready", START, () -> tried(() -> {
            terminal.reset();
            terminal.create(job, (int) (System.nanoTime() & 0xFFFF));
        }));
        LiveCrane.await("the crane moves", MOVE, () -> {
            resumeWhenHeld(job);
            return fastestMps() > 0.3;
        });

        virtual.kill();
        LiveCrane.await("the job is held", SOON, () -> job(job).path("state").asText().equals("PAUSED"));
        LiveCrane.await("each axis says what it lacks", SOON, () -> axes("missingPlus").stream()
                .allMatch(missing -> missing.contains("IO_FRESH") && missing.contains("DRIVE_FRESH")));
        JsonNode dead = terminal.state();
        assertThat(dead.path("firstFault").asText()).isIn("DRIVE_STALE", "IO_STALE");
        assertThat(dead.path("firstFaultText").asText()).contains("fell silent");
        assertThat(tried(() -> terminal.resume(job.id()))).as("goes on without its drives").isFalse();

        virtual = startVirtual();
        virtual.awaitReady(START);
        LiveCrane.await("every word is fresh again", SOON, () -> axes("missingPlus").size() == 3
                && axes("missingPlus").stream().noneMatch(missing -> missing.contains("FRESH")));
        assertThat(axes("missingPlus")).as("its fault is latched")
                .anyMatch(missing -> missing.contains("NO_LATCHED_FAULT"));
        assertThat(fastestMps()).as("moves by itself").isLessThan(0.01);
        assertThat(job(job).path("state").asText()).isEqualTo("PAUSED");

        LiveCrane.await("the container is on the ropes", MOVE, () -> {
            resumeWhenHeld(job);
            return job(job).path("state").asText().equals("CARRYING");
        });
        assertThat(job(job).path("weighedKg").asDouble()).isCloseTo(job.massKg(), within(0.04 * job.massKg()));
    }

    /** On a busy machine an exchange may be late without anybody's doing. */
    private void resumeWhenHeld(Job job) {
        if (job(job).path("state").asText().equals("PAUSED")) {
            tried(() -> {
                terminal.reset();
                terminal.resume(job.id());
            });
        }
    }

    private ChildProcess startVirtual() throws IOException {
        return start("virtual",
                List.of("--crane", crane.toString(), "--jobs", directory.resolve("jobs.yaml").toString()),
                Map.of());
    }

    private static ChildProcess start(String subcommand, List<String> arguments, Map<String, String> environment)
            throws IOException {
        return ChildProcess.start(subcommand, arguments, environment, Duration.ofSeconds(25),
                line -> System.out.println("  " + line));
    }

    private interface Attempt {
        void make() throws IOException, InterruptedException;
    }

    /** Whether it succeeded; a refusal is no defect here. */
    private static boolean tried(Attempt attempt) {
        try {
            attempt.make();
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private JsonNode job(Job job) {
        JsonNode[] found = {MissingNode.getInstance()};
        tried(() -> found[0] = terminal.workInstruction(job.id()));
        return found[0];
    }

    private List<String> axes(String property) {
        JsonNode[] state = {MissingNode.getInstance()};
        tried(() -> state[0] = terminal.state());
        List<String> values = new ArrayList<>();
        state[0].path("axes").forEach(axis -> values.add(axis.path(property).toString()));
        return values;
    }

    private double fastestMps() {
        return axes("speedMps").stream()
                .mapToDouble(speed -> speed.equals("null") ? 0 : Math.abs(Double.parseDouble(speed)))
                .max().orElse(0);
    }
}
