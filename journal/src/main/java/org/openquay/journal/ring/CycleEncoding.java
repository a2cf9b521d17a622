package org.openquay.journal.ring;

import org.agrona.MutableDirectBuffer;

import org.openquay.api.ControlPath;
import org.openquay.api.image.AxisPath;
import org.openquay.api.image.Event;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.LinkInput;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.PlanImage;
import org.openquay.journal.sbe.CommandBlockEncoder;
import org.openquay.journal.sbe.CycleEncoder;
import org.openquay.journal.sbe.EventBlockEncoder;
import org.openquay.journal.sbe.LinkBlockEncoder;
import org.openquay.journal.sbe.PathBlockEncoder;
import org.openquay.journal.sbe.PlanBlockEncoder;
import org.openquay.journal.sbe.SegmentBlockEncoder;

/**
 * Lays one cycle out as a message: measured first, so that a slot of exactly its size can be claimed, then written
 * straight into it. Control thread only; allocates nothing after construction.
 */
@ControlPath
final class CycleEncoding {

    private static final int SELF_SUFFICIENT = 1;
    private static final int ACTIVE = 2;

    private final LinkMemory memory;
    private final StatusEncoding status;
    private final BlockWriter blocks = new BlockWriter();
    private final CycleEncoder root = new CycleEncoder();
    private final LinkBlockEncoder link = new LinkBlockEncoder();
    private final EventBlockEncoder event = new EventBlockEncoder();
    private final PlanBlockEncoder plan = new PlanBlockEncoder();
    private final PathBlockEncoder path = new PathBlockEncoder();
    private final SegmentBlockEncoder segment = new SegmentBlockEncoder();
    private final boolean[] linkIncluded;
    private boolean stopWordsIncluded;
    private boolean selfSufficient;

    CycleEncoding(ImageShape shape) {
        memory = new LinkMemory(shape);
        status = new StatusEncoding(blocks);
        linkIncluded = new boolean[shape.links()];
    }

    /** Length of the longest cycle that a crane of that shape can have, header included. */
    static int maxLength(ImageShape shape) {
        InputImage in = new InputImage(shape);
        in.commandCount = ImageShape.MAX_COMMANDS;
        in.planPresent = true;
        for (AxisPath path : in.plan.paths) {
            path.segments = ImageShape.MAX_SEGMENTS;
        }
        OutputImage out = new OutputImage(shape);
        out.eventCount = ImageShape.MAX_EVENTS;
        out.planRequested = true;
        out.statusPresent = true;
        return new CycleEncoding(shape).measure(in, out, true);
    }

    /** Decides what this record has to say; its length, header included. */
    int measure(InputImage in, OutputImage out, boolean everything) {
        selfSufficient = everything;
        stopWordsIncluded = everything || memory.stopWordsAreNews(in);
        int length = RecordStamp.HEADER + CycleEncoder.BLOCK_LENGTH
                + BlockWriter.GROUP_HEADER + (stopWordsIncluded ? in.stopWords.length * Long.BYTES : 0)
                + BlockWriter.GROUP_HEADER;
        for (int i = 0; i < linkIncluded.length; i++) {
            linkIncluded[i] = everything || memory.isNews(in, i);
            if (linkIncluded[i]) {
                length += LinkBlockEncoder.ENCODED_LENGTH + data(in.links[i].words);
            }
        }
        length += BlockWriter.GROUP_HEADER + in.commandCount * CommandBlockEncoder.ENCODED_LENGTH;
        length += BlockWriter.GROUP_HEADER + (in.planPresent ? planLength(in.plan) : 0);
        length += BlockWriter.GROUP_HEADER;
        for (int i = 0; i < out.words.length; i++) {
            length += data(out.words[i]);
        }
        length += BlockWriter.GROUP_HEADER + out.eventCount * EventBlockEncoder.ENCODED_LENGTH;
        return length + status.measure(out);
    }

    /** Writes the message that was measured last, from the end of the header on; the offset behind it. */
    int write(MutableDirectBuffer buffer, int headerAt, InputImage in, OutputImage out) {
        int at = headerAt + RecordStamp.HEADER;
        root.wrap(buffer, at).flags((short) ((selfSufficient ? SELF_SUFFICIENT : 0) | (in.active ? ACTIVE : 0)))
                .elapsedTicks(in.elapsedTicks).latenessNs(in.latenessNs).bootId(in.bootId)
                .fencingEpoch(in.fencingEpoch).lostRecords(in.lostRecords).eventsLost(out.eventsLost);
        at += CycleEncoder.BLOCK_LENGTH;
        at = writeStopWords(buffer, at, in);
        at = writeLinks(buffer, at, in);
        at = writeCommands(buffer, at, in);
        at = writePlan(buffer, at, in);
        at = writeOutputs(buffer, at, out);
        at = writeEvents(buffer, at, out);
        return status.write(buffer, at, out);
    }

