package org.openquay.drivers.profile.abb;

import org.openquay.api.ControlPath;
import org.openquay.api.drive.DriveRequest;
import org.openquay.api.drive.DriveState;

/**
 * The control words there are, and which one goes out: stops first, whatever the drive tells; then the start sequence,
 * while running is permitted; otherwise the way to standing ready.
 *
 * <p>All have bit 10 (REMOTE_CMD) set, without which the drive takes nothing but OFF1 to OFF3. Source: the tables in
 * {@code docs/drives/abb.md}.
 */
enum AbbControlWord {

    /** OFF1, operation inhibited: leaves SWITCH-ON INHIBITED, and stands ready. */
    PREPARE(0x0476),
    /** On, operation inhibited: second step of the start. */
    SWITCH_ON(0x0477),
    /** On, operation enabled, ramps free: follow the reference. */
    RUN(0x047F),
    /** Stop along the drive's ramp, then off. */
    OFF1(0x047E),
    /** Torque off at once. */
    OFF2(0x047D),
    /** Stop along the drive's emergency ramp, then off. */
    OFF3(0x047B);

    /** Bit 7: its rising edge acknowledges a fault. */
    static final int RESET = 1 << 7;

    final int word;

    AbbControlWord(int word) {
        this.word = word;
    }

    /**
     * The word for this cycle.
     *
     * @param mayRun  the request to run is not locked, see {@link RunLock}
     * @param turning the motor turns, as far as known
     */
    @ControlPath
    static AbbControlWord of(DriveRequest request, DriveState state, boolean mayRun, boolean turning) {
        return switch (request) {
            case COAST -> OFF2;
            case QUICK_STOP -> OFF3;
            case RUN -> mayRun ? starting(state) : stopping(state, turning);
            case OFF -> stopping(state, turning);
        };
    }

    private static AbbControlWord starting(DriveState state) {
        return switch (state) {
            case READY_TO_SWITCH_ON -> SWITCH_ON;
            case SWITCHED_ON, OPERATION_ENABLED -> RUN;
            case UNKNOWN, UNDECODABLE, SWITCH_ON_INHIBITED, NOT_READY, QUICK_STOP_ACTIVE, FAULT -> PREPARE;
        };
    }

    /**
     * PREPARE would inhibit operation, so it waits until the motor stands. A quick stop once begun is finished, for OFF1
     * in its midst would take the drive off the steeper ramp.
     */
    private static AbbControlWord stopping(DriveState state, boolean turning) {
        return switch (state) {
            case UNKNOWN, UNDECODABLE, OPERATION_ENABLED -> OFF1;
            case NOT_READY, READY_TO_SWITCH_ON, SWITCHED_ON -> turning ? OFF1 : PREPARE;
            case QUICK_STOP_ACTIVE -> turning ? OFF3 : PREPARE;
            case SWITCH_ON_INHIBITED, FAULT -> PREPARE;
        };
    }
}
