package org.openquay.journal.ring;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

import org.openquay.api.journal.LinkChange;
import org.openquay.journal.record.Producers;
import org.openquay.journal.sbe.LinkChangedEncoder;
import org.openquay.journal.sbe.NoteEncoder;

/**
 * Records what others than the control thread report: links, supervisor, ingress. From any thread, without locks: each
 * call borrows a producer that nobody else uses meanwhile, so that the numbers of each stay in the order of the ring.
 */
public final class SideRecorder {

    /** Longest text, bytes; what is longer is cut. */
    public static final int MAX_TEXT = 1000;

    private static final int ATTEMPTS = 10_000;

    private final SessionMarks marks;
    private final AtomicReferenceArray<@Nullable Producer> free =
            new AtomicReferenceArray<>(Producers.MAX - Producers.FIRST_OTHER);

    public SideRecorder(RingFile ring, SessionMarks marks) {
        this.marks = marks;
        for (int i = 0; i < free.length(); i++) {
            free.set(i, new Producer(Producers.FIRST_OTHER + i, ring, marks));
        }
    }

    /** Records what happened to a link; false when it was lost. */
    public boolean link(int link, LinkChange change, String cause) {
        byte[] text = utf8(cause);
        int length = RecordStamp.HEADER + LinkChangedEncoder.BLOCK_LENGTH + BlockWriter.DATA_HEADER + text.length;
        return record(LinkChangedEncoder.TEMPLATE_ID, LinkChangedEncoder.BLOCK_LENGTH, length, (producer, at) -> {
            new LinkChangedEncoder().wrap(producer.buffer(), at + RecordStamp.HEADER).link(link)
                    .change((short) change.ordinal()).putCause(text, 0, text.length);
        });
    }

    /** Records a line for a person; false when it was lost. */
    public boolean note(String source, String line) {
        byte[] from = utf8(source);
        byte[] text = utf8(line);
        int length = RecordStamp.HEADER + NoteEncoder.BLOCK_LENGTH + 2 * BlockWriter.DATA_HEADER + from.length
                + text.length;
        return record(NoteEncoder.TEMPLATE_ID, NoteEncoder.BLOCK_LENGTH, length, (producer, at) -> {
            new NoteEncoder().wrap(producer.buffer(), at + RecordStamp.HEADER).putSource(from, 0, from.length)
                    .putText(text, 0, text.length);
        });
    }

    private interface Body {
        void write(Producer producer, int at);
    }

    private boolean record(int templateId, int blockLength, int length, Body body) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int index = attempt % free.length();
            Producer producer = free.getAndSet(index, null);
            if (producer != null) {
                try {
                    return record(producer, templateId, blockLength, length, body);
                } finally {
                    free.set(index, producer);
                }
            }
            Thread.onSpinWait();
        }
        marks.addLost();
        return false;
    }

    private boolean record(Producer producer, int templateId, int blockLength, int length, Body body) {
        int at = producer.claim(templateId, blockLength, length, marks.tick(), System.nanoTime());
        if (at < 0) {
            return false;
        }
        boolean complete = false;
        try {
            body.write(producer, at);
            complete = true;
        } finally {
            if (complete) {
                producer.publish(at, length);
            } else {
                producer.withdraw(at);
            }
        }
        return complete;
    }

    private static byte[] utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= MAX_TEXT ? bytes : Arrays.copyOf(bytes, MAX_TEXT);
    }
}
