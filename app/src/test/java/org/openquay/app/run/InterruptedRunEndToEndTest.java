package org.openquay.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.image.EventKind;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.StatusImage;
import org.openquay.app.crane.CraneFile;
import org.openquay.app.process.JvmOptions;
import org.openquay.journal.JournalException;
import org.openquay.journal.read.JournalReader;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.record.SessionContext;
import org.openquay.journal.verify.JournalVerifier;

/**
 * A run as a real process, in a process group of its own as in a terminal and deaf to nothing, whoever started the test;
 * ended in the midst of its first move.
 */
@Timeout(240)
class InterruptedRunEndToEndTest {

    private static final Path CRANES = Path.of("..", "cranes");
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration END = Duration.ofSeconds(40);
    private static final int INTERRUPTED = 130;
    private static final double STANDS_MPS = 0.02;
    private static final long SILENT_NS = 1_000_000_000L;

    @TempDir
    private Path directory;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private Process run;
    private List<ProcessHandle> children;
    private Path journal;

    @BeforeEach
    void moves() throws Exception {
        int port = NearCrane.freePort();
        journal = directory.resolve("evaluation/journal");
        Path crane = Files.writeString(directory.resolve("crane.yaml"),
                NearCrane.onFreePorts(Files.readString(CRANES.resolve("sts-65t.yaml"))));
        List<String> line = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT"));
        line.addAll(JvmOptions.commandLine("run",
                List.of("--crane", crane.toString(), "--jobs", CRANES.resolve("sts-65t.jobs.yaml").toString(), "--port",
                        Integer.toString(port), "--journal", journal.toString(), "--moves", "1", "--no-open",
                        "--verbose")));
        run = new ProcessBuilder(line).redirectErrorStream(true).start();
        Thread.ofVirtual().start(this::listen);
        try (TerminalClient terminal = new TerminalClient(URI.create("http://127.0.0.1:" + port + "/"),
                CraneFile.read(crane).crane().id(), "")) {
            LiveCrane.await("the crane moves", START, () -> fastestMps(terminal) > 0.3);
        }
        children = run.descendants().toList();
        assertThat(children).hasSize(3);
    }

    @AfterEach
    void leaveNothing() {
        run.descendants().forEach(ProcessHandle::destroyForcibly);
        run.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void refusesASecondStartOnItsJournalAndStopsTheCraneFirstWhenItsTerminalIsInterrupted() throws Exception {
        refusesASecondStart();
        new ProcessBuilder("kill", "-INT", "--", "-" + run.pid()).inheritIO().start().waitFor();

        assertThat(run.waitFor(END.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(run.exitValue()).isEqualTo(INTERRUPTED);
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        LiveCrane.await("its last line", END, () -> said.getLast().startsWith("Ended: control stopped the crane"));
        assertThat(said).contains("Stopping the crane …").noneMatch(line -> line.startsWith("openquay: "));
        theCraneWasStoppedBeforeAnythingElse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal.getParent())))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(journal.getParent())) {
            Path moves = files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(moves))).isEqualTo("rw-------");
        }
    }

    @Test
    void leavesNoProcessBehindWhenItIsKilled() throws Exception {
        run.destroyForcibly().waitFor();

        LiveCrane.await("all three end", END, () -> children.stream().noneMatch(ProcessHandle::isAlive));
        theCraneWasStoppedBeforeAnythingElse();
    }

    /** On ports of its own, so that nothing but the journal is in the way; the first one works on and keeps its truth. */
    private void refusesASecondStart() throws Exception {
        Path crane = Files.writeString(directory.resolve("second.yaml"),
                NearCrane.onFreePorts(Files.readString(CRANES.resolve("sts-65t.yaml"))));
        Process second = new ProcessBuilder(JvmOptions.commandLine("run",
                List.of("--crane", crane.toString(), "--jobs", CRANES.resolve("sts-65t.jobs.yaml").toString(), "--port",
                        Integer.toString(NearCrane.freePort()), "--journal", journal.toString(), "--no-open")))
                .redirectErrorStream(true).start();
        List<String> lines = second.inputReader().lines().toList();
        assertThat(second.waitFor()).as("%s", lines).isEqualTo(1);
        assertThat(lines).filteredOn(line -> line.startsWith("openquay: ")).singleElement().asString()
                .contains(journal.toString());
        assertThat(run.isAlive()).isTrue();
        assertThat(children).allMatch(ProcessHandle::isAlive);
    }

    /** The crane was told to stop and stands, and no link had fallen silent when control let go. */
    private void theCraneWasStoppedBeforeAnythingElse() throws JournalException {
        boolean stopped = false;
        double fastestMps = Double.NaN;
        InputImage seen = null;
        try (JournalReader reader = JournalReader.fromStart(journal)) {
            for (JournalRecord next = reader.next(); next != null; next = reader.next()) {
                if (next instanceof SessionContext context && seen == null) {
                    seen = new InputImage(context.info().shape());
                } else if (next instanceof CycleRecord cycle && seen != null) {
                    cycle.readInput(seen);
                    stopped |= cycle.events().stream().anyMatch(event -> event.kind == EventKind.STOP_LATCHED);
                    fastestMps = cycle.status().map(InterruptedRunEndToEndTest::fastestMps).orElse(fastestMps);
                }
            }
        }
        assertThat(stopped).as("control stopped the crane").isTrue();
        assertThat(Objects.requireNonNull(seen).links).allMatch(link -> link.ageNs < SILENT_NS,
                "the virtual crane answers");
        assertThat(fastestMps).isLessThan(STANDS_MPS);
        assertThat(JournalVerifier.verify(journal, walked -> {}).complete()).as("control ended in order").isTrue();
    }

    private static double fastestMps(StatusImage status) {
        double fastestMps = 0;
        for (var axis : status.axes) {
            fastestMps = Math.max(fastestMps, Math.abs(axis.speedMps));
        }
        return fastestMps;
    }

    private static double fastestMps(TerminalClient terminal) {
        double fastestMps = 0;
        try {
            for (JsonNode axis : terminal.state().path("axes")) {
                fastestMps = Math.max(fastestMps, Math.abs(axis.path("speedMps").asDouble()));
            }
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return fastestMps;
    }

    private void listen() {
        try (BufferedReader lines = run.inputReader()) {
            lines.lines().forEach(line -> {
                said.add(line);
                System.out.println("  " + line);
            });
        } catch (IOException e) {
            said.add("its console broke: " + e);
        }
    }
}
