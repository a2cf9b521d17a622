package org.openquay.app.words;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.openquay.api.command.Command;
import org.openquay.api.command.WorkOrder;
import org.openquay.api.image.Event;
import org.openquay.app.control.Writers;
import org.openquay.app.crane.CraneFile;
import org.openquay.app.file.InvalidFileException;
import org.openquay.journal.record.CommandRecord;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.Gap;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.record.LinkChanged;
import org.openquay.journal.record.Note;
import org.openquay.journal.record.RecordHeader;
import org.openquay.journal.record.Recorded;
import org.openquay.journal.record.SessionContext;
import org.openquay.journal.record.SessionEnded;
import org.openquay.journal.record.SessionStarted;
import org.openquay.journal.record.SnapshotRecord;
import org.openquay.journal.record.Unreadable;
import org.openquay.journal.words.CraneNames;
import org.openquay.journal.words.EventWords;

/**
 * Records as lines to read or as JSON. Learns the crane's names from the session contexts that pass by; a cycle in which
 * no command came and no event went out gives no line unless asked for.
 */
public final class RecordWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS")
            .withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final boolean everyCycle;
    private CraneNames names = CraneNames.none();
    private EventWords events = new EventWords(names);

    public RecordWords(boolean everyCycle) {
        this.everyCycle = everyCycle;
    }

    /** The record as lines; none when it says nothing. */
    public List<String> lines(JournalRecord any) {
        if (any instanceof Unreadable unreadable) {
            return List.of("UNREADABLE in " + unreadable.position() + ": " + unreadable.bytes() + " bytes, "
                    + unreadable.reason());
        }
        Recorded recorded = (Recorded) any;
        learn(recorded);
        RecordHeader header = recorded.header();
        String head = TIME.format(Instant.ofEpochSecond(0, header.wallNs())) + "  " + header.sessionId() + "/"
                + header.tick() + "  ";
        return sentences(recorded).stream().map(sentence -> head + sentence).toList();
    }

    private List<String> sentences(Recorded recorded) {
        return switch (recorded) {
            case SessionContext context -> List.of();
            case SessionStarted started -> List.of("session " + started.header().sessionId() + " of "
                    + started.header().craneId() + " starts" + (started.recoveredRecords() == 0
                            ? ""
                            : "; " + started.recoveredRecords() + " records of session " + started.previousSessionId()
                                    + " recovered"));
            case SessionEnded ended -> List.of("session ends" + (ended.cutOff() ? ": its process vanished" : ""));
            case SnapshotRecord snapshot -> List.of("snapshot, " + snapshot.state().length() + " bytes");
            case LinkChanged link -> List.of("link " + names.link(link.link()) + " " + link.change() + ": "
                    + link.cause());
            case Gap gap -> List.of("GAP: " + gap.lost() + " records lost, " + gap.firstLost() + " to "
                    + gap.lastLost());
            case Note note -> List.of(note.source() + ": " + note.text());
            case CommandRecord command -> List.of(events.of(command.command()));
            case CycleRecord cycle -> cycle(cycle);
        };
    }

    private List<String> cycle(CycleRecord cycle) {
        List<String> sentences = new ArrayList<>();
        cycle.commands().forEach(command -> sentences.add(events.of(command)));
        cycle.events().forEach(event -> sentences.add(events.of(event)));
        if (sentences.isEmpty() && everyCycle) {
            sentences.add("cycle, " + cycle.latenessNs() / 1000 + " µs late");
        }
        return sentences;
    }

    /** The record as one JSON object a line; none when it says nothing. */
    public List<String> json(JournalRecord any) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", any.getClass().getSimpleName());
        switch (any) {
            case Unreadable unreadable -> {
                map.put("position", unreadable.position().toString());
                map.put("bytes", unreadable.bytes());
                map.put("reason", unreadable.reason());
            }
            case Recorded recorded -> {
                learn(recorded);
                header(recorded.header(), map);
                if (!body(recorded, map)) {
                    return List.of();
                }
            }
        }
        try {
            return List.of(JSON.writeValueAsString(map));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record does not become JSON: " + map, e);
        }
    }

    private static void header(RecordHeader header, Map<String, Object> map) {
        map.put("time", Instant.ofEpochSecond(0, header.wallNs()).toString());
        map.put("crane", header.craneId());
        map.put("sequence", header.sequence());
        map.put("session", header.sessionId());
        map.put("tick", header.tick());
        map.put("monotonicNs", header.monotonicNs());
    }

    private boolean body(Recorded recorded, Map<String, Object> map) {
        switch (recorded) {
            case CycleRecord cycle -> {
                map.put("latenessNs", cycle.latenessNs());
                map.put("elapsedTicks", cycle.elapsedTicks());
                map.put("commands", cycle.commands().stream().map(this::json).toList());
                map.put("events", cycle.events().stream().map(this::json).toList());
                return everyCycle || !cycle.commands().isEmpty() || !cycle.events().isEmpty();
            }
            case SessionContext context -> {
                map.put("configSha256", context.configSha256());
                map.put("codeFingerprint", context.info().codeFingerprint());
                map.put("jvm", context.info().jvmIdentity());
                map.put("version", context.info().productVersion());
            }
            case SessionStarted started -> map.put("recoveredRecords", started.recoveredRecords());
            case SessionEnded ended -> map.put("cutOff", ended.cutOff());
            case SnapshotRecord snapshot -> map.put("bytes", snapshot.state().length());
            case LinkChanged link -> {
                map.put("link", names.link(link.link()));
                map.put("change", link.change());
                map.put("cause", link.cause());
            }
            case Gap gap -> {
                map.put("firstLost", gap.firstLost());
                map.put("lastLost", gap.lastLost());
            }
            case Note note -> {
                map.put("source", note.source());
                map.put("text", note.text());
            }
            case CommandRecord command -> map.put("command", json(command.command()));
        }
        return true;
    }

    private Map<String, Object> json(Event event) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", event.kind);
        map.put("axis", event.axis);
        map.put("writer", event.writer);
        map.put("code", event.code);
        map.put("reference", event.reference);
        map.put("detail", event.detail);
        map.put("value", event.value);
        map.put("text", events.of(event));
        return map;
    }

    private Map<String, Object> json(Command command) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", command.kind);
        map.put("writer", names.writer(command.writer));
        map.put("commandId", command.commandId);
        map.put("sequence", command.sequence);
        map.put("leaseEpoch", command.leaseEpoch);
        map.put("axis", command.axis);
        map.put("value", command.value);
        String job = WorkOrder.text(command.order.jobId);
        if (!job.isEmpty()) {
            map.put("jobId", job);
        }
        map.put("text", events.of(command));
        return map;
    }

    private void learn(Recorded recorded) {
        if (!(recorded instanceof SessionContext context)) {
            return;
        }
        try {
            names = CraneNames.of(CraneFile.recorded("journal", context.info().configText()),
                    Writers.HOLDERS);
        } catch (InvalidFileException e) {
            names = CraneNames.none();
        }
        events = new EventWords(names);
    }
}
