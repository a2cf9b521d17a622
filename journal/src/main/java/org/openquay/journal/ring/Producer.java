package org.openquay.journal.ring;

import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;

import org.openquay.api.ControlPath;

/**
 * One who records: numbers its records and puts them into the ring. One thread at a time.
 *
 * <p>A record that finds no room is counted, and its number noted in the ring's head; the hole in the numbers makes the
 * drain record a gap.
 */
@ControlPath
final class Producer {

    private final int id;
    private final RingFile file;
    private final ManyToOneRingBuffer ring;
    private final SessionMarks marks;
    private final RecordStamp stamp;
    private long sequence;

    Producer(int id, RingFile file, SessionMarks marks) {
        this.id = id;
        this.file = file;
        this.ring = file.ring();
        this.marks = marks;
        this.stamp = new RecordStamp(file.view(), marks.craneId());
    }

    AtomicBuffer buffer() {
        return ring.buffer();
    }

    /** Claims a slot for the next record and writes its header; −1, and the record is lost, when there is no room. */
    int claim(int templateId, int blockLength, int length, long tick, long monotonicNs) {
        sequence++;
        int at = length <= ring.maxMsgLength() && !marks.closed() ? ring.tryClaim(templateId, length) : -1;
        if (at < 0) {
            lost();
            return -1;
        }
        stamp.begin(ring.buffer(), at, length, templateId, blockLength, id, sequence, marks.sessionId(), tick,
                monotonicNs, marks.wallNs());
        return at;
    }

    /** The record is complete. */
    void publish(int at, int length) {
        stamp.seal(ring.buffer(), at, length);
        ring.commit(at);
    }

    /** The record could not be completed, and is lost. */
    void withdraw(int at) {
        ring.abort(at);
        lost();
    }

    private void lost() {
        marks.addLost();
        file.lost(id, sequence);
    }
}
