package org.openquay.simulator.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.crane.SignalRole;
import org.openquay.simulator.SimulatedCrane;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.plant.PlantDescription;

/** Words and bits are those of {@code docs/control/levers.md}. */
class CabinDeskTest {

    private final CraneDescription crane = SampleCrane.withLevers();
    private final SimulatedCrane simulated = new SimulatedCrane(crane, PlantDescription.sample(),
            CargoPlan.forJobs(crane.site(), List.of(), 1), 1);
    private final CabinDesk desk = simulated.instruments().cabin();

    @Test
    void nobodySitsThereAtFirst() {
        assertThat(words()).containsExactly((short) 0, (short) 0, (short) 0, (short) 0b100);
    }

    @Test
    void presentsLeversContactsAndSwitches() {
        desk.move(SampleCrane.HOIST, -1000);
        desk.move(SampleCrane.TROLLEY, 512.4);
        desk.operate(SignalRole.LEVER_MINUS, SampleCrane.GANTRY, true);
        desk.operate(SignalRole.LEVER_STEP_3, SampleCrane.GANTRY, true);
        desk.operate(SignalRole.INCH_PLUS, SampleCrane.TROLLEY, true);
        desk.operate(SignalRole.CABIN_SELECTED, 0, true);
        desk.operate(SignalRole.CABIN_ENABLED, 0, true);
        desk.operate(SignalRole.MICRO_SPEED, 0, true);
        assertThat(words()).containsExactly((short) -1000, (short) 512, (short) 0b1_0000_1010, (short) 0b011);

        desk.operate(SignalRole.CABIN_ENABLED, 0, false);
        assertThat(words()[3]).isEqualTo((short) 0b001);
    }

    private short[] words() {
        short[] words = new short[4];
        int address = crane.links().get(SampleCrane.IO_LINK).read().address() + 16;
        assertThat(simulated.device(SampleCrane.IO_LINK).read(address, 4, words)).isEqualTo(RegisterDevice.OK);
        return words;
    }
}
