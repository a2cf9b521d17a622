package org.openquay.simulator.device;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;

/**
 * One station of crane I/O: inputs and outputs laid out as the crane's signals say, for all links that end here. Its
 * watchdog takes all outputs away when no new heartbeat was written for its time; they come back with heartbeats that
 * ask for nothing.
 */
public final class CraneIo implements RegisterDevice {

    /** The signals of one link. */
    private record Block(RegisterBlock read, short[] inputs, SignalWord[] inputSignals, RegisterBlock write,
            short[] outputs, SignalWord[] outputSignals) {

        boolean reads(int address, int count) {
            return address >= read.address() && address + count <= read.address() + read.words();
        }

        boolean writes(int address, int count) {
            return address >= write.address() && address + count <= write.address() + write.words();
        }
    }

    private final Instruments instruments;
    private final Block[] blocks;
    private final double watchdogS;
    private final boolean heartbeatExpected;
    private boolean alive;
    private double silentS;
    private boolean watchdogTripped;
    private boolean powered = true;

    /**
     * The station that those links end at.
     *
     * @param links indices of the links
     * @throws IllegalArgumentException naming the signal, when it does not fit its link's block
     */
    public CraneIo(CraneDescription crane, List<Integer> links, Instruments instruments) {
        this.instruments = instruments;
        this.blocks = links.stream().map(link -> newBlock(crane, link)).toArray(Block[]::new);
        this.watchdogS = links.stream().map(crane.links()::get)
                .filter(link -> link.write().words() > 0 && link.watchdogNs() > 0)
                .mapToDouble(link -> link.watchdogNs() / 1e9).min().orElse(Double.POSITIVE_INFINITY);
        this.heartbeatExpected = crane.signals().stream()
                .anyMatch(signal -> signal.role() == SignalRole.HEARTBEAT && links.contains(signal.link()));
    }

    private static Block newBlock(CraneDescription crane, int link) {
        LinkDescription description = crane.links().get(link);
        List<SignalDescription> signals = crane.signals().stream().filter(signal -> signal.link() == link).toList();
        return new Block(description.read(), new short[description.read().words()],
                words(signals, false, description, description.read()), description.write(),
                new short[description.write().words()], words(signals, true, description, description.write()));
    }

    private static SignalWord[] words(List<SignalDescription> signals, boolean outputs, LinkDescription link,
            RegisterBlock block) {
        SignalWord[] words = signals.stream().filter(signal -> signal.role().output() == outputs).map(SignalWord::new)
                .toArray(SignalWord[]::new);
        for (SignalWord word : words) {
            SignalDescription signal = word.signal;
            if (signal.word() < 0 || signal.word() + word.words() > block.words()) {
                throw new IllegalArgumentException("signal " + signal.role() + " " + signal.index() + " lies at word "
                        + signal.word() + " of link " + link.name() + ", which has " + block.words());
            }
        }
        return words;
    }

    /** One step, before the plant's. */
    public void step(double stepS) {
        silentS += stepS;
        if (alive && silentS > watchdogS) {
            alive = false;
            watchdogTripped = true;
        }
        if (watchdogTripped && alive && !anythingAsked()) {
            watchdogTripped = false;
        }
    }

    private boolean anythingAsked() {
        for (Block block : blocks) {
            for (SignalWord signal : block.outputSignals) {
                if (signal.isBit() && signal.on(block.outputs)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * A contact of this station that follows an output; one that is never on where the station has no such output.
     */
    public BooleanSupplier contact(SignalRole role, int index) {
        for (Block block : blocks) {
            for (SignalWord signal : block.outputSignals) {
                if (signal.signal.role() == role && signal.signal.index() == index) {
                    return () -> !watchdogTripped && powered && signal.on(block.outputs);
                }
            }
        }
        return () -> false;
    }

    @Override
    public int read(int address, int count, short[] into) {
        if (!powered) {
            return NO_ANSWER;
        }
        for (Block block : blocks) {
            if (block.reads(address, count)) {
                measure(block);
                System.arraycopy(block.inputs, address - block.read.address(), into, 0, count);
                return OK;
            }
            if (block.writes(address, count)) {
                System.arraycopy(block.outputs, address - block.write.address(), into, 0, count);
                return OK;
            }
        }
        return ILLEGAL_DATA_ADDRESS;
    }

    private void measure(Block block) {
        for (SignalWord word : block.inputSignals) {
            SignalRole role = word.signal.role();
            if (role == SignalRole.OUTPUT_WATCHDOG_TRIPPED) {
                word.put(block.inputs, watchdogTripped);
            } else if (word.isBit()) {
                word.put(block.inputs, instruments.on(role, word.signal.index()));
            } else {
                word.put(block.inputs, instruments.value(role, word.signal.index()));
            }
        }
    }

    @Override
    public int write(int address, int count, short[] from) {
        if (!powered) {
            return NO_ANSWER;
        }
        for (Block block : blocks) {
            if (block.writes(address, count)) {
                int beat = heartbeat(block);
                System.arraycopy(from, 0, block.outputs, address - block.write.address(), count);
                if (!heartbeatExpected || heartbeat(block) != beat) {
                    alive = true;
                    silentS = 0;
                }
                return OK;
            }
        }
        return ILLEGAL_DATA_ADDRESS;
    }

    private static int heartbeat(Block block) {
        for (SignalWord signal : block.outputSignals) {
            if (signal.signal.role() == SignalRole.HEARTBEAT) {
                return block.outputs[signal.signal.word()];
            }
        }
        return 0;
    }

    /** The watchdog has taken the outputs away. */
    public boolean watchdogTripped() {
        return watchdogTripped;
    }

    /** Fault: a signal shows this raw value whatever is measured; a broken wire is 0. */
    public void force(SignalRole role, int index, int raw) {
        find(role, index).force(raw);
    }

    /** Ends {@link #force}. */
    public void free(SignalRole role, int index) {
        find(role, index).free();
    }

    private SignalWord find(SignalRole role, int index) {
        return Arrays.stream(blocks).flatMap(block -> Arrays.stream(block.inputSignals))
                .filter(word -> word.signal.role() == role && word.signal.index() == index).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no input " + role + " " + index + " here"));
    }

    /** Whether this station has that input. */
    public boolean has(SignalRole role, int index) {
        return Arrays.stream(blocks).flatMap(block -> Arrays.stream(block.inputSignals))
                .anyMatch(word -> word.signal.role() == role && word.signal.index() == index);
    }

    /** Switches its supply off, which leaves it mute and without outputs, or on. */
    public void power(boolean on) {
        powered = on;
        alive = false;
        watchdogTripped = false;
        for (Block block : blocks) {
            Arrays.fill(block.outputs, (short) 0);
        }
    }
}
