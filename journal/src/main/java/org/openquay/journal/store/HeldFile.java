package org.openquay.journal.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.openquay.journal.JournalException;

/**
 * A lock file that one process holds while it writes a directory. The operating system lets go of it when the process
 * ends, however it ends; what the file says then tells whether it ended as it should.
 */
public final class HeldFile implements AutoCloseable {

    private static final int MAX_TEXT = 200;
    /** Held by this process. Asked before the file is opened: closing it again would let go of the lock. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;
    private final boolean leftOpen;

    private HeldFile(Path file, FileChannel channel, FileLock lock) throws IOException {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
        this.leftOpen = channel.size() > 0;
        channel.truncate(0);
        channel.write(StandardCharsets.US_ASCII.encode("process " + ProcessHandle.current().pid() + "\n"), 0);
    }

    /**
     * Takes the lock.
     *
     * @param directory where the file is; exists
     * @param name      name of the file, which is made when it is missing
     * @param what      what the lock guards, for the refusal's one line
     */
    public static HeldFile take(Path directory, String name, String what) throws JournalException {
        Path real;
        try {
            real = directory.toRealPath().resolve(name);
        } catch (IOException e) {
            throw new JournalException(what + " cannot be locked: " + e, e);
        }
        if (!HELD_HERE.add(real)) {
            throw new JournalException(what + " is in use by this process already");
        }
        HeldFile held = null;
        try {
            held = lock(real, what);
            return held;
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw new JournalException(what + " cannot be locked: " + e, e);
        } finally {
            if (held == null) {
                HELD_HERE.remove(real);
            }
        }
    }

    private static HeldFile lock(Path file, String what) throws IOException {
        FileChannel channel = OwnerOnly.open(file);
        HeldFile held = null;
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new JournalException(what + " is in use by another process (" + holder(channel) + ")");
            }
            held = new HeldFile(file, channel, lock);
            return held;
        } finally {
            if (held == null) {
                channel.close();
            }
        }
    }

    /** Whoever held it before did not close it. */
    public boolean leftOpen() {
        return leftOpen;
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(MAX_TEXT);
        channel.read(text, 0);
        String holder = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
        return holder.isEmpty() ? "unknown" : holder;
    }

    /** Lets go of the lock as if the process had died: what it guards was not closed as it should. */
    public void abandon() {
        try {
            channel.close();
        } catch (IOException e) {
            // the operating system lets go of it at the end of the process
        } finally {
            HELD_HERE.remove(file);
        }
    }

    /** What the lock guards is closed as it should be. */
    @Override
    public void close() throws IOException {
        try {
            channel.truncate(0);
            lock.release();
        } finally {
            abandon();
        }
    }
}
