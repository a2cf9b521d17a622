package org.openquay.api.crane;

/**
 * A run of 16-bit registers of a device.
 *
 * @param address first register as it stands on the wire, counted from 0
 * @param words   how many; 0 means that there is no such block
 */
public record RegisterBlock(int address, int words) {

    public static final RegisterBlock NONE = new RegisterBlock(0, 0);

    /** The block that a manual names by register numbers counted from 1 (Modicon convention without the 4xxxx). */
    public static RegisterBlock ofNumber(int registerNumber, int words) {
        return new RegisterBlock(registerNumber - 1, words);
    }
}
