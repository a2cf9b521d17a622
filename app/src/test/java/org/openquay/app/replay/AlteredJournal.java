package org.openquay.app.replay;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

import org.agrona.concurrent.UnsafeBuffer;

import org.openquay.journal.JournalException;
import org.openquay.journal.read.JournalReader;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.JournalPosition;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.record.SnapshotRecord;
import org.openquay.journal.sbe.CycleDecoder;
import org.openquay.journal.sbe.RecordHeaderDecoder;
import org.openquay.journal.store.QueueEpochs;
import org.openquay.journal.store.RecordBytes;

/** Alters records of a journal as a forger would, with checksums that fit, or as damage does, with none. */
final class AlteredJournal {

    private static final int FRAME_HEADER = 4;
    private static final String OWN_FRAME = "\u0000\u0005index";

    private final Path directory;

    AlteredJournal(Path directory) {
        this.directory = directory;
    }

    JournalPosition cycle(long tick) throws JournalException {
        return find(record -> record instanceof CycleRecord cycle && cycle.tick() == tick);
    }

    /** The first state that was recorded after that cycle. */
    JournalPosition snapshotFrom(long tick) throws JournalException {
        return find(record -> record instanceof SnapshotRecord snapshot && snapshot.header().tick() >= tick);
    }

    private interface Wanted {
        boolean is(JournalRecord record);
    }

    private JournalPosition find(Wanted wanted) throws JournalException {
        try (JournalReader reader = JournalReader.fromStart(directory)) {
            for (JournalRecord next = reader.next(); next != null; next = reader.next()) {
                if (wanted.is(next)) {
                    return next.position();
                }
            }
        }
        throw new AssertionError("no such record");
    }

    private interface Alteration {
        void apply(ByteBuffer record);
    }

    /** Alters a record and makes its checksum fit. */
    private void alter(JournalPosition position, Alteration alteration) throws Exception {
        edit(position, record -> {
            alteration.apply(record);
            int crc = RecordBytes.crc(record, 0, record.capacity(), new CRC32C());
            record.clear().putInt(RecordHeaderDecoder.crc32cEncodingOffset(), crc);
        });
    }

    /** Alters a word that went out. */
    void alterOutputWord(JournalPosition cycle, int link, int word) throws Exception {
        alter(cycle, record -> {
            CycleDecoder decoder = new CycleDecoder().wrapAndApplyHeader(new UnsafeBuffer(record), 0,
                    new RecordHeaderDecoder());
            decoder.stopWords().forEach(any -> {});
            decoder.links().forEach(CycleDecoder.LinksDecoder::skipWords);
            decoder.commands().forEach(any -> {});
            decoder.plans().forEach(CycleDecoder.PlansDecoder::sbeSkip);
            CycleDecoder.OutputsDecoder outputs = decoder.outputs();
            for (int i = 0; i < link; i++) {
                outputs.next().skipWords();
            }
            outputs.next();
            int at = decoder.limit() + CycleDecoder.OutputsDecoder.wordsHeaderLength() + word * Short.BYTES;
            record.putShort(at, (short) (record.getShort(at) ^ 1));
        });
    }

    /** Alters the end of a recorded state. */
    void alterState(JournalPosition snapshot) throws Exception {
        alter(snapshot, record -> {
            int last = record.capacity() - 1;
            record.put(last, (byte) (record.get(last) ^ 1));
        });
    }

    /** Hides a record as if it had never been there: as one of the frames that the queue keeps for itself. */
    void drop(JournalPosition position) throws Exception {
        Path file = QueueEpochs.directory(directory, position.queueEpoch()).resolve(position.file());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer frame = read(channel, position.offset(), FRAME_HEADER + OWN_FRAME.length());
            frame.putInt(0, frame.getInt(0) | 1 << 30);
            frame.position(FRAME_HEADER);
            frame.put(OWN_FRAME.getBytes(StandardCharsets.US_ASCII));
            channel.write(frame.clear(), position.offset());
        }
    }

    /** Alters one byte in the middle of a record, so that its checksum does not fit. */
    void damage(JournalPosition position) throws Exception {
        edit(position, record -> {
            int at = record.capacity() / 2;
            record.put(at, (byte) ~record.get(at));
        });
    }

    private void edit(JournalPosition position, Alteration alteration) throws Exception {
        Path file = QueueEpochs.directory(directory, position.queueEpoch()).resolve(position.file());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer header = read(channel, position.offset(), FRAME_HEADER);
            ByteBuffer record = read(channel, position.offset() + FRAME_HEADER, header.getInt(0));
            alteration.apply(record);
            channel.write(record.clear(), position.offset() + FRAME_HEADER);
        }
    }

    private static ByteBuffer read(FileChannel channel, long at, int length) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.read(bytes, at);
        return bytes.clear();
    }
}
