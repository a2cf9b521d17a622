package org.openquay.app.crane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.openquay.api.crane.SampleCrane;
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
                            deadlineMs: 60             | deadlineMs: 20            | links[0].deadlineMs            | must be > periodMs
                            staleMs: 100               | staleMs: 60               | links[0].staleMs               | must be > deadlineMs
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
                            movedKg: 50000             | movedKg: -1               | plant.axes[1].movedKg          | must be a number >= 0
                    movedKg: 50000,            | ""                        | plant.axes[1].movedKg          | is missing
                    {driveAwayMs: 20000        | {x: 1, driveAwayMs: 20000 | plant.trucks.x                 | is no field of this section
                    {name: gantry, startM      | {name: portal, startM     | plant.axes                     | must be those of the crane
                    openquay: 1                | openquay: 2               | openquay                       | must be
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
            a: [1                      | line 2: YAML
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
