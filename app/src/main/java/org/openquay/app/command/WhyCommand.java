package org.openquay.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.openquay.api.image.AxisStatus;
import org.openquay.api.image.StatusImage;
import org.openquay.api.status.Explanation;
import org.openquay.api.status.Fault;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.Permission;
import org.openquay.api.status.StopKind;
import org.openquay.app.crane.CraneFile;
import org.openquay.app.file.InvalidFileException;
import org.openquay.journal.JournalDirectory;
import org.openquay.journal.JournalException;
import org.openquay.journal.read.LiveTail;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.SessionContext;
import org.openquay.journal.words.EventWords;

/** {@code openquay why}: what keeps each axis from moving now. */
@Command(name = "why", mixinStandardHelpOptions = true,
        description = "Says what keeps each axis from moving now: first missing permission, limiter, owner.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
public final class WhyCommand implements Callable<Integer> {

    private static final double STALE_S = 1.0;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Journal directory of the crane.")
    private Path journal;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Failure {
        try (LiveTail tail = tail()) {
            while (tail.poll(any -> {}) > 0) {
                // on to the newest
            }
            CycleRecord cycle = tail.newestStatus().orElseThrow(() -> new Failure("no status in " + journal
                    + ": no control process has recorded there"));
            StatusImage status = cycle.status().orElseThrow();
            List<String> axes = names(tail.session().orElseThrow());
            double ageS = (System.nanoTime() - cycle.nowNs()) / 1e9;
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                Json.print(out, asMap(status, axes, ageS));
            } else {
                print(out, status, axes, ageS);
            }
            return 0;
        } catch (JournalException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private LiveTail tail() throws JournalException {
        JournalDirectory.requireRecords(journal);
        return LiveTail.open(journal);
    }

    private static List<String> names(SessionContext session) throws Failure {
        try {
            return CraneFile.recorded("journal", session.info().configText()).axes().stream()
                    .map(axis -> axis.name()).toList();
        } catch (InvalidFileException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private static void print(PrintWriter out, StatusImage status, List<String> axes, double ageS) {
        if (!running(ageS)) {
            out.printf(Locale.ROOT, "Control is not running: this is its last status%s.%n",
                    ageS < 0 ? " from before the last boot" : String.format(Locale.ROOT, ", %.0f s old", ageS));
        }
        if (status.firstFault != Fault.NONE) {
            out.println("First cause: " + status.firstFault
                    + (status.firstFaultAxis < 0 ? "" : " on " + axes.get(status.firstFaultAxis)) + ". "
                    + Explanation.of(status.firstFault));
        }
        if (status.stop != StopKind.NONE) {
            out.println("Latched: " + status.stop + ". " + Explanation.of(Permission.NO_LATCHED_STOP));
        }
        if (status.hold != HoldReason.NONE) {
            out.println("Job held: " + status.hold + ". " + Explanation.of(status.hold));
        }
        for (int i = 0; i < axes.size(); i++) {
            axis(out, axes.get(i), status.axes[i]);
        }
    }

    /** A negative age is that of a status from before the last boot. */
    private static boolean running(double ageS) {
        return ageS >= 0 && ageS <= STALE_S;
    }

    private static void axis(PrintWriter out, String name, AxisStatus axis) {
        out.printf(Locale.ROOT, "%-8s %s at %.3f m, %.3f m/s; drive %s, owner %s; brake %s; limited by %s%n", name,
                axis.state, axis.positionM, axis.speedMps, axis.drive, axis.owner, axis.brake,
                Explanation.of(axis.limiter));
        if (axis.missingPlus == axis.missingMinus) {
            missing(out, "both ways", axis.missingPlus);
        } else {
            missing(out, "towards plus", axis.missingPlus);
            missing(out, "towards minus", axis.missingMinus);
        }
    }

    private static void missing(PrintWriter out, String direction, long set) {
        List<String> names = EventWords.permissions(set);
        if (names.isEmpty()) {
            out.println("         " + direction + ": free to move");
            return;
        }
        out.println("         " + direction + ": " + names.getFirst() + ". "
                + Explanation.of(Permission.valueOf(names.getFirst()))
                + (names.size() > 1 ? " Then: " + String.join(", ", names.subList(1, names.size())) : ""));
    }

    private static Map<String, Object> asMap(StatusImage status, List<String> names, double ageS) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("controlRunning", running(ageS));
        map.put("ageS", ageS);
        map.put("firstFault", status.firstFault);
        map.put("stop", status.stop);
        map.put("hold", status.hold);
        List<Map<String, Object>> axes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            AxisStatus axis = status.axes[i];
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("axis", names.get(i));
            entry.put("state", axis.state);
            entry.put("positionM", axis.positionM);
            entry.put("speedMps", axis.speedMps);
            entry.put("limiter", axis.limiter);
            entry.put("missingPlus", EventWords.permissions(axis.missingPlus));
            entry.put("missingMinus", EventWords.permissions(axis.missingMinus));
            entry.put("drive", axis.drive);
            entry.put("owner", axis.owner);
            entry.put("brake", axis.brake);
            entry.put("fault", axis.fault);
            axes.add(entry);
        }
        map.put("axes", axes);
        return map;
    }
}
