package org.openquay.journal.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.Gap;
import org.openquay.journal.record.JournalPosition;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.record.Producers;
import org.openquay.journal.record.RecordHeader;
import org.openquay.journal.record.Recorded;
import org.openquay.journal.record.SessionContext;
import org.openquay.journal.record.SessionEnded;
import org.openquay.journal.record.SessionStarted;
import org.openquay.journal.record.Unreadable;
import org.openquay.journal.verify.Finding.Kind;

/** Holds each record against those before it. */
final class RecordChecks {

    private final List<Finding> findings = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Map<Long, SessionState> sessions = new LinkedHashMap<>();
    private long findingCount;
    private long records;
    private long cycles;
    private long events;
    private long expectedSequence = 1;
    private boolean fileBegins;
    private @Nullable String craneId;

    private final long firstKept;
    private long retired;
    private long firstSession;

    /** @param firstKept place of the first record that was kept when the beginning was retired; 1 when it was not */
    RecordChecks(long firstKept) {
        this.firstKept = firstKept;
    }

    void beginFile() {
        fileBegins = true;
    }

    /** @param damaged the bytes are no intact record, rather than one that makes no sense */
    void check(JournalRecord record, boolean damaged) {
        switch (record) {
            case Unreadable unreadable -> {
                report(damaged ? Kind.DAMAGED : Kind.UNREADABLE, unreadable.position(),
                        unreadable.reason() + " (" + unreadable.bytes() + " bytes)");
                if (unreadable.position().sequence() > 0) {
                    checkSequence(unreadable.position());
                }
                sessions.values().forEach(SessionState::forgetNumbers);
            }
            case Recorded recorded -> check(recorded);
        }
        fileBegins = false;
    }

    private void check(Recorded record) {
        RecordHeader header = record.header();
        records++;
        if (records == 1 && expectedSequence == 1 && header.sequence() > 1 && header.sequence() <= firstKept) {
            retired = header.sequence() - 1;
            expectedSequence = header.sequence();
            firstSession = header.sessionId();
        }
        checkSequence(header.position());
        checkPlace(record);
        if (retired > 0 && header.sessionId() <= firstSession) {
            sessions.computeIfAbsent(header.sessionId(), id -> beheaded(id, header.craneId()));
        }
        SessionState session = sessions.get(header.sessionId());
        if (session == null) {
            report(Kind.FOREIGN, header.position(), "of session " + header.sessionId() + ", which never began here");
            return;
        }
        if (session.ended && !isSecondEnd(record)) {
            report(Kind.FOREIGN, header.position(), "of session " + header.sessionId() + ", which has ended");
        }
        checkNumber(session, header);
        session.records++;
        switch (record) {
            case CycleRecord cycle -> checkCycle(session, cycle);
            case Gap gap -> checkGap(gap);
            case SessionStarted ignored -> session.started = true;
            case SessionEnded end -> checkEnd(session, end);
            default -> {
            }
        }
    }

    /** A session whose begin was retired: nobody knows its numbers before. */
    private static SessionState beheaded(long sessionId, String craneId) {
        SessionState session = new SessionState(sessionId, craneId);
        session.forgetNumbers();
        session.beheaded = true;
        return session;
    }

    private void checkSequence(JournalPosition position) {
        long sequence = position.sequence();
        if (sequence > expectedSequence) {
            report(Kind.MISSING, position, expectedSequence + 1 == sequence
                    ? "record " + expectedSequence + " is missing before it"
                    : "records " + expectedSequence + " to " + (sequence - 1) + " are missing before it");
            sessions.values().forEach(SessionState::forgetNumbers);
        } else if (sequence < expectedSequence) {
            report(Kind.OUT_OF_ORDER, position, "record " + sequence + " stands where " + expectedSequence
                    + " should");
            sessions.values().forEach(SessionState::forgetNumbers);
        }
        expectedSequence = Math.max(expectedSequence, sequence + 1);
    }

