package org.openquay.app;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher itself, in a source tree and a distribution that hold nothing but it. The JDK is a script that prints
 * what it was given, and Maven is one that waits for the test.
 */
@Timeout(120)
class LauncherTest {

    private static final Path SOURCE = Path.of(System.getProperty("org.openquay.root"));

    @TempDir
    private Path temp;
    private Path tree;
    private Path jdk;

    private record Ended(int exitCode, String out, String err) {}

    @BeforeEach
    void layOut() throws IOException {
        tree = temp.resolve("a source tree");
        copy("openquay", tree.resolve("openquay"));
        copy("config/build.sh", tree.resolve("config/build.sh"));
        write(tree.resolve("pom.xml"), "<project/>");
        write(tree.resolve("app/src/main/java/Crane.java"), "class Crane {}");
        jdk = jdk("a jdk", 25);
        // counts its runs, waits until it may go on, and leaves what the real one would leave
        script(temp.resolve("maven/bin/mvn"), """
                echo run >>"%1$s/runs"
                touch "%1$s/started"
                while [ -f "%1$s/hold" ]; do sleep 0.05; done
                [ ! -f "%1$s/break" ] || { echo '[ERROR] Crane.java:[1,1] no such crane'; exit 1; }
                mkdir -p app/target/openquay/lib app/target/openquay/jvm
                touch app/target/openquay/lib/app.jar
                """.formatted(temp));
    }

