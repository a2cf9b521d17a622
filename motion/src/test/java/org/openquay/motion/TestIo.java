package org.openquay.motion;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;

/** The device side of the crane's I/O words, by the signal list. */
final class TestIo {

    private final CraneDescription crane;

    TestIo(CraneDescription crane) {
        this.crane = crane;
    }

    void put(SignalRole role, int index, boolean value, short[][] words) {
        SignalDescription signal = signal(role, index);
        int mask = 1 << signal.bit();
        boolean set = value != signal.inverted();
        words[signal.link()][signal.word()] =
                (short) (set
                        ? words[signal.link()][signal.word()] | mask
                        : words[signal.link()][signal.word()] & ~mask);
    }

    void put(SignalRole role, int index, double value, short[][] words) {
        SignalDescription signal = signal(role, index);
        long raw = Math.round((value - signal.offset()) / signal.scale());
        short[] block = words[signal.link()];
        switch (signal.type()) {
            case INT32 -> {
                block[signal.word()] = (short) (raw >> 16);
                block[signal.word() + 1] = (short) raw;
            }
            case INT16 -> block[signal.word()] = (short) Math.clamp(raw, -32_768, 32_767);
            case UINT16 -> block[signal.word()] = (short) Math.clamp(raw, 0, 65_535);
            case BIT -> throw new IllegalArgumentException(role + " is a bit");
        }
    }

    boolean bit(SignalRole role, int index, short[][] words) {
        SignalDescription signal = signal(role, index);
        return (words[signal.link()][signal.word()] >> signal.bit() & 1) != 0 != signal.inverted();
    }

    int number(SignalRole role, int index, short[][] words) {
        SignalDescription signal = signal(role, index);
        return words[signal.link()][signal.word()] & 0xFFFF;
    }

    boolean names(SignalRole role) {
        return crane.signals().stream().anyMatch(signal -> signal.role() == role);
    }

    int link(SignalRole role) {
        return signal(role, 0).link();
    }

    private SignalDescription signal(SignalRole role, int index) {
        for (SignalDescription signal : crane.signals()) {
            if (signal.role() == role && signal.index() == index) {
                return signal;
            }
        }
        throw new IllegalArgumentException("no signal " + role + " " + index);
    }
}
