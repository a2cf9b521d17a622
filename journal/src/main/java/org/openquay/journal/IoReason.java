package org.openquay.journal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why the system refused a file or directory, in words: its exceptions often say no more than the path. */
public final class IoReason {

    private IoReason() {}

    /** The reason alone, without the path; never empty. */
    public static String of(IOException refusal) {
        return switch (refusal) {
            case AccessDeniedException denied -> "permission denied";
            case FileAlreadyExistsException taken -> taken.getFile() + " is in the way";
            case NoSuchFileException missing -> "there is no such file or directory";
            case NotDirectoryException file -> "it is no directory";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> refusal.getMessage() == null ? refusal.getClass().getSimpleName() : refusal.getMessage();
        };
    }
}
