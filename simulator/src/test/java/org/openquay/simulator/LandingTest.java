package org.openquay.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.Location;
import org.openquay.api.crane.SampleCrane;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.cargo.Container;
import org.openquay.simulator.cargo.Stowed;
import org.openquay.simulator.cargo.TruckCall;
import org.openquay.simulator.plant.Plant;
import org.openquay.simulator.plant.PlantDescription;
import org.openquay.simulator.plant.ViolationKind;

/** What the load does on the things that it meets. Row 5 of bay 1 is at 19 m, row 6 at 21.5 m, lane 1 at −4 m. */
class LandingTest {

    private static final CraneDescription CRANE = SampleCrane.description();
    private static final int HOIST = SampleCrane.HOIST;
    private static final int TROLLEY = SampleCrane.TROLLEY;
    private static final double DECK_M = 10.0;
    private static final double BOX_M = 2.59;

    private final SimulatedCrane crane = new SimulatedCrane(CRANE, PlantDescription.sample(), cargo(), 1);
    private final Plant plant = crane.plant();
    private final HandControl hand = new HandControl(crane);

    /** Two tiers in row 5, one in row 6, three in row 8; an empty chassis on lane 1, a loaded one on lane 2. */
    private static CargoPlan cargo() {
        List<Stowed> stowed = new ArrayList<>();
        stack(stowed, 5, 2);
        stack(stowed, 6, 1);
        stack(stowed, 8, 3);
        return new CargoPlan(stowed, List.of(new TruckCall(Location.parse("L-01-01"), Optional.empty()),
                new TruckCall(Location.parse("L-02-01"), Optional.of(new Container("TRUCK", 12_000)))));
    }

    private static void stack(List<Stowed> stowed, int row, int tiers) {
        IntStream.rangeClosed(1, tiers).forEach(tier -> stowed.add(
                new Stowed(new Container("R" + row + "T" + tier, 20_000),
                        Location.parse("V-01-%02d-%02d".formatted(row, tier)))));
    }

    private void above(double trolleyM, double heightM) {
        plant.put(TROLLEY, trolleyM);
        plant.put(HOIST, heightM);
        hand.start(HOIST);
    }

    private void lowerFor(double seconds, double speedMps) {
        double untilS = hand.seconds() + seconds;
        hand.until("lowered", seconds + 1, () -> {
            hand.reference(HOIST, -speedMps);
            return hand.seconds() >= untilS;
        });
        hand.reference(HOIST, 0);
        hand.tick();
    }

    @ParameterizedTest(name = "at {0} m on {1} m")
    @CsvSource({"-11, 0", "2.9, 0", "16.5, 10", "19, 15.18", "21.5, 12.59", "26.5, 17.77", "-4, 1.5", "-8.5, 4.09",
        "0.5, 14", "-30.5, 14"})
    void theSpreaderStandsOnWhatIsThereAndTheRopesGoSlack(double trolleyM, double topM) {
        above(trolleyM, topM + 1);
        lowerFor(11, 0.2);
        assertThat(plant.load().heightM()).isCloseTo(topM, within(0.02));
        assertThat(plant.axis(HOIST).positionM()).isLessThan(topM - 0.8);
        assertThat(plant.slackRope()).isTrue();
        assertThat(plant.load().tensionN()).isLessThan(1_000);
        assertThat(plant.moves().violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"19, true", "-8.5, true", "26.5, true", "16.5, false", "-11, false", "-4, false", "0, false"})
    void landedPinsGoInOnContainersAlone(double trolleyM, boolean pins) {
        above(trolleyM, plant.heightM(trolleyM - 0.1, trolleyM + 0.1) + 0.5);
        lowerFor(4, 0.2);
        for (int corner = 0; corner < 4; corner++) {
            assertThat(plant.landed(corner)).isEqualTo(pins);
        }
    }

    @Test
    void aStandingLoadCannotBeMadeToSwing() {
        above(-11, 1);
        lowerFor(10, 0.2);
        plant.sway(0.1);
        lowerFor(0.5, 0);
        assertThat(plant.load().heightM()).isCloseTo(0, within(0.02));
        assertThat(plant.moves().violations()).isEmpty();
    }

    @Test
    void loadCellsShowTheLoadComingToRest() {
        above(19, 15.68);
        assertThat(cellsKg()).isCloseTo(15_000, within(400.0));
        hand.land();
        assertThat(cellsKg()).isBetween(1_000.0, 14_000.0);
        lowerFor(1.5, 0.2);
        assertThat(cellsKg()).isLessThan(400);
    }

