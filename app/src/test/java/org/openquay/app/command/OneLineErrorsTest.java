package org.openquay.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.app.OpenQuay;
import org.openquay.app.process.JvmOptions;

/** What cannot be done is said in one line, and the exit code is not 0. */
class OneLineErrorsTest {

    private static final String CRANE = "../cranes/sts-65t.yaml";
    private static final String JOBS = "../cranes/sts-65t.jobs.yaml";

    @TempDir
    private Path directory;

    private record Ended(int exitCode, String out, String err) {

        void saysOneLine(String part) {
            assertThat(exitCode).isNotZero();
            assertThat(err).contains(part).startsWith("openquay: ");
            assertThat(err.lines()).as(err).hasSize(1);
            assertThat(out).isEmpty();
        }
    }

    private static Ended openquay(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = OpenQuay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(arguments);
        return new Ended(exitCode, out.toString(), err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal verify", "journal verify --json", "journal cat", "replay", "why"})
    void whatIsNoJournalIsNotReadAsOne(String command) throws IOException {
        read(command, directory.resolve("nowhere")).saysOneLine("no such directory");
        read(command, directory).saysOneLine("the directory is empty");
        Files.writeString(directory.resolve("letter.txt"), "Dear crane");
        read(command, directory).saysOneLine("nothing in it is of a journal");
        Files.createDirectories(directory.resolve("commands/terminal"));
        read(command, directory).saysOneLine("no control process has recorded there");
    }

    private static Ended read(String command, Path directory) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.add(directory.toString());
        return openquay(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --jobs " + JOBS, "serve", "control"})
    void aDirectoryThatIsSomebodyElsesIsRefusedAndLeftAsItIs(String command) throws IOException {
        Path letter = Files.writeString(directory.resolve("letter.txt"), "Dear crane");
        Files.setPosixFilePermissions(letter, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));

        read(command + " --crane " + CRANE + " --journal", directory).saysOneLine("is no journal and not empty");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(letter))).isEqualTo("rw-r--r--");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwxr-xr-x");
        try (var entries = Files.list(directory)) {
            assertThat(entries).containsExactly(letter);
        }
    }

    @Test
    void aRunOnARealCranesAddressesIsRefused() throws IOException {
        String real = Files.readString(Path.of(CRANE)).replaceFirst("host: 127.0.0.1", "host: 10.1.2.3");
        Path crane = Files.writeString(directory.resolve("real.yaml"), real);

        openquay("run", "--crane", crane.toString(), "--jobs", JOBS)
                .saysOneLine("link 'hoist-drive' leads to 10.1.2.3; run works on loopback alone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1"})
    void aPortThatIsNoneIsRefused(String port) {
        Ended ended = openquay("run", "--crane", CRANE, "--jobs", JOBS, "--port", port);

        ended.saysOneLine("--port is " + port + " and must be 1 to 65535. See openquay run --help");
        assertThat(ended.exitCode()).isEqualTo(2);
    }

    @Test
    void aCommandLineThatMakesNoSenseIsAnsweredInOneLine() {
        openquay().saysOneLine("which command?");
        openquay("journal").saysOneLine("cat or verify");
        openquay("run", "--moves", "many").saysOneLine("--moves");
        openquay("sail").saysOneLine("'sail' is not known here. See openquay --help");
        openquay("run", "--mvoes", "1").saysOneLine("'--mvoes' is not known here. See openquay run --help");
    }

    @Test
    void whatIsNoDirectoryIsSaidWithoutTheNamesOfClasses() throws IOException {
        Path file = Files.writeString(directory.resolve("letter.txt"), "Dear crane");

        assertThat(openquay("why", file.toString()).err())
                .isEqualTo("openquay: " + file + " is no journal: it is no directory" + System.lineSeparator());
        assertThat(openquay("control", "--crane", CRANE, "--journal", file + "/journal").err())
                .startsWith("openquay: journal directory " + file + "/journal cannot be made: ")
                .doesNotContain("Exception");
    }

    @Test
    void aReportThatCouldNotBeWrittenIsRefusedBeforeTheRun() {
        openquay("run", "--crane", CRANE, "--jobs", JOBS, "--report", directory.toString())
                .saysOneLine("cannot write " + directory + ": it is a directory");
    }

