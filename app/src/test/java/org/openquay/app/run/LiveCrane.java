package org.openquay.app.run;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.Location;
import org.openquay.app.crane.CraneFile;
import org.openquay.app.jobs.JobList.Job;
import org.openquay.app.process.ChildProcess;
import org.openquay.simulator.SimulatedCrane;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.cargo.Container;
import org.openquay.simulator.cargo.Stowed;
import org.openquay.simulator.cargo.TruckCall;
import org.openquay.simulator.server.VirtualCrane;

/**
 * A crane for end-to-end tests: the virtual crane's real servers in this process, so that the plant's truth can be looked
 * at, and control and service as real processes that can be killed for real. The trolley drive is reached through a proxy
 * that can spoil it.
 */
final class LiveCrane implements AutoCloseable {

    static final String TROLLEY_LINK = "trolley-drive";
    private static final Path SAMPLE = Path.of("..", "cranes", "sts-65t.yaml");
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration END = Duration.ofSeconds(25);
    private static final String TOKEN = "end-to-end-operator-token";

    /** Moves close to where the crane starts, so that they are short: bay 1, first rows, first lanes. */
    static final List<Job> JOBS = List.of(job("E2E-1", "OQYU5000011", "V-01-01-01", "L-01-01"),
            job("E2E-2", "OQYU5000027", "V-01-02-01", "L-02-01"), job("E2E-3", "OQYU5000032", "V-01-03-01", "L-03-01"));

    private final Path directory;
    private final Path craneFile;
    private final VirtualCrane virtual;
    private final FaultProxy proxy;
    private final URI address;
    final TerminalClient terminal;
    @Nullable
    private ChildProcess control;
    @Nullable
    private ChildProcess service;

    LiveCrane(Path directory) throws Exception {
        this.directory = directory;
        CraneFile sample = CraneFile.read(SAMPLE);
        virtual = VirtualCrane.open(onFreePorts(sample.crane()), sample.plant().orElseThrow(), cargo(), 5);
        proxy = new FaultProxy(port(TROLLEY_LINK));
        craneFile = Files.writeString(directory.resolve("crane.yaml"), onItsPorts(sample.text(), sample.crane()));
        int port = freePort();
        address = URI.create("http://127.0.0.1:" + port + "/");
        terminal = new TerminalClient(address, sample.crane().id(), TOKEN);
    }

    private static Job job(String id, String container, String from, String to) {
        return new Job(id, container, Location.parse(from), Location.parse(to), 20_000);
    }

    private static CargoPlan cargo() {
        return new CargoPlan(
                JOBS.stream().map(job -> new Stowed(new Container(job.container(), job.massKg()), job.from()))
                        .toList(),
                JOBS.stream().map(job -> new TruckCall(job.to(), Optional.empty())).toList());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static CraneDescription onFreePorts(CraneDescription crane) throws IOException {
        int io = freePort();
        List<LinkDescription> links = crane.links().stream()
                .map(link -> new LinkDescription(link.name(), link.driver(), link.host(),
                        link.write().words() + link.read().words() > 0 ? io : 0, link.unit(), link.periodNs(),
                        link.deadlineNs(), link.staleNs(), link.watchdogNs(), link.write(), link.read()))
                .toList();
        return new CraneDescription(crane.id(), crane.periodNs(), crane.maxLatenessNs(), crane.groups(), crane.axes(),
                crane.drives(), links, crane.signals(), crane.load(), crane.pendulum(), crane.spreader(), crane.wind(),
                crane.site());
    }

    private int port(String link) {
        return virtual.description().links().stream().filter(candidate -> candidate.name().equals(link)).findFirst()
                .orElseThrow().port();
    }

    private String onItsPorts(String text, CraneDescription crane) {
        StringBuilder result = new StringBuilder();
        for (String line : text.lines().toList()) {
            String next = line;
            for (LinkDescription link : crane.links()) {
                if (line.contains("{name: " + link.name() + ", driver:")) {
                    int port = link.name().equals(TROLLEY_LINK) ? proxy.port() : port(link.name());
                    next = line.replaceFirst("port: \\d+", "port: " + port);
                }
            }
            result.append(next).append('\n');
        }
        return result.toString();
    }

    Path journal() {
        return directory.resolve("journal");
    }

    void startControl() throws Exception {
        control =
                start("control", List.of("--crane", craneFile.toString(), "--journal", journal().toString()), Map.of());
    }

    void startService() throws Exception {
        service = start("serve", List.of("--crane", craneFile.toString(), "--journal", journal().toString(), "--port",
                Integer.toString(address.getPort())), Map.of("OPENQUAY_OPERATOR_TOKEN", TOKEN));
    }

    private static ChildProcess start(String subcommand, List<String> arguments, Map<String, String> environment)
            throws Exception {
        ChildProcess process = ChildProcess.start(subcommand, arguments, environment, END,
                line -> System.out.println("  " + line));
        process.awaitReady(START);
        return process;
    }

    void killControl() throws InterruptedException {
        if (control != null) {
            control.kill();
        }
    }

    void killService() throws InterruptedException {
        if (service != null) {
            service.kill();
        }
    }

    FaultProxy trolleyWire() {
        return proxy;
    }

    void stopServer(String link) {
        virtual.stopServer(link);
    }

    void startServer(String link) throws IOException {
        virtual.startServer(link);
    }

    <T> T truth(java.util.function.Function<SimulatedCrane, T> look) {
        return virtual.with(look);
    }

    /** Fastest axis, m/s. */
    double fastestMps() {
        return truth(crane -> {
            double fastest = 0;
            for (int axis = 0; axis < crane.plant().axes(); axis++) {
                fastest = Math.max(fastest, Math.abs(crane.plant().axis(axis).speedMps()));
            }
            return fastest;
        });
    }

    JsonNode job(String id) throws IOException, InterruptedException {
        return terminal.workInstruction(id);
    }

    boolean inPhase(Job job, String phase) {
        try {
            return job(job.id()).path("phase").asText().equals(phase);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for a condition with a deadline. */
    static void await(String what, Duration atMost, BooleanSupplier condition) throws InterruptedException {
        long untilNs = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > untilNs) {
                throw new AssertionError("not within " + atMost.toSeconds() + " s: " + what);
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() throws Exception {
        if (control != null) {
            control.close();
        }
        if (service != null) {
            service.close();
        }
        terminal.close();
        proxy.close();
        virtual.close();
    }
}
