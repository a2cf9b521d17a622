package org.openquay.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.crane.SampleCrane;
import org.openquay.api.image.EventKind;
import org.openquay.api.status.Fault;
import org.openquay.service.Site.Reply;

class ReadsTest {

    @TempDir
    static Path journal;
    private static FakeControl control;
    private static Site site;

    @BeforeAll
    static void start() throws Exception {
        control = FakeControl.start(journal).shows(Crane.working());
        site = Site.on(journal).shown();
    }

    @AfterAll
    static void end() throws Exception {
        site.close();
        control.close();
    }

    @Test
    void tellsWhatTheCraneIs() throws Exception {
        JsonObject crane = site.get(Site.CRANE).json();

        assertThat(crane.getString("id")).isEqualTo("STS-01");
        assertThat(crane.getJsonArray("axes")).hasSize(3);
        assertThat(crane.getJsonObject("site").getInteger("rows")).isEqualTo(18);
    }

    @Test
    void tellsTheStateWithLimiterAndMissingPermissions() throws Exception {
        JsonObject state = site.get(Site.CRANE + "/state").json();

        assertThat(state.getBoolean("stale")).isFalse();
        assertThat(state.getString("mode")).isEqualTo("FULLAUTOMATIC");
        assertThat(state.getJsonArray("heightsM")).hasSize(96);
        assertThat(state.getJsonObject("job").getString("workInstructionId")).isEqualTo("WI-0001");
        JsonObject hoist = state.getJsonArray("axes").getJsonObject(0);
        assertThat(hoist.getJsonArray("missingPlus")).containsExactly("MOTION_COMMANDED");
        assertThat(hoist.getString("firstMissingText")).startsWith("Nobody asks for motion");
        assertThat(state.getJsonArray("axes").getJsonObject(1).getString("limiter")).isEqualTo("SWAY_DAMPING");
    }

    @Test
    void namesTheCabinAsTheHolderOfALease() throws Exception {
        control.shows(image -> {
            Crane.working().accept(image);
            image.leaseHolder[0] = FakeControl.WRITERS.size();
        });
        Site.until("the cabin holds it", () -> "cabin".equals(
                site.get(Site.CRANE + "/state").json().getJsonArray("leases").getJsonObject(0).getString("holder")));
        control.shows(Crane.working());
    }

    @Test
    void tellsAxesOneByOneAndAllTogether() throws Exception {
        assertThat(site.get(Site.CRANE + "/axes").array()).hasSize(3);
        assertThat(site.get(Site.CRANE + "/axes/trolley").json().getString("role")).isEqualTo("TROLLEY");
        assertThat(site.get(Site.CRANE + "/spreader").json().getJsonArray("locked")).containsExactly(true, true, true,
                true);
    }

