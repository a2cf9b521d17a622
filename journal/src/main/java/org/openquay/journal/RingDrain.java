package org.openquay.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;

import org.openquay.journal.record.Producers;
import org.openquay.journal.ring.RingFile;
import org.openquay.journal.sbe.RecordHeaderDecoder;
import org.openquay.journal.store.RecordBytes;

/**
 * Takes records out of a ring and into the queue, in the order of the ring, and names what is missing among them.
 *
 * <p>A record leaves the ring only after the queue has it. So the death of this process loses none; and at most the one
 * at the head is in both, which its number tells.
 */
final class RingDrain {

    private final RingFile file;
    private final ManyToOneRingBuffer ring;
    private final JournalQueue queue;
    private final JournalListener listener;
    private final ByteBuffer view;
    private final CRC32C crc = new CRC32C();
    private final RecordHeaderDecoder header = new RecordHeaderDecoder();
    private final ControlledMessageHandler handler = this::take;
    private long taken;

    RingDrain(RingFile file, JournalQueue queue, JournalListener listener) {
        this.file = file;
        this.ring = file.ring();
        this.queue = queue;
        this.listener = listener;
        this.view = file.view();
    }

    /** Records taken so far, without those that were in the queue already. */
    long taken() {
        return taken;
    }

    /** Takes at most so many records; how many bytes of the ring became free. */
    long drain(int limit) {
        long before = ring.consumerPosition();
        ring.controlledRead(handler, limit);
        return ring.consumerPosition() - before;
    }

    /** Takes all that a dead process left, its unfinished claims passed over; false when the queue does not take it. */
    boolean drainLeftovers() {
        while (ring.size() > 0) {
            if (drain(Integer.MAX_VALUE) > 0) {
                continue;
            }
            if (queue.failed()) {
                return false;
            }
            if (!ring.unblock()) {
                // room was claimed last and nothing written there any more: that record was never taken
                break;
            }
        }
        return nameTrailingGaps();
    }

    /** Records the losses that no later record of their producer has shown. */
    boolean nameTrailingGaps() {
        for (int producer = 0; producer < Producers.MAX; producer++) {
            if (!nameGap(producer, file.lost(producer) + 1)) {
                return false;
            }
        }
        return true;
    }

    private ControlledMessageHandler.Action take(int type, MutableDirectBuffer buffer, int index, int length) {
        header.wrap(buffer, index);
        long recordLength = header.length();
        if (recordLength < RecordHeaderDecoder.ENCODED_LENGTH || recordLength > length
                || RecordBytes.crc(view, index, (int) recordLength, crc) != (int) header.crc32c()) {
            listener.notice("a record in the ring was damaged and is dropped");
            return ControlledMessageHandler.Action.COMMIT;
        }
        int producer = (int) header.producerId();
        long number = header.producerSequence();
        if (number <= file.stored(producer)) {
            return ControlledMessageHandler.Action.COMMIT;
        }
        if (!nameGap(producer, number)
                || !queue.append(into -> copy(buffer, index, (int) recordLength, into))) {
            return ControlledMessageHandler.Action.ABORT;
        }
        file.stored(producer, number);
        taken++;
        return ControlledMessageHandler.Action.COMMIT;
    }

    /** Records that the producer's numbers up to the next one are lost, if there are any; false when it cannot. */
    private boolean nameGap(int producer, long next) {
        long first = file.stored(producer) + 1;
        if (next <= first) {
            return true;
        }
        if (!queue.appendOwn(into -> queue.own().gap(into, file.sessionId(), producer, first, next - 1))) {
            return false;
        }
        file.stored(producer, next - 1);
        return true;
    }

    private static int copy(MutableDirectBuffer from, int index, int length, MutableDirectBuffer into) {
        into.putBytes(0, from, index, length);
        return length;
    }
}
