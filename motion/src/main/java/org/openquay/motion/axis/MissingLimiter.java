package org.openquay.motion.axis;

import org.openquay.api.ControlPath;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.Permission;

/** Under which name a missing permission limits an axis. Pure. */
@ControlPath
final class MissingLimiter {

    private static final Permission[] PERMISSIONS = Permission.values();

    private MissingLimiter() {}

    /** The limiter of the first permission in a set of missing ones. */
    static Limiter of(long missing) {
        if (missing == 0) {
            return Limiter.NONE;
        }
        int first = Long.numberOfTrailingZeros(missing);
        return first < PERMISSIONS.length ? of(PERMISSIONS[first]) : Limiter.FAULT;
    }

    static Limiter of(Permission missing) {
        return switch (missing) {
            case IO_FRESH, DRIVE_FRESH -> Limiter.STALE_FEEDBACK;
            case OUTPUT_ACTIVE, DRIVE_OWNED, DRIVE_HEALTHY -> Limiter.DRIVE_NOT_READY;
            case SAFETY_CIRCUIT_CLOSED, OUTPUTS_ALIVE, NO_LATCHED_FAULT -> Limiter.FAULT;
            case NO_LATCHED_STOP -> Limiter.STOP;
            case LOAD_DECIDED -> Limiter.PAUSE;
            case WIND_LOW -> Limiter.WIND;
            case BRAKE_READY -> Limiter.BRAKE;
            case SPREADER_UNMIXED -> Limiter.SPREADER_INTERLOCK;
            case LOAD_WITHIN_LIMIT -> Limiter.OVERLOAD;
            case ROPES_TAUT -> Limiter.SLACK_ROPE;
            case FREE_TOWARDS_PLUS -> Limiter.STOPPING_DISTANCE_PLUS;
            case FREE_TOWARDS_MINUS -> Limiter.STOPPING_DISTANCE_MINUS;
            case LEASE_HELD, MOTION_COMMANDED, LEASE_FREE, LEVER_PLAUSIBLE, LEVER_NEUTRAL -> Limiter.COMMAND_EXPIRED;
            case CABIN_SELECTED -> Limiter.CABIN_NOT_SELECTED;
            case CABIN_ENABLED -> Limiter.CABIN_NOT_ENABLED;
        };
    }
}
