package org.openquay.app.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.openquay.app.process.ChildProcess;

/**
 * The three processes of a run. Opening starts them and waits until each says that it is at work; closing ends them in
 * the order that stops the crane first.
 */
public final class Evaluation implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(25);

    private final List<ChildProcess> processes = new CopyOnWriteArrayList<>();
    private final String token;
    private final URI page;
    private final long startedNs = System.nanoTime();
    private final Thread ending;
    private boolean closed;

    private Evaluation(int port, Ending listener) {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        token = HexFormat.of().formatHex(random);
        page = URI.create("http://127.0.0.1:" + port + "/");
        ending = Thread.ofPlatform().name("openquay end").unstarted(() -> {
            listener.begins();
            close();
            listener.done();
        });
    }

    /** Hears that this process was told to end, by Ctrl-C for one, while the three were at work. */
    public interface Ending {

        /** Now the crane is stopped, then the processes end. */
        void begins();

        /** All three have ended. */
        void done();
    }

    /** What a run is started with. */
    public record Setting(Path crane, Path jobs, Path journal, Path moves, int port, long seed) {}

    /**
     * Starts virtual crane, control and service. They end in their order when this process is told to end.
     *
     * @param console hears the lines of all three, each with its process in front
     * @throws IOException in one line, naming the process and what it said, when one does not start; none is left running
     */
    public static Evaluation start(Setting setting, Consumer<String> console, Ending listener)
            throws IOException, InterruptedException {
        Evaluation evaluation = new Evaluation(setting.port(), listener);
        Runtime.getRuntime().addShutdownHook(evaluation.ending);
        try {
            ChildProcess virtual = evaluation.startCrane(setting, console);
            virtual.awaitReady(START);
            for (ChildProcess process : evaluation.startControlAndService(setting, virtual, console)) {
                process.awaitReady(START);
            }
            return evaluation;
        } catch (IOException | InterruptedException | RuntimeException e) {
            evaluation.close();
            throw e;
        }
    }

    /**
     * The virtual crane comes first: until it holds the addresses of drives and I/O, whatever else answers there must not
     * be told anything. It outlives control, which stops it before it ends.
     */
    private synchronized ChildProcess startCrane(Setting setting, Consumer<String> console) throws IOException {
        requireNotClosed();
        ChildProcess virtual = ChildProcess.start("virtual",
                List.of("--crane", setting.crane().toString(), "--jobs", setting.jobs().toString(), "--seed",
                        Long.toString(setting.seed()), "--moves-to", setting.moves().toString()),
                Map.of(), END, console);
        processes.add(virtual);
        return virtual;
    }

    private synchronized List<ChildProcess> startControlAndService(Setting setting, ChildProcess virtual,
            Consumer<String> console) throws IOException {
        requireNotClosed();
        String crane = setting.crane().toString();
        String journal = setting.journal().toString();
        ChildProcess control =
                ChildProcess.start("control", List.of("--crane", crane, "--journal", journal), Map.of(), END, console);
        processes.add(control);
        virtual.outlive(control);
        ChildProcess service = ChildProcess.start("serve",
                List.of("--crane", crane, "--journal", journal, "--port", Integer.toString(setting.port())),
                Map.of("OPENQUAY_OPERATOR_TOKEN", token), END, console);
        processes.add(service);
        return List.of(control, service);
    }

    private void requireNotClosed() throws IOException {
        if (closed) {
            throw new IOException("told to end before it began");
        }
    }

    /** Where the page is. */
    public URI page() {
        return page;
    }

    /** The operator token of this run. */
    public String token() {
        return token;
    }

    /** Throws when one of the processes has ended. */
    public void check() throws IOException {
        for (ChildProcess process : processes) {
            if (!process.alive()) {
                throw new IOException(process.ending().orElse(process.name() + " ended"));
            }
        }
    }

    /** Processor time of each process since the start, percent of one core. */
    public Map<String, Double> cpuPercent() {
        double sinceS = (System.nanoTime() - startedNs) / 1e9;
        Map<String, Double> percent = new LinkedHashMap<>();
        processes.forEach(process -> process.cpu()
                .ifPresent(cpu -> percent.put(process.name(), 100 * (cpu.toNanos() / 1e9) / sinceS)));
        return percent;
    }

    /** Ends control first, which stops the crane, then the service, then the virtual crane. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (String name : List.of("control", "serve", "virtual")) {
            processes.stream().filter(process -> process.name().equals(name)).forEach(ChildProcess::close);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // it is what closes this
        }
    }
}
