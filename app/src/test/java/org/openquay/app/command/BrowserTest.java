package org.openquay.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BrowserTest {

    private static final URI PAGE = URI.create("http://127.0.0.1:8080/#token=0123456789abcdef0123");

    @TempDir
    Path directory;

    /** An opener that notes its arguments, who may read the file, and what is in it. */
    @Test
    void isGivenTheAddressByAFileThatOnlyItsOwnerCanReadAndThatDoesNotStay() throws Exception {
        Path noted = directory.resolve("noted");
        new Browser(List.of("/bin/sh", "-c",
                "{ tr '\\0' ' ' </proc/$$/cmdline; echo; stat -c %a \"$1\"; cat \"$1\"; } >\"$0.new\"; mv \"$0.new\" \"$0\"",
                noted.toString()), Duration.ofSeconds(5)).show(PAGE);
        while (!Files.exists(noted)) {
            Thread.sleep(10);
        }

        List<String> lines = Files.readAllLines(noted);
        assertThat(lines.getFirst()).contains(".html").doesNotContain("token=");
        assertThat(lines.get(1)).isEqualTo("600");
        assertThat(lines).anyMatch(line -> line.contains("url=" + PAGE + "\""));
        String argument = lines.getFirst().strip();
        Path door = Path.of(argument.substring(argument.lastIndexOf(' ') + 1));
        while (Files.exists(door)) {
            Thread.sleep(10);
        }
    }

    @Test
    void saysSoWhereThereIsNone() {
        assertThatThrownBy(() -> new Browser(List.of("/there/is/none"), Duration.ofSeconds(5)).show(PAGE))
                .isInstanceOf(IOException.class).hasMessageNotContaining("token=");
    }
}
