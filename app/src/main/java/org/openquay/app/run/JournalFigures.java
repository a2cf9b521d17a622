package org.openquay.app.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.command.WorkOrder;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.LinkInput;
import org.openquay.journal.JournalException;
import org.openquay.journal.read.JournalReader;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.record.SessionContext;

/** What a journal says about punctuality, links and the time that jobs took. */
final class JournalFigures {

    private static final long HIGHEST_US = 3_600_000_000L;
    private static final int DIGITS = 3;

    private final CraneDescription crane;
    private final Histogram latenessUs = new Histogram(HIGHEST_US, DIGITS);
    private final List<Histogram> ageUs = new ArrayList<>();
    private final Map<Long, String> jobOfCommand = new HashMap<>();
    private final Map<Long, String> jobs = new HashMap<>();
    private final Map<String, Long> acceptedNs = new HashMap<>();
    private final Map<String, Long> releasedNs = new HashMap<>();
    private @Nullable InputImage in;
    private long sessionId = -1;
    private long cycles;
    private long missed;

    private JournalFigures(CraneDescription crane) {
        this.crane = crane;
        crane.links().forEach(link -> ageUs.add(new Histogram(HIGHEST_US, DIGITS)));
    }

    /** Reads the whole journal. */
    static JournalFigures read(Path journal, CraneDescription crane) throws JournalException {
        JournalFigures figures = new JournalFigures(crane);
        try (JournalReader reader = JournalReader.fromStart(journal)) {
            for (JournalRecord next = reader.next(); next != null; next = reader.next()) {
                if (next instanceof SessionContext context && context.header().sessionId() != figures.sessionId) {
                    figures.sessionId = context.header().sessionId();
                    figures.in = new InputImage(context.info().shape());
                } else if (next instanceof CycleRecord cycle && figures.in != null) {
                    figures.take(cycle, figures.in);
                }
            }
        }
        return figures;
    }

    private void take(CycleRecord cycle, InputImage into) {
        cycle.readInput(into);
        cycles++;
        missed += into.elapsedTicks - 1;
        latenessUs.recordValue(Math.min(into.latenessNs / 1000, HIGHEST_US));
        for (int i = 0; i < into.links.length; i++) {
            LinkInput link = into.links[i];
            if (link.sequence > 0) {
                ageUs.get(i).recordValue(Math.clamp(link.ageNs / 1000, 0, HIGHEST_US));
            }
        }
        cycle.commands().forEach(this::take);
        cycle.events().forEach(event -> take(event, cycle.nowNs()));
    }

    private void take(Command command) {
        if (command.kind == CommandKind.ADD_JOB) {
            jobOfCommand.put(command.commandId, WorkOrder.text(command.order.jobId));
        }
    }

    private void take(Event event, long nowNs) {
        if (event.kind == EventKind.COMMAND_ACCEPTED && jobOfCommand.containsKey(event.reference)) {
            String job = String.valueOf(jobOfCommand.remove(event.reference));
            jobs.put(event.detail, job);
            acceptedNs.put(job, nowNs);
        } else if (event.kind == EventKind.UNLOCKED && jobs.containsKey(event.reference)) {
            releasedNs.put(String.valueOf(jobs.get(event.reference)), nowNs);
        }
    }

    long cycles() {
        return cycles;
    }

    long missedCycles() {
        return missed;
    }

    RunReport.Lateness latenessUs() {
        return new RunReport.Lateness(latenessUs.getValueAtPercentile(50), latenessUs.getValueAtPercentile(99),
                latenessUs.getValueAtPercentile(99.9), latenessUs.getMaxValue());
    }

    List<RunReport.Link> links() {
        List<RunReport.Link> links = new ArrayList<>();
        for (int i = 0; i < ageUs.size(); i++) {
            Histogram age = ageUs.get(i);
            LinkInput last = in == null ? null : in.links[i];
            links.add(new RunReport.Link(crane.links().get(i).name(),
                    new RunReport.Age(age.getValueAtPercentile(50) / 1e3, age.getValueAtPercentile(99) / 1e3,
                            age.getValueAtPercentile(99.9) / 1e3),
                    last == null ? 0 : last.sequence, last == null ? 0 : last.timeouts,
                    last == null ? 0 : last.reconnects));
        }
        return links;
    }

    /** From the acceptance of the job to the released load, s; empty when it did not come so far. */
    OptionalDouble durationS(String job) {
        Long from = acceptedNs.get(job);
        Long to = releasedNs.get(job);
        return from == null || to == null ? OptionalDouble.empty() : OptionalDouble.of((to - from) / 1e9);
    }

    /** From the first acceptance to the last released load, s. */
    double spanS() {
        long first = acceptedNs.values().stream().mapToLong(Long::longValue).min().orElse(0);
        long last = releasedNs.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return Math.max(0, (last - first) / 1e9);
    }
}
