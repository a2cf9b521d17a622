package org.openquay.app.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.openquay.journal.store.OwnerOnly;

/**
 * The operator token that {@code serve} made, where only its owner can read it: for a start that no terminal watches, whose
 * output goes into a log that others read and keep. Closing removes it.
 */
final class TokenFile implements AutoCloseable {

    private final Path path;

    private TokenFile(Path path) {
        this.path = path;
    }

    /** Writes it into that directory, in place of the one of an earlier start. */
    static TokenFile write(Path directory, String token) throws IOException {
        Path path = directory.toAbsolutePath().resolve("operator-token");
        Files.deleteIfExists(path);
        try (FileChannel channel = OwnerOnly.create(path)) {
            channel.write(ByteBuffer.wrap((token + "\n").getBytes(StandardCharsets.US_ASCII)));
        }
        return new TokenFile(path);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // the token in it opens nothing any more
        }
    }
}