    @Test
    void noDirectoryIsMadeForWhatIsWritten() throws IOException {
        Path missing = directory.resolve("nowhere");
        Path table = Files.writeString(directory.resolve("table.csv"), "id\n");
        Path problem = Files.writeString(directory.resolve("problem.json"), "{}");
        String says = "there is no directory " + missing;

        openquay("run", "--crane", CRANE, "--jobs", JOBS, "--report", missing + "/r.json").saysOneLine(says);
        openquay("plan", "trajectory", "--in", table.toString(), "--out", missing + "/x.csv").saysOneLine(says);
        openquay("plan", "trajectory", "--in", table.toString(), "--out", directory + "/x.csv", "--samples",
                missing + "/samples").saysOneLine(says);
        openquay("plan", "transfer", "--problem", problem.toString(), "--out", missing + "/x.csv").saysOneLine(says);
        openquay("plan", "transfer", "--problem", problem.toString(), "--out", directory + "/x.csv", "--plot",
                missing + "/x.svg").saysOneLine(says);
        openquay("plan", "compare", "--problem", problem.toString(), "--plot", missing + "/plots").saysOneLine(says);
        assertThat(missing).doesNotExist();
    }

    @Test
    void aFileThatIsNoneOfOursIsNotRepeatedWhole() throws IOException {
        Path file = Files.writeString(directory.resolve("letter.txt"), "Dear crane, ".repeat(1000));

        Ended ended = openquay("check", file.toString());

        ended.saysOneLine("letter.txt: line 1: file = Dear crane");
        assertThat(ended.err().length() - file.toString().length()).isLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "run --crane", "plan transfer --out target/never.csv --problem"})
    void aFileBeyondTheBoundsOfItsFormatIsRefused(String command) throws IOException {
        Path deep = Files.writeString(directory.resolve("deep.yaml"), "a: " + "[".repeat(21) + "]".repeat(21));
        Path aliased = Files.writeString(directory.resolve("aliased.yaml"), "a: &a [1]\nb: [" + "*a, ".repeat(51)
                + "1]");

        read(command, deep).saysOneLine("deep.yaml: line 1: file: ");
        read(command, aliased).saysOneLine("aliased.yaml: line 1: file: ");
        read(command, Path.of("/dev/zero")).saysOneLine("is larger than 1048576 bytes");
    }

    @Test
    void aFaultOfSyntaxIsNotCalledYamlInWhatMayBeJson() throws IOException {
        Path file = Files.writeString(directory.resolve("problem.json"), "{\"distanceM\": 12 \"name\": 1}");

        read("plan transfer --out target/never.csv --problem", file).saysOneLine("problem.json: line 1: syntax: ");
    }

    @Test
    void whatCheckFindsIsAnObjectEachAndInOneOrder() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.yaml"), "a: [");

        for (Path file : List.of(directory.resolve("nowhere.yaml"), broken)) {
            Ended ended = read("check --json", file);

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.out()).containsSubsequence("\"file\" :", "\"valid\" : false", "\"problems\" : [ {",
                    "\"line\" :", "\"field\" :", "\"value\" :", "\"allowed\" :");
        }
        assertThat(read("check --json", directory.resolve("nowhere.yaml")).out()).contains("\"line\" : 0,",
                "there is no such file");
    }

    @Test
    void checksTheSampleCraneOfTheInstallationWhenNoneIsNamed() {
        String before = System.getProperty("openquay.home");
        System.setProperty("openquay.home", "..");
        try {
            Ended ended = openquay("check");

            assertThat(ended.exitCode()).as(ended.err()).isZero();
            assertThat(ended.out()).contains("sts-65t.yaml is valid.");
        } finally {
            if (before == null) {
                System.clearProperty("openquay.home");
            } else {
                System.setProperty("openquay.home", before);
            }
        }
    }

    @Test
    void aPortInUseIsAllThatServeSays() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Process serve = new ProcessBuilder(JvmOptions.commandLine("serve", List.of("--crane", CRANE, "--journal",
                    directory.resolve("journal").toString(), "--port", Integer.toString(taken.getLocalPort()))))
                    .redirectErrorStream(true).start();
            String said = new String(serve.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(serve.waitFor()).isEqualTo(1);
            assertThat(said.lines()).as(said).hasSize(1);
            assertThat(said).startsWith("openquay: cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }
}
