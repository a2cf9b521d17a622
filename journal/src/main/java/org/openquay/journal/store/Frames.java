package org.openquay.journal.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

import org.openquay.journal.sbe.RecordHeaderDecoder;

/**
 * The frames of a Chronicle Queue file: a 4-byte header, the bytes it counts, and zeros up to the next multiple of 4.
 *
 * <p>Two bits of the header tell whether the frame is still being written and whether it belongs to Chronicle Queue
 * itself (its file header and its index pages); the others are the length. A header of 0 is the end so far; a finished
 * file ends with a mark.
 */
final class Frames {

    static final int HEADER = 4;
    static final int NOT_COMPLETE = 0x80000000;
    static final int META = 0x40000000;
    static final int LENGTH = 0x3fffffff;
    static final int END_OF_FILE = NOT_COMPLETE | META;
    /** The end mark and what Chronicle Queue writes behind it: the word EOF. */
    static final int END_OF_FILE_BYTES = 8;

    static final int MIN_RECORD = RecordHeaderDecoder.ENCODED_LENGTH;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle ALIGNED_INT =
            ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    private static final String[] META_NAMES = {"header", "index2index", "index"};

    private Frames() {}

    /** A frame's header, seen only after all that was written before it. */
    static int header(MemorySegment file, long offset) {
        return (offset & 3) == 0 ? (int) ALIGNED_INT.getAcquire(file, offset) : file.get(INT, offset);
    }

    /** Whether a record of that length can stand behind the frame header at the offset: its length and schema fit. */
    static boolean looksLikeRecord(MemorySegment file, long offset, int length) {
        long at = offset + HEADER;
        return length >= MIN_RECORD && at + length <= file.byteSize()
                && file.get(INT, at + RecordHeaderDecoder.lengthEncodingOffset()) == length
                && file.get(SHORT,
                        at + RecordHeaderDecoder.schemaIdEncodingOffset()) == (short) RecordHeaderDecoder.SCHEMA_ID;
    }

    /** Kind of the record behind the frame header at the offset, as it says itself. */
    static int template(MemorySegment file, long offset) {
        return Short.toUnsignedInt(file.get(SHORT, offset + HEADER + RecordHeaderDecoder.templateIdEncodingOffset()));
    }

    /** Session of the record behind the frame header at the offset, as it says itself. */
    static long sessionId(MemorySegment file, long offset) {
        return file.get(LONG, offset + HEADER + RecordHeaderDecoder.sessionIdEncodingOffset());
    }

    /** Whether the checksum of what looks like a record is right. */
    static boolean isIntact(MemorySegment file, long offset, int length) {
        long at = offset + HEADER;
        ByteBuffer bytes = file.asSlice(at, length).asByteBuffer();
        return RecordBytes.crc(bytes, 0, length, new CRC32C()) == file.get(INT,
                at + RecordHeaderDecoder.crc32cEncodingOffset());
    }

    /** Whether the bytes up to an end are a record or the begin of one, with no frame header before them yet. */
    static boolean isHeadlessRecord(MemorySegment file, long offset, long end) {
        if (offset + HEADER + MIN_RECORD > file.byteSize()) {
            return false;
        }
        int length = file.get(INT, offset + HEADER + RecordHeaderDecoder.lengthEncodingOffset());
        return looksLikeRecord(file, offset, length) && end <= offset + HEADER + (length + 3 & ~3);
    }

    /** Whether the bytes begin as Chronicle Queue's own frames do: with their name. */
    static boolean isMeta(MemorySegment file, long offset, int length) {
        for (String name : META_NAMES) {
            if (length >= name.length() + 2 && (file.get(ValueLayout.JAVA_BYTE, offset + 1 + HEADER) == name.length())
                    && startsWith(file, offset + 2 + HEADER, name)) {
                return true;
            }
        }
        return false;
    }

    /** The next offset from there on, below the end, at which an intact record's frame begins; −1 for none. */
    static long findRecord(MemorySegment file, long from, long end) {
        for (long at = from; at + HEADER + MIN_RECORD <= end; at++) {
            at = skipZeros(file, at, end);
            if (at + HEADER + MIN_RECORD > end) {
                return -1;
            }
            int length = file.get(INT, at);
            if (length >= MIN_RECORD && (length & ~LENGTH) == 0 && looksLikeRecord(file, at, length)
                    && isIntact(file, at, length)) {
                return at;
            }
        }
        return -1;
    }

    /** The offset of the first byte from there on that is not 0, or the end. */
    static long firstNonZero(MemorySegment file, long from, long end) {
        long at = from;
        while (at < end && (at & 7) != 0 && file.get(ValueLayout.JAVA_BYTE, at) == 0) {
            at++;
        }
        if ((at & 7) == 0) {
            while (at + Long.BYTES <= end && file.get(LONG, at) == 0) {
                at += Long.BYTES;
            }
        }
        while (at < end && file.get(ValueLayout.JAVA_BYTE, at) == 0) {
            at++;
        }
        return at;
    }

    /** A frame begins at the earliest three bytes before a byte that is not 0. */
    private static long skipZeros(MemorySegment file, long from, long end) {
        return Math.max(from, firstNonZero(file, from, end) - 3);
    }

    private static boolean startsWith(MemorySegment file, long offset, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (file.get(ValueLayout.JAVA_BYTE, offset + i) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
