package org.openquay.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.Location;
import org.openquay.api.crane.SampleCrane;
import org.openquay.simulator.cargo.CargoJob;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.plant.PlantDescription;

class SimulatedCraneTest {

    private static final CraneDescription CRANE = SampleCrane.description();

    private static SimulatedCrane crane(long seed) {
        CargoPlan cargo = CargoPlan.forJobs(CRANE.site(),
                List.of(new CargoJob("A", 20_000, Location.parse("V-01-05-03"), Location.parse("L-02-01"))), seed);
        SimulatedCrane crane = new SimulatedCrane(CRANE, PlantDescription.sample(), cargo, seed);
        crane.plant().wind().blow(9, 0.3);
        crane.plant().sway(0.03);
        return crane;
    }

    /** Half a minute of the trolley driving, words written and read every 20 ms. */
    private static void drive(SimulatedCrane crane, short[] words, short[] in) {
        for (int i = 0; i < 30_000; i++) {
            if (i % 20 == 0) {
                words[0] = (short) (i < 40 ? 0x0476 : i < 80 ? 0x0477 : 0x047F);
                words[1] = 2500;
                crane.device(SampleCrane.TROLLEY_LINK).write(0, 3, words);
                crane.device(SampleCrane.TROLLEY_LINK).read(3, 3, in);
                words[1] = (short) i;
                words[0] = 0;
                crane.device(SampleCrane.IO_LINK).write(0, 2, words);
                crane.device(SampleCrane.IO_LINK).read(100, 16, in);
            }
            if (i % 200 == 0) {
                crane.device(SampleCrane.SCANNER_LINK).read(200, 96, in);
            }
            crane.step();
        }
    }

    @Test
    void theSameSeedAndWordsGiveTheSameBits() {
        SimulatedCrane first = crane(1);
        SimulatedCrane second = crane(1);
        SimulatedCrane other = crane(2);
        drive(first, new short[3], new short[96]);
        drive(second, new short[3], new short[96]);
        drive(other, new short[3], new short[96]);
        assertThat(first.plant().fingerprint()).isEqualTo(second.plant().fingerprint())
                .isNotEqualTo(other.plant().fingerprint());
        assertThat(first.plant().axis(SampleCrane.TROLLEY).speedMps()).isNotZero();
    }

    @Test
    void steppingReadingAndWritingAllocateNothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        short[] words = new short[3];
        short[] in = new short[96];
        drive(crane(1), words, in);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            SimulatedCrane crane = crane(i);
            long before = threads.getCurrentThreadAllocatedBytes();
            drive(crane, words, in);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).as("bytes in 30 000 steps").isLessThan(1_000);
    }

    @Test
    void refusesAPlantOfAnotherCrane() {
        PlantDescription sample = PlantDescription.sample();
        PlantDescription other = new PlantDescription(sample.axes().subList(0, 2), sample.drives(), sample.hoist(),
                sample.ropes(), sample.load(), sample.spreader(), sample.wind(), sample.sensors(), sample.ground(),
                sample.trucks());
        assertThatThrownBy(() -> new SimulatedCrane(CRANE, other, CargoPlan.none(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the plant has axes [hoist, trolley]").hasMessageContaining("gantry");
    }
}
