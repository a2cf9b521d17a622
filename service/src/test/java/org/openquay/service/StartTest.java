package org.openquay.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.crane.SampleCrane;
import org.openquay.api.image.EventKind;
import org.openquay.api.status.Fault;
import org.openquay.journal.JournalException;
import org.openquay.service.Site.Reply;
import org.openquay.service.view.CraneView;

/** How a service starts, whom it answers, and what it says of its health. */
class StartTest {

    @TempDir
    Path journal;

    @Test
    void worksBeforeThereIsAControlAndFindsItWhenItComes() throws Exception {
        try (Site site = Site.on(journal)) {
            assertThat(site.get("/health").status()).isEqualTo(503);
            Reply state = site.get(Site.CRANE + "/state");
            assertThat(state.status()).isEqualTo(503);
            assertThat(state.detail()).contains("No control process");
            Site.until("the past, which is empty, is known",
                    () -> site.get(Site.CRANE + "/work-instructions").body().equals("[]"));

            try (FakeControl control = FakeControl.start(journal).shows(Crane.atRest())) {
                site.shown();
                assertThat(site.get(Site.CRANE + "/state").json().getBoolean("stale")).isFalse();

                control.silent(true);
                Site.until("it is unhealthy when control falls silent", () -> site.get("/health").status() == 503);
                Site.until("the state says that it is stale",
                        () -> site.get(Site.CRANE + "/state").json().getBoolean("stale"));
                control.silent(false);
                site.shown();
            }
            try (FakeControl next = FakeControl.start(journal).shows(Crane.atRest())) {
                site.shown();
            }
        }
    }

    @Test
    void knowsAMoveThatIsThousandsOfCyclesOld() throws Exception {
        try (FakeControl control = FakeControl.start(journal).shows(Crane.atRest())) {
            try (Site site = Site.on(journal).shown()) {
                assertThat(site.create("k", Site.move("OLD-1")).status()).isEqualTo(201);
                control.hurry(5_000);
            }
            try (Site site = Site.on(journal).shown()) {
                assertThat(site.get(Site.CRANE + "/work-instructions/OLD-1").json().getString("containerId"))
                        .isEqualTo("MSCU1234566");
            }
        }
    }

    @Test
    void refusesAJournalDirectoryThatAnotherServiceUses() throws Exception {
        try (Site site = Site.on(journal)) {
            assertThatThrownBy(() -> CraneService.open(Site.settings(journal, 0)))
                    .isInstanceOf(JournalException.class).hasMessageContaining("terminal")
                    .message().hasLineCount(1);
            assertThat(site.get(Site.CRANE).status()).isEqualTo(200);
        }
        Site.on(journal).close();
    }

    @Test
    void refusesTheJournalOfAnotherCraneAtItsStart() throws Exception {
        try (FakeControl other = FakeControl.start(journal, "STS-02").shows(Crane.atRest())) {
            other.hurry(10);
            Site.until("it is recorded", () -> !CraneView.strangerIn(journal, "STS-01").isEmpty());

            assertThatThrownBy(() -> CraneService.open(Site.settings(journal, 0)))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("is of crane STS-02, not of STS-01").message().hasLineCount(1);
        }
        try (FakeControl ours = FakeControl.start(journal).shows(Crane.atRest())) {
            ours.hurry(10);
            Site.until("the newest record is ours", () -> CraneView.strangerIn(journal, "STS-01").isEmpty());
            Site.on(journal).shown().close();
        }
    }

    @Test
    void neitherShowsNorStopsAnotherCraneThatComesIntoItsJournal() throws Exception {
        try (Site site = Site.on(journal)) {
            try (FakeControl ours = FakeControl.start(journal).shows(Crane.atRest())) {
                site.shown();
            }
            try (FakeControl other = FakeControl.start(journal, "STS-02").shows(Crane.atRest())) {
                Site.until("the other is noticed",
                        () -> site.get("/health").body().contains("of crane STS-02, not of STS-01"));

                assertThat(site.get("/health").status()).isEqualTo(503);
                assertThat(site.get(Site.CRANE + "/state").status()).isEqualTo(503);
                assertThat(site.get(Site.CRANE + "/state").detail()).contains("STS-02");
                Reply stop = site.post(Site.CRANE + "/stop", "{\"kind\":\"STOP\"}");
                assertThat(stop.status()).isEqualTo(409);
                assertThat(stop.json().getString("type")).endsWith("/other-crane");
                assertThat(stop.detail()).contains("STS-02");
                assertThat(site.post(Site.CRANE + "/reset", "").status()).isEqualTo(409);
                assertThat(site.create("k", Site.move("WI-1")).status()).isEqualTo(409);
                other.puts(out -> out.event(EventKind.FAULT_LATCHED, 1, 0, Fault.DRIVE_TRIPPED.ordinal(), 0, 1, 0));
                other.hurry(100);
                assertThat(other.stopped()).isEmpty();
                assertThat(other.taken()).isEmpty();
                assertThat(site.get(Site.CRANE + "/events?limit=1000").body()).doesNotContain("FAULT_LATCHED");
            }
            try (FakeControl ours = FakeControl.start(journal).shows(Crane.atRest())) {
                site.shown();
            }
        }
    }

