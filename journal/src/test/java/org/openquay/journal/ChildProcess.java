package org.openquay.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process of its own, with the class path and the options of this one. Ended by force when closed. */
public final class ChildProcess implements AutoCloseable {

    private static final long PATIENCE_S = 120;

    private final Process process;
    private final BufferedReader output;

    private ChildProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public static ChildProcess start(Class<?> main, String... arguments) throws IOException {
        return start(List.of(), List.of(), main, arguments);
    }

    /**
     * @param before  words before the command, a shell's for instance
     * @param options further options of the JVM
     */
    public static ChildProcess start(List<String> before, List<String> options, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(ProcessHandle.current().info().command().orElseThrow());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--") || option.startsWith("-Dchronicle")).forEach(command::add);
        command.add("-Xmx256m");
        command.add("-Dslf4j.internal.verbosity=ERROR");
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new ChildProcess(process);
    }

    /** The next line that the process prints; null at its end. */
    public String line() throws IOException {
        return output.readLine();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        end();
    }

    /** Waits for the process to end by itself; its exit code. */
    public int end() throws InterruptedException {
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new AssertionError("the process did not end within " + PATIENCE_S + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
