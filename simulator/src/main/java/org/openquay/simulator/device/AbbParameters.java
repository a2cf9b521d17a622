package org.openquay.simulator.device;

/**
 * The few parameters of the drive that can be read over the bus, at register 400000 + 100 · group + index: enough to
 * identify it, to check its scaling and communication supervision, and to see its fault code. Identity values are
 * invented; verify against the manual of a real drive.
 */
final class AbbParameters {

    private static final int ACTIVE_FAULT = wire(4, 1);
    private static final int[] ADDRESS = {wire(7, 3), wire(7, 5), wire(46, 1), wire(46, 3), wire(50, 2), wire(50, 3)};

    private final short[] value;

    /**
     * Parameters of one drive.
     *
     * @param watchdogS communication-loss time, s
     */
    AbbParameters(double watchdogS) {
        int ratingId = 880;
        int firmware = 0x0310;
        int speedScalingRpm = 1500;
        int torqueScalingPermille = 1000;
        int faultOnLoss = 1;
        value = new short[] {(short) ratingId, (short) firmware, (short) speedScalingRpm, (short) torqueScalingPermille,
            (short) faultOnLoss, (short) Math.round(watchdogS * 10)};
    }

    private static int wire(int group, int index) {
        return 100 * group + index - 1;
    }

    /** Whether there is a parameter at that address. */
    boolean at(int address) {
        return address == ACTIVE_FAULT || indexOf(address) >= 0;
    }

    short value(int address, int faultCode) {
        return address == ACTIVE_FAULT ? (short) faultCode : value[indexOf(address)];
    }

    private static int indexOf(int address) {
        for (int i = 0; i < ADDRESS.length; i++) {
            if (ADDRESS[i] == address) {
                return i;
            }
        }
        return -1;
    }
}
