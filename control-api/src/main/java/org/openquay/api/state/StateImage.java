package org.openquay.api.state;

import java.util.Arrays;

/**
 * The memory of the step as one flat, versioned run of bytes, little endian.
 *
 * <p>Capacity is fixed at construction. Not thread-safe. Two images of the same version are equal exactly when their
 * used bytes are equal, which makes a saved state comparable bit for bit.
 */
public final class StateImage {

    /** Version of the layout; raised whenever a stateful class adds, removes or reorders a value. */
    public static final int VERSION = 3;

    private final byte[] bytes;
    private int length;

    public StateImage(int capacity) {
        bytes = new byte[capacity];
    }

    /** An image that holds a copy of the given bytes, as read from a journal. */
    public static StateImage of(byte[] saved) {
        StateImage image = new StateImage(saved.length);
        System.arraycopy(saved, 0, image.bytes, 0, saved.length);
        image.length = saved.length;
        return image;
    }

    /** The backing bytes, of which the first {@link #length()} are in use; shared, never to be kept. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public int capacity() {
        return bytes.length;
    }

    void length(int used) {
        length = used;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StateImage that
                && Arrays.equals(bytes, 0, length, that.bytes, 0, that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }
}
