package org.openquay.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.service.Site.Reply;

/** Who may write, and what is turned away before it becomes a command. */
class WritesTest {

    @TempDir
    static Path journal;
    private static FakeControl control;
    private static Site site;

    @BeforeAll
    static void start() throws Exception {
        control = FakeControl.start(journal).shows(Crane.atRest());
        site = Site.on(journal).shown();
    }

    @AfterAll
    static void end() throws Exception {
        assertThat(control.taken()).isEmpty();
        assertThat(control.stopped()).isEmpty();
        site.close();
        control.close();
    }

    @ParameterizedTest
    @CsvSource({"POST,/work-instructions", "POST,/work-instructions/a/cancel", "POST,/work-instructions/a/pause",
        "POST,/work-instructions/a/resume", "PUT,/axes/hoist/jog", "PUT,/spreader/twistlocks", "PUT,/lease",
        "DELETE,/lease", "POST,/stop", "POST,/halt/release", "POST,/reset", "POST,/suspended-load/decide",
        "PATCH,/state", "POST,/", "DELETE,/nothing"})
    void needTheToken(String method, String path) throws Exception {
        for (String given : new String[] {"", "Bearer ", "Bearer wrong", "Basic " + Site.TOKEN, Site.TOKEN,
            "Bearer " + Site.TOKEN + "x", "bearer" + Site.TOKEN}) {
            var request = site.request(Site.CRANE + path).method(method, BodyPublishers.noBody());
            Reply reply = site.send(given.isEmpty() ? request : request.header("Authorization", given));

            assertThat(reply.status()).as(given).isEqualTo(401);
            assertThat(reply.type()).isEqualTo("application/problem+json");
            assertThat(reply.body()).doesNotContain(Site.TOKEN);
        }
    }

