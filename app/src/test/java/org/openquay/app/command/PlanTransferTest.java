package org.openquay.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.openquay.app.OpenQuay;

/** {@code openquay plan transfer}: samples that leave the load still, or a refusal with its name. */
class PlanTransferTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int plan(String text, String... more) throws IOException {
        Path problem = Files.writeString(directory.resolve("problem.json"), text);
        List<String> arguments = new ArrayList<>(List.of("plan", "transfer", "--problem", problem.toString(), "--out",
                samples().toString()));
        arguments.addAll(Arrays.asList(more));
        return OpenQuay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
    }

    private Path samples() {
        return directory.resolve("samples.csv");
    }

    private static ObjectNode problem() throws IOException {
        return (ObjectNode) JSON.readTree("""
                {"name": "bay", "distanceM": 24, "ropeStartM": 28, "ropeEndM": 22,
                 "trolley": {"maxSpeedMps": 3.5, "maxAccelerationMps2": 0.6, "maxJerkMps3": 0.6},
                 "hoist": {"maxSpeedMps": 1.5, "maxAccelerationMps2": 0.5, "maxJerkMps3": 0.5},
                 "maxSwayDeg": 5, "minimumTimeS": 15}""");
    }

    @Test
    void leavesTheLoadStillWhenTheSamplesAreFedToThePendulum() throws IOException {
        assertThat(plan(problem().toString(), "--json")).as(err.toString()).isZero();

        JsonNode report = JSON.readTree(out.toString());
        double durationS = report.path("durationS").doubleValue();
        assertThat(report.path("peakSwayDeg").doubleValue()).isBetween(1.0, 5.0);
        assertThat(report.path("residualSwayDeg").doubleValue()).isLessThanOrEqualTo(0.05);
        assertThat(report.path("planTimeMs").doubleValue()).isPositive();
        assertThat(report.path("timesMinimum").doubleValue()).isCloseTo(durationS / 15, within(1e-12));
        List<String> rows = Files.readAllLines(samples());
        assertThat(rows.getFirst()).isEqualTo("t,x,v,a,l,lv,la");
        assertThat(numbers(rows.get(1))).containsExactly(0, 0, 0, 0, 28, 0, 0);
        double[] last = numbers(rows.getLast());
        assertThat(last[0]).isEqualTo(durationS);
        assertThat(last[1]).isCloseTo(24, within(1e-6));
        assertThat(last[4]).isCloseTo(22, within(1e-6));
        assertThat(leftDeg(rows)).isLessThanOrEqualTo(0.05);
    }

    @Test
    void movesTheOtherWayInTheSameTime() throws IOException {
        assertThat(plan(problem().put("distanceM", -24).toString())).as(err.toString()).isZero();
        double[] back = numbers(Files.readAllLines(samples()).getLast());
        assertThat(plan(problem().toString())).isZero();
        double[] there = numbers(Files.readAllLines(samples()).getLast());

        assertThat(back[1]).isCloseTo(-there[1], within(1e-6));
        assertThat(back[0]).isCloseTo(there[0], within(0.01 * there[0]));
    }

    @Test
    void keepsTheLoadAboveTheGroundOnTheWay() throws IOException {
        ObjectNode over = problem();
        over.putArray("clearance").addObject().put("fromM", 8).put("toM", 16).put("maxDepthM", 14);
        Path picture = directory.resolve("plot.svg");

        assertThat(plan(over.toString(), "--plot", picture.toString())).as(err.toString()).isZero();

        double deepestM = 0;
        for (double[] row : Files.readAllLines(samples()).stream().skip(1).map(PlanTransferTest::numbers).toList()) {
            // 5 degrees of sway move the load by less than this part of the rope
            boolean surelyOver = row[1] > 8 + row[4] * 0.09 && row[1] < 16 - row[4] * 0.09;
            deepestM = surelyOver ? Math.max(deepestM, row[4]) : deepestM;
        }
        assertThat(deepestM).as("rope over the ground").isBetween(10.0, 14.1);
        assertThat(Files.readString(picture)).contains("sway, degrees", "fill=\"#ccc\"");
    }

    @Test
    void passesOverGroundThatIsThinnerThanAHand() throws IOException {
        ObjectNode over = problem();
        over.putArray("clearance").addObject().put("fromM", 12).put("toM", 12.1).put("maxDepthM", 14);

        assertThat(plan(over.toString())).as(err.toString()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"/trolley/maxSpeedMps,-4,INVALID_LIMIT", "/hoist/maxJerkMps3,0,INVALID_LIMIT",
        "/trolley/minAccelerationMps2,0.2,INVALID_LIMIT", "/maxSwayDeg,-1,INVALID_LIMIT",
        "/ropeStartM,-28,INVALID_ROPE", "/distanceM,1e9,OUT_OF_RANGE", "/clearance/0/toM,2,INVALID_CLEARANCE",
        "/clearance/0/fromM,-3,START_IN_KEEP_OUT", "/clearance/0/toM,30,TARGET_IN_KEEP_OUT",
        "/clearance/0/maxDepthM,-1,TARGET_BEYOND_KEEP_OUT", "/clearance/0/maxDepthM,0.3,ROPE_TOO_SHORT_FOR_CLEARANCE",
        "/initial/speedMps,3.6,START_OUT_OF_LIMITS", "/initial/accelerationMps2,-0.7,START_OUT_OF_LIMITS",
        "/initial/hoistSpeedMps,-1.6,START_OUT_OF_LIMITS", "/initial/swayDeg,5.1,START_OUT_OF_LIMITS",
        "/initial/speedMps,3.4,START_TOO_FAST", "/initial/swayDeg,-20,START_OUT_OF_LIMITS",
        "/robustness/ropeTolerance,2,INVALID_ROBUSTNESS", "/robustness/maxResidualSwayDeg,1e-6,NOT_ROBUST"})
    void refusesNonsenseAndTheImpossibleByName(String field, double value, String name) throws IOException {
        ObjectNode problem = problem();
        problem.putArray("clearance").addObject().put("fromM", 8).put("toM", 16).put("maxDepthM", 20);
        problem.putObject("initial");
        problem.putObject("robustness").put("ropeTolerance", 0.05).put("maxResidualSwayDeg", 1);
        int parent = field.lastIndexOf('/');
        ((ObjectNode) problem.at(field.substring(0, parent))).put(field.substring(parent + 1), value);

        assertThat(plan(problem.toString(), "--json")).isEqualTo(2);

        assertThat(JSON.readTree(out.toString()).path("status").asText()).isEqualTo(name);
        assertThat(err.toString()).startsWith("openquay: ").contains("problem.json: " + name + ": ");
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(samples()).doesNotExist();
    }

    @Test
    void saysWhatToAllowWhereNoMotionIsFound() throws IOException {
        assertThat(plan(problem().put("maxSwayDeg", 0.001).toString())).isEqualTo(2);

        assertThat(err.toString()).contains(": NOT_CONVERGED: ", "allow more sway than maxSwayDeg = 0.001")
                .doesNotContain("the planner says");
    }

    @Test
    void namesTheFileThatCannotBeWritten() throws IOException {
        assertThat(plan(problem().toString(), "--plot", "/proc/x.svg")).isEqualTo(1);

        assertThat(err.toString()).startsWith("openquay: cannot write /proc/x.svg: ");
    }

    /** Each: speed, acceleration, hoist speed, hoist acceleration, sway, its rate at the start. */
    @ParameterizedTest
    @CsvSource({"2,0.3,0,0,0,0", "-3,0,0,0,0,0", "0,0,-1,0.2,0,0", "0,0,1.2,0,0,0", "0,0,0,0,3,0", "0,0,0,0,-2,-1.5",
        "3,-0.5,1,0.1,-3,1", "-1,0.4,-1.5,0,2,2"})
    void setsOutFromTheMotionThatIsThere(double mps, double mps2, double hoistMps, double hoistMps2, double swayDeg,
            double rateDegPerS) throws IOException {
        ObjectNode problem = problem();
        problem.putObject("initial").put("speedMps", mps).put("accelerationMps2", mps2).put("hoistSpeedMps", hoistMps)
                .put("hoistAccelerationMps2", hoistMps2).put("swayDeg", swayDeg).put("swayRateDegPerS", rateDegPerS);

        assertThat(plan(problem.toString())).as(err.toString()).isZero();

        List<String> rows = Files.readAllLines(samples());
        assertThat(numbers(rows.get(1))).containsExactly(0, 0, mps, mps2, 28, hoistMps, hoistMps2);
        assertThat(numbers(rows.getLast())[1]).isCloseTo(24, within(1e-6));
        for (double[] row : rows.stream().skip(1).map(PlanTransferTest::numbers).toList()) {
            assertThat(Math.abs(row[2])).isLessThan(3.5 + 1e-6);
            assertThat(Math.abs(row[3])).isLessThan(0.6 + 1e-6);
            assertThat(Math.abs(row[5])).isLessThan(1.5 + 1e-6);
            assertThat(Math.abs(row[6])).isLessThan(0.5 + 1e-6);
        }
        assertThat(leftDeg(rows, Math.toRadians(swayDeg), Math.toRadians(rateDegPerS))).isLessThanOrEqualTo(0.05);
        assertThat(leftDeg(rows, 0, 0)).as("the sway at the start counts")
                .matches(left -> left > 0.2 || swayDeg == 0 && rateDegPerS == 0);
    }

    @Test
    void usesTheLimitsOfEachDirectionToTheFull() throws IOException {
        ObjectNode problem = problem().put("distanceM", 40).put("ropeEndM", 10).put("maxSwayDeg", 9);
        double alikeS = durationS(problem);
        ((ObjectNode) problem.path("trolley")).put("minAccelerationMps2", -0.9).put("minSpeedMps", -0.5);
        ((ObjectNode) problem.path("hoist")).put("minSpeedMps", -2).put("maxSpeedMps", 0.1);

        double brakesHarderS = durationS(problem);

        List<double[]> rows = Files.readAllLines(samples()).stream().skip(1).map(PlanTransferTest::numbers).toList();
        assertThat(brakesHarderS).isLessThan(alikeS - 0.2);
        assertThat(rows.stream().mapToDouble(row -> row[3]).min().orElse(0)).isBetween(-0.9 - 1e-6, -0.7);
        assertThat(rows.stream().mapToDouble(row -> row[3]).max().orElse(0)).isBetween(0.55, 0.6 + 1e-6);
        assertThat(rows.stream().mapToDouble(row -> row[5]).min().orElse(0)).isBetween(-2 - 1e-6, -1.55);
        problem.put("distanceM", -40);
        assertThat(durationS(problem)).as("40 m at no more than 0.5 m/s").isGreaterThan(80);
    }

    private double durationS(ObjectNode problem) throws IOException {
        out.getBuffer().setLength(0);
        assertThat(plan(problem.toString(), "--json")).as(err.toString()).isZero();
        return JSON.readTree(out.toString()).path("durationS").doubleValue();
    }

    /** Distance, ropes, acceleration, the least time that collocation found, and how near to it the plan comes. */
    @ParameterizedTest
    @CsvSource({"30,25,25,0.6,0,17.035,1.006", "40,20,20,0.6,0,18.891,1.006", "50,30,15,0.67,0,21.565,1.015",
        "45,35,10,0.6,0,21.427,1.001", "50,30,26,0.6,12,34.08,1.04"})
    void comesNearTheLeastTime(double distanceM, double ropeStartM, double ropeEndM, double mps2, double depthM,
            double leastS, double times) throws IOException {
        ObjectNode problem = move(distanceM, ropeStartM, ropeEndM, mps2);
        if (depthM > 0) {
            problem.putArray("clearance").addObject().put("fromM", 12).put("toM", 47).put("maxDepthM", depthM);
        }

        assertThat(durationS(problem)).isBetween(0.999 * leastS, times * leastS);
    }

    private static ObjectNode move(double distanceM, double ropeStartM, double ropeEndM, double mps2)
            throws IOException {
        ObjectNode problem = problem();
        problem.put("distanceM", distanceM).put("ropeStartM", ropeStartM).put("ropeEndM", ropeEndM);
        ((ObjectNode) problem.path("trolley")).put("maxSpeedMps", 4).put("maxAccelerationMps2", mps2);
        ((ObjectNode) problem.path("hoist")).put("maxAccelerationMps2", 0.4).put("maxJerkMps3", 0.4);
        return problem;
    }

    @Test
    void leavesLittleSwayOnAWrongRopeWhereThatIsAskedForAtNoCostInTime() throws IOException {
        ObjectNode problem = move(40, 20, 20, 0.6);
        problem.putObject("robustness").put("ropeTolerance", 0.05).put("maxResidualSwayDeg", 0.1);

        assertThat(durationS(problem)).isLessThan(1.006 * 18.892);

        assertThat(JSON.readTree(out.toString()).path("residualSwayWithWrongRopeDeg").doubleValue())
                .isLessThanOrEqualTo(0.1);
    }

    @ParameterizedTest
    @CsvSource({"/distanceM,distanceM = far: must be a number", "/speed,speed = far: is not known",
        "/trolley/maxSpeedMps,trolley.maxSpeedMps = far: must be a number"})
    void tellsAMistakeInTheFileByItsField(String field, String told) throws IOException {
        ObjectNode problem = problem();
        int parent = field.lastIndexOf('/');
        ((ObjectNode) problem.at(field.substring(0, parent))).put(field.substring(parent + 1), "far");

        assertThat(plan(problem.toString())).isEqualTo(1);

        assertThat(err.toString()).contains("problem.json: line 1: " + told);
        assertThat(err.toString().lines()).hasSize(1);
    }

    private static double[] numbers(String row) {
        return Arrays.stream(row.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    }

    /** Sway at the end of a pendulum that is moved by the samples, by the midpoint method, degrees. */
    private static double leftDeg(List<String> rows) {
        return leftDeg(rows, 0, 0);
    }

    private static double leftDeg(List<String> rows, double startRad, double startRateRadps) {
        double angle = startRad;
        double rate = startRateRadps;
        for (int i = 1; i + 1 < rows.size(); i++) {
            double[] now = numbers(rows.get(i));
            double[] then = numbers(rows.get(i + 1));
            double h = then[0] - now[0];
            double l = 0.5 * (now[4] + then[4]);
            double lv = 0.5 * (now[5] + then[5]);
            double a = 0.5 * (now[3] + then[3]);
            double middle = angle + 0.5 * h * rate;
            double slope = -(2 * lv * rate + 9.81 * Math.sin(middle) + a * Math.cos(middle)) / l;
            angle += h * (rate + 0.5 * h * slope);
            rate += h * slope;
        }
        double endM = numbers(rows.getLast())[4];
        return Math.toDegrees(Math.hypot(angle, rate * Math.sqrt(endM / 9.81)));
    }
}