    @Test
    void namesAddressAndPortWhenItCannotListen() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> CraneService.open(Site.settings(journal, taken.getLocalPort())))
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort()).message().hasLineCount(1);
        }
        Site.on(journal).close();
    }

    @Test
    void letsGoOfEverythingWhenItClosesHoweverOften() throws Exception {
        for (int i = 0; i < 3; i++) {
            CraneService service = CraneService.open(Site.settings(journal, 0));
            service.close();
            service.close();
        }
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("openquay commands") || name.startsWith("openquay journal tail"));
    }

    @Test
    void answersOnlyUnderItsOwnName() throws Exception {
        try (Site site = Site.on(journal)) {
            for (String host : new String[] {"evil.example", "evil.example:" + site.service.port(),
                "127.0.0.1.evil.example",
                "localhost.evil.example", "10.0.0.1"}) {
                assertThat(
                        raw(site, "GET " + Site.CRANE + " HTTP/1.1\r\nConnection: close\r\nHost: " + host + "\r\n\r\n"))
                        .startsWith("HTTP/1.1 421")
                        .contains("application/problem+json");
            }
            for (String host : new String[] {"localhost", "LOCALHOST:99", "127.0.0.1", "[::1]:1"}) {
                assertThat(
                        raw(site, "GET " + Site.CRANE + " HTTP/1.1\r\nConnection: close\r\nHost: " + host + "\r\n\r\n"))
                        .startsWith("HTTP/1.1 200");
            }
            assertThat(raw(site, "GET " + Site.CRANE + " HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void survivesNonsenseOnItsPort() throws Exception {
        try (Site site = Site.on(journal)) {
            for (String nonsense : new String[] {"\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\0\1\2\3\r\n\r\n",
                "GET /" + "a".repeat(9000) + " HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(20_000) + "\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST " + Site.CRANE + "/stop HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Site.TOKEN
                        + "\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\n{\"k\"}"}) {
                assertThat(raw(site, nonsense)).doesNotContain("\tat ").doesNotContain("Exception")
                        .doesNotContain(" 200 ").doesNotContain(" 500 ");
            }
            assertThat(site.get(Site.CRANE).status()).isEqualTo(200);
        }
    }

    /** What comes back until the service closes the connection, or says nothing more for a moment. */
    private static String raw(Site site, String request) throws Exception {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.service.port())) {
            socket.setSoTimeout(2_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            byte[] some = new byte[8192];
            for (int n = socket.getInputStream().read(some); n >= 0; n = socket.getInputStream().read(some)) {
                answer.write(some, 0, n);
            }
        } catch (SocketException | SocketTimeoutException e) {
            // what came before counts
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Test
    void keepsPathsAndCausesOfTroubleWithTheJournalInItsLog() throws Exception {
        Files.createDirectories(journal.resolve("queue/20260101-00F.cq4"));
        try (Site site = Site.on(journal)) {
            Site.until("there is trouble", () -> site.get("/health").body().contains("cannot be read"));

            for (String path : new String[] {"/health", Site.CRANE + "/state"}) {
                Reply reply = site.get(path);
                assertThat(reply.status()).isEqualTo(503);
                assertThat(reply.body()).contains("the service's log says why").doesNotContain(journal.toString())
                        .doesNotContain("Exception").doesNotContain("cq4");
            }
        }
    }

    @Test
    void keepsItsTokenOutOfWhatIsPrinted() {
        assertThat(Site.settings(journal, 0).toString()).doesNotContain(Site.TOKEN).contains("STS-01");
        assertThatThrownBy(() -> new ServiceSettings(SampleCrane.description(), journal, "127.0.0.1", 0, "short",
                FakeControl.WRITERS, "terminal", "operator")).hasMessageContaining("16").message()
                .doesNotContain("short ");
    }
}