    @Test
    void needAnIdempotencyKey() throws Exception {
        Reply reply = site.post(Site.CRANE + "/work-instructions", Site.move("k"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail()).contains("Idempotency-Key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "from        | \"V-1-1\"",
        "from        | \"L-1\"",
        "from        | 7",
        "to          | \"\"",
        "to          | \"V-01-01-01; DROP TABLE\"",
        "containerId | \"MSCU123456\"",
        "containerId | \"mscu1234566\"",
        "massKg      | -1",
        "massKg      | 1e999",
        "massKg      | -1e999",
        "massKg      | 100001",
        "massKg      | \"24000\"",
        "workInstructionId | \"\"",
        "workInstructionId | \"../x\"",
        "workInstructionId | \"a b\"",
        "workInstructionId | \"123456789012345678901234567890123\"",
        "color       | \"red\""})
    void areRefusedWithTheFieldThatIsWrong(String field, String value) throws Exception {
        String good = Site.move("bad-1");
        String bad = good.contains("\"" + field + "\"")
                ? good.replaceAll("\"" + field + "\":(\"[^\"]*\"|[0-9]+)", "\"" + field + "\":" + value)
                : good.replace("{", "{\"" + field + "\":" + value + ",");

        Reply reply = site.create("bad-1", bad);

        assertThat(reply.status()).as(bad).isEqualTo(400);
        assertThat(reply.type()).isEqualTo("application/problem+json");
        assertThat(reply.detail()).contains(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "POST | /work-instructions | \"massKg\":1e999 | 'massKg' is Infinity: it must be a number from 0 to 100000 (expected gross mass, kg; 0 or absent = unknown).",
        "POST | /work-instructions | \"containerId\":\"X\" | 'containerId' is X: it must be a text that matches ^[A-Z]{3}[UJZ][0-9]{7}$ (container number, ISO 6346).",
        "POST | /work-instructions | \"massKG\":7 | 'massKG' is no field of this: there are [workInstructionId, containerId, from, to, massKg].",
        "PUT  | /axes/trolley/jog  | \"speedMps\":200 | 'speedMps' is 200: it must be a number from -20 to 20 (speed, m/s; 0 ends the jog).",
        "PUT  | /axes/trolley/jog  | \"timeToLiveMs\":9.5 | 'timeToLiveMs' is 9.5: it must be a whole number from 50 to 1000 (the command is 0 after this time).",
        "PUT  | /axes/trolley/jog  | \"speedMps\":} | The body is no JSON: it makes no sense at line 1, column",
        "POST | /stop              | \"kind\":\"NOW\" | 'kind' is NOW: it must be a text, one of [HALT, STOP, QUICK_STOP].",
        "POST | /stop              | `` | 'kind' is missing: it must be a text, one of [HALT, STOP, QUICK_STOP]."})
    void areRefusedWithWhatIsAllowed(String method, String path, String field, String says) throws Exception {
        String good = switch (path) {
            case "/work-instructions" -> Site.move("bad-2");
            case "/stop" -> "{}";
            default -> "{\"speedMps\":0.1}";
        };
        JsonObject body = new JsonObject(good);
        body.remove(field.isEmpty() ? "" : field.substring(1, field.indexOf('"', 1)));
        String fields = body.encode().substring(1);
        String bad = "{" + field + (field.isEmpty() || fields.equals("}") ? "" : ",") + fields;
        Reply reply = path.equals("/work-instructions")
                ? site.create("bad-2", bad)
                : site.write(method, Site.CRANE + path, bad);

        assertThat(reply.status()).as(bad).isEqualTo(400);
        assertThat(reply.detail()).startsWith(says);
        if (!says.contains("no JSON")) {
            assertThat(reply.detail()).as("nothing more").isEqualTo(says);
        }
    }

    @Test
    void toThePlaceItComesFromAreUnprocessable() throws Exception {
        Reply reply = site.create("same", Site.move("same").replace("L-01-01", "V-01-01-01"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.detail()).contains("both 'V-01-01-01'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "{", "[]", "null", "7", "\"x\"", "{\"speedMps\":NaN}",
        "{\"speedMps\":Infinity}",
        "{\"speedMps\":1e999}", "{\"speedMps\":\"1\"}", "{\"speedMps\":21}", "{}",
        "{\"speedMps\":0.1,\"timeToLiveMs\":49}",
        "{\"speedMps\":0.1,\"timeToLiveMs\":1001}", "{\"speedMps\":0.1,\"timeToLiveMs\":1e99}",
        "{\"speedMps\":0.1,\"timeToLiveMs\":99.5}"})
    void areRefusedWhenTheNumbersMakeNoSense(String body) throws Exception {
        Reply reply = site.put(Site.CRANE + "/axes/hoist/jog", body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.type()).isEqualTo("application/problem+json");
        assertThat(reply.detail()).isNotBlank().doesNotContain("Exception").doesNotContain("org.openquay");
    }

    @Test
    void areRefusedWhenTheBodyIsHugeOrDeepOrMissingOrOfAnotherType() throws Exception {
        assertThat(site.create("big", "{\"x\":\"" + "y".repeat(100_000) + "\"}").status()).isEqualTo(413);
        assertThat(site.create("deep", "[".repeat(30_000)).status()).isEqualTo(400);
        assertThat(site.put(Site.CRANE + "/axes/hoist/jog", "").status()).isEqualTo(400);
        Reply text = site.send(site.request(Site.CRANE + "/stop").header("Authorization", "Bearer " + Site.TOKEN)
                .header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{\"kind\":\"STOP\"}")));
        assertThat(text.status()).as(text.body()).isIn(400, 415);
        assertThat(text.type()).isEqualTo("application/problem+json");
    }

    @Test
    void askForNoLongerThanTheKernelGrants() throws Exception {
        assertThat(site.put(Site.CRANE + "/lease", "{\"timeToLiveMs\":30001}").status()).isEqualTo(400);
        assertThat(site.put(Site.CRANE + "/spreader/twistlocks", "{\"turn\":\"LOCK\",\"timeToLiveMs\":1001}").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"kind\":\"NONE\"}", "{\"kind\":\"stop\"}", "{}", "{\"kind\":\"STOP\",\"soon\":true}"})
    void ofAStopNameItsKind(String body) throws Exception {
        assertThat(site.post(Site.CRANE + "/stop", body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"POST,/v1/cranes/STS-01/state", "DELETE,/v1/cranes/STS-01/stop",
        "PATCH,/v1/cranes/STS-01/lease", "PUT,/health"})
    void ofAnotherMethodAreRefused(String method, String path) throws Exception {
        Reply reply = site.write(method, path, "");

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.type()).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"POST,/v1/nothing", "DELETE,/nothing", "PUT,/v1/cranes/STS-01/axes"})
    void toUnknownPathsAreProblemsToo(String method, String path) throws Exception {
        Reply reply = site.write(method, path, "");

        assertThat(reply.status()).isIn(404, 405);
        assertThat(reply.type()).isEqualTo("application/problem+json");
    }

    @Test
    void toAnotherCraneAreRefusedAndDoNothing() throws Exception {
        Reply reply = site.post("/v1/cranes/RTG-07/stop", "{\"kind\":\"QUICK_STOP\"}");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().getString("type")).endsWith("/no-such-crane");
        assertThat(reply.detail()).contains("RTG-07").contains("[STS-01]");
        assertThat(site.put("/v1/cranes/RTG-07/lease", "{}").status()).isEqualTo(404);
        assertThat(site.get(Site.CRANE + "/events?limit=1000").body()).doesNotContain("STOP").doesNotContain("LEASE");
    }

    @Test
    void aboutUnknownThingsAreNotFound() throws Exception {
        assertThat(site.post(Site.CRANE + "/work-instructions/none/cancel", "").status()).isEqualTo(404);
        assertThat(site.put(Site.CRANE + "/axes/boom/jog", "{\"speedMps\":0.1}").status()).isEqualTo(404);
        assertThat(site.put(Site.CRANE + "/lease", "{\"group\":\"tugs\"}").detail()).contains("tugs")
                .contains("[crane]");
        assertThat(site.write("DELETE", Site.CRANE + "/lease?group=tugs", "").status()).isEqualTo(404);
    }

    @Test
    void toAPlaceThatTheSiteDoesNotHaveAreUnprocessable() throws Exception {
        Reply reply = site.create("far", Site.move("far").replace("V-01-01-01", "V-99-01-01"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.detail()).contains("V-99-01-01").contains("STS-01");
    }
}