    @Test
    void passesArgumentsOnAsTheyAre() throws Exception {
        Ended ended = openquay("plan", "two words", "", "*");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).endsWith("<org.openquay.app.OpenQuay><plan><two words><><*>\n");
        assertThat(ended.out()).contains("jvm/common.options>").contains("/lib/app.jar>");
    }

    @Test
    void endsWithTheExitCodeOfTheCommand() throws Exception {
        script(jdk.resolve("bin/java"), "exit 42\n");

        assertThat(openquay("check").exitCode()).isEqualTo(42);
    }

    @Test
    void startsFromAnywhereAndThroughALinkToALink() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), Path.of("a source tree/openquay"));
        Path second = Files.createSymbolicLink(temp.resolve("second"), link);

        Ended ended = finish(start(second, temp.getRoot(), environment(), "check"));

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains("<check>");
    }

    @Test
    void startsADistributionWithoutMaven() throws Exception {
        Path unpacked = temp.resolve("opt/open quay");
        copy("openquay", unpacked.resolve("bin/openquay"));
        write(unpacked.resolve("lib/app.jar"), "");
        write(unpacked.resolve("jvm/control.options"), "");
        Map<String, String> environment = environment();
        environment.remove("MAVEN_HOME");

        Ended ended = finish(start(unpacked.resolve("bin/openquay"), temp, environment, "control"));

        assertThat(ended.out()).isEqualTo(
                "<@%1$s/jvm/common.options><@%1$s/jvm/control.options><-Dopenquay.home=%1$s><-Dopenquay.watched=false><-cp><%1$s/lib/app.jar>"
                        .formatted(unpacked) + "<org.openquay.app.OpenQuay><control>\n");
        assertThat(finish(start(unpacked.resolve("bin/openquay"), temp, environment, "test")).exitCode()).isEqualTo(2);
    }

    @Test
    void passesOverAJdkThatIsTooOldAndOneThatIsOnlyARuntime() throws Exception {
        Path old = jdk("old jdk", 17);
        Path runtime = jdk("runtime", 25);
        Files.delete(runtime.resolve("bin/javac"));
        Map<String, String> environment = environment();
        environment.put("PATH", jdk.resolve("bin") + ":" + environment.get("PATH"));

        for (Path unfit : List.of(old, runtime, temp.resolve("nowhere"))) {
            environment.put("JAVA_HOME", unfit.toString());
            Ended ended = finish(start(tree.resolve("openquay"), temp, environment, "check"));
            assertThat(ended.out()).contains("<check>");
        }
    }

    @Test
    void saysInOneLineThatThereIsNoJdk() throws Exception {
        Map<String, String> environment = environment();
        // this machine may have a JDK in a usual place: a search that finds only what is too old stands for none
        String launcher = Files.readString(tree.resolve("openquay")).replace("needed_jdk=25", "needed_jdk=9999");
        Files.writeString(tree.resolve("openquay"), launcher);

        Ended ended = finish(start(tree.resolve("openquay"), temp, environment, "check"));

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).matches("openquay: needs a JDK 9999 or later, and found JDK 25 in .*; install .*\n");
    }

    @Test
    void saysInOneLineThatThereIsNoMaven() throws Exception {
        Map<String, String> environment = withoutFlock();
        environment.remove("MAVEN_HOME");

        Ended ended = finish(start(tree.resolve("openquay"), temp, environment, "check"));

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).matches("openquay: building from source needs Maven .* no mvn on the PATH; .*\n");
    }

    @Test
    void listsWhatOnlyASourceTreeCanDo() throws Exception {
        Ended ended = openquay("--help");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains("<--help>").containsPattern("(?m)^  bench +\\w")
                .containsPattern("(?m)^  test +\\w");
    }

    @Test
    void buildsOnceAndAgainOnlyWhenASourceChanged() throws Exception {
        assertThat(openquay("check").err()).contains("building for the first time");
        assertThat(openquay("check").err()).isEmpty();
        Files.setLastModifiedTime(tree.resolve("pom.xml"), FileTime.fromMillis(0));
        assertThat(openquay("check").err()).isEmpty();
        assertThat(builds()).isEqualTo(1);

        write(tree.resolve("app/src/main/java/Crane.java"), "class Crane { int hoists; }");
        assertThat(openquay("check").err()).contains("building, because the sources changed");
        Files.delete(tree.resolve("app/src/main/java/Crane.java"));
        assertThat(openquay("check").err()).contains("building, because the sources changed");
        assertThat(builds()).isEqualTo(3);
    }

    @Test
    void saysWhyABuildFailedAndTriesAgain() throws Exception {
        write(temp.resolve("break"), "");
        Ended ended = openquay("check");
        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("no such crane").contains("build.log");

        Files.delete(temp.resolve("break"));
        assertThat(openquay("check").exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoStartsAtOnceBuildOnce(boolean flock) throws Exception {
        Map<String, String> environment = flock ? environment() : withoutFlock();
        write(temp.resolve("hold"), "");
        Process first = start(tree.resolve("openquay"), temp, environment, "check");
        await(temp.resolve("started"));
        Process second = start(tree.resolve("openquay"), temp, environment, "check");
        // it has said that it waits before the first may go on
        String waiting = second.errorReader().readLine();
        Files.delete(temp.resolve("hold"));

        assertThat(waiting).contains("waiting");
        assertThat(finish(first).exitCode()).isZero();
        assertThat(finish(second).out()).contains("<check>");
        assertThat(builds()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptedBuildLeavesNothingInTheWay(boolean flock) throws Exception {
        Map<String, String> environment = flock ? environment() : withoutFlock();
        write(temp.resolve("hold"), "");
        Process interrupted = start(tree.resolve("openquay"), temp, environment, "check");
        await(temp.resolve("started"));
        interrupted.toHandle().destroy();
        assertThat(finish(interrupted).exitCode()).isEqualTo(130);

        Files.delete(temp.resolve("hold"));
        assertThat(finish(start(tree.resolve("openquay"), temp, environment, "check")).exitCode()).isZero();
        assertThat(builds()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBuildThatWasKilledLeavesNothingInTheWay(boolean flock) throws Exception {
        Map<String, String> environment = flock ? environment() : withoutFlock();
        write(temp.resolve("hold"), "");
        Process killed = start(tree.resolve("openquay"), temp, environment, "check");
        await(temp.resolve("started"));
        List<ProcessHandle> all = new ArrayList<>(killed.descendants().toList());
        killed.destroyForcibly().waitFor();
        all.forEach(ProcessHandle::destroyForcibly);

        Files.delete(temp.resolve("hold"));
        assertThat(finish(start(tree.resolve("openquay"), temp, environment, "check")).exitCode()).isZero();
    }

    @Test
    void keepsTheThreeBuildsUsedLast() throws Exception {
        for (int i = 0; i < 5; i++) {
            for (int version : new int[] {i, 0}) {
                write(tree.resolve("pom.xml"), "<project>" + version + "</project>");
                assertThat(openquay("check").exitCode()).isZero();
            }
        }
        assertThat(builds()).isEqualTo(5);
        try (var builds = Files.list(tree.resolve("target/openquay"))) {
            assertThat(builds).hasSize(3);
        }
    }

    private Ended openquay(String... arguments) throws Exception {
        return finish(start(tree.resolve("openquay"), temp, environment(), arguments));
    }

    private Map<String, String> environment() {
        return new HashMap<>(Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", jdk.toString(),
                "MAVEN_HOME", temp.resolve("maven").toString(), "HOME", temp.toString()));
    }

    /** A search path with everything the launcher uses but {@code flock}. */
    private Map<String, String> withoutFlock() throws IOException {
        Path tools = Files.createDirectories(temp.resolve("tools"));
        for (String tool : List.of("sh", "dirname", "basename", "readlink", "sed", "awk", "find", "cksum", "sort", "tr",
                "mkdir", "mv", "rm", "cat", "date", "sleep", "grep", "head", "tail", "ls", "cut", "touch")) {
            Path real = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            script(tools.resolve(tool), "exec " + real + " \"$@\"\n");
        }
        Map<String, String> environment = environment();
        environment.put("PATH", tools.toString());
        return environment;
    }

    private static Process start(Path launcher, Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Ended finish(Process process) throws Exception {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes());
        String err = process.errorReader().lines().map(line -> line + "\n").reduce("", String::concat);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, err);
    }

    private static void await(Path file) {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Files.exists(file)) {
            assertThat(System.nanoTime()).as("waiting for %s", file).isLessThan(deadlineNs);
            Thread.onSpinWait();
        }
    }

    private int builds() throws IOException {
        return Files.readAllLines(temp.resolve("runs")).size();
    }

    private Path jdk(String name, int number) throws IOException {
        Path home = temp.resolve(name);
        script(home.resolve("bin/java"), "printf '<%s>' \"$@\"; echo\n");
        script(home.resolve("bin/javac"), "exit 1\n");
        write(home.resolve("release"), "IMPLEMENTOR=\"Quay\"\nJAVA_VERSION=\"" + number + ".0.1\"\n");
        return home;
    }

    private static void copy(String source, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(SOURCE.resolve(source), target, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void script(Path file, String text) throws IOException {
        write(file, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, fromString("rwxr-xr-x"));
    }
}
