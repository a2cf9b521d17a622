package org.openquay.journal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeFingerprintTest {

    private static final String PACKAGE = CodeFingerprint.class.getPackageName();

    @TempDir
    Path root;
    private Path classes;

    @BeforeEach
    void copyClasses() throws Exception {
        classes = root.resolve("classes");
        Path from = Path.of(CodeFingerprint.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path folder = Path.of(PACKAGE.replace('.', '/'));
        Files.createDirectories(classes.resolve(folder));
        try (Stream<Path> files = Files.list(from.resolve(folder))) {
            for (Path file : files.toList()) {
                Files.copy(file, classes.resolve(folder).resolve(file.getFileName().toString()));
            }
        }
    }

    @Test
    void isTheSameForAJarAndTheDirectoryItWasMadeFrom() throws Exception {
        Path jar = root.resolve("classes.jar");
        try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path file : classFiles()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                zip.write(Files.readAllBytes(file));
            }
        }

        assertThat(fingerprint(jar)).isEqualTo(fingerprint(classes)).matches("[0-9a-f]{64}");
    }

    @Test
    void changesWithEveryClass() throws Exception {
        String before = fingerprint(classes);
        for (Path file : classFiles()) {
            if (!file.toString().endsWith("CodeFingerprint.class")) {
                byte[] original = Files.readAllBytes(file);
                byte[] changed = original.clone();
                changed[changed.length - 1] ^= 1;
                Files.write(file, changed);
                assertThat(fingerprint(classes)).as("with %s changed", file).isNotEqualTo(before);
                Files.write(file, original);
            }
        }
        assertThat(fingerprint(classes)).isEqualTo(before);
    }

    @Test
    void namesTheMachine() throws Exception {
        assertThat(BootId.read()).isEqualTo(BootId.read()).isNotZero();
        assertThat(JvmIdentity.text()).contains(System.getProperty("java.runtime.version"));
    }

    private List<Path> classFiles() throws IOException {
        try (Stream<Path> walk = Files.walk(classes)) {
            return walk.filter(file -> file.toString().endsWith(".class")).sorted().toList();
        }
    }

    /** Of the class as a loader of its own takes it from there. */
    private static String fingerprint(Path place) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {place.toUri().toURL()}, null)) {
            return CodeFingerprint.of(List.of(loader.loadClass(PACKAGE + ".CodeFingerprint")));
        }
    }
}
