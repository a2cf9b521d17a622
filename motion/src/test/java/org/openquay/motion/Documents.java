package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Tables in {@code docs/control}, for tests that hold them equal to the code. */
public final class Documents {

    private Documents() {}

    /**
     * The rows between the marks {@code <!-- name -->} and {@code <!-- end -->}, each as its cells, without head and
     * rule.
     */
    public static List<List<String>> table(String document, String name) {
        List<String> lines = lines(document);
        int begin = lines.indexOf("<!-- " + name + " -->");
        assertThat(begin).as("mark of %s in %s", name, document).isNotNegative();
        List<String> rest = lines.subList(begin + 3, lines.size());
        return rest.subList(0, rest.indexOf("<!-- end -->")).stream().map(Documents::cells).toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.length() - 1).split("\\|", -1)).map(String::trim).toList();
    }

    private static List<String> lines(String document) {
        try {
            return Files.readAllLines(Path.of("..", "docs", "control", document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
