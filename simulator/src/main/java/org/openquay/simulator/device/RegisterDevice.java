package org.openquay.simulator.device;

/**
 * A device that is read and written as 16-bit registers, addressed as on the wire, from 0.
 *
 * <p>Implementation notes: a call either does everything it was asked or nothing; it answers with {@link #OK}, with a
 * Modbus exception code, or with {@link #NO_ANSWER} for a device that is dead. Called under the lock of the crane.
 */
public interface RegisterDevice {

    int OK = 0;
    int ILLEGAL_DATA_ADDRESS = 2;
    int ILLEGAL_DATA_VALUE = 3;
    /** The device says nothing: switched off. */
    int NO_ANSWER = -1;

    /** Copies {@code count} registers from {@code address} on into the begin of {@code into}. */
    int read(int address, int count, short[] into);

    /** Takes {@code count} registers from the begin of {@code from} for {@code address} on. */
    int write(int address, int count, short[] from);
}
