package org.openquay.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProcessConsoleTest {

    private final StringWriter out = new StringWriter();

    private ProcessConsole console(boolean json) {
        return new ProcessConsole(new PrintWriter(out), json, "serve", "STS-01");
    }

    @Test
    void saysLinesToPeopleAndEndsTheOneOfItsReadinessWithThatWord() {
        ProcessConsole console = console(false);
        console.notice("something is worth knowing");
        console.ready("http://127.0.0.1:8080/", Json.facts("journal", "/j", "address", "http://127.0.0.1:8080/"));
        console.ready("", Json.facts("journal", "/j", "address", "a"));
        console.ended();

        assertThat(out.toString().lines()).containsExactly("serve STS-01: something is worth knowing",
                "serve STS-01: http://127.0.0.1:8080/ ready", "serve STS-01: ready", "serve STS-01: ended");
    }

    @Test
    void saysOfAnEndInGoodOrderNothingWhenTheCommandGaveUp() {
        List<String> closed = new ArrayList<>();
        Ending ordered = Ending.closes(() -> {}, console(false));
        ordered.end(() -> closed.add("told to"), console(false));
        Ending gaveUp = Ending.closes(() -> {}, console(false));
        gaveUp.close();
        gaveUp.end(() -> closed.add("gave up"), console(false));

        assertThat(closed).containsExactly("told to", "gave up");
        assertThat(out.toString().lines()).containsExactly("serve STS-01: ended");
    }

    @Test
    @Timeout(30)
    void waitsNotLongForAReaderThatDoesNotRead() throws Exception {
        CountDownLatch reads = new CountDownLatch(1);
        Writer unread = new Writer() {
            @Override
            public void write(char[] text, int from, int length) {
                try {
                    reads.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                out.write(text, from, length);
            }

            @Override
            public void flush() {
                // nothing is kept back
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
        ProcessConsole console = new ProcessConsole(new PrintWriter(unread), false, "serve", "STS-01");
        for (int i = 0; i < 5_000; i++) {
            console.notice("line " + i);
        }
        assertThat(out.toString()).isEmpty();

        reads.countDown();
        for (int i = 0; !out.toString().contains(": ended") && i < 1_000; i++) {
            console.ended();
            Thread.sleep(10);
        }
        assertThat(out.toString()).startsWith("serve STS-01: line 0").contains("serve STS-01: ended");
    }

    @Test
    void saysOneObjectALineToMachines() throws Exception {
        ProcessConsole console = console(true);
        console.notice("said \"so\"\nin two lines");
        console.ready("ignored", Json.facts("journal", "/j", "address", "http://127.0.0.1:8080/"));
        console.ended();

        ObjectMapper mapper = new ObjectMapper();
        String[] lines = out.toString().split("\n");
        assertThat(lines).hasSize(3);
        JsonNode notice = mapper.readTree(lines[0]);
        assertThat(notice.path("event").asText()).isEqualTo("notice");
        assertThat(notice.path("text").asText()).isEqualTo("said \"so\"\nin two lines");
        JsonNode ready = mapper.readTree(lines[1]);
        assertThat(ready.path("event").asText()).isEqualTo("ready");
        assertThat(ready.path("command").asText()).isEqualTo("serve");
        assertThat(ready.path("crane").asText()).isEqualTo("STS-01");
        assertThat(ready.path("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
        assertThat(ready.path("address").asText()).isEqualTo("http://127.0.0.1:8080/");
        assertThat(mapper.readTree(lines[2]).path("event").asText()).isEqualTo("ended");
    }
}
