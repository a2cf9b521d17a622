package org.openquay.simulator.device;

import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalType;

/** Where one signal lies in a block of registers, seen from the device. */
final class SignalWord {

    /** No raw value is forced. */
    private static final long FREE = Long.MIN_VALUE;

    final SignalDescription signal;
    private final long lowest;
    private final long highest;
    private long forced = FREE;

    SignalWord(SignalDescription signal) {
        this.signal = signal;
        this.lowest = switch (signal.type()) {
            case BIT, UINT16 -> 0;
            case INT16 -> Short.MIN_VALUE;
            case INT32 -> Integer.MIN_VALUE;
        };
        this.highest = switch (signal.type()) {
            case BIT -> 1;
            case UINT16 -> 0xFFFF;
            case INT16 -> Short.MAX_VALUE;
            case INT32 -> Integer.MAX_VALUE;
        };
    }

    boolean isBit() {
        return signal.type() == SignalType.BIT;
    }

    /** Words that it takes. */
    int words() {
        return signal.type() == SignalType.INT32 ? 2 : 1;
    }

    /** A normally closed contact opens when operated: its bit is then 0. */
    void put(short[] words, boolean on) {
        putRaw(words, on != signal.inverted() ? 1 : 0);
    }

    /** A value beyond what the type can hold stays at its end. */
    void put(short[] words, double value) {
        long raw = Math.round((value - signal.offset()) / signal.scale());
        putRaw(words, Math.clamp(raw, lowest, highest));
    }

    private void putRaw(short[] words, long measured) {
        long raw = forced == FREE ? measured : forced;
        int at = signal.word();
        switch (signal.type()) {
            case BIT -> words[at] = (short) (words[at] & ~(1 << signal.bit()) | (int) raw << signal.bit());
            case INT16, UINT16 -> words[at] = (short) raw;
            case INT32 -> {
                words[at] = (short) (raw >> 16);
                words[at + 1] = (short) raw;
            }
        }
    }

    /** Whether an output's bit is set, as it was written. */
    boolean on(short[] words) {
        boolean bit = (words[signal.word()] >> signal.bit() & 1) != 0;
        return bit != signal.inverted();
    }

    /** Fault: the raw value is this one whatever is measured; a broken wire of a bit is 0. */
    void force(int raw) {
        forced = Math.clamp(raw, lowest, highest);
    }

    void free() {
        forced = FREE;
    }
}
