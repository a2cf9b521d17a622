package org.openquay.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.agrona.MutableDirectBuffer;

import org.openquay.journal.record.Producers;
import org.openquay.journal.record.Vocabulary;
import org.openquay.journal.ring.RecordStamp;
import org.openquay.journal.ring.SessionMarks;
import org.openquay.journal.sbe.GapEncoder;
import org.openquay.journal.sbe.SessionContextEncoder;
import org.openquay.journal.sbe.SessionEndedEncoder;
import org.openquay.journal.sbe.SessionStartedEncoder;

/** The records that the journal makes itself. Each method fills a buffer from its begin and returns the length. */
final class OwnRecords {

    private static final String SCHEMA = "journal-schema.xml";

    private final SessionMarks marks;
    private final SessionInfo info;
    private final RecordStamp stamp;
    private final String schema;
    private final long startedWallNs;
    private long producerSequence;

    OwnRecords(SessionMarks marks, SessionInfo info, RecordStamp stamp) throws IOException {
        this.marks = marks;
        this.info = info;
        this.stamp = stamp;
        this.startedWallNs = marks.wallNs();
        try (InputStream in = OwnRecords.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new JournalException("the resource " + SCHEMA + " is missing");
            }
            this.schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    int context(MutableDirectBuffer into) {
        SessionContextEncoder body = new SessionContextEncoder().wrap(into, RecordStamp.HEADER);
        body.bootId(info.bootId()).startedWallNs(startedWallNs).processId(ProcessHandle.current().pid())
                .axes(info.shape().axes()).drives(info.shape().drives()).groups(info.shape().groups())
                .stopWriters(info.shape().stopWriters()).heightCells(info.shape().heightCells());
        SessionContextEncoder.LinksEncoder links = body.linksCount(info.shape().links());
        for (int i = 0; i < info.shape().links(); i++) {
            links.next().readWords(info.shape().readWords()[i]).writeWords(info.shape().writeWords()[i]);
        }
        body.productVersion(info.productVersion()).codeFingerprint(info.codeFingerprint())
                .jvmIdentity(info.jvmIdentity()).configSha256(info.configSha256()).configText(info.configText())
                .vocabulary(Vocabulary.PRESENT.text()).schema(schema);
        return own(into, SessionContextEncoder.TEMPLATE_ID, SessionContextEncoder.BLOCK_LENGTH, body.limit());
    }

    int started(MutableDirectBuffer into, long previousSessionId, long recoveredRecords) {
        SessionStartedEncoder body = new SessionStartedEncoder().wrap(into, RecordStamp.HEADER)
                .previousSessionId(previousSessionId).recoveredRecords(recoveredRecords);
        return own(into, SessionStartedEncoder.TEMPLATE_ID, SessionStartedEncoder.BLOCK_LENGTH, body.limit());
    }

    /** The end of this session. */
    int ended(MutableDirectBuffer into, long records) {
        SessionEndedEncoder body = new SessionEndedEncoder().wrap(into, RecordStamp.HEADER).cutOff((short) 0)
                .records(records).lostRecords(marks.lost());
        return own(into, SessionEndedEncoder.TEMPLATE_ID, SessionEndedEncoder.BLOCK_LENGTH, body.limit());
    }

    int gap(MutableDirectBuffer into, long lostSessionId, int producer, long first, long last) {
        GapEncoder body = new GapEncoder().wrap(into, RecordStamp.HEADER).lostProducerId(producer)
                .lostSessionId(lostSessionId).firstLost(first).lastLost(last);
        return own(into, GapEncoder.TEMPLATE_ID, GapEncoder.BLOCK_LENGTH, body.limit());
    }

    /** The end of a session whose process vanished. Its own numbers are not known any more, so this one has none. */
    int endedCutOff(MutableDirectBuffer into, long sessionId) {
        SessionEndedEncoder body = new SessionEndedEncoder().wrap(into, RecordStamp.HEADER).cutOff((short) 1)
                .records(-1).lostRecords(-1);
        int length = body.limit();
        stamp.begin(into, 0, length, SessionEndedEncoder.TEMPLATE_ID, SessionEndedEncoder.BLOCK_LENGTH,
                Producers.JOURNAL, 0, sessionId, marks.tick(), System.nanoTime(), marks.wallNs());
        return length;
    }

    private int own(MutableDirectBuffer into, int templateId, int blockLength, int length) {
        stamp.begin(into, 0, length, templateId, blockLength, Producers.JOURNAL, producerSequence + 1,
                marks.sessionId(), marks.tick(), System.nanoTime(), marks.wallNs());
        return length;
    }

    /** Records of the journal itself that were stored in this session. */
    long records() {
        return producerSequence;
    }

    /** The record that was filled last is stored: the next has the next number. */
    void stored() {
        producerSequence++;
    }
}
