package org.openquay.app.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a Java process that runs another subcommand of this same installation: same JVM, same class path,
 * the option files of {@code jvm/}.
 */
public final class JvmOptions {

    private static final String MAIN = "org.openquay.app.OpenQuay";

    private JvmOptions() {}

    /** Where {@code jvm/} and {@code cranes/} are. */
    public static Path home() {
        return Path.of(System.getProperty("openquay.home", ".")).toAbsolutePath().normalize();
    }

    /** The command line for that subcommand and its arguments. */
    public static List<String> commandLine(String subcommand, List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        addOptions("common", line);
        addOptions(subcommand, line);
        line.add("-Dopenquay.home=" + home());
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        line.add(MAIN);
        line.add(subcommand);
        line.addAll(arguments);
        return line;
    }

    private static void addOptions(String name, List<String> line) {
        Path options = home().resolve("jvm").resolve(name + ".options");
        if (Files.isRegularFile(options)) {
            line.add("@" + options);
        }
    }
}