    /** The record is on its way: the next one builds on it. */
    void remember(InputImage in) {
        memory.remember(in);
    }

    private int writeStopWords(MutableDirectBuffer buffer, int from, InputImage in) {
        int entries = stopWordsIncluded ? in.stopWords.length : 0;
        int at = blocks.group(buffer, from, Long.BYTES, entries);
        for (int i = 0; i < entries; i++) {
            buffer.putLong(at, in.stopWords[i], CycleEncoder.BYTE_ORDER);
            at += Long.BYTES;
        }
        return at;
    }

    private int writeLinks(MutableDirectBuffer buffer, int from, InputImage in) {
        int entries = 0;
        for (int i = 0; i < linkIncluded.length; i++) {
            entries += linkIncluded[i] ? 1 : 0;
        }
        int at = blocks.group(buffer, from, LinkBlockEncoder.ENCODED_LENGTH, entries);
        for (int i = 0; i < linkIncluded.length; i++) {
            if (linkIncluded[i]) {
                LinkInput input = in.links[i];
                link.wrap(buffer, at).link(i).state((short) input.state.ordinal()).timeouts(input.timeouts)
                        .reconnects(input.reconnects).sequence(input.sequence).receivedNs(input.receivedNs)
                        .ageNs(input.ageNs);
                at = blocks.words(buffer, at + LinkBlockEncoder.ENCODED_LENGTH, input.words);
            }
        }
        return at;
    }

    private int writeCommands(MutableDirectBuffer buffer, int from, InputImage in) {
        int at = blocks.group(buffer, from, CommandBlockEncoder.ENCODED_LENGTH, in.commandCount);
        for (int i = 0; i < in.commandCount; i++) {
            at = blocks.command(buffer, at, in.commands[i]);
        }
        return at;
    }

    private int writePlan(MutableDirectBuffer buffer, int from, InputImage in) {
        int at = blocks.group(buffer, from, PlanBlockEncoder.ENCODED_LENGTH, in.planPresent ? 1 : 0);
        if (!in.planPresent) {
            return at;
        }
        PlanImage image = in.plan;
        plan.wrap(buffer, at).requestId(image.requestId).result((short) image.result.ordinal())
                .obstacle(image.obstacle).durationS(image.durationS).peakSwayRad(image.peakSwayRad)
                .clearanceM(image.clearanceM);
        at = blocks.group(buffer, at + PlanBlockEncoder.ENCODED_LENGTH, PathBlockEncoder.ENCODED_LENGTH,
                image.paths.length);
        for (int i = 0; i < image.paths.length; i++) {
            at = writeSegments(buffer, writeStart(buffer, at, image.paths[i]), image.paths[i]);
        }
        return at;
    }

    private int writeStart(MutableDirectBuffer buffer, int at, AxisPath axis) {
        path.wrap(buffer, at).startPositionM(axis.startPositionM).startSpeedMps(axis.startSpeedMps)
                .startAccelerationMps2(axis.startAccelerationMps2);
        return at + PathBlockEncoder.ENCODED_LENGTH;
    }

    private int writeSegments(MutableDirectBuffer buffer, int from, AxisPath axis) {
        int at = blocks.group(buffer, from, SegmentBlockEncoder.ENCODED_LENGTH, axis.segments);
        for (int i = 0; i < axis.segments; i++) {
            segment.wrap(buffer, at).durationS(axis.durationS[i]).jerkMps3(axis.jerkMps3[i]);
            at += SegmentBlockEncoder.ENCODED_LENGTH;
        }
        return at;
    }

    private int writeOutputs(MutableDirectBuffer buffer, int from, OutputImage out) {
        int at = blocks.group(buffer, from, 0, out.words.length);
        for (int i = 0; i < out.words.length; i++) {
            at = blocks.words(buffer, at, out.words[i]);
        }
        return at;
    }

    private int writeEvents(MutableDirectBuffer buffer, int from, OutputImage out) {
        int at = blocks.group(buffer, from, EventBlockEncoder.ENCODED_LENGTH, out.eventCount);
        for (int i = 0; i < out.eventCount; i++) {
            Event fact = out.events[i];
            event.wrap(buffer, at).kind((short) fact.kind.ordinal()).axis(fact.axis).writer(fact.writer)
                    .code(fact.code).reference(fact.reference).detail(fact.detail).value(fact.value);
            at += EventBlockEncoder.ENCODED_LENGTH;
        }
        return at;
    }

    private static int planLength(PlanImage plan) {
        int length = PlanBlockEncoder.ENCODED_LENGTH + BlockWriter.GROUP_HEADER;
        for (int i = 0; i < plan.paths.length; i++) {
            length += PathBlockEncoder.ENCODED_LENGTH + BlockWriter.GROUP_HEADER
                    + plan.paths[i].segments * SegmentBlockEncoder.ENCODED_LENGTH;
        }
        return length;
    }

    static int data(short[] words) {
        return BlockWriter.DATA_HEADER + words.length * Short.BYTES;
    }
}
