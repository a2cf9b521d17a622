package org.openquay.journal.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import org.openquay.journal.store.OwnerOnly;

/** A number in a small file that is mapped into memory, so that another process sees each write at once. */
final class SharedNumber {

    private static final int BYTES = 64;

    private SharedNumber() {}

    /** Maps the file, made with the number 0 when it is missing. It stays mapped while the buffer is in use. */
    static AtomicBuffer map(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            OwnerOnly.directory(directory);
        }
        try (FileChannel channel = OwnerOnly.open(file)) {
            if (channel.size() < BYTES) {
                channel.write(ByteBuffer.allocate(1), BYTES - 1L);
            }
            return new UnsafeBuffer(channel.map(MapMode.READ_WRITE, 0, BYTES));
        }
    }
}
