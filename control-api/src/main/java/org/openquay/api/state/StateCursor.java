package org.openquay.api.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import org.openquay.api.ControlPath;

/**
 * Walks a {@link StateImage} in one direction: every stateful object passes each of its values through the cursor, in
 * a fixed order, and keeps what the cursor returns.
 *
 * <p>While saving, the cursor writes the value and returns it unchanged; while restoring, it returns the saved value.
 * One method, {@code exchange(StateCursor)}, therefore serves both and the two can never disagree:
 *
 * <pre>{@code
 * void exchange(StateCursor cursor) {
 *     positionM = cursor.value(positionM);
 *     state = cursor.value(state, STATES);
 * }
 * }</pre>
 *
 * <p>Allocation-free after construction. A value beyond the end of the image sets {@link #overrun()} and is left as
 * it is: nothing is thrown inside the cycle.
 */
@ControlPath
public final class StateCursor {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private StateImage image = new StateImage(0);
    private boolean saving;
    private boolean overrun;
    private int position;

    /** Begins writing at the start of the image, with the layout version as first value. */
    public void save(StateImage into) {
        begin(into, true);
        value(StateImage.VERSION);
    }

    /** Begins reading at the start of the image; false when the image has another layout version. */
    public boolean restore(StateImage from) {
        begin(from, false);
        return value(0) == StateImage.VERSION;
    }

    /** Ends a walk; false when the image was too small, or, when restoring, not wholly consumed. */
    public boolean end() {
        if (saving) {
            image.length(position);
            return !overrun;
        }
        return !overrun && position == image.length();
    }

    public boolean saving() {
        return saving;
    }

    public boolean overrun() {
        return overrun;
    }

    public long value(long value) {
        if (!room(Long.BYTES)) {
            return value;
        }
        int at = position;
        position += Long.BYTES;
        if (saving) {
            LONGS.set(image.bytes(), at, value);
            return value;
        }
        return (long) LONGS.get(image.bytes(), at);
    }

    public int value(int value) {
        if (!room(Integer.BYTES)) {
            return value;
        }
        int at = position;
        position += Integer.BYTES;
        if (saving) {
            INTS.set(image.bytes(), at, value);
            return value;
        }
        return (int) INTS.get(image.bytes(), at);
    }

    public double value(double value) {
        return Double.longBitsToDouble(value(Double.doubleToRawLongBits(value)));
    }

    public boolean value(boolean value) {
        return value(value ? 1 : 0) != 0;
    }

    /** Passes an enum by its ordinal; an ordinal outside {@code constants} leaves the value and reports an overrun. */
    public <E extends Enum<E>> E value(E value, E[] constants) {
        int ordinal = value(value.ordinal());
        if (ordinal < 0 || ordinal >= constants.length) {
            overrun = true;
            return value;
        }
        return constants[ordinal];
    }

    public void values(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = value(values[i]);
        }
    }

    public void values(long[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = value(values[i]);
        }
    }

    public void values(int[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = value(values[i]);
        }
    }

    public void values(short[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) value((int) values[i]);
        }
    }

    public void values(byte[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) value((int) values[i]);
        }
    }

    private void begin(StateImage target, boolean write) {
        image = target;
        saving = write;
        overrun = false;
        position = 0;
    }

    private boolean room(int bytes) {
        int end = saving ? image.capacity() : image.length();
        if (position + bytes > end) {
            overrun = true;
            return false;
        }
        return true;
    }
}
