package org.openquay.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import org.openquay.app.OpenQuay;

/** {@code openquay plan compare}: four ways on the same pendulum. */
class PlanCompareTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of("..");

    private static final String FLAT = """
            {"name": "flat", "distanceM": 24, "ropeStartM": 22, "ropeEndM": 22,
             "trolley": {"maxSpeedMps": 3.5, "maxAccelerationMps2": 0.6, "maxJerkMps3": 0.6},
             "hoist": {"maxSpeedMps": 1.5, "maxAccelerationMps2": 0.5, "maxJerkMps3": 0.5},
             "maxSwayDeg": 5, "minimumTimeS": 15}""";
    private static final String OVER = """
            {"name": "over", "distanceM": 24, "ropeStartM": 28, "ropeEndM": 22,
             "trolley": {"maxSpeedMps": 3.5, "maxAccelerationMps2": 0.6, "maxJerkMps3": 0.6},
             "hoist": {"maxSpeedMps": 1.5, "maxAccelerationMps2": 0.5, "maxJerkMps3": 0.5},
             "maxSwayDeg": 5, "clearance": [{"fromM": 8, "toM": 16, "maxDepthM": 14}]}""";

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int compare(String... arguments) {
        List<String> all = new ArrayList<>(List.of("plan", "compare"));
        all.addAll(Arrays.asList(arguments));
        return OpenQuay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private JsonNode way(int problem, String method, boolean serial) throws Exception {
        for (JsonNode way : JSON.readTree(out.toString()).path("problems").get(problem).path("ways")) {
            if (way.path("method").asText().equals(method) && way.path("serial").booleanValue() == serial) {
                return way;
            }
        }
        throw new AssertionError(method + " is missing in " + out);
    }

    @Test
    void tellsOfEachWayWhatThePendulumDoes() throws Exception {
        assertThat(compare("--problem", file("flat.json", FLAT), "--problem", file("over.json", OVER), "--json"))
                .as(err.toString()).isZero();

        JsonNode problems = JSON.readTree(out.toString()).path("problems");
        assertThat(problems).hasSize(2);
        assertThat(problems.get(0).path("name").asText()).isEqualTo("flat");
        assertThat(problems.get(0).path("ways")).hasSize(4);
        assertThat(problems.get(1).path("ways")).as("also one after the other").hasSize(6);
        JsonNode ours = way(0, "OURS", false);
        JsonNode rigid = way(0, "RIGID", false);
        JsonNode zv = way(0, "ZV", false);
        JsonNode zvd = way(0, "ZVD", false);
        double halfPeriodS = Math.PI * Math.sqrt(22 / 9.81);
        assertThat(zv.path("durationS").doubleValue())
                .isCloseTo(rigid.path("durationS").doubleValue() + halfPeriodS, within(1e-9));
        assertThat(zvd.path("durationS").doubleValue())
                .isCloseTo(rigid.path("durationS").doubleValue() + 2 * halfPeriodS, within(1e-9));
        assertThat(ours.path("durationS").doubleValue()).isBetween(rigid.path("durationS").doubleValue(),
                zv.path("durationS").doubleValue());
        for (JsonNode still : List.of(ours, zv, zvd)) {
            assertThat(still.path("residualSwayDeg").doubleValue()).isLessThanOrEqualTo(0.05);
            assertThat(still.path("stillS").doubleValue()).isEqualTo(still.path("durationS").doubleValue());
            assertThat(still.path("timesMinimum").doubleValue())
                    .isCloseTo(still.path("durationS").doubleValue() / 15, within(1e-12));
            assertThat(still.path("limitsKept").booleanValue()).isTrue();
            assertThat(still.has("clearanceKept")).isFalse();
        }
        assertThat(rigid.path("residualSwayDeg").doubleValue()).isGreaterThan(0.5);
        assertThat(rigid.has("stillS")).isFalse();
        assertThat(rigid.path("limitsKept").booleanValue()).isFalse();
        assertThat(rigid.path("exceededBy").path("swayDeg").doubleValue())
                .isCloseTo(rigid.path("peakSwayDeg").doubleValue() - 5, within(1e-9));
        assertThat(zvd.path("residualSwayRope10Deg").doubleValue())
                .isLessThan(zv.path("residualSwayRope10Deg").doubleValue());
        assertThat(zv.path("residualSwayRope5Deg").doubleValue())
                .isLessThan(zv.path("residualSwayRope10Deg").doubleValue());
    }

    @Test
    void keepsTheLoadOfEachWayAboveTheGround() throws Exception {
        assertThat(compare("--problem", file("over.json", OVER), "--json")).as(err.toString()).isZero();

        for (String method : List.of("OURS", "ZV", "ZVD")) {
            assertThat(way(0, method, false).path("clearanceKept").booleanValue()).as(method).isTrue();
            assertThat(way(0, method, false).path("clearanceSpareM").doubleValue()).isLessThan(1);
        }
        assertThat(way(0, "ZV", true).path("residualSwayDeg").doubleValue()).isLessThanOrEqualTo(0.05);
        assertThat(way(0, "ZV", true).path("durationS").doubleValue())
                .isGreaterThan(way(0, "ZV", false).path("durationS").doubleValue() + 2);
    }

    @Test
    void drawsEachProblemWithEveryWay() throws Exception {
        Path pictures = directory.resolve("pictures");
        assertThat(compare("--problem", file("flat.json", FLAT), file("over.json", OVER), "--plot",
                pictures.toString())).as(err.toString()).isZero();

        assertThat(out.toString()).contains("flat: 24.0 m", "rigid trolley", "ZV, serial");
        assertThat(drawn(pictures.resolve("flat.svg"))).containsExactly(4, 4, 4, 5);
        assertThat(drawn(pictures.resolve("over.svg"))).containsExactly(4, 4, 4, 5, 4, 4);
        assertThat(Files.readString(pictures.resolve("over.svg"))).contains("load's place, m", "fill=\"#ccc\"");
    }

    /** How many curves each panel has, in a picture that is well-formed and of a size for a page. */
    private static List<Integer> drawn(Path picture) throws Exception {
        assertThat(picture).isRegularFile();
        assertThat(Files.size(picture)).isLessThan(100_000);
        Element svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture.toFile())
                .getDocumentElement();
        assertThat(svg.getTagName()).isEqualTo("svg");
        List<Integer> curves = new ArrayList<>();
        NodeList parts = svg.getChildNodes();
        for (int i = 0; i < parts.getLength(); i++) {
            if (parts.item(i) instanceof Element part) {
                if (part.getTagName().equals("rect") && part.getAttribute("fill").equals("none")) {
                    curves.add(0);
                }
                if (part.getTagName().equals("polyline")) {
                    assertThat(part.getAttribute("points")).doesNotContain("NaN", "Infinity");
                    curves.set(curves.size() - 1, curves.getLast() + 1);
                }
            }
        }
        for (String word : List.of("ours", "rigid trolley", "ZVD", "limit", "time, s", "acceleration",
                "sway, degrees")) {
            assertThat(svg.getTextContent()).contains(word);
        }
        return curves;
    }

    @Test
    void comparesTheOthersWhenOneIsRefusedByName() throws Exception {
        String bad = file("bad.json", FLAT.replace("\"maxSpeedMps\": 1.5", "\"maxSpeedMps\": -1"));

        assertThat(compare("--problem", bad, file("flat.json", FLAT), "--json")).isEqualTo(2);

        assertThat(err.toString()).startsWith("openquay: ").contains("bad.json: INVALID_LIMIT: ");
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(JSON.readTree(out.toString()).path("problems").get(0).path("status").asText())
                .isEqualTo("INVALID_LIMIT");
        assertThat(way(1, "OURS", false).path("durationS").doubleValue()).isPositive();
    }

    @Test
    void refusesAStartThatNoShaperIsMadeFor() throws Exception {
        String moving =
                file("moving.json", FLAT.replace("\"maxSwayDeg\"", "\"initial\": {\"swayDeg\": 1}, \"maxSwayDeg\""));

        assertThat(compare("--problem", moving)).isEqualTo(2);

        assertThat(err.toString()).contains("moving.json: START_NOT_AT_REST: ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void tellsInOneLineWhatItCannotRead() throws Exception {
        assertThat(compare("--problem", file("torn.json", FLAT.replace("24", "\"far\"")))).isEqualTo(1);
        assertThat(err.toString()).contains("torn.json: line 1: distanceM = far: must be a number");
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void doesNotDrawTwoProblemsIntoOnePicture() throws Exception {
        Files.createDirectories(directory.resolve("other"));

        assertThat(compare("--problem", file("flat.json", FLAT), file("other/flat.json", FLAT), "--plot",
                directory.toString())).isEqualTo(2);

        assertThat(err.toString()).contains("flat.svg");
        assertThat(directory.resolve("flat.svg")).doesNotExist();
    }

    @Test
    void theCommandOfThePageComparesEveryExampleAndItsPicturesAreThere() throws Exception {
        String page = Files.readString(ROOT.resolve("docs/transfers.md"));
        String command = page.lines().filter(line -> line.startsWith("./openquay plan compare ")).findFirst()
                .orElseThrow();
        List<String> arguments = new ArrayList<>();
        for (String word : command.split(" #")[0].split(" +")) {
            if (word.contains("*")) {
                try (Stream<Path> files = Files.list(ROOT.resolve(word.substring(0, word.lastIndexOf('/'))))) {
                    files.sorted().map(Path::toString).forEach(arguments::add);
                }
            } else if (arguments.size() > 0 || word.startsWith("--")) {
                arguments.add(word.equals("DIR") ? directory.toString() : word);
            }
        }

        assertThat(compare(arguments.toArray(String[]::new))).as(err.toString()).isZero();

        assertThat(page).contains("(images/");
        for (String part : page.split("\\(images/", -1)) {
            String picture = part.substring(0, Math.max(0, part.indexOf(')')));
            if (picture.endsWith(".svg")) {
                assertThat(ROOT.resolve("docs/images").resolve(picture)).isRegularFile();
            }
        }
        assertThat(directory.resolve("over-stacks.svg")).isRegularFile();
    }
}
