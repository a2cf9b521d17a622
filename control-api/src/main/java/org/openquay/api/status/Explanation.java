package org.openquay.api.status;

/**
 * What the words of the status mean and what to do about them, one sentence each, in the words of the person who stands
 * in front of the crane. The console, the page and the service all say it this way.
 */
public final class Explanation {

    private Explanation() {}

    /** What is missing and how it is granted. */
    public static String of(Permission missing) {
        return switch (missing) {
            case OUTPUT_ACTIVE -> "This controller is a standby or a shadow: its outputs are not active.";
            case SAFETY_CIRCUIT_CLOSED -> "The safety circuit is open: release the emergency stops and reset the "
                    + "safety relay, which only its own hardware can.";
            case IO_FRESH -> "The crane I/O does not answer in time: look at its link, its power and its cable.";
            case DRIVE_FRESH -> "The drive does not answer in time: look at its link, its power and its cable.";
            case DRIVE_OWNED ->
                "The drive is not controlled from here: switch it from LOCAL to REMOTE, or take it from "
                        + "the other controller.";
            case DRIVE_HEALTHY -> "The drive is tripped or its status makes no sense: read its fault, then reset.";
            case OUTPUTS_ALIVE -> "The output watchdog of the crane I/O took the outputs away: reset.";
            case NO_LATCHED_FAULT -> "A fault is latched: remove its cause, then reset.";
            case NO_LATCHED_STOP -> "A stop is latched: reset when it is safe to go on.";
            case LOAD_DECIDED -> "A load hung when control started: decide what becomes of it.";
            case WIND_LOW -> "The wind is above the stop limit: wait, or secure the crane.";
            case BRAKE_READY -> "The brake does not obey or does not acknowledge: look at it before you reset.";
            case SPREADER_UNMIXED ->
                "The twistlocks are neither all locked nor all unlocked: lock or unlock them again "
                        + "while the spreader stands on the container.";
            case LOAD_WITHIN_LIMIT -> "Overload: lower the load; hoisting is blocked.";
            case ROPES_TAUT -> "The ropes are slack: hoist until they are taut; lowering is blocked.";
            case FREE_TOWARDS_PLUS -> "Something ends the way towards plus: move towards minus.";
            case FREE_TOWARDS_MINUS -> "Something ends the way towards minus: move towards plus.";
            case LEASE_HELD -> "Nobody holds the lease of this axis: claim it.";
            case MOTION_COMMANDED -> "Nobody asks for motion: there is no live command and no job in progress.";
            case CABIN_SELECTED -> "The cabin is not selected: its levers move nothing.";
            case LEASE_FREE -> "Somebody else holds the lease: the cabin takes it when it is given back.";
            case CABIN_ENABLED -> "The enabling device in the cabin is not held.";
            case LEVER_PLAUSIBLE -> "The lever shows what it cannot show: look at its wiring and its calibration.";
            case LEVER_NEUTRAL -> "The lever must be let go to neutral first.";
        };
    }

    /** What happened and what it needs. */
    public static String of(Fault fault) {
        return switch (fault) {
            case NONE -> "No fault.";
            case INTERNAL -> "Control found a defect in itself and stopped: keep the journal and report it.";
            case CYCLE_TOO_LATE -> "A control cycle began too late: the machine is overloaded or was suspended.";
            case SAFETY_CIRCUIT_OPEN -> "The safety circuit opened.";
            case IO_STALE -> "The crane I/O fell silent.";
            case OUTPUT_WATCHDOG -> "The output watchdog of the crane I/O tripped.";
            case DRIVE_STALE -> "The drive fell silent.";
            case DRIVE_TRIPPED -> "The drive tripped: its own display names the cause.";
            case DRIVE_UNDECODABLE -> "The drive's status word fits no state of its profile.";
            case DRIVE_START_TIMEOUT -> "The drive did not start in time: look at its start inhibits and its mains.";
            case OWNERSHIP_LOST -> "Somebody else took the drive during motion.";
            case TORQUE_NOT_PROVEN -> "The hoist's torque was not proven, so the brake stayed closed: look at motor, "
                    + "encoder and drive before you reset.";
            case BRAKE_DID_NOT_OPEN -> "The brake did not acknowledge that it opened.";
            case BRAKE_DID_NOT_CLOSE ->
                "The brake did not acknowledge that it closed; the drive holds the load: look at "
                        + "the brake before you switch anything off.";
            case BRAKE_UNEXPECTED -> "A brake opened or closed without being told to.";
            case BRAKE_SLIP -> "The axis moved although its brake is closed.";
            case END_LIMIT -> "A hard-wired end limit was reached: move away from it.";
            case FOLLOWING_ERROR -> "The axis does not follow its reference: look for a blockade or an overload.";
            case OVERSPEED -> "The axis was faster than allowed.";
            case POSITION_IMPLAUSIBLE -> "Position and speed contradict each other: look at the encoder.";
            case OVERLOAD -> "Overload: lower the load.";
            case SLACK_ROPE -> "The ropes went slack.";
            case SPREADER_MIXED -> "The twistlocks are neither all locked nor all unlocked.";
            case WIND -> "The wind rose above the stop limit.";
        };
    }

