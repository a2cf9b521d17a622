package org.openquay.app.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.SampleCrane;
import org.openquay.api.state.StateImage;

class EmbeddedCraneTest {

    private static final Path ROOT = Path.of("..");
    private static final Path EXAMPLE =
            Path.of("src", "test", "java", "org", "openquay", "app", "example", "EmbeddedCrane.java");

    @Test
    void cyclesOnTheCallersThreadWithOwnLinksAndJournal() {
        EmbeddedCrane.MyJournal journal = new EmbeddedCrane.MyJournal();
        StateImage state = EmbeddedCrane.control(SampleCrane.description(), journal, 30);
        assertThat(journal.cycles).hasValue(30);
        assertThat(journal.events.get()).isPositive();
        assertThat(state.length()).isPositive();
    }

    @Test
    void isTheExampleThatTheDocumentationShows() throws Exception {
        String source = Files.readString(EXAMPLE);
        String example = source.substring(source.indexOf("    // begin: embedding\n") + 24,
                source.indexOf("    // end: embedding")).stripTrailing().stripIndent();
        assertThat(Files.readString(ROOT.resolve("docs/embedding.md"))).contains(example.strip());
        String firstMethod = example.strip().split("\n\n/\\*\\* Moves words", 2)[0];
        assertThat(firstMethod).contains("control.awaitCycle()").doesNotContain("class");
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains(firstMethod);
    }
}
