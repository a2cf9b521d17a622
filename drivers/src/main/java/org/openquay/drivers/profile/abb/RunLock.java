package org.openquay.drivers.profile.abb;

import org.openquay.api.ControlPath;
import org.openquay.api.drive.DriveRequest;
import org.openquay.api.drive.DriveState;
import org.openquay.api.state.StateCursor;

/**
 * Keeps a drive from starting by itself. A request to run counts only if it is made while the drive is ours and its
 * status can be trusted, and it counts no more after a fault, a stale or undecodable status, a loss of ownership, a quick
 * stop or a fall out of operation: it must be withdrawn and made again.
 *
 * <p>Because the status answers a few cycles late, a drive counts as running only after it has told so for
 * {@code roundTripCycles}; before that, a fall back to readiness is the start that goes on.
 */
@ControlPath
final class RunLock {

    enum Phase {
        /** The request to run must be withdrawn first. */
        LOCKED(false),
        /** No request to run is pending; one that is made while the drive can be trusted is taken. */
        OPEN(false),
        /** Requested while switch-on was inhibited; that must go once. */
        LEAVING_INHIBIT(true),
        /** On the way to operation. */
        STARTING(true),
        /** In operation, as the status tells so far. */
        SETTLING(true),
        /** In operation for good. */
        RUNNING(true);

        final boolean mayRun;

        Phase(boolean mayRun) {
            this.mayRun = mayRun;
        }

        boolean mayFollow() {
            return this == SETTLING || this == RUNNING;
        }
    }

    private static final Phase[] PHASES = Phase.values();

    private final int roundTripCycles;
    private Phase phase = Phase.LOCKED;
    private int settledCycles;

    RunLock(int roundTripCycles) {
        this.roundTripCycles = roundTripCycles;
    }

    /** Advances by one cycle; {@code ours} is whether the drive listens to us. */
    void advance(DriveRequest request, DriveState state, boolean ours) {
        boolean settled = phase == Phase.SETTLING && ++settledCycles >= roundTripCycles;
        phase = next(phase, request, state, ours, settled);
        if (phase != Phase.SETTLING) {
            settledCycles = 0;
        }
    }

    Phase phase() {
        return phase;
    }

    void exchange(StateCursor cursor) {
        phase = cursor.value(phase, PHASES);
        settledCycles = cursor.value(settledCycles);
    }

    /** The transition table. */
    static Phase next(Phase phase, DriveRequest request, DriveState state, boolean ours, boolean settled) {
        if (request != DriveRequest.RUN) {
            return Phase.OPEN;
        }
        if (!ours || !trusted(state)) {
            return Phase.LOCKED;
        }
        return switch (phase) {
            case LOCKED -> Phase.LOCKED;
            case OPEN -> switch (state) {
                case QUICK_STOP_ACTIVE -> Phase.OPEN;
                case SWITCH_ON_INHIBITED -> Phase.LEAVING_INHIBIT;
                case OPERATION_ENABLED -> Phase.SETTLING;
                default -> Phase.STARTING;
            };
            case LEAVING_INHIBIT -> switch (state) {
                case QUICK_STOP_ACTIVE -> Phase.LOCKED;
                case SWITCH_ON_INHIBITED -> Phase.LEAVING_INHIBIT;
                case OPERATION_ENABLED -> Phase.SETTLING;
                default -> Phase.STARTING;
            };
            case STARTING, SETTLING -> switch (state) {
                case QUICK_STOP_ACTIVE, SWITCH_ON_INHIBITED -> Phase.LOCKED;
                case OPERATION_ENABLED -> settled ? Phase.RUNNING : Phase.SETTLING;
                default -> Phase.STARTING;
            };
            case RUNNING -> state == DriveState.OPERATION_ENABLED ? Phase.RUNNING : Phase.LOCKED;
        };
    }

    private static boolean trusted(DriveState state) {
        return switch (state) {
            case UNKNOWN, UNDECODABLE, FAULT -> false;
            case SWITCH_ON_INHIBITED, NOT_READY, READY_TO_SWITCH_ON, SWITCHED_ON, OPERATION_ENABLED,
                    QUICK_STOP_ACTIVE ->
                true;
        };
    }
}
