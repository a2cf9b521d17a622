package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.SampleCrane;
import org.openquay.api.image.ImageShape;
import org.openquay.api.status.Fault;
import org.openquay.api.status.Permission;
import org.openquay.motion.authority.Stops;
import org.openquay.motion.io.CraneInputs;
import org.openquay.motion.load.LoadWatch;
import org.openquay.motion.load.SuspendedLoad;
import org.openquay.motion.spreader.Spreader;
import org.openquay.motion.spreader.SpreaderInterlock;
import org.openquay.motion.wind.WindWatch;

/** {@code docs/control/stops.md} says what the code does. */
class StopsDocumentTest {

    @Test
    void saysWhatEachFaultOfTheCraneForbids() {
        for (List<String> row : Documents.table("stops.md", "faults")) {
            assertThat(forbidden(Fault.valueOf(row.get(0)))).as(row.get(0)).isEqualTo(row.get(2));
        }
    }

    @Test
    void showsTheTruthTableOfTheHoist() {
        List<List<String>> table = Documents.table("stops.md", "spreader");
        assertThat(table).hasSize(9);
        for (List<String> row : table) {
            int locked = corners(row.get(0));
            int unlocked = corners(row.get(1));
            assertThat(SpreaderInterlock.state(locked, unlocked).name()).as("%s", row).isEqualTo(row.get(2));
            assertThat(SpreaderInterlock.hoistAllowed(locked, unlocked)).as("%s", row)
                    .isEqualTo(row.get(3).equals("may move"));
        }
    }

    @Test
    void showsTheTruthTableOfTheTwistlocks() {
        List<List<String>> table = Documents.table("stops.md", "turning");
        assertThat(table).hasSize(6);
        for (List<String> row : table) {
            boolean atRest = row.get(1).equals("at rest");
            assertThat(SpreaderInterlock.turningAllowed(corners(row.get(0)), atRest)).as("%s", row)
                    .isEqualTo(row.get(2).equals("may turn"));
        }
    }

    private static int corners(String word) {
        return switch (word) {
            case "none" -> 0;
            case "some" -> 0b0101;
            case "all" -> 0b1111;
            default -> throw new AssertionError(word);
        };
    }

    private static String forbidden(Fault fault) {
        CraneInputs inputs = new CraneInputs(new ImageShape(new int[0], new int[0], 3, 3, 1, 0, 0));
        inputs.ioFresh = true;
        inputs.safetyCircuitClosed = true;
        CraneFaults faults = new CraneFaults();
        faults.latch(fault, Events.sink());
        Permits permits = new Permits(SampleCrane.HOIST, inputs, new Stops(0), faults, new Spreader(),
                new LoadWatch(SampleCrane.description().load()), new SuspendedLoad(15_000),
                new WindWatch(SampleCrane.description().wind()));
        boolean up = missing(permits.plus(SampleCrane.HOIST));
        boolean down = missing(permits.minus(SampleCrane.HOIST));
        boolean others = missing(permits.plus(SampleCrane.TROLLEY)) && missing(permits.minus(SampleCrane.GANTRY));
        return others && up && down ? "everything" : up && !down ? "hoist up" : down && !up ? "hoist down" : "?";
    }

    private static boolean missing(long set) {
        return Permission.NO_LATCHED_FAULT.in(set);
    }
}
