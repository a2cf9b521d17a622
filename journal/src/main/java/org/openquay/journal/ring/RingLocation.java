package org.openquay.journal.ring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

import org.openquay.journal.JournalException;
import org.openquay.journal.identity.Sha256;
import org.openquay.journal.store.OwnerOnly;

/**
 * Where the ring of a journal directory is: in shared memory where there is such, else in the directory. Its path is
 * written to the file {@code ring} in the directory, so that every process finds it.
 */
public final class RingLocation {

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final int NAME_DIGITS = 32;
    private static final int MAX_PATH_BYTES = 4096;

    private final Path directory;
    private final Path pointer;

    /** Of a journal directory, which exists. */
    public RingLocation(Path directory) throws IOException {
        this.directory = directory.toRealPath();
        this.pointer = this.directory.resolve("ring");
    }

    /**
     * The ring that an earlier process left; empty when it closed its journal, or the power went, or what is in its place
     * is no ring of this journal's owner.
     *
     * @param notices hears of the latter
     */
    public Optional<RingFile> find(Consumer<String> notices) throws IOException {
        if (!Files.exists(pointer)) {
            return Optional.empty();
        }
        if (Files.size(pointer) > MAX_PATH_BYTES) {
            throw new JournalException(pointer + " is not the path of a ring");
        }
        Path path = Path.of(Files.readString(pointer).strip());
        if (!path.equals(inSharedMemory()) && !path.equals(inDirectory())) {
            throw new JournalException(pointer + " names " + path + ", which is not the place of this journal's ring");
        }
        try {
            return Optional.of(RingFile.open(path, Files.getOwner(directory)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JournalException e) {
            notices.accept(e.getMessage() + "; nothing is taken over from it");
            return Optional.empty();
        }
    }

    /** Makes a new ring and notes where it is; the earlier one, if any, is gone then. */
    public RingFile create(int capacity, long sessionId) throws IOException {
        RingFile ring = Files.isDirectory(SHARED_MEMORY) && Files.isWritable(SHARED_MEMORY)
                ? createInSharedMemory(capacity, sessionId)
                : RingFile.create(inDirectory(), capacity, sessionId);
        note(ring.path());
        return ring;
    }

    private RingFile createInSharedMemory(int capacity, long sessionId) throws IOException {
        try {
            return RingFile.create(inSharedMemory(), capacity, sessionId);
        } catch (IOException e) {
            // no room there, or somebody else holds the name
            return RingFile.create(inDirectory(), capacity, sessionId);
        }
    }

    /** Removes the ring, which is empty, and the note of it. */
    public void remove(RingFile ring) throws IOException {
        Files.deleteIfExists(pointer);
        ring.delete();
    }

    private void note(Path path) throws IOException {
        Path fresh = pointer.resolveSibling("ring.new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = OwnerOnly.create(fresh)) {
            channel.write(ByteBuffer.wrap((path + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(fresh, pointer, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path inSharedMemory() {
        String digits = Sha256.hex(directory.toString().getBytes(StandardCharsets.UTF_8)).substring(0, NAME_DIGITS);
        return SHARED_MEMORY.resolve("openquay-" + digits);
    }

    private Path inDirectory() {
        return directory.resolve("ring.memory");
    }
}
