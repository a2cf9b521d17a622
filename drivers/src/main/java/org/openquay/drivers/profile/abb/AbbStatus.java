package org.openquay.drivers.profile.abb;

import org.openquay.api.ControlPath;
import org.openquay.api.drive.DriveState;

/**
 * The status word's states: a word is in the one whose bits under the mask match, and in {@link #UNDECODABLE} when none
 * does. The rows exclude each other, so their order means nothing.
 *
 * <p>The bits: 0 RDY_ON, 1 RDY_RUN, 2 RDY_REF (operation enabled), 3 TRIPPED, 4 OFF2 inactive, 5 OFF3 inactive,
 * 6 SWITCH-ON INHIBITED, 7 ALARM, 8 AT_SETPOINT, 9 REMOTE. Source: the tables in {@code docs/drives/abb.md}.
 */
enum AbbStatus {

    TRIPPED(0x08, 0x08, DriveState.FAULT), INHIBITED(0x4E, 0x40, DriveState.SWITCH_ON_INHIBITED), OFF2_ACTIVE(0x58,
            0x00, DriveState.NOT_READY), OFF3_ACTIVE(0x78, 0x10, DriveState.QUICK_STOP_ACTIVE), NOT_READY(0x7F, 0x30,
                    DriveState.NOT_READY), READY_TO_SWITCH_ON(0x7F, 0x31,
                            DriveState.READY_TO_SWITCH_ON), READY_TO_OPERATE(0x7F, 0x33, DriveState.SWITCHED_ON),
    /** Still modulating, but on its way to a stop: it follows no reference, so it does not count as operation. */
    OFF1_RAMP(0x7F, 0x35, DriveState.SWITCHED_ON), OPERATING(0x7F, 0x37, DriveState.OPERATION_ENABLED),
    /** Ready without being on, operating without being ready, inhibited and on: no state of the profile. */
    UNDECODABLE(0x00, 0x01, DriveState.UNDECODABLE);

    static final int ALARM = 1 << 7;
    static final int AT_SETPOINT = 1 << 8;
    static final int REMOTE = 1 << 9;

    private static final AbbStatus[] ROWS = values();

    final int mask;
    final int value;
    final DriveState state;

    AbbStatus(int mask, int value, DriveState state) {
        this.mask = mask;
        this.value = value;
        this.state = state;
    }

    /** The state that a status word tells. */
    @ControlPath
    static AbbStatus of(int statusWord) {
        for (AbbStatus row : ROWS) {
            if ((statusWord & row.mask) == row.value) {
                return row;
            }
        }
        return UNDECODABLE;
    }
}
