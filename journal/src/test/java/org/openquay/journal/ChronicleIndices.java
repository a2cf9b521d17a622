package org.openquay.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

/** A queue as Chronicle Queue itself reads it. */
final class ChronicleIndices {

    private ChronicleIndices() {}

    static List<Long> of(Path queue) {
        List<Long> indices = new ArrayList<>();
        try (SingleChronicleQueue opened = SingleChronicleQueueBuilder.binary(queue).rollCycle(RollCycles.FAST_HOURLY)
                .readOnly(true).build(); ExcerptTailer tailer = opened.createTailer()) {
            boolean present = true;
            while (present) {
                try (DocumentContext document = tailer.readingDocument()) {
                    present = document.isPresent();
                    if (present) {
                        indices.add(document.index());
                    }
                }
            }
        }
        return indices;
    }
}
