package org.openquay.journal.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import org.openquay.journal.JournalException;

/**
 * Identifies the boot of this machine, so that monotonic times of another boot are not mistaken for times of this one.
 * The same in every process of one boot.
 */
public final class BootId {

    private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

    private BootId() {}

    /** The present boot. */
    public static long read() throws JournalException {
        try {
            UUID id = UUID.fromString(Files.readString(LINUX).strip());
            return id.getMostSignificantBits() ^ id.getLeastSignificantBits();
        } catch (IOException | IllegalArgumentException e) {
            throw new JournalException("cannot tell which boot of the machine this is: " + LINUX + " is not readable",
                    e);
        }
    }
}
