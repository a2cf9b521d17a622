package org.openquay.simulator.device;

/** Bits and scaling of the ABB Drives profile. */
final class AbbWords {

    /** Control word. The first three are active at 0. */
    static final int OFF1 = 1;
    static final int OFF2 = 1 << 1;
    static final int OFF3 = 1 << 2;
    static final int RUN = 1 << 3;
    static final int RAMP_OUT = 1 << 4;
    static final int RAMP_GO = 1 << 5;
    static final int RAMP_IN = 1 << 6;
    static final int RESET = 1 << 7;
    static final int REMOTE_CMD = 1 << 10;

    /** Status word. */
    static final int RDY_ON = 1;
    static final int RDY_RUN = 1 << 1;
    static final int RDY_REF = 1 << 2;
    static final int TRIPPED = 1 << 3;
    static final int OFF2_INACTIVE = 1 << 4;
    static final int OFF3_INACTIVE = 1 << 5;
    static final int SWITCH_ON_INHIBITED = 1 << 6;
    static final int ALARM = 1 << 7;
    static final int AT_SETPOINT = 1 << 8;
    static final int REMOTE = 1 << 9;
    static final int ABOVE_LIMIT = 1 << 10;
    static final int EXT_RUN_ENABLE = 1 << 12;
    static final int FBA_ERROR = 1 << 15;

    /** REF1 and ACT1 at rated speed. */
    static final double SPEED_COUNTS = 20_000;
    /** REF2 and ACT2 at rated torque. */
    static final double TORQUE_COUNTS = 10_000;

    private AbbWords() {}

    static short counts(double fraction, double full) {
        return (short) Math.clamp(Math.round(fraction * full), Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
