package org.openquay.journal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Directories and files that only their owner can open: 0700 and 0600. */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /** Makes the directory, and those above it, where they are missing. */
    public static void directory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            directory(parent);
        }
        try {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(DIRECTORY));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    /** Opens a file for reading and writing, making it when it is missing; never through a symbolic link. */
    public static FileChannel open(Path file) throws IOException {
        FileAttribute<?> attribute = PosixFilePermissions.asFileAttribute(FILE);
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS), attribute);
    }

    /** Makes and opens a file that must not be there yet. */
    public static FileChannel create(Path file) throws IOException {
        FileAttribute<?> attribute = PosixFilePermissions.asFileAttribute(FILE);
        return FileChannel.open(file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE), attribute);
    }

    /** Takes from everybody else what they may do with the directory and all that is in it; what it had to change. */
    public static List<Path> tighten(Path root) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(root)) {
            paths = walk.filter(path -> !Files.isSymbolicLink(path)).toList();
        }
        List<Path> tightened = new ArrayList<>();
        for (Path path : paths) {
            boolean directory = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
            Set<PosixFilePermission> wanted = directory ? DIRECTORY : FILE;
            Set<PosixFilePermission> surplus = EnumSet.noneOf(PosixFilePermission.class);
            surplus.addAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
            surplus.removeAll(wanted);
            if (!surplus.isEmpty()) {
                Files.setPosixFilePermissions(path, wanted);
                tightened.add(path);
            }
        }
        return tightened;
    }
}
