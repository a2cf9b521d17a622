package org.openquay.app.crane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.openquay.api.crane.SampleCrane;
import org.openquay.api.crane.SignalRole;
import org.openquay.app.file.InvalidFileException;
import org.openquay.app.file.Problem;
import org.openquay.simulator.plant.PlantDescription;

class CraneFileTest {

    private static final Path SAMPLE = Path.of("..", "cranes", "sts-65t.yaml");

    @Test
    void readsTheSampleCrane() throws Exception {
        CraneFile sample = CraneFile.read(SAMPLE);
        assertThat(sample.crane()).isEqualTo(SampleCrane.description());
        assertThat(sample.plant()).contains(PlantDescription.sample());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"',
            textBlock = """
                            periodMs: 10               | periodMs: 0               | crane.periodMs                 | must be >= 1 and <= 100
                            periodMs: 10               | periodMs: ten             | crane.periodMs                 | must be >= 1 and <= 100
                            maxLatenessMs: 100         | maxLatenessMs: 150        | crane.maxLatenessMs            | must be < half the watchdog
                            maxLatenessMs: 100         | maxLatenessMs: 100\\n  x: 1 | crane.x                      | is no field of this format
                            id: STS-01                 | id: ../etc                | crane.id                       | must match
                            role: TROLLEY              | role: CART                | axes[1].role                   | must be one of
                            min: -47.0, max: 63.0      | min: 47.0, max: -63.0     | axes[1].positionM.max          | must be > min (47.0)
                            min: -18.0, max: 45.0      | min: -18.0, max: 29.0     | axes[0].positionM.max          | must be >= 29.13: the gantry travels with a container of 2.59 m, 1.00 m above the highest that the site can hold (25.54 m)
                            toM: 1.0, topM: 14.0       | toM: 1.0, topM: 41.5      | axes[0].positionM.max          | must be >= 45.09: the gantry travels with a container
                            hardMin: -18.8             | hardMin: -18.0            | axes[0].positionM.hardMin      | must be < min (-18.0)
                            hardMin: -18.8             | hardMin: -18.3            | axes[0].positionM.hardMin      | must leave at least 0.40 m
                            hardMax: 64.5              | hardMax: 63.5             | axes[1].positionM.hardMax      | must leave at least
                            hardMax: 122.0             | hardMax: 120.0            | axes[2].positionM.hardMax      | must be > max (120.0)
                            speedMps: 0.2}             | speedMps: 2.0}            | axes[2].slowZone.speedMps      | must be <= limits.speedMps (0.75)
                            quickStopMps2: 1.8         | quickStopMps2: 1.0        | axes[0].limits.quickStopMps2   | must be >= decelerationMps2
                            speedMps: 4.0, acc         | speedMps: -4.0, acc       | axes[1].limits.speedMps        | must be > 0 and <= 20
                            name: trolley              | name: hoist               | axes[1].name                   | is taken
                            axis: gantry, link: gantry | axis: trolley, link: gantry | axes[2].name                 | no drive moves this axis
                            axis: hoist, link: hoist-drive, | axis: hist, link: hoist-drive, | drives[0].axis       | must be one of [hoist, trolley, gantry]
                            link: trolley-drive,       | link: hoist-drive,        | drives[0].link                 | carries another drive already
                            deadlineMs: 50             | deadlineMs: 20            | links[0].deadlineMs            | must be > periodMs
                            staleMs: 100               | staleMs: 50               | links[0].staleMs               | must be > deadlineMs
                            watchdogMs: 300            | watchdogMs: 100           | links[0].watchdogMs            | must be > staleMs
                            watchdogMs: 300            | watchdogMs: 501           | links[0].watchdogMs            | must be <= 500 for a hoist
                            port: 15021                | port: 70000               | links[0].port                  | must be a whole number and >= 1 and <= 65535
                            unit: 1, periodMs: 200     | unit: 1, periodMs: 200, foo: 1 | links[4].foo              | is no field of this format
                            , read: {register: 201, words: 96} | ""                | links[4]                       | needs read or write registers
                            register: 201, words: 96   | register: 201, words: 126 | links[4].read.words            | must be a whole number and >= 1 and <= 125
                            role: SAFETY_CIRCUIT, link | role: SAFETY_CIRCUIT, axis: hoist, link | signals[28].axis     | must not stand here
                            role: POSITION, axis: gantry, | role: POSITION,        | signals[9].axis                | is missing: POSITION belongs to an axis
                            link: bay-scanner, word: 0 | link: bay-scanner, word: 1 | signals: HEIGHT word          | must lie within the 96 words
                            scale: 0.01}               | scale: 0}                 | signals: WIND_SPEED scale      | must not be 0
                            BRAKE_OPENED, axis: trolley | BRAKE_OPENED, axis: hoist | signals: BRAKE_OPENED         | is described on line
                            role: POSITION, axis: gantry | role: END_LIMIT_PLUS, axis: gantry | signals              | POSITION of axis 'gantry' is missing
                            warningFraction: 0.90      | warningFraction: 1.20     | load.warningFraction           | must be < overloadFraction (1.1)
                            slackKg: 6000              | slackKg: 16000            | load.slackKg                   | must be < spreaderKg (15000.0)
                            warningMps: 15             | warningMps: 25            | wind.warningMps                | must be <= stopMps (20.0)
                            suspensionHeightM: 52.0    | suspensionHeightM: 46.0   | pendulum.suspensionHeightM     | must be > hardMax of the hoist
                            rows: 18                   | rows: 25                  | site.vessel.rows               | puts the last row outside the travel of axis 'trolley'
                            -39.5]                     | -49.5]                    | site.lanesM[7]                 | puts the lane outside
                            bays: 10                   | bays: 30                  | site.vessel.bays               | puts the last bay outside the travel of axis 'gantry'
                            fromM: -1.0, toM: 1.0      | fromM: 1.0, toM: -1.0     | site.keepOuts[0].toM           | must be > fromM (1.0)
                            movedKg: 50000             | movedKg: -1               | plant.axes[1].movedKg          | must be >= 0 and <= 10000000
                    movedKg: 50000,            | ""                        | plant.axes[1].movedKg          | is missing
                    {driveAwayMs: 20000        | {x: 1, driveAwayMs: 20000 | plant.trucks.x                 | is no field of this format
                    {name: gantry, startM      | {name: portal, startM     | plant.axes                     | must be those of the crane
                    proveTorque: 0.15          | proveTorque: 0            | axes[0].brake.proveTorque      | must be > 0
                    role: TROLLEY              | role: OTHER               | axes                           | an axis of role TROLLEY is missing
                    scale: 10, count: 4        | scale: 10, count: 3       | signals: LOAD_CELL count       | must be 4: one for each corner
                    scale: 10, count: 4        | scale: 10, count: 5       | signals: LOAD_CELL index       | must be <= 3
                    word: 8, bit: 0, count: 4  | word: 8, bit: 0, count: 3 | signals: LANDED count          | must be 4
                    word: 8, bit: 4, count: 4  | word: 8, bit: 4, count: 3 | signals: LOCKED count          | must be 4
                    word: 8, bit: 8, count: 4  | word: 8, bit: 8, count: 3 | signals: UNLOCKED count        | must be 4
                    count: 96}                 | count: 95}                | signals: HEIGHT count          | must be 96: one for each of site.heightMap.cells
                    watchdogMs: 200, write     | watchdogMs: 0, write      | links[3].watchdogMs            | must be > staleMs: this link releases the brake of axis 'hoist'
                    watchdogMs: 200, write     | watchdogMs: 501, write    | links[3].watchdogMs            | must be <= 500 where the brake of a hoist is released
                    staleMs: 100, watchdogMs: 200 | staleMs: 1500, watchdogMs: 1600 | axes[0].positionM.hardMin | must leave at least 1.75 m
                    word: 0, bit: 0}           | word: 0, bit: 0, normallyClosed: true} | signals: BRAKE_RELEASE normallyClosed | must not stand at an output
                    word: 7, bit: 8}           | word: 7, bit: 8, normallyClosed: true} | signals: SAFETY_CIRCUIT normallyClosed | a broken wire must not read as in order
                    word: 7, bit: 0}           | word: 7, bit: 0, normallyClosed: true} | signals: BRAKE_OPENED normallyClosed | a broken wire must not read as in order
                    word: 7, bit: 1}           | word: 7, bit: 1, normallyClosed: true} | signals: BRAKE_CLOSED normallyClosed | a broken wire must not read as in order
                    word: 8, bit: 0, count: 4  | word: 8, bit: 0, count: 4, normallyClosed: true | signals: LANDED normallyClosed | a broken wire must not read as in order
                    word: 8, bit: 4, count: 4  | word: 8, bit: 4, count: 4, normallyClosed: true | signals: LOCKED normallyClosed | a broken wire must not read as in order
                    word: 8, bit: 8, count: 4  | word: 8, bit: 8, count: 4, normallyClosed: true | signals: UNLOCKED normallyClosed | a broken wire must not read as in order
                    word: 6, bit: 0, normallyClosed: true} | word: 6, bit: 0} | signals: PRE_LIMIT_PLUS normallyClosed | must be true: a broken wire must read as operated
                    word: 6, bit: 7, normallyClosed: true} | word: 6, bit: 7, normallyClosed: false} | signals: END_LIMIT_MINUS normallyClosed | must be true: a broken wire must read as operated
                    word: 7, bit: 10, normallyClosed: true} | word: 7, bit: 10} | signals: SLACK_ROPE normallyClosed | must be true: a broken wire must read as operated
                    word: 0, bit: 1}           | word: 0, bit: 0}          | signals: BRAKE_RELEASE bit     | carries the output of line
                    word: 1, type: UINT16}     | word: 0, type: UINT16}    | signals: HEARTBEAT word        | carries the output of line
                    word: 0, type: INT32, scale | word: 0, scale           | signals: POSITION type         | must be INT16, UINT16 or INT32
                    word: 7, bit: 8}           | word: 7, type: UINT16}    | signals: SAFETY_CIRCUIT type   | must be BIT
                    type: UINT16, scale: 0.01} | type: UINT16, scale: -0.01} | signals: WIND_SPEED scale    | must be > 0
                    profile: abb-drives        | profile: abb-drive        | drives[0].profile              | is not on the class path; there are: abb-drives
                    driver: plc4x-modbus-tcp   | driver: modbus            | links[0].driver                | is not on the class path; there are: plc4x-modbus-tcp
                    ratedForceN: 780000}       | ratedForceN: 780000, parameters: {addressBase: reg0}} | drives[0].parameters.addressBase | must be reg1 or wire0
                    ratedForceN: 780000}       | ratedForceN: 780000, parameters: {speed: fast}} | drives[0].parameter | must be one of addressBase
                    ratedForceN: 780000}       | ratedForceN: 780000, parameters: {roundTripCycles: '2'}} | drives[0].parameters.roundTripCycles | must be >= 9
                    ratedForceN: 780000}       | ratedForceN: 780000, parameters: {roundTripCycles: many}} | drives[0].parameters.roundTripCycles | must be a whole number from 1 to 10000
                    periodMs: 20, deadlineMs: 50, staleMs: 100 | periodMs: 200, deadlineMs: 210, staleMs: 220 | drives[0].parameters.roundTripCycles | must be >= 61
                    host: 127.0.0.1            | host: 127.0.0.256         | links[0].host                  | must be a host name or an IP address
                    write: {register: 1, words: 2} | write: {register: 1, words: 124} | links[3].write.words | must be 0 to 123
                    port: 15022                | port: 15021               | links[1].port                  | writes registers that link 'hoist-drive' writes too
                    port: 15024                | port: 15021               | links[3].write.register        | writes registers that link 'hoist-drive' writes too
                    gearRatio: 30              | gearRatio: 0              | plant.hoist.gearRatio          | must be >= 1 and <= 500
                    efficiency: 0.90           | efficiency: 7             | plant.drives[0].efficiency     | must be > 0 and <= 1
                    startM: 20.0               | startM: 50.0              | plant.axes[0].startM           | must lie within hardMin and hardMax
                    movedKg: 50000             | movedKg: 0                | plant.axes[1].movedKg          | must be > 0
                    openquay: 1                | openquay: 2               | openquay                       | must be 1
                            """)
    void namesLineFieldValueAndAllowedRange(String replaced, String by, String field, String says) throws Exception {
        String sample = Files.readString(SAMPLE);
        assertThat(sample).contains(replaced);
        String text =
                sample.replaceFirst(java.util.regex.Pattern.quote(replaced), by == null ? "" : by.replace("\\n", "\n"));
        List<Problem> problems = problems(text);
        assertThat(problems).as("problems of %s -> %s", replaced, by)
                .anySatisfy(problem -> {
                    assertThat(problem.field()).isEqualTo(field);
                    assertThat(problem.allowed()).contains(says);
                });
    }

