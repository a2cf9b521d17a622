package org.openquay.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.drive.LinkState;
import org.openquay.api.image.InputImage;
import org.openquay.app.crane.CraneFile;
import org.openquay.app.replay.RecordedSession;
import org.openquay.app.replay.Replay;
import org.openquay.journal.JournalOptions;
import org.openquay.journal.read.JournalReader;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.SessionContext;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.server.VirtualCrane;

/** Against servers that count what is written to them. */
@Timeout(120)
class ShadowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int EXCHANGES = 20;

    @TempDir
    Path directory;
    private final CraneFile sample = RecordedSession.sample();

    @Test
    void readsEveryLinkAndWritesToNone() throws Exception {
        try (VirtualCrane virtual = VirtualCrane.open(onFreePorts(sample.crane()), sample.plant().orElseThrow(),
                new CargoPlan(List.of(), List.of()), 1)) {
            CraneFile file = CraneFile.read(
                    Files.writeString(directory.resolve("crane.yaml"), onPortsOf(virtual.description())));

            runUntilEveryLinkWasRead(file, directory.resolve("shadow"), true);
            assertThat(virtual.writeRequests()).isZero();
            Replay.Result replay = Replay.run(directory.resolve("shadow"), false, cycles -> {});
            assertThat(replay.cycles()).isPositive();
            assertThat(replay.exact()).isTrue();

            runUntilEveryLinkWasRead(file, directory.resolve("control"), false);
            assertThat(virtual.writeRequests()).isPositive();
        }
    }

    /** What it records on the way must say as what it ran. */
    private void runUntilEveryLinkWasRead(CraneFile file, Path journal, boolean shadow) throws Exception {
        try (ControlProcess process =
                ControlProcess.open(file, journal, JournalOptions.standard(), shadow, line -> {});
                JournalReader reader = JournalReader.fromStart(journal)) {
            InputImage in = null;
            do {
                var record = Objects.requireNonNull(reader.next(PATIENCE), "a record");
                if (record instanceof SessionContext context) {
                    in = new InputImage(context.info().shape());
                } else if (record instanceof CycleRecord cycle && in != null) {
                    cycle.readInput(in);
                    assertThat(in.active).isEqualTo(!shadow);
                    assertThat(in.fencingEpoch).isEqualTo(shadow ? 0 : process.sessionId());
                }
            } while (in == null || !everyLinkWasRead(in));
        }
    }

    private static boolean everyLinkWasRead(InputImage in) {
        boolean read = true;
        for (var link : in.links) {
            read &= link.state == LinkState.UP && link.sequence >= EXCHANGES;
        }
        return read;
    }

    private static CraneDescription onFreePorts(CraneDescription crane) {
        List<LinkDescription> links = new ArrayList<>();
        for (LinkDescription link : crane.links()) {
            links.add(new LinkDescription(link.name(), link.driver(), link.host(), 0, link.unit(), link.periodNs(),
                    link.deadlineNs(), link.staleNs(), link.watchdogNs(), link.write(), link.read()));
        }
        return new CraneDescription(crane.id(), crane.periodNs(), crane.maxLatenessNs(), crane.groups(), crane.axes(),
                crane.drives(), links, crane.signals(), crane.load(), crane.pendulum(), crane.spreader(), crane.wind(),
                crane.site());
    }

    private String onPortsOf(CraneDescription virtual) {
        String text = sample.text();
        for (LinkDescription link : virtual.links()) {
            text = text.replaceFirst("(\\{name: " + link.name() + ", driver:[^\\n]*port: )\\d+", "$1" + link.port());
        }
        return text;
    }
}
