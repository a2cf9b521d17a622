package org.openquay.app.run;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.openquay.api.crane.Location;
import org.openquay.app.jobs.JobList.Job;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.cargo.Container;
import org.openquay.simulator.cargo.Stowed;
import org.openquay.simulator.cargo.TruckCall;

/**
 * The sample crane on free ports, at a small ship: a low deck, low sill beams, and moves close to where it starts. So a
 * move is short, and every phase is as it is elsewhere.
 */
final class NearCrane {

    /** Bay 1, first rows, first lanes. */
    static final List<Job> JOBS = List.of(job("E2E-1", "OQYU5000011", "V-01-01-01", "L-01-01"),
            job("E2E-2", "OQYU5000027", "V-01-02-01", "L-02-01"), job("E2E-3", "OQYU5000032", "V-01-03-01", "L-03-01"));

    private static final Path CRANES = Path.of("..", "cranes");
    private static final Pattern PORT = Pattern.compile("port: (\\d+)");
    private static final Map<String, String> NEARER = Map.of("deckM: 10.0", "deckM: 2.0", "topM: 14.0", "topM: 6.0",
            "name: hoist, startM: 20.0", "name: hoist, startM: 11.0", "name: trolley, startM: -10.0",
            "name: trolley, startM: 2.0");

    private NearCrane() {}

    private static Job job(String id, String container, String from, String to) {
        return new Job(id, container, Location.parse(from), Location.parse(to), 20_000);
    }

    /** What stands on the ship, and the trucks that come. */
    static CargoPlan cargo() {
        return new CargoPlan(
                JOBS.stream().map(job -> new Stowed(new Container(job.container(), job.massKg()), job.from()))
                        .toList(),
                JOBS.stream().map(job -> new TruckCall(job.to(), Optional.empty())).toList());
    }

    /** The same as a job list. */
    static String jobList() {
        StringBuilder list = new StringBuilder("openquayJobs: 1\nvessel:\n");
        JOBS.forEach(job -> list.append("  - {at: ").append(job.from()).append(", container: ").append(job.container())
                .append(", massKg: ").append(job.massKg()).append("}\n"));
        list.append("jobs:\n");
        JOBS.forEach(job -> list.append("  - {id: ").append(job.id()).append(", container: ").append(job.container())
                .append(", from: ").append(job.from()).append(", to: ").append(job.to()).append(", massKg: ")
                .append(job.massKg()).append("}\n"));
        return list.toString();
    }

    /** Its crane file. */
    static String text() throws IOException {
        String text = onFreePorts(Files.readString(CRANES.resolve("sts-65t.yaml")));
        for (Map.Entry<String, String> nearer : NEARER.entrySet()) {
            if (!text.contains(nearer.getKey())) {
                throw new AssertionError("the sample has no '" + nearer.getKey() + "' any more");
            }
            text = text.replace(nearer.getKey(), nearer.getValue());
        }
        return text;
    }

    /** A crane file with a free port for each of its own. */
    static String onFreePorts(String crane) throws IOException {
        Map<String, String> ports = new HashMap<>();
        Matcher matcher = PORT.matcher(crane);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String own = ports.get(matcher.group(1));
            if (own == null) {
                own = "port: " + freePort();
                ports.put(matcher.group(1), own);
            }
            matcher.appendReplacement(text, own);
        }
        return matcher.appendTail(text).toString();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
