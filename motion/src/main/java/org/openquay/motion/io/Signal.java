package org.openquay.motion.io;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.api.crane.SignalType;

/** One signal in its words. Immutable; its place was checked at construction of the map. */
@ControlPath
final class Signal {

    final SignalRole role;
    final int index;
    final int link;
    private final int word;
    private final SignalType type;
    private final int mask;
    private final boolean inverted;
    private final double scale;
    private final double offset;

    Signal(SignalDescription signal) {
        role = signal.role();
        index = signal.index();
        link = signal.link();
        word = signal.word();
        type = signal.type();
        mask = 1 << signal.bit();
        inverted = signal.inverted();
        scale = signal.scale();
        offset = signal.offset();
    }

    /** The physical value. */
    double value(short[] words) {
        int raw = switch (type) {
            case BIT -> bit(words) ? 1 : 0;
            case INT16 -> words[word];
            case UINT16 -> words[word] & 0xFFFF;
            case INT32 -> words[word] << 16 | words[word + 1] & 0xFFFF;
        };
        return raw * scale + offset;
    }

    /** The logical value: true = operated for a normally closed wire that is open. */
    boolean bit(short[] words) {
        return (words[word] & mask) != 0 != inverted;
    }

    void put(boolean value, short[] words) {
        int old = words[word];
        words[word] = (short) (value != inverted ? old | mask : old & ~mask);
    }

    void put(long count, short[] words) {
        if (type == SignalType.INT32) {
            words[word] = (short) (count >>> 16);
            words[word + 1] = (short) count;
        } else {
            words[word] = (short) count;
        }
    }
}