    @Test
    void listsItsCraneAndKnowsNoOther() throws Exception {
        assertThat(site.get("/v1/cranes").array()).singleElement()
                .isEqualTo(site.get(Site.CRANE).json());

        for (String path : List.of("", "/state", "/telemetry")) {
            Reply reply = site.get("/v1/cranes/RTG-07" + path);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.type()).isEqualTo("application/problem+json");
            assertThat(reply.detail()).contains("RTG-07").contains("[STS-01]");
        }
    }

    @Test
    void namesTheAxesThereAreWhenOneIsUnknown() throws Exception {
        Reply reply = site.get(Site.CRANE + "/axes/boom");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.type()).isEqualTo("application/problem+json");
        assertThat(reply.detail()).contains("boom").contains("[hoist, trolley, gantry]");
    }

    @Test
    void givesEventsInOrderAfterASequence() throws Exception {
        control.puts(out -> {
            out.event(EventKind.WIND_WARNING, 0, 0, 0, 0, 0, 16.2);
            out.event(EventKind.FAULT_LATCHED, 1, 0, Fault.DRIVE_TRIPPED.ordinal(), 0, 1, 0);
        });
        Site.until("the fault is told",
                () -> site.get(Site.CRANE + "/events?limit=1000").body().contains("DRIVE_TRIPPED"));

        JsonArray all = site.get(Site.CRANE + "/events?limit=1000").array();
        JsonObject wind = find(all, "WIND_WARNING");
        JsonArray later = site.get(Site.CRANE + "/events?after=" + wind.getLong("sequence")).array();

        assertThat(wind.getString("severity")).isEqualTo("WARNING");
        assertThat(later.getJsonObject(0).getString("kind")).isEqualTo("FAULT_LATCHED");
        assertThat(later.getJsonObject(0).getString("axis")).isEqualTo("trolley");
        assertThat(later.getJsonObject(0).getString("text")).contains("first cause");
        assertThat(all.stream().map(event -> ((JsonObject) event).getLong("sequence")).toList()).isSorted();
        assertThat(site.get(Site.CRANE + "/events?limit=1").array()).hasSize(1);
    }

    private static JsonObject find(JsonArray events, String kind) {
        return events.stream().map(JsonObject.class::cast).filter(event -> event.getString("kind").equals(kind))
                .findFirst().orElseThrow();
    }

    @Test
    void measuresForPrometheus() throws Exception {
        Reply metrics = site.get("/metrics");

        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.type()).startsWith("text/plain");
        assertThat(metrics.body()).contains("openquay_state_age_seconds").contains("openquay_telemetry_viewers");
        control.puts(out -> out.event(EventKind.LIFTED_OFF, 0, 0, 0, 0, 0, 14.0));
        Site.until("events are counted", () -> site.get("/metrics").body().contains("# HELP openquay_events_total "));
        assertThat(site.get("/metrics").body().lines()).as("figures that do not say what they are")
                .noneMatch(line -> line.matches("# HELP \\S+\\s*"));
    }

    @Test
    void measuresPunctualityAndLinks() throws Exception {
        control.sees(in -> {
            in.latenessNs = 7_000_000;
            in.elapsedTicks = 3;
            in.links[1].ageNs = 25_000_000;
            in.links[1].sequence++;
            in.links[1].timeouts = 4;
            in.links[1].reconnects = 2;
        });
        String crane = "{crane=\"STS-01\"";
        String link = crane + ",link=\"" + SampleCrane.description().links().get(1).name() + "\"}";

        for (String line : List.of("openquay_cycle_lateness_seconds_max" + crane + "} 0.007",
                "openquay_cycles_missed_total" + crane + "} ",
                "openquay_link_age_seconds" + link + " 0.025", "openquay_link_timeouts_total" + link + " 4.0",
                "openquay_link_reconnects_total" + link + " 2.0")) {
            Site.until(line, () -> site.get("/metrics").body().contains(line));
        }
        Site.until("missed periods are counted",
                () -> !site.get("/metrics").body().contains("openquay_cycles_missed_total" + crane + "} 0.0"));
    }

    @Test
    void publishesWhatElseItAnswers() throws Exception {
        assertThat(site.get("/openapi.yaml").body()).contains("  /v1/cranes/{craneId}/telemetry:\n")
                .contains("  /metrics:\n")
                .contains("  /openapi.yaml:\n");
    }

    @Test
    void publishesTheContractWordForWord() throws Exception {
        Reply contract = site.get("/openapi.yaml");

        assertThat(contract.type()).isEqualTo("application/yaml");
        assertThat(contract.body()).startsWith("openapi: 3.1.0").contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page.css", "/page.js", "/panels.js", "/sideview.js", "/trend.js", "/operator.js",
        "/icon.svg"})
    void servesThePageUnderAPolicyThatLetsNothingElseIn(String path) throws Exception {
        var reply = site.client().send(site.request(path).GET().build(),
                BodyHandlers.ofString());

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isNotEmpty();
        assertThat(reply.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'").doesNotContain("unsafe");
        assertThat(reply.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", Site.CRANE, Site.CRANE + "/state", "/health", "/metrics", "/openapi.yaml"})
    void answersHeadAsGetWithoutABody(String path) throws Exception {
        Reply head = site.send(site.request(path).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.type()).isEqualTo(site.get(path).type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/v1/nothing", "/../pom.xml", "/%2e%2e/pom.xml",
        "/org/openquay/service/openapi.yaml"})
    void knowsNoOtherPath(String path) throws Exception {
        Reply reply = site.get(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.type()).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-1", "after=x", "limit=0", "limit=1001", "limit=1e99"})
    void refusesAQueryOutsideTheContract(String query) throws Exception {
        Reply reply = site.get(Site.CRANE + "/events?" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail()).contains(query.substring(0, query.indexOf('=')));
    }
}