    private double cellsKg() {
        short[] words = new short[4];
        crane.device(SampleCrane.IO_LINK).read(109, 4, words);
        return IntStream.range(0, 4).mapToDouble(i -> (words[i] & 0xFFFF) * 10.0).sum();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.18, 0.1, 0.18})
    void guidesPullTheSpreaderOntoTheContainer(double offM) {
        above(19 + offM, 15.7);
        lowerFor(5, 0.2);
        assertThat(plant.landed(0) && plant.landed(3)).isTrue();
        assertThat(plant.load().positionM()).isCloseTo(19, within(0.03));
    }

    @Test
    void beyondItsGuidesTheSpreaderStandsOnTheRoofWithoutPins() {
        above(19 + 0.3, 15.7);
        lowerFor(5, 0.2);
        assertThat(plant.slackRope()).isTrue();
        assertThat(plant.landed(0) || plant.landed(3)).isFalse();
        hand.turnLocks(true);
        lowerFor(2, 0);
        assertThat(plant.twistlocks().allUnlocked()).isTrue();
    }

    @Test
    void twistlocksDoNotTurnWhileTheSpreaderHangs() {
        above(19, 20);
        hand.turnLocks(true);
        lowerFor(3, 0);
        assertThat(plant.twistlocks().allUnlocked()).isTrue();
    }

    private void pick() {
        above(19, 15.7);
        hand.land();
        hand.turnLocks(true);
        hand.until("locked", 3, plant.twistlocks()::allLocked);
    }

    @Test
    void aLockedContainerComesAlongAndAHangingOneCannotBeDropped() {
        pick();
        hand.moveTo(HOIST, 22, 0.05);
        Container carried = plant.carried();
        assertThat(carried).isNotNull().extracting(Container::id).isEqualTo("R5T2");
        assertThat(plant.heightM(18.5, 19.5)).isCloseTo(DECK_M + BOX_M, within(1e-9));
        assertThat(cellsKg()).isCloseTo(35_000, within(600.0));
        hand.turnLocks(false);
        lowerFor(3, 0);
        assertThat(plant.twistlocks().allLocked()).isTrue();
        assertThat(plant.carried()).isSameAs(carried);
    }

    @Test
    void aContainerIsPlacedWhereItWasSetDownAndTheErrorRecorded() {
        pick();
        hand.moveTo(HOIST, 22, 0.05);
        hand.start(TROLLEY);
        hand.moveTo(TROLLEY, 21.5 + 0.11, 0.02);
        hand.moveTo(HOIST, DECK_M + 2 * BOX_M + 0.5, 0.05);
        hand.moveTo(TROLLEY, 21.5 + 0.11, 0.01);
        hand.land();
        double atM = plant.load().positionM();
        hand.turnLocks(false);
        hand.until("unlocked", 3, plant.twistlocks()::allUnlocked);
        hand.moveTo(HOIST, 20, 0.05);
        assertThat(plant.carried()).isNull();
        assertThat(plant.heightM(21, 22)).isCloseTo(DECK_M + 2 * BOX_M, within(1e-9));
        assertThat(plant.moves().moves()).hasSize(1).first().satisfies(move -> {
            assertThat(move.from()).isEqualTo("V-01-05-02");
            assertThat(move.to()).isEqualTo("V-01-06-02");
            assertThat(move.landingErrorMm()).isCloseTo(1000 * Math.abs(atM - 21.5), within(1.0)).isBetween(80.0,
                    140.0);
        });
    }

    @Test
    void aContainerSetDownOnTheQuayIsMisplaced() {
        pick();
        hand.moveTo(HOIST, 25, 0.05);
        hand.start(TROLLEY);
        hand.moveTo(TROLLEY, -19.7, 0.05);
        hand.moveTo(HOIST, BOX_M + 0.5, 0.05);
        hand.land();
        hand.turnLocks(false);
        hand.until("unlocked", 3, plant.twistlocks()::allUnlocked);
        assertThat(plant.moves().violations()).extracting(violation -> violation.kind())
                .containsExactly(ViolationKind.MISPLACED);
        assertThat(plant.heightM(-20, -19)).isCloseTo(BOX_M, within(0.03));
    }

    /** Lowered onto the edge of a stack, one side of the spreader hangs in the air. */
    @Test
    void aLoadOnAnEdgeTipsWhenTheRopesLetGo() {
        above(19 + 1.3, 15.7);
        lowerFor(1.2, 0.2);
        assertThat(plant.moves().violations()).isEmpty();
        lowerFor(4, 0.2);
        assertThat(plant.moves().violations()).extracting(violation -> violation.kind())
                .containsExactly(ViolationKind.TIPPED);
        assertThat(plant.landed(0) || plant.landed(2)).isFalse();
    }

    @Test
    void drivingIntoAStackIsACollisionAndTheStackHolds() {
        above(23, 14.5);
        hand.start(TROLLEY);
        hand.until("contact", 20, () -> {
            hand.reference(TROLLEY, 1.0);
            return plant.touching();
        });
        lowerFor(3, 0);
        assertThat(plant.moves().violations()).first().satisfies(violation -> {
            assertThat(violation.kind()).isEqualTo(ViolationKind.STACK_TOUCHED);
            assertThat(violation.detail()).contains("stack V-01-08").contains("sideways");
        });
        assertThat(plant.load().positionM()).as("left of the stack").isLessThan(26.5 - 2.44 + 0.2);
        assertThat(plant.axis(TROLLEY).positionM()).as("the trolley went on").isGreaterThan(24.5);
    }

    @Test
    void landingHardIsACollision() {
        above(-11, 6);
        hand.until("on the quay", 20, () -> {
            hand.reference(HOIST, -1.2);
            return plant.touching();
        });
        assertThat(plant.moves().violations()).singleElement().satisfies(violation -> {
            assertThat(violation.kind()).isEqualTo(ViolationKind.COLLISION);
            assertThat(violation.detail()).startsWith("load touched quay downwards at 1.");
        });
    }

    @Test
    void travellingIntoAStackIsACollision() {
        plant.put(SampleCrane.GANTRY, -7);
        above(26.5, 14.5);
        hand.start(SampleCrane.GANTRY);
        hand.until("inside", 60, () -> {
            hand.reference(SampleCrane.GANTRY, 0.3);
            return plant.touching();
        });
        assertThat(plant.axis(SampleCrane.GANTRY).positionM()).isCloseTo(-6.01, within(0.02));
        assertThat(plant.moves().violations()).singleElement().satisfies(
                violation -> assertThat(violation.detail()).contains("was driven into stack V-01-08 along the quay"));
    }

    @Test
    void aFallenLoadDoesNotFallThroughTheQuay() {
        plant.put(TROLLEY, -11);
        plant.put(HOIST, 30);
        plant.axis(HOIST).brake().stickOpen(true);
        for (int i = 0; i < 15_000; i++) {
            crane.step();
        }
        assertThat(plant.moves().violations()).extracting(violation -> violation.kind())
                .contains(ViolationKind.LOAD_DROPPED, ViolationKind.COLLISION);
        assertThat(plant.load().bottomM()).isBetween(-0.2, 3.0);
    }

    @Test
    void raisingAHalfLockedSpreaderIsNoticed() {
        plant.twistlocks().stick(2, true);
        above(19, 15.7);
        hand.land();
        hand.turnLocks(true);
        lowerFor(2, 0);
        assertThat(plant.twistlocks().allLocked()).isFalse();
        hand.moveTo(HOIST, 18, 0.05);
        assertThat(plant.carried()).isNull();
        assertThat(plant.moves().violations()).extracting(violation -> violation.kind())
                .containsExactly(ViolationKind.LIFTED_HALF_LOCKED);
    }

    @Test
    void trucksComeOneAfterTheOtherAndNotUnderALowLoad() {
        CargoPlan two = new CargoPlan(List.of(),
                List.of(new TruckCall(Location.parse("L-02-01"), Optional.of(new Container("FIRST", 12_000))),
                        new TruckCall(Location.parse("L-02-01"), Optional.of(new Container("SECOND", 12_000)))));
        SimulatedCrane other = new SimulatedCrane(CRANE, PlantDescription.sample(), two, 1);
        HandControl person = new HandControl(other);
        other.plant().put(TROLLEY, -8.5);
        other.plant().put(HOIST, 4.09 + 0.6);
        person.start(HOIST);
        person.land();
        person.turnLocks(true);
        person.until("locked", 3, other.plant().twistlocks()::allLocked);
        person.moveTo(HOIST, 8, 0.05);
        double waitFromS = person.seconds();
        person.until("a minute", 70, () -> person.seconds() > waitFromS + 60);
        assertThat(other.plant().inventory()).as("the first truck waits under the low load").contains("L-02-01 -");
        person.moveTo(HOIST, 12, 0.05);
        assertThat(other.plant().heightM(-9, -8)).as("gone").isZero();
        double goneS = person.seconds();
        person.until("next truck", 30, () -> other.plant().heightM(-9, -8) > 4);
        assertThat(person.seconds() - goneS).isLessThan(15.5);
        assertThat(other.plant().inventory()).contains("L-02-01 SECOND");
    }
}
