package org.openquay.journal.identity;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.openquay.journal.JournalException;

/**
 * SHA-256 over code as it was loaded, so that a replay can tell whether it runs what was recorded.
 *
 * <p>The class files are taken in order of their names, each as its name and the hash of its bytes; so a jar and the directory that
 * it was made from have the same fingerprint.
 */
public final class CodeFingerprint {

    private static final String CLASS = ".class";

    private CodeFingerprint() {}

    /** Over all class files in the packages of the anchors and below, in the jars or directories that they came from. */
    public static String of(List<Class<?>> anchors) throws JournalException {
        Map<String, byte[]> classFiles = new TreeMap<>();
        for (Class<?> anchor : anchors) {
            collect(anchor, classFiles);
        }
        MessageDigest digest = Sha256.digest();
        classFiles.forEach((name, hash) -> {
            digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(hash);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void collect(Class<?> anchor, Map<String, byte[]> into) throws JournalException {
        CodeSource source = anchor.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null) {
            throw new JournalException("cannot tell where " + anchor.getName() + " was loaded from");
        }
        String prefix = anchor.getPackageName().replace('.', '/') + "/";
        try {
            Path path = Path.of(location.toURI());
            if (Files.isDirectory(path)) {
                collectDirectory(path, prefix, into);
            } else {
                collectJar(path, prefix, into);
            }
        } catch (IOException | URISyntaxException e) {
            throw new JournalException("cannot read the code at " + location, e);
        }
    }

    private static void collectDirectory(Path root, String prefix, Map<String, byte[]> into) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root.resolve(prefix))) {
            files = walk.filter(file -> file.toString().endsWith(CLASS)).toList();
        }
        for (Path file : files) {
            String name = root.relativize(file).toString().replace(java.io.File.separatorChar, '/');
            into.put(name, Sha256.digest().digest(Files.readAllBytes(file)));
        }
    }

    private static void collectJar(Path jar, String prefix, Map<String, byte[]> into) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Enumeration<JarEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().startsWith(prefix) && entry.getName().endsWith(CLASS)) {
                    try (InputStream in = file.getInputStream(entry)) {
                        into.put(entry.getName(), Sha256.digest().digest(in.readAllBytes()));
                    }
                }
            }
        }
    }
}
