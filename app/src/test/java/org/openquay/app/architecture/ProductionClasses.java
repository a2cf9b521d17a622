package org.openquay.app.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled classes of every module that {@code app} sees, tests left out. Read once. */
final class ProductionClasses {

    static final JavaClasses ALL = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar")).importPackages("org.openquay");

    private ProductionClasses() {}

    /** In virtual time nothing has a deadline: what watches a cycle there may take its time. */
    private static final String VIRTUAL_TIME = "org.openquay.app.simulate";

    /** The class files of all that runs in real time, for rules about instructions. */
    static List<byte[]> bytes() {
        return ALL.stream().filter(type -> !type.getPackageName().equals(VIRTUAL_TIME)).map(ProductionClasses::bytesOf)
                .toList();
    }

    /** The root of the source tree, as the build names it. */
    static Path root() {
        Path root = Path.of(Objects.requireNonNullElse(System.getProperty("org.openquay.root"), ".."));
        if (!Files.isDirectory(root.resolve(".mvn"))) {
            throw new IllegalStateException("not the root of the source tree: " + root.toAbsolutePath());
        }
        return root;
    }

    private static byte[] bytesOf(JavaClass type) {
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