    /** Without a signal of these kinds a crane is no less safe. */
    private static final List<String> MAY_BE_MISSING = List.of("BRAKE_RELEASE, axis: trolley",
            "BRAKE_RELEASE, axis: gantry", "TRAVEL_WARNING", "HEARTBEAT", "OUTPUT_WATCHDOG_TRIPPED", "SLACK_ROPE");

    static List<String> signalLines() throws IOException {
        return Files.readString(SAMPLE).lines().filter(line -> line.startsWith("  - {role: ") && line.contains("link:"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("signalLines")
    void refusesACraneWithoutASignalThatItsSafetyNeeds(String line) throws Exception {
        String text = Files.readString(SAMPLE).replace(line + "\n", "");
        if (MAY_BE_MISSING.stream().anyMatch(line::contains)) {
            assertThat(CraneFile.parse(SAMPLE, text).crane().signals()).isNotEmpty();
        } else {
            String role = line.replaceAll(".*role: (\\w+),.*", "$1");
            assertThat(problems(text)).anySatisfy(problem -> assertThat(problem.toString())
                    .matches("line \\d+: signals: " + role + "( of axis '\\w+')? is missing"));
        }
    }

    @Test
    void refusesAxesOfOneMoveInDifferentGroups() throws Exception {
        String text = Files.readString(SAMPLE).replace("groups: [crane]", "groups: [crane, portal]")
                .replaceFirst("(role: GANTRY\\s+group: )crane", "$1portal");
        assertThat(problems(text)).singleElement().satisfies(problem -> assertThat(problem.toString()).matches(
                "line \\d+: axes\\[2\\]\\.group = portal: must be 'crane', the group of axis 'hoist': .*"));
    }

    @Test
    void takesParametersThatFit() throws Exception {
        String text = Files.readString(SAMPLE).replace("ratedForceN: 780000}",
                "ratedForceN: 780000, parameters: {roundTripCycles: '10', addressBase: wire0}}");
        assertThat(CraneFile.parse(SAMPLE, text).crane().drives().getFirst().parameters()).hasSize(2);
    }

    @Test
    void explainsTheWayUnseenByTheSlowestLinkOfTheAxis() throws Exception {
        String text = Files.readString(SAMPLE).replace("staleMs: 100, watchdogMs: 200",
                "staleMs: 200, watchdogMs: 300");
        double plain = CraneExplanation.of(CraneFile.read(SAMPLE).crane()).axes().getFirst().unseenStopM();
        double slower = CraneExplanation.of(CraneFile.parse(SAMPLE, text).crane()).axes().getFirst().unseenStopM();
        assertThat(slower - plain).isCloseTo(0.1 * 0.5, within(1e-9));
    }

    @Test
    void takesTheChangeThatItsPageShows() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "crane-file.md"));
        List<String> diff = page.substring(page.indexOf("```diff")).lines().skip(1)
                .takeWhile(line -> !line.equals("```")).toList();
        String text = Files.readString(SAMPLE);
        for (int i = 0; i < diff.size(); i += 2) {
            assertThat(text).contains(diff.get(i).substring(1));
            text = text.replace(diff.get(i).substring(1), diff.get(i + 1).substring(1));
        }
        CraneFile changed = CraneFile.parse(SAMPLE, text);
        assertThat(changed.crane().id()).isEqualTo("STS-02");
        assertThat(changed.crane().axes().get(1).limits().speedMps()).isEqualTo(3.0);
    }

