package org.openquay.journal.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import org.openquay.api.ControlPath;
import org.openquay.journal.record.JournalPosition;
import org.openquay.journal.record.RecordHeader;
import org.openquay.journal.sbe.RecordHeaderDecoder;

/** The header of a record in its bytes, and the checksum over them. */
public final class RecordBytes {

    private static final int CHECKED_FROM =
            RecordHeaderDecoder.crc32cEncodingOffset() + RecordHeaderDecoder.crc32cEncodingLength();

    private RecordBytes() {}

    /** CRC-32C over all of the record but the checksum itself, which comes first. Moves the buffer's position. */
    @ControlPath
    public static int crc(ByteBuffer bytes, int at, int length, CRC32C crc) {
        crc.reset();
        bytes.clear();
        bytes.limit(at + length);
        bytes.position(at + CHECKED_FROM);
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /** The record's place in the journal; 0 where there is no record. */
    public static long sequence(Piece piece) {
        byte[] record = piece.record();
        return record == null ? 0 : new RecordHeaderDecoder().wrap(new UnsafeBuffer(record), 0).sequence();
    }

    public static RecordHeader header(DirectBuffer bytes, Piece piece) {
        RecordHeaderDecoder decoder = new RecordHeaderDecoder().wrap(bytes, 0);
        JournalPosition position =
                new JournalPosition(piece.epoch(), piece.file(), piece.index(), piece.offset(), decoder.sequence());
        byte[] crane = new byte[RecordHeaderDecoder.craneIdEncodingLength()];
        decoder.getCraneId(crane, 0);
        int length = 0;
        while (length < crane.length && crane[length] != 0) {
            length++;
        }
        return new RecordHeader(position, decoder.sequence(), (int) decoder.producerId(), decoder.producerSequence(),
                decoder.sessionId(), (int) decoder.queueEpoch(), decoder.tick(), decoder.monotonicNs(),
                decoder.wallNs(), new String(crane, 0, length, StandardCharsets.US_ASCII));
    }
}
