package org.openquay.journal.read;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

import org.agrona.concurrent.UnsafeBuffer;

import org.openquay.api.command.CommandKind;
import org.openquay.api.image.ImageShape;
import org.openquay.api.journal.LinkChange;
import org.openquay.api.state.StateImage;
import org.openquay.journal.SessionInfo;
import org.openquay.journal.record.CommandRecord;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.Gap;
import org.openquay.journal.record.JournalPosition;
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
import org.openquay.journal.record.Vocabulary;
import org.openquay.journal.sbe.CommandRecordDecoder;
import org.openquay.journal.sbe.CycleDecoder;
import org.openquay.journal.sbe.GapDecoder;
import org.openquay.journal.sbe.LinkChangedDecoder;
import org.openquay.journal.sbe.NoteDecoder;
import org.openquay.journal.sbe.RecordHeaderDecoder;
import org.openquay.journal.sbe.SessionContextDecoder;
import org.openquay.journal.sbe.SessionEndedDecoder;
import org.openquay.journal.sbe.SessionStartedDecoder;
import org.openquay.journal.sbe.SnapshotDecoder;
import org.openquay.journal.store.Piece;
import org.openquay.journal.store.RecordBytes;

/** Makes records of the pieces of a queue. Remembers the vocabulary of the last session's context. Not thread-safe. */
public final class RecordParser {

    /** Version of the schema from which on cycles have axes by index. */
    private static final int OLDEST_CYCLE = 1;

    private final RecordHeaderDecoder header = new RecordHeaderDecoder();
    private Vocabulary vocabulary = Vocabulary.PRESENT;

    /** The record in that piece; bytes that make no sense come as {@code Unreadable}. */
    public JournalRecord parse(Piece piece) {
        byte[] bytes = piece.record();
        if (bytes == null) {
            JournalPosition position =
                    new JournalPosition(piece.epoch(), piece.file(), piece.index(), piece.offset(), 0);
            return new Unreadable(position, piece.length(), piece.problem());
        }
        UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        RecordHeader decoded = RecordBytes.header(buffer, piece);
        try {
            return parse(decoded, buffer, bytes);
        } catch (RuntimeException e) {
            return new Unreadable(decoded.position(), piece.length(), "content cannot be read: " + e.getMessage());
        }
    }

    private Recorded parse(RecordHeader decoded, UnsafeBuffer buffer, byte[] bytes) {
        int template = header.wrap(buffer, 0).templateId();
        return switch (template) {
            case SessionContextDecoder.TEMPLATE_ID -> context(decoded, buffer);
            case SessionStartedDecoder.TEMPLATE_ID -> started(decoded, buffer);
            case SessionEndedDecoder.TEMPLATE_ID -> ended(decoded, buffer);
            case CycleDecoder.TEMPLATE_ID -> cycle(decoded, bytes);
            case SnapshotDecoder.TEMPLATE_ID -> snapshot(decoded, buffer);
            case LinkChangedDecoder.TEMPLATE_ID -> linkChanged(decoded, buffer);
            case GapDecoder.TEMPLATE_ID -> gap(decoded, buffer);
            case NoteDecoder.TEMPLATE_ID -> note(decoded, buffer);
            case CommandRecordDecoder.TEMPLATE_ID -> command(decoded, buffer);
            default -> throw new IllegalArgumentException("unknown kind of record " + template);
        };
    }

    private SessionContext context(RecordHeader decoded, UnsafeBuffer buffer) {
        SessionContextDecoder body = new SessionContextDecoder().wrapAndApplyHeader(buffer, 0, header);
        long startedWallNs = body.startedWallNs();
        long processId = body.processId();
        long bootId = body.bootId();
        SessionContextDecoder.LinksDecoder links = body.links();
        int[] read = new int[links.count()];
        int[] write = new int[links.count()];
        for (int i = 0; links.hasNext(); i++) {
            links.next();
            read[i] = links.readWords();
            write[i] = links.writeWords();
        }
        ImageShape shape = new ImageShape(read, write, body.axes(), body.drives(), body.groups(), body.stopWriters(),
                body.heightCells());
        String version = body.productVersion();
        String code = body.codeFingerprint();
        String jvm = body.jvmIdentity();
        String sha = body.configSha256();
        String config = body.configText();
        vocabulary = Vocabulary.parse(body.vocabulary());
        SessionInfo info = new SessionInfo(decoded.craneId(), version, config, code, jvm, bootId, shape);
        return new SessionContext(decoded, info, sha, startedWallNs, processId, vocabulary, body.schema());
    }

    private SessionStarted started(RecordHeader decoded, UnsafeBuffer buffer) {
        SessionStartedDecoder body = new SessionStartedDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new SessionStarted(decoded, body.previousSessionId(), body.recoveredRecords());
    }

    private SessionEnded ended(RecordHeader decoded, UnsafeBuffer buffer) {
        SessionEndedDecoder body = new SessionEndedDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new SessionEnded(decoded, body.cutOff() != 0, body.records(), body.lostRecords());
    }

    private CycleRecord cycle(RecordHeader decoded, byte[] bytes) {
        if (header.version() < OLDEST_CYCLE) {
            throw new IllegalArgumentException("a cycle in version " + header.version()
                    + " of the schema, the oldest that is read is " + OLDEST_CYCLE);
        }
        return new CycleRecord(decoded, bytes, vocabulary);
    }

    private SnapshotRecord snapshot(RecordHeader decoded, UnsafeBuffer buffer) {
        SnapshotDecoder body = new SnapshotDecoder().wrapAndApplyHeader(buffer, 0, header);
        byte[] state = new byte[body.stateLength()];
        body.getState(state, 0, state.length);
        return new SnapshotRecord(decoded, body.stateVersion(), StateImage.of(state));
    }

    private LinkChanged linkChanged(RecordHeader decoded, UnsafeBuffer buffer) {
        LinkChangedDecoder body = new LinkChangedDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new LinkChanged(decoded, body.link(), vocabulary.constant(LinkChange.class, body.change()),
                body.cause());
    }

    private Gap gap(RecordHeader decoded, UnsafeBuffer buffer) {
        GapDecoder body = new GapDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Gap(decoded, (int) body.lostProducerId(), body.lostSessionId(), body.firstLost(), body.lastLost());
    }

    private Note note(RecordHeader decoded, UnsafeBuffer buffer) {
        NoteDecoder body = new NoteDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Note(decoded, body.source(), body.text());
    }

    private CommandRecord command(RecordHeader decoded, UnsafeBuffer buffer) {
        CommandRecordDecoder body = new CommandRecordDecoder().wrapAndApplyHeader(buffer, 0, header);
        if (body.vocabulary() != commandVocabulary()) {
            throw new IllegalArgumentException("written by another version of OpenQuay, with other kinds of commands");
        }
        return new CommandRecord(decoded, CommandRecord.read(body.command()));
    }

    /** What tells one set of command kinds from another: a checksum over their names. */
    public static long commandVocabulary() {
        CRC32C crc = new CRC32C();
        crc.update(Vocabulary.PRESENT.constants(CommandKind.class).getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }
}
