package org.openquay.motion.axis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.openquay.api.status.Fault;

/** The tables of {@code docs/control/axis.md} are those of the code. */
class AxisDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "control", "axis.md");

    @Test
    void showsTheOrderOfPrecedence() throws IOException {
        assertThat(table("precedence")).isEqualTo(rows("| | when | reference | brake |", "|---|---|---|---|",
                Arrays.stream(Intent.values()).map(intent -> "| %d %s | %s | %s | %s |".formatted(intent.ordinal() + 1,
                        intent, intent.when(), intent.reference(), intent.brake()))));
    }

    @Test
    void showsTheTransitionsOfTheAxisStates() throws IOException {
        assertThat(table("axis-states")).isEqualTo(rows("| transition | from | to | when |", "|---|---|---|---|",
                Arrays.stream(AxisTransition.values()).map(transition -> "| %s | %s | %s | %s |"
                        .formatted(transition, names(transition.from()), transition.to(), transition.when()))));
    }

    @Test
    void showsTheTransitionsOfTheBrake() throws IOException {
        assertThat(table("brake-states")).isEqualTo(rows("| transition | from | to | fault | when |",
                "|---|---|---|---|---|",
                Arrays.stream(BrakeTransition.values()).map(transition -> "| %s | %s | %s | %s | %s |".formatted(
                        transition, names(transition.from()), transition.to(),
                        transition.fault() == Fault.NONE ? "" : transition.fault(), transition.when()))));
    }

    @Test
    void namesTheFaultsThatCloseTheBrakeAtOnce() throws IOException {
        assertThat(table("closes-at-once")).containsExactly(Arrays.stream(Fault.values())
                .filter(fault -> (AxisWatch.CLOSES_AT_ONCE & AxisFaults.bit(fault)) != 0).map(Fault::name)
                .collect(Collectors.joining(", ")));
    }

    private static List<String> rows(String head, String rule, Stream<String> rows) {
        return Stream.concat(Stream.of(head, rule), rows).toList();
    }

    private static String names(Set<? extends Enum<?>> states) {
        return states.stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    /** The lines between the marks {@code <!-- name -->} and {@code <!-- end -->}. */
    private static List<String> table(String name) throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT);
        int begin = lines.indexOf("<!-- " + name + " -->");
        assertThat(begin).as("mark of " + name).isNotNegative();
        List<String> rest = lines.subList(begin + 1, lines.size());
        return rest.subList(0, rest.indexOf("<!-- end -->"));
    }
}
