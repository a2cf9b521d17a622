package org.openquay.app.crane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.crane.SampleCrane;
import org.openquay.app.file.InvalidFileException;
import org.openquay.app.file.Problem;

/** The section {@code levers} of a crane file, as its page gives it to the sample crane. */
public class LeversFileTest {

    private static final Path SAMPLE = Path.of("..", "cranes", "sts-65t.yaml");
    private static final Path PAGE = Path.of("..", "docs", "control", "levers.md");

    /** The sample crane's file with the levers of the page. */
    public static String withLevers() throws IOException {
        String page = Files.readString(PAGE);
        String yaml = page.substring(page.indexOf("```yaml\nsignals:\n") + "```yaml\nsignals:\n".length());
        String signals = yaml.substring(0, yaml.indexOf("\nlevers:"));
        String levers = yaml.substring(yaml.indexOf("levers:"), yaml.indexOf("```"));
        return Files.readString(SAMPLE).replace("read: {register: 101, words: 16}", "read: {register: 101, words: 20}")
                .replace("\nload:\n", "  # the cabin\n" + signals + "\nload:\n") + "\n" + levers;
    }

    @Test
    void readsWhatItsPageShows() throws Exception {
        assertThat(CraneFile.parse(SAMPLE, withLevers()).crane()).isEqualTo(SampleCrane.withLevers());
        assertThat(CraneFile.read(SAMPLE).crane().levers().present()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"',
            textBlock = """
                    neutralMs: 500 | neutralMs: -1 | levers.neutralMs | must be >= 0 and <= 10000
                    {axis: gantry, kind | {axis: grab, kind | levers.axes[2].axis | must be one of [hoist, trolley, gantry]
                    {axis: gantry, kind | {axis: hoist, kind | levers.axes[2].axis | has a lever already
                    kind: STEPS | kind: PEDAL | levers.axes[2].kind | must be one of
                    deadBand: 0.08, curve: {form: SQUARE} | deadBand: 0.6, curve: {form: SQUARE} | levers.axes[1].deadBand | must be >= 0 and <= 0.5
                    min: -1000, centre: 0 | min: 10, centre: 0 | levers.axes[0].calibration.centre | must be > min (10.0)
                    centre: 0, max: 1000 | centre: 0, max: -1 | levers.axes[0].calibration.max | must be > centre (0.0)
                    min: -1000, centre: 0, max: 1000 | min: -100, centre: 500, max: 1000 | levers.axes[0].calibration | a broken wire must not read as a pulled lever
                    form: SQUARE | form: CUBE | levers.axes[1].curve.form | must be one of
                    kneeTravel: 0.6, | "" | levers.axes[0].curve.kneeTravel | is missing: a curve of form TWO_SLOPE needs it
                    kneeTravel: 0.6 | kneeTravel: 1.0 | levers.axes[0].curve.kneeTravel | must be >= 0.05 and <= 0.95
                    form: SQUARE} | form: SQUARE, steepness: 2} | levers.axes[1].curve.steepness | must not stand here: a curve of form SQUARE has none
                    form: SQUARE} | form: EXPONENTIAL, steepness: 9} | levers.axes[1].curve.steepness | must be >= 0.1 and <= 8
                    speedMps: 3.0, leastMs | speedMps: 3.1, leastMs | levers.axes[0].speedMps | must be <= 3.0, the speed of the axis
                    speedMps: 4.0, leastMs | leastMs | levers.axes[1].speedMps | is missing: a lever of kind ANALOG needs it
                    speedMps: 4.0, leastMs | speedMps: 4.0, settleMs: 20, leastMs | levers.axes[1].settleMs | must not stand here: a lever of kind ANALOG has none
                    [0.1, 0.3, 0.75] | [0.1, 0.3, 0.8] | levers.axes[2].speedsMps | must be <= 0.75, the speed of the axis
                    [0.1, 0.3, 0.75] | [0.1, 0.75, 0.3] | levers.axes[2].speedsMps[2] | must be > the step before (0.75)
                    [0.1, 0.3, 0.75] | [0.1, 0.2, 0.3, 0.4, 0.5, 0.6] | levers.axes[2].speedsMps | 5
                    [0.1, 0.3, 0.75] | [0.1, 0.2, 0.3, 0.4] | signals | LEVER_STEP_4 of axis 'gantry' is missing: section levers needs it
                    settleMs: 60, | "" | levers.axes[2].settleMs | is missing: a lever of kind STEPS needs it
                    kind: STEPS, speedsMps: [0.1, 0.3, 0.75], settleMs: 60 | kind: POTENTIOMETER, speedMps: 0.5, rampMs: 3000 | levers.axes[2].leastMps | is missing: a lever of kind POTENTIOMETER needs it
                    kind: STEPS, speedsMps: [0.1, 0.3, 0.75], settleMs: 60 | kind: POTENTIOMETER, leastMps: 0.5, speedMps: 0.5, rampMs: 3000 | levers.axes[2].leastMps | must be < speedMps (0.5)
                    kind: STEPS, speedsMps: [0.1, 0.3, 0.75], settleMs: 60 | kind: POTENTIOMETER, leastMps: 0.1, speedMps: 0.5, rampMs: 50 | levers.axes[2].rampMs | must be >= 100 and <= 60000
                    microFraction: 0.2 | microFraction: 0 | levers.axes[2].microFraction | must be >= 0.01 and <= 1
                    inchM: 0.05 | inchM: 2 | levers.axes[1].inchM | must be >= 0 and <= 1
                    leastMs: 100 | leastMs: 1001 | levers.axes[2].leastMs | must be >= 0 and <= 1000
                    reverseMs: 1000 | reverseMs: -1 | levers.axes[2].reverseMs | must be >= 0 and <= 10000
                    microFraction: 0.2} | microFraction: 0.2, inchM: 0.1} | signals | INCH_PLUS of axis 'gantry' is missing: section levers needs it
                    word: 19, bit: 2, normallyClosed: true | word: 19, bit: 2 | signals: MICRO_SPEED normallyClosed | must be true: a broken wire must read as operated
                    word: 19, bit: 1} | word: 19, bit: 1, normallyClosed: true} | signals: CABIN_ENABLED normallyClosed | must not stand here
                    word: 18, bit: 0} | word: 18, bit: 0, normallyClosed: true} | signals: LEVER_PLUS normallyClosed | must not stand here
                    word: 16, type: INT16 | word: 16 | signals: LEVER type | must be INT16, UINT16 or INT32
                    word: 19, bit: 0} | word: 20, bit: 0} | signals: CABIN_SELECTED word | must lie within the 20 words
                    """)
    void namesLineFieldValueAndAllowedRange(String replaced, String by, String field, String says) throws Exception {
        String file = withLevers();
        assertThat(file).contains(replaced);
        String text = file.replaceFirst(Pattern.quote(replaced), by);
        assertThat(problems(text)).as("problems of %s -> %s", replaced, by).anySatisfy(problem -> {
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.allowed()).contains(says);
            assertThat(problem.line()).isGreaterThan(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEVER, axis: hoist", "LEVER_PLUS, axis: gantry", "LEVER_MINUS, axis: gantry",
        "LEVER_STEP_2, axis: gantry", "LEVER_STEP_3, axis: gantry", "INCH_PLUS, axis: hoist",
        "INCH_MINUS, axis: trolley", "CABIN_SELECTED", "CABIN_ENABLED"})
    void refusesALeverWithoutASignalThatItNeeds(String role) throws Exception {
        String text = withLevers().replaceFirst("  - \\{role: " + role + ",.*\n", "");
        assertThat(problems(text)).anySatisfy(problem -> assertThat(problem.toString())
                .matches("line \\d+: signals: " + role.replaceAll(",.*", "")
                        + "( of axis '\\w+')? is missing: section levers needs it"));
    }

    @Test
    void takesAPotentiometerAndAnalogLeversOfEveryForm() throws Exception {
        String text = withLevers()
                .replace("kind: STEPS, speedsMps: [0.1, 0.3, 0.75], settleMs: 60",
                        "kind: POTENTIOMETER, leastMps: 0.1, speedMps: 0.7, rampMs: 3000, retain: true")
                .replace("curve: {form: SQUARE}", "curve: {form: EXPONENTIAL, steepness: 3}");
        CraneFile.parse(SAMPLE, text);
        CraneFile.parse(SAMPLE, withLevers().replace("curve: {form: SQUARE}, ", ""));
    }

    @Test
    void explainsEachLever() throws Exception {
        CraneExplanation explanation = CraneExplanation.of(CraneFile.parse(SAMPLE, withLevers()).crane());
        assertThat(explanation.levers()).hasSize(3);
        assertThat(explanation.lines()).anyMatch(line -> line.matches("trolley +analog, square +4.00 +0.40.*50 mm"))
                .anyMatch(line -> line.matches("gantry +3 steps +0.75 +0.15.*"));
        assertThat(CraneExplanation.of(CraneFile.read(SAMPLE).crane()).lines())
                .noneMatch(line -> line.contains("ever"));
    }

    private static List<Problem> problems(String text) {
        InvalidFileException refusal =
                catchThrowableOfType(InvalidFileException.class, () -> CraneFile.parse(SAMPLE, text));
        assertThat(refusal).as("the file must be refused").isNotNull();
        return refusal.problems();
    }
}
