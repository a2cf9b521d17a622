package org.openquay.journal.ring;

import java.nio.ByteOrder;

import org.agrona.MutableDirectBuffer;

import org.openquay.api.ControlPath;
import org.openquay.api.command.Command;
import org.openquay.api.command.WorkOrder;
import org.openquay.journal.sbe.CommandBlockEncoder;
import org.openquay.journal.sbe.GroupSizeEncodingEncoder;
import org.openquay.journal.sbe.WorkOrderEncoder;

/**
 * Lays the parts that messages share out in a buffer, one behind the other. The generated encoders of whole groups throw
 * on a count that is too large; here the counts are bounded by the images.
 */
@ControlPath
public final class BlockWriter {

    /** Bytes before the entries of a group, and before the bytes of a data field. */
    public static final int GROUP_HEADER = GroupSizeEncodingEncoder.ENCODED_LENGTH;
    public static final int DATA_HEADER = Integer.BYTES;

    private final GroupSizeEncodingEncoder group = new GroupSizeEncodingEncoder();
    private final CommandBlockEncoder command = new CommandBlockEncoder();

    /** Begins a group; the offset of its first entry. */
    public int group(MutableDirectBuffer buffer, int at, int blockLength, int entries) {
        group.wrap(buffer, at).blockLength(blockLength).numInGroup(entries);
        return at + GROUP_HEADER;
    }

    /** Writes words as a data field; the offset behind it. */
    public int words(MutableDirectBuffer buffer, int at, short[] words) {
        buffer.putInt(at, words.length * Short.BYTES, ByteOrder.LITTLE_ENDIAN);
        int offset = at + DATA_HEADER;
        for (int i = 0; i < words.length; i++) {
            buffer.putShort(offset, words[i], ByteOrder.LITTLE_ENDIAN);
            offset += Short.BYTES;
        }
        return offset;
    }

    /** Writes bytes as a data field; the offset behind it. */
    public int bytes(MutableDirectBuffer buffer, int at, byte[] bytes, int length) {
        buffer.putInt(at, length, ByteOrder.LITTLE_ENDIAN);
        buffer.putBytes(at + DATA_HEADER, bytes, 0, length);
        return at + DATA_HEADER + length;
    }

    /** Writes a command; the offset behind it. */
    public int command(MutableDirectBuffer buffer, int at, Command from) {
        command.wrap(buffer, at).commandId(from.commandId).writer(from.writer).sequence(from.sequence)
                .bootId(from.bootId).expiresNs(from.expiresNs).leaseEpoch(from.leaseEpoch)
                .kind((short) from.kind.ordinal()).group(from.group).axis(from.axis).value(from.value);
        order(buffer, command.order(), from.order);
        return at + CommandBlockEncoder.ENCODED_LENGTH;
    }

    void order(MutableDirectBuffer buffer, WorkOrderEncoder order, WorkOrder from) {
        buffer.putBytes(order.offset() + WorkOrderEncoder.jobIdEncodingOffset(), from.jobId);
        buffer.putBytes(order.offset() + WorkOrderEncoder.containerIdEncodingOffset(), from.containerId);
        order.from(from.from).to(from.to).pickAcrossM(from.pickAcrossM).pickAlongM(from.pickAlongM)
                .pickHeightM(from.pickHeightM).placeAcrossM(from.placeAcrossM).placeAlongM(from.placeAlongM)
                .placeHeightM(from.placeHeightM).massKg(from.massKg);
    }
}
