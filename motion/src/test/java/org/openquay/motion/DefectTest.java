package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.HOIST_LINK;
import static org.openquay.api.crane.SampleCrane.IO_LINK;
import static org.openquay.api.crane.SampleCrane.TROLLEY;
import static org.openquay.motion.TestCrane.OPERATOR;
import static org.openquay.motion.TestCrane.TERMINAL;

import org.junit.jupiter.api.Test;

import org.openquay.api.command.CommandKind;
import org.openquay.api.image.EventKind;
import org.openquay.api.status.Fault;

/** A defect inside the step: a profile that throws. */
class DefectTest {

    private final TestCrane crane = new TestCrane();

    @Test
    void aDefectInTheStepStopsTheCraneAndIsNamed() {
        jogHoist();
        crane.profiles.get(TROLLEY).defective = true;
        crane.cycle();

        assertThat(crane.events(EventKind.FAULT_LATCHED)).first().satisfies(event -> {
            assertThat(event.code).isEqualTo(Fault.INTERNAL.ordinal());
            assertThat(event.detail).as("first cause").isEqualTo(1);
        });
        assertThat(crane.out.words[IO_LINK][0] & 0b111).as("brake releases").isZero();
        assertThat(crane.out.words[HOIST_LINK][0] & 0xFFFF).as("quick stop").isEqualTo(TestProfile.QUICK);
    }

    @Test
    void aLastingDefectIsReportedOnceAndKeepsTheOutputsSafe() {
        jogHoist();
        crane.profiles.get(TROLLEY).defective = true;
        crane.run(3);

        assertThat(Math.abs(crane.plant.drives[HOIST].speedMps)).isLessThan(0.01);
        assertThat(crane.plant.brakeOpen[HOIST]).isFalse();
        assertThat(crane.events(EventKind.FAULT_LATCHED)).filteredOn(event -> event.code == Fault.INTERNAL.ordinal())
                .filteredOn(event -> event.axis == -1).hasSize(1);
    }

    @Test
    void commandsOfAFailedCycleAreAnswered() {
        crane.run(0.5);
        crane.profiles.get(TROLLEY).defective = true;
        long id = crane.send(OPERATOR, CommandKind.RESET);
        crane.cycle();

        assertThat(crane.events(EventKind.COMMAND_REFUSED)).filteredOn(event -> event.reference == id).hasSize(1);
    }

    @Test
    void goesOnAfterAResetWhenTheDefectIsGone() {
        jogHoist();
        crane.profiles.get(TROLLEY).defective = true;
        crane.cycle();
        crane.profiles.get(TROLLEY).defective = false;
        crane.run(3);
        assertThat(crane.answer(OPERATOR, CommandKind.RESET).kind).as("%s", crane)
                .isEqualTo(EventKind.COMMAND_ACCEPTED);
        crane.run(1);

        double beforeM = crane.plant.positionM[HOIST];
        crane.jogFor(TERMINAL, HOIST, 0.5, 4);
        assertThat(crane.plant.positionM[HOIST]).as("%s", crane).isGreaterThan(beforeM + 0.5);
    }

    private void jogHoist() {
        crane.run(0.5);
        crane.lease(TERMINAL);
        crane.jogFor(TERMINAL, HOIST, 0.5, 3);
        assertThat(crane.plant.drives[HOIST].speedMps).isGreaterThan(0.4);
    }
}
