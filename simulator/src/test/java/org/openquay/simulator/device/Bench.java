package org.openquay.simulator.device;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.simulator.SimulatedCrane;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.plant.Plant;
import org.openquay.simulator.plant.PlantDescription;

/** The sample crane on a test bench: registers in, registers out, time by the millisecond. */
final class Bench {

    final SimulatedCrane crane;

    Bench() {
        this(SampleCrane.description());
    }

    Bench(CraneDescription description) {
        this(description, PlantDescription.sample());
    }

    Bench(CraneDescription description, PlantDescription plant) {
        crane = new SimulatedCrane(description, plant, CargoPlan.none(), 1);
    }

    Plant plant() {
        return crane.plant();
    }

    AbbDrive drive(int index) {
        return crane.drive(index);
    }

    void pass(int milliseconds) {
        for (int i = 0; i < milliseconds; i++) {
            crane.step();
        }
    }

    /** Writes from a register on; returns the exception code. */
    int write(int link, int address, int... values) {
        short[] words = new short[values.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = (short) values[i];
        }
        return crane.device(link).write(address, words.length, words);
    }

    /** One register as an unsigned number. */
    int register(int link, int address) {
        short[] word = new short[1];
        int answer = crane.device(link).read(address, 1, word);
        if (answer != RegisterDevice.OK) {
            throw new AssertionError("exception " + answer + " for register " + address + " of link " + link);
        }
        return word[0] & 0xFFFF;
    }

    int status(int link) {
        return register(link, 3);
    }

    double actualSpeed(int link) {
        return (short) register(link, 4) / 20_000.0;
    }

    /** Keeps a drive's words alive for some time. */
    void hold(int link, int controlWord, int ref1, int ref2, int milliseconds) {
        for (int i = 0; i < milliseconds; i++) {
            if (i % 20 == 0) {
                write(link, 0, controlWord, ref1, ref2);
            }
            pass(1);
        }
    }

    /** Start sequence of the profile, until the brake that the drive owns is open. */
    void start(int link) {
        hold(link, 0x0476, 0, 0, 5);
        hold(link, 0x0477, 0, 0, 5);
        hold(link, 0x047F, 0, 0, 300);
    }

    /** Keeps crane I/O alive with these outputs. */
    void outputs(int bits, int milliseconds) {
        for (int i = 0; i < milliseconds; i++) {
            if (i % 20 == 0) {
                beat(bits);
            }
            pass(1);
        }
    }

    private int heartbeat;

    void beat(int bits) {
        write(SampleCrane.IO_LINK, 0, bits, ++heartbeat & 0xFFFF);
    }

    boolean input(int word, int bit) {
        return (register(SampleCrane.IO_LINK, 100 + word) >> bit & 1) != 0;
    }
}
