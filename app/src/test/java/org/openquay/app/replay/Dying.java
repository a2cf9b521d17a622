package org.openquay.app.replay;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that records some cycles and dies before the last of them have left the ring. */
final class Dying {

    static int run(Path directory, int cycles) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--")).forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Dying.class.getName(),
                directory.toString(), Integer.toString(cycles)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the process did not end");
        }
        return process.exitValue();
    }

    public static void main(String[] arguments) throws Exception {
        RecordedSession session = RecordedSession.openStalled(Path.of(arguments[0]));
        int cycles = Integer.parseInt(arguments[1]);
        session.cycles(cycles / 3).flush();
        session.cycles(cycles - cycles / 3);
        Runtime.getRuntime().halt(0);
    }
}