    private void checkPlace(Recorded record) {
        RecordHeader header = record.header();
        if (fileBegins && !(record instanceof SessionContext)) {
            report(Kind.NO_CONTEXT, header.position(), "the file does not begin with the context of its session");
        }
        if (header.queueEpoch() != header.position().queueEpoch()) {
            report(Kind.FOREIGN, header.position(), "written to queue directory " + header.queueEpoch());
        }
        if (craneId == null) {
            craneId = header.craneId();
        } else if (!craneId.equals(header.craneId())) {
            report(Kind.FOREIGN, header.position(), "of crane " + header.craneId() + " in the journal of " + craneId);
        }
        if (record instanceof SessionContext) {
            sessions.computeIfAbsent(header.sessionId(), id -> retired > 0 && id == firstSession
                    ? beheaded(id, header.craneId())
                    : new SessionState(id, header.craneId()));
        }
    }

    private void checkNumber(SessionState session, RecordHeader header) {
        int producer = header.producerId();
        long number = header.producerSequence();
        if (producer < 0 || producer >= Producers.MAX) {
            report(Kind.FOREIGN, header.position(), "made by producer " + producer + ", which there is not");
            return;
        }
        if (producer == Producers.JOURNAL && number == 0) {
            // the end of a session that was cut off, whose numbers nobody knows any more
            return;
        }
        if (session.knowsNumber(producer) && number != session.lastNumber[producer] + 1) {
            report(number > session.lastNumber[producer] ? Kind.UNNAMED_GAP : Kind.OUT_OF_ORDER, header.position(),
                    "number " + number + " of producer " + producer + " stands behind its number "
                            + session.lastNumber[producer]);
        }
        session.lastNumber[producer] = number;
    }

    private void checkCycle(SessionState session, CycleRecord cycle) {
        cycles++;
        events += cycle.eventCount();
        if (session.anyTick && cycle.tick() <= session.lastTick) {
            report(Kind.TICK_BACKWARDS, cycle.position(),
                    "tick " + cycle.tick() + " stands behind tick " + session.lastTick);
        }
        session.anyTick = true;
        session.lastTick = cycle.tick();
    }

    private void checkGap(Gap gap) {
        gaps.add(gap);
        SessionState session = sessions.get(gap.lostSessionId());
        int producer = gap.lostProducerId();
        if (session == null || producer < 0 || producer >= Producers.MAX || gap.lastLost() < gap.firstLost()) {
            report(Kind.FOREIGN, gap.position(), "names a loss of a session or producer that there is not");
            return;
        }
        if (session.knowsNumber(producer) && gap.firstLost() != session.lastNumber[producer] + 1) {
            report(Kind.UNNAMED_GAP, gap.position(), "names the loss of numbers from " + gap.firstLost()
                    + " on of producer " + producer + ", whose last was " + session.lastNumber[producer]);
        }
        session.lastNumber[producer] = gap.lastLost();
    }

    private void checkEnd(SessionState session, SessionEnded end) {
        if (!end.cutOff() && !session.beheaded && end.records() != session.records - 1) {
            report(Kind.MISSING, end.position(), "the session says that it has " + end.records() + " records, but "
                    + (session.records - 1) + " are here");
        }
        session.ended = true;
        session.cutOff = end.cutOff();
    }

    /** Two processes that took over one after the other may both have noted the end. */
    private static boolean isSecondEnd(Recorded record) {
        return record instanceof SessionEnded end && end.cutOff();
    }

    private void report(Kind kind, JournalPosition position, String detail) {
        findingCount++;
        if (findings.size() < Verification.MAX_FINDINGS) {
            findings.add(new Finding(kind, position, detail));
        }
    }

    Verification result(int files, long bytes, JournalPosition end) {
        List<SessionState> begun =
                sessions.values().stream().filter(session -> session.started || session.beheaded).toList();
        for (int i = 0; i < begun.size() - 1; i++) {
            if (!begun.get(i).ended) {
                report(Kind.MISSING, end, "session " + begun.get(i).sessionId + " has no end");
            }
        }
        return new Verification(files, bytes, retired, records, cycles, events, begun.stream()
                .map(session -> new Verification.Session(session.sessionId, session.craneId, session.records,
                        session.ended, session.cutOff))
                .toList(), gaps, findings, findingCount);
    }
}
