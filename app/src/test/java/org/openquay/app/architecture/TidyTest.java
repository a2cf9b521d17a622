package org.openquay.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Style rules that a machine can hold, read off the sources of every module. */
class TidyTest {

    private static final int MAX_LINES = 400;
    private static final Pattern EMPTY_NAME = Pattern.compile(".*(Manager|Helper|Helpers|Util|Utils|Impl|Common)");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b|@Disabled\\b");

    private static final List<Path> SOURCES = sources();

    @Test
    void readsTheSourcesOfEveryModule() {
        assertThat(SOURCES).map(TidyTest::module)
                .contains("control-api", "motion", "runtime", "drivers", "journal", "simulator", "service", "app",
                        "benchmarks");
    }

    @Test
    void noClassHasANameThatSaysNothing() {
        assertThat(SOURCES).filteredOn(file -> EMPTY_NAME.matcher(className(file)).matches()).isEmpty();
    }

    @Test
    void everyPackageSaysWhatLivesInItAndIsNullMarked() {
        Set<String> described = SOURCES.stream().filter(file -> className(file).equals("package-info"))
                .filter(file -> text(file).contains("@NullMarked") && text(file).contains("/**"))
                .map(TidyTest::packageOfModule).collect(Collectors.toSet());

        assertThat(SOURCES).map(TidyTest::packageOfModule).allMatch(described::contains);
    }

    @Test
    void aReaderCanHoldEveryFileInTheHead() {
        assertThat(SOURCES).filteredOn(file -> text(file).lines().count() > MAX_LINES).isEmpty();
    }

    @Test
    void nothingIsLeftUnfinishedOrSwitchedOff() {
        assertThat(SOURCES).filteredOn(file -> !className(file).equals("TidyTest"))
                .filteredOn(file -> UNFINISHED.matcher(text(file)).find()).isEmpty();
    }

    private static List<Path> sources() {
        try (Stream<Path> modules = Files.list(ProductionClasses.root())) {
            return modules
                    .flatMap(module -> Stream.of("main", "test").map(set -> module.resolve("src/" + set + "/java")))
                    .filter(Files::isDirectory).flatMap(TidyTest::javaFiles).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path directory) {
        try {
            return Files.walk(directory).filter(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String className(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String module(Path file) {
        return ProductionClasses.root().relativize(file).getName(0).toString();
    }

    /** A package may be described in the main or the test sources of its module, whichever it has. */
    private static String packageOfModule(Path file) {
        Path inModule = ProductionClasses.root().relativize(file);
        return module(file) + ":" + inModule.subpath(4, inModule.getNameCount() - 1);
    }
}