    /** Why a job waits and what lets it go on. */
    public static String of(HoldReason hold) {
        return switch (hold) {
            case NONE -> "Nothing holds the job.";
            case OPERATOR_PAUSE -> "Paused by command: resume it.";
            case STOP_LATCHED -> "A stop was pressed: reset, then resume.";
            case FAULT_LATCHED -> "A fault stopped it: remove the cause, reset, then resume.";
            case WIND -> "The wind stopped it: when the wind is down, reset, then resume.";
            case RESTARTED -> "Control was restarted in the middle of it: reset, decide upon the load, then resume.";
            case LOCK_FAILED -> "The twistlocks did not lock: look at the spreader on the container, then resume.";
            case UNLOCK_FAILED -> "The twistlocks did not unlock: look at the spreader on the container, then resume.";
            case LANDED_IN_WRONG_PLACE -> "The spreader landed at a height where no container should be: look, then "
                    + "resume or cancel.";
            case WEIGHT_IMPLAUSIBLE -> "The weight is not that of a container: look at twistlocks and load.";
            case NO_PLAN -> "No way without a collision was found: the refused plan names the obstacle.";
            case NOT_SETTLED -> "The load did not come to rest: wait for the wind, then resume.";
            case MOTION_TIMEOUT -> "A motion did not finish in its time: see what limits the axis.";
            case LOAD_OFF_PATH -> "The load left its planned path, by wind or a wrong weight: wait, then resume.";
            case TOO_LOW_TO_TRAVEL ->
                "What hangs touches something, or is not above everything that the gantry would carry it over: raise it, "
                        + "then resume; where the hoist cannot go higher, cancel.";
            case DRIVE_TAKEN ->
                "Somebody took a drive of hoist, trolley or gantry from here: give it back, look where the "
                        + "load is, then resume.";
        };
    }

    /** Why a command was not accepted. */
    public static String of(Refusal refusal) {
        return switch (refusal) {
            case NONE -> "Accepted.";
            case EXPIRED -> "It came too late, or from before the last boot.";
            case REPLAYED -> "Its sequence number was seen before.";
            case NOT_LEASE_HOLDER -> "Its sender does not hold the lease of that axis group.";
            case LEASE_HELD_BY_OTHER -> "Somebody else holds the lease of that axis group.";
            case PERMISSION_MISSING -> "A permission is missing.";
            case UNKNOWN_AXIS -> "There is no such axis.";
            case UNKNOWN_GROUP -> "There is no such axis group.";
            case UNKNOWN_JOB -> "There is no such job, or it ended long ago.";
            case DUPLICATE_JOB -> "A job of that id is known already.";
            case QUEUE_FULL -> "As many jobs as can wait are waiting.";
            case OUT_OF_RANGE -> "A target or value lies outside the limits of its axis.";
            case TARGET_IN_KEEP_OUT -> "The target lies inside a keep-out.";
            case LOAD_TOO_HEAVY -> "The container is heavier than the safe working load.";
            case NOT_IN_THIS_STATE -> "It makes no sense in the present state.";
            case JOB_ACTIVE -> "A job is active: pause it first.";
            case MALFORMED ->
                "It is malformed: a field is missing or no number, both places are one, or it would live too "
                        + "long.";
            case STOPPED_SINCE -> "Somebody called for a stop after it was sent: look why, then send it again.";
            case LOAD_ON_SPREADER -> "Something hangs below the spreader, which must be empty: set it down first.";
            case JOB_WAITS ->
                "The job waits for its turn, so there is nothing to pause or resume: cancel it, or leave it.";
            case JOB_ENDED -> "The job has ended.";
            case AXIS_MOVES -> "An axis still slows down: reset when all stand.";
        };
    }

    /** What shapes the speed of an axis. */
    public static String of(Limiter limiter) {
        return switch (limiter) {
            case NONE -> "nothing";
            case RATED_SPEED -> "rated speed";
            case LOAD_SPEED -> "speed for this load";
            case ACCELERATION -> "acceleration";
            case SLOW_ZONE_PLUS -> "slow-down zone, plus end";
            case SLOW_ZONE_MINUS -> "slow-down zone, minus end";
            case STOPPING_DISTANCE_PLUS -> "stopping distance to the plus limit";
            case STOPPING_DISTANCE_MINUS -> "stopping distance to the minus limit";
            case END_LIMIT_PLUS -> "end limit, plus";
            case END_LIMIT_MINUS -> "end limit, minus";
            case LANDING_SPEED -> "landing speed";
            case SWAY_DAMPING -> "sway damping";
            case BRAKE -> "brake sequence";
            case DRIVE_NOT_READY -> "drive not ready";
            case SPREADER_INTERLOCK -> "spreader interlock";
            case OVERLOAD -> "overload";
            case SLACK_ROPE -> "slack rope";
            case WIND -> "wind";
            case HALT -> "halt";
            case PAUSE -> "pause";
            case STOP -> "stop";
            case QUICK_STOP -> "quick stop";
            case STALE_FEEDBACK -> "stale feedback";
            case FAULT -> "latched fault";
            case COMMAND_EXPIRED -> "expired command";
            case CABIN_NOT_SELECTED -> "cabin not selected";
            case CABIN_NOT_ENABLED -> "enabling device let go";
            case TRAVEL_WARNING -> "warning before it travels";
        };
    }
}
