package org.openquay.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.openquay.journal.IoReason;

/** The files that a command is told to write: looked at before the work, so that it is not done in vain. */
final class OutputFiles {

    private OutputFiles() {}

    /**
     * Refuses a file that could not be written. Its directory must be there: one that is missing is a slip of the pen more
     * often than a wish.
     */
    static void require(Path file) throws Failure {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new Failure("cannot write " + file + ": it is a directory");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Failure("cannot write " + file + ": there is no directory " + folder);
        }
        if (!Files.isWritable(folder)) {
            throw new Failure("cannot write " + file + ": permission denied");
        }
    }

    /** Refuses a file that is also read: it would be gone. */
    static void requireApart(Path read, Path written) throws Failure {
        try {
            if (Files.exists(written) && Files.exists(read) && Files.isSameFile(read, written)) {
                throw new Failure("cannot write " + written + ": it is what is read");
            }
        } catch (IOException e) {
            throw failure(written, e);
        }
    }

    /** Refuses a directory that is not there and could not be made in one that is. */
    static void requireFolder(Path folder) throws Failure {
        if (!Files.isDirectory(folder)) {
            if (Files.exists(folder)) {
                throw new Failure("cannot write into " + folder + ": it is no directory");
            }
            require(folder);
        }
    }

    /** Makes that directory, in one that is there, unless it is there itself. */
    static void makeFolder(Path folder) throws Failure {
        requireFolder(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    static Failure failure(Path file, IOException cause) {
        return new Failure("cannot write " + file + ": " + IoReason.of(cause), cause);
    }
}
