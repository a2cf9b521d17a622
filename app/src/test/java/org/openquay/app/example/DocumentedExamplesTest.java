package org.openquay.app.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every program in {@code docs/examples} compiles and runs as it stands, and the pages show no other. */
class DocumentedExamplesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path EXAMPLES = ROOT.resolve("docs/examples");

    static List<Path> examples() throws Exception {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void compilesAndRuns(Path example) throws Exception {
        Process run = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), example.toString()).redirectErrorStream(true).start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor()).as(said).isZero();
        assertThat(said).isNotBlank().doesNotContain("NaN", "warning", "error");
    }

    @Test
    void theExampleOfTheReadmeIsTheFirst() throws Exception {
        String source = Files.readString(EXAMPLES.resolve("Example1OneAxis.java"));
        String body = source.substring(source.indexOf("        PositionPlanner planner"), source.lastIndexOf("    }\n"))
                .stripTrailing().stripIndent();

        assertThat(body.lines()).hasSizeLessThanOrEqualTo(10);
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("```java\n" + body + "\n```");
        assertThat(Files.readString(ROOT.resolve("docs/motion.md"))).contains("```java\n" + body + "\n```");
    }
}