    @Test
    void isWholeOnItsPage() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "crane-file.md"));
        try (InputStream in = CraneFile.class.getResourceAsStream("crane-1.schema.json")) {
            new ObjectMapper().readTree(in).path("properties").fieldNames()
                    .forEachRemaining(section -> assertThat(page).contains("| `" + section + "` |"));
        }
        for (SignalRole role : SignalRole.values()) {
            assertThat(page).contains("`" + role + "`");
        }
    }

    @Test
    void namesTheLine() throws Exception {
        String text = Files.readString(SAMPLE).replace("slackKg: 6000", "slackKg: -1");
        int line = text.lines().toList().indexOf("  slackKg: -1") + 1;
        assertThat(problems(text)).singleElement()
                .hasToString("line " + line + ": load.slackKg = -1: must be >= 0 and <= 1000000 "
                        + "(below this the ropes count as slack, kg)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a: [1                      | line 2: syntax
            !!javax.script.ScriptEngineManager [x] | Global tag is not allowed
            - 1                        | line 1: file
            a: &a [*a]                 | line 1
            """)
    void refusesWhatIsNoCraneFile(String text, String says) {
        InvalidFileException refusal = catchThrowableOfType(InvalidFileException.class,
                () -> CraneFile.parse(SAMPLE, text + "\n"));
        assertThat(refusal).hasMessageContaining(says);
    }

    @Test
    void saysWhenThereIsNoFileOrNoText(@TempDir Path directory) throws IOException {
        Path missing = directory.resolve("missing.yaml");
        assertThat(catchThrowableOfType(InvalidFileException.class, () -> CraneFile.read(missing)))
                .hasMessage(missing + ": there is no such file");
        Path binary = Files.write(directory.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(catchThrowableOfType(InvalidFileException.class, () -> CraneFile.read(binary)))
                .hasMessage(binary + ": is no UTF-8 text");
        Path empty = Files.writeString(directory.resolve("empty.yaml"), "", StandardCharsets.UTF_8);
        assertThat(catchThrowableOfType(InvalidFileException.class, () -> CraneFile.read(empty)))
                .hasMessage(empty + ": line 1: file: is empty");
    }

    private static List<Problem> problems(String text) {
        InvalidFileException refusal =
                catchThrowableOfType(InvalidFileException.class, () -> CraneFile.parse(SAMPLE, text));
        assertThat(refusal).as("the file must be refused").isNotNull();
        return refusal.problems();
    }
}
