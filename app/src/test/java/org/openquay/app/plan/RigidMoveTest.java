package org.openquay.app.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the ways that we are compared with do, against figures that others found. */
class RigidMoveTest {

    private static TransferProblem problem(double distanceM, double startM, double endM, double mps2,
            List<TransferProblem.Clearance> clearance) {
        return new TransferProblem("", distanceM, startM, endM, axis(4, mps2, 0.6), axis(1.5, 0.4, 0.4), 5,
                TransferProblem.Initial.STILL, clearance, Optional.empty(), Optional.empty());
    }

    private static TransferProblem.Axis axis(double mps, double mps2, double mps3) {
        return new TransferProblem.Axis(mps, -mps, mps2, -mps2, mps3, -mps3);
    }

    private static ComparedMove together(TransferProblem problem, TransferMethod method) {
        SampledMotion motion = RigidMove.of(problem).orElseThrow().together(method::shaper);
        return new ComparedMove(problem, method, true, motion);
    }

    private static ComparedMove serial(TransferProblem problem, TransferMethod method) {
        SampledMotion motion = RigidMove.of(problem).orElseThrow().oneAfterTheOther(method::shaper);
        return new ComparedMove(problem, method, false, motion);
    }

    @ParameterizedTest
    @CsvSource({"30,25,25,0.6,15.177,20.193", "40,20,20,0.6,17.667,22.152", "50,30,15,0.67,19.587,24.345",
        "45,35,10,0.6,18.917,23.674", "-40,20,20,0.6,17.667,22.152"})
    void lastsAsLongAsOthersFound(double distanceM, double startM, double endM, double mps2, double rigidS,
            double zvS) {
        TransferProblem problem = problem(distanceM, startM, endM, mps2, List.of());
        double hoistS = startM == endM ? 0 : Math.abs(startM - endM) / 1.5 + 1.5 / 0.4 + 1;

        assertThat(together(problem, TransferMethod.RIGID).durationS()).isCloseTo(Math.max(rigidS, hoistS),
                within(0.002));
        assertThat(together(problem, TransferMethod.ZV).durationS()).isCloseTo(zvS, within(0.002));
        assertThat(serial(problem, TransferMethod.RIGID).durationS()).isCloseTo(rigidS + hoistS, within(0.002));
    }

    @Test
    void usesTheLimitsOfEachDirection() {
        TransferProblem.Axis slowToStop = new TransferProblem.Axis(4, -4, 0.6, -0.3, 0.6, -0.6);
        TransferProblem problem = new TransferProblem("", 60, 20, 20, slowToStop, axis(1.5, 0.4, 0.4), 5,
                TransferProblem.Initial.STILL, List.of(), Optional.empty(), Optional.empty());

        ComparedMove rigid = together(problem, TransferMethod.RIGID);

        // 4 m/s in 4/a + a/j each way, at half the speed on average
        double upS = 4 / 0.6 + 0.6 / 0.6;
        double downS = 4 / 0.3 + 0.3 / 0.6;
        assertThat(rigid.durationS()).isCloseTo(upS + downS + (60 - 2 * (upS + downS)) / 4, within(1e-9));
        assertThat(rigid.exceeded()).containsOnlyKeys("swayDeg");
    }

    @Test
    void leavesTheSwayThatOthersFound() {
        TransferProblem problem = problem(40, 20, 20, 0.6, List.of());
        ComparedMove rigid = together(problem, TransferMethod.RIGID);
        ComparedMove zv = together(problem, TransferMethod.ZV);
        ComparedMove zvd = together(problem, TransferMethod.ZVD);

        assertThat(rigid.residualSwayDeg()).isCloseTo(3.5, within(0.1));
        assertThat(rigid.stillS()).isEmpty();
        assertThat(rigid.exceeded()).containsOnlyKeys("swayDeg");
        assertThat(zv.residualSwayDeg()).isLessThan(ComparedMove.STILL_DEG);
        assertThat(zv.residualSway10Deg()).isCloseTo(0.39, within(0.03));
        assertThat(zv.stillS()).contains(zv.durationS());
        assertThat(zv.exceeded()).isEmpty();
        assertThat(zvd.durationS()).isCloseTo(26.64, within(0.002));
        assertThat(zvd.residualSway10Deg()).isLessThan(0.05);
        assertThat(zvd.residualSway5Deg()).isLessThan(zvd.residualSway10Deg());
    }

    @Test
    void aRopeThatChangesLengthLeavesSwayUnlessTheHoistWaits() {
        TransferProblem problem = problem(50, 30, 15, 0.67, List.of());

        assertThat(together(problem, TransferMethod.ZV).residualSwayDeg()).isGreaterThan(0.2);
        assertThat(serial(problem, TransferMethod.ZV).residualSwayDeg()).isLessThan(ComparedMove.STILL_DEG);
    }

    @ParameterizedTest
    @CsvSource({"ZV", "ZVD"})
    void goesOverStacksAsSoonAsTheLoadIsClearAndNoSooner(TransferMethod method) {
        TransferProblem problem = problem(50, 30, 26, 0.6, List.of(new TransferProblem.Clearance(12, 47, 12)));
        ComparedMove together = together(problem, method);
        ComparedMove serial = serial(problem, method);

        assertThat(together.isClear()).isTrue();
        assertThat(together.spareM().orElseThrow()).isBetween(-1e-5, 0.01);
        assertThat(together.exceeded()).isEmpty();
        assertThat(together.durationS()).isLessThan(serial.durationS() - 5);
        assertThat(serial.isClear()).isTrue();
        assertThat(serial.durationS()).isCloseTo(
                18 / 1.5 + 14 / 1.5 + 2 * (1.5 / 0.4 + 1) + 50 / 4.0 + 4 / 0.6 + 1
                        + method.shaper(Pendulum.periodS(12)).longerS(),
                within(1e-6));
    }

    @Test
    void tellsWhichLimitsAreExceededAndByHowMuch() {
        TransferProblem wide = problem(40, 30, 20, 0.6, List.of());
        SampledMotion motion = RigidMove.of(wide).orElseThrow().together(TransferMethod.RIGID::shaper);
        TransferProblem narrow = new TransferProblem("", 40, 30, 20, axis(3, 0.6, 0.5), axis(1.5, 0.3, 0.4), 1,
                TransferProblem.Initial.STILL, List.of(new TransferProblem.Clearance(10, 20, 15)), Optional.empty(),
                Optional.empty());
        ComparedMove judged = new ComparedMove(narrow, TransferMethod.RIGID, true, motion);

        assertThat(judged.exceeded()).containsOnlyKeys("trolleySpeedMps", "trolleyJerkMps3",
                "hoistAccelerationMps2", "swayDeg");
        assertThat(judged.exceeded().get("trolleySpeedMps")).isCloseTo(1, within(1e-9));
        assertThat(judged.exceeded().get("trolleyJerkMps3")).isCloseTo(0.1, within(1e-9));
        assertThat(judged.exceeded().get("hoistAccelerationMps2")).isCloseTo(0.1, within(1e-9));
        assertThat(judged.exceeded().get("swayDeg")).isCloseTo(judged.peakSwayDeg() - 1, within(1e-9));
        assertThat(judged.isClear()).isFalse();
    }
}
