package org.openquay.app.simulate;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.openquay.api.image.Event;
import org.openquay.api.image.OutputImage;

/** SHA-256 over every output word and every event of a run. */
final class OutputHash {

    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

    OutputHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void add(OutputImage out) {
        for (short[] words : out.words) {
            for (short word : words) {
                buffer.putShort(word);
            }
        }
        for (int i = 0; i < out.eventCount; i++) {
            Event event = out.events[i];
            buffer.put((byte) event.kind.ordinal()).putInt(event.axis).putInt(event.writer).putInt(event.code)
                    .putLong(event.reference).putLong(event.detail).putDouble(event.value);
        }
        if (buffer.remaining() < buffer.capacity() / 2) {
            drain();
        }
    }

    private void drain() {
        digest.update(buffer.flip());
        buffer.clear();
    }

    /** The hash of all that was added; ends the hashing. */
    String hex() {
        drain();
        return HexFormat.of().formatHex(digest.digest());
    }
}
