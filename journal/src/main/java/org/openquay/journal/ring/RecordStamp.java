package org.openquay.journal.ring;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

import org.agrona.MutableDirectBuffer;

import org.openquay.api.ControlPath;
import org.openquay.journal.sbe.RecordHeaderEncoder;
import org.openquay.journal.store.RecordBytes;

/** Writes the header of a record and its checksum. Not thread-safe: one for each producer. */
@ControlPath
public final class RecordStamp {

    /** Bytes before the message. */
    public static final int HEADER = RecordHeaderEncoder.ENCODED_LENGTH;

    private final ByteBuffer view;
    private final byte[] craneId = new byte[RecordHeaderEncoder.craneIdEncodingLength()];
    private final CRC32C crc = new CRC32C();
    private final RecordHeaderEncoder header = new RecordHeaderEncoder();

    /** @param view the same memory as the buffer that is stamped, from the same begin */
    public RecordStamp(ByteBuffer view, String crane) {
        this.view = view;
        byte[] name = crane.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, craneId, 0, name.length);
    }

    /** Writes all of the header but the checksum; the drain's own fields are 0. */
    public void begin(MutableDirectBuffer buffer, int at, int length, int templateId, int blockLength, int producerId,
            long producerSequence, long sessionId, long tick, long monotonicNs, long wallNs) {
        header.wrap(buffer, at).crc32c(0).length(length).blockLength(blockLength).templateId(templateId)
                .schemaId(RecordHeaderEncoder.SCHEMA_ID).version(RecordHeaderEncoder.SCHEMA_VERSION)
                .producerId(producerId).queueEpoch(0).sequence(0).producerSequence(producerSequence)
                .sessionId(sessionId).monotonicNs(monotonicNs).wallNs(wallNs).tick(tick);
        buffer.putBytes(at + RecordHeaderEncoder.craneIdEncodingOffset(), craneId);
    }

    /** Writes the checksum over a record that is complete. */
    public void seal(MutableDirectBuffer buffer, int at, int length) {
        header.wrap(buffer, at).crc32c(RecordBytes.crc(view, at, length, crc) & 0xFFFF_FFFFL);
    }

    /** Gives a complete record its place in the journal, and a new checksum. */
    public void place(MutableDirectBuffer buffer, int length, int queueEpoch, long sequence) {
        header.wrap(buffer, 0).queueEpoch(queueEpoch).sequence(sequence);
        seal(buffer, 0, length);
    }
}
