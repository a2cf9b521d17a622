package org.openquay.journal.ring;

import java.nio.ByteOrder;

import org.openquay.api.ControlPath;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateImage;
import org.openquay.journal.record.Producers;
import org.openquay.journal.sbe.CycleEncoder;
import org.openquay.journal.sbe.SnapshotEncoder;

/** Records what the control thread does. Control thread only; allocates nothing and never waits. */
@ControlPath
public final class CycleRecorder {

    private static final int MESSAGES = 8;

    private final Producer producer;
    private final SessionMarks marks;
    private final CycleEncoding encoding;
    private final BlockWriter blocks = new BlockWriter();
    private final int selfSufficientEvery;
    private int untilSelfSufficient;
    private long nowNs;

    /** The ring must have {@link #ringBytesFor} that shape. */
    public CycleRecorder(RingFile ring, SessionMarks marks, ImageShape shape, int selfSufficientEvery) {
        this.producer = new Producer(Producers.CYCLE, ring, marks);
        this.marks = marks;
        this.encoding = new CycleEncoding(shape);
        this.selfSufficientEvery = selfSufficientEvery;
    }

    /** Size of the smallest ring that takes every cycle of that shape: a record may take an eighth of it. */
    public static int ringBytesFor(ImageShape shape) {
        return MESSAGES * CycleEncoding.maxLength(shape);
    }

    /** Records one cycle whole; false when it was lost. */
    public boolean cycle(InputImage in, OutputImage out) {
        marks.tick(in.tick);
        nowNs = in.nowNs;
        boolean everything = untilSelfSufficient == 0;
        int length = encoding.measure(in, out, everything);
        int at = producer.claim(CycleEncoder.TEMPLATE_ID, CycleEncoder.BLOCK_LENGTH, length, in.tick, in.nowNs);
        boolean complete = false;
        if (at >= 0) {
            try {
                complete = encoding.write(producer.buffer(), at, in, out) == at + length;
            } finally {
                finish(at, length, complete);
            }
        }
        if (complete) {
            encoding.remember(in);
            untilSelfSufficient = everything ? selfSufficientEvery - 1 : untilSelfSufficient - 1;
        } else {
            untilSelfSufficient = 0;
        }
        return complete;
    }

    /** Records the state after the cycle of that tick; false when it was lost. */
    public boolean snapshot(long tick, StateImage state) {
        int length = RecordStamp.HEADER + SnapshotEncoder.BLOCK_LENGTH + BlockWriter.DATA_HEADER + state.length();
        int at = producer.claim(SnapshotEncoder.TEMPLATE_ID, SnapshotEncoder.BLOCK_LENGTH, length, tick, nowNs);
        untilSelfSufficient = 0;
        boolean complete = false;
        if (at >= 0) {
            try {
                int body = at + RecordStamp.HEADER;
                producer.buffer().putInt(body, StateImage.VERSION, ByteOrder.LITTLE_ENDIAN);
                complete = blocks.bytes(producer.buffer(), body + SnapshotEncoder.BLOCK_LENGTH, state.bytes(),
                        state.length()) == at + length;
            } finally {
                finish(at, length, complete);
            }
        }
        return complete;
    }

    /** A slot that was claimed must not stay open, whatever happened, or the drain would stand still there. */
    private void finish(int at, int length, boolean complete) {
        if (complete) {
            producer.publish(at, length);
        } else {
            producer.withdraw(at);
        }
    }
}
