package org.openquay.simulator.device;

import static org.openquay.simulator.device.AbbWords.OFF2_INACTIVE;
import static org.openquay.simulator.device.AbbWords.OFF3_INACTIVE;
import static org.openquay.simulator.device.AbbWords.RDY_ON;
import static org.openquay.simulator.device.AbbWords.RDY_REF;
import static org.openquay.simulator.device.AbbWords.RDY_RUN;

/** States of the ABB Drives profile, with the bits of the status word that belong to each. */
public enum AbbState {

    SWITCH_ON_INHIBITED(AbbWords.SWITCH_ON_INHIBITED | OFF2_INACTIVE | OFF3_INACTIVE, false),

    NOT_READY_TO_SWITCH_ON(OFF2_INACTIVE | OFF3_INACTIVE, false),

    READY_TO_SWITCH_ON(RDY_ON | OFF2_INACTIVE | OFF3_INACTIVE, false),

    READY_TO_OPERATE(RDY_ON | RDY_RUN | OFF2_INACTIVE | OFF3_INACTIVE, false),

    OPERATION_ENABLED(RDY_ON | RDY_RUN | RDY_REF | OFF2_INACTIVE | OFF3_INACTIVE, true),

    /** Stopping by ramp. */
    OFF1_ACTIVE(RDY_ON | OFF2_INACTIVE | OFF3_INACTIVE, true),

    /** Stopping by the emergency ramp. */
    OFF3_ACTIVE(RDY_ON | RDY_RUN | OFF2_INACTIVE, true),

    TRIPPED(AbbWords.TRIPPED | OFF2_INACTIVE | OFF3_INACTIVE, false);

    private final int statusBits;
    private final boolean modulating;

    AbbState(int statusBits, boolean modulating) {
        this.statusBits = statusBits;
        this.modulating = modulating;
    }

    int statusBits() {
        return statusBits;
    }

    /** Whether the inverter's pulses are on. */
    public boolean modulating() {
        return modulating;
    }
}
