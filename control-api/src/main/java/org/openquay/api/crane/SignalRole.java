package org.openquay.api.crane;

/**
 * What a word or a bit of the crane's I/O means.
 *
 * <p>{@code index} of a {@link SignalDescription} is the axis for the roles up to {@link #BRAKE_RELEASE} and from
 * {@link #LEVER} to {@link #SPEED_DOWN}, the corner 0–3 for spreader and load roles, the cell for {@link #HEIGHT},
 * otherwise 0.
 */
public enum SignalRole {
    /** Absolute position of the axis, m. */
    POSITION,
    /** Pre-limit (slow-down) switch, true = operated. */
    PRE_LIMIT_PLUS, PRE_LIMIT_MINUS,
    /** Hard-wired end limit switch, true = operated. */
    END_LIMIT_PLUS, END_LIMIT_MINUS,
    /** Brake acknowledgements. */
    BRAKE_OPENED, BRAKE_CLOSED,
    /** Output: release the brake of the axis. */
    BRAKE_RELEASE,
    /** Load cell of one corner, kg. */
    LOAD_CELL,
    /** Landed pin of one corner. */
    LANDED,
    /** Twistlock of one corner fully locked, fully unlocked. */
    LOCKED, UNLOCKED,
    /** Slack-rope switch, true = slack. */
    SLACK_ROPE,
    /** Outputs: turn the twistlocks. */
    LOCK, UNLOCK,
    /** Wind speed, m/s. */
    WIND_SPEED,
    /** Sway angle in trolley direction, rad, positive when the load is ahead in plus direction; and its validity. */
    SWAY_ANGLE, SWAY_VALID,
    /** The safety circuit is closed (no e-stop), true = healthy. Read only: control never resets it. */
    SAFETY_CIRCUIT,
    /** The I/O's output watchdog has taken the outputs away. */
    OUTPUT_WATCHDOG_TRIPPED,
    /** Output: counts up each exchange, feeds the output watchdog. */
    HEARTBEAT,
    /** Height of the highest thing in one cell of the bay profile, m above the rail. */
    HEIGHT,
    /** Output: audible warning before gantry travel. */
    TRAVEL_WARNING,
    /** Rate of the sway angle, rad/s, as a gyro on the headblock shows it: at once, with a bias, without the angle itself. */
    SWAY_RATE,
    /** Position of the axis's lever, in the unit of its calibration. */
    LEVER,
    /** Direction contacts of the axis's lever, true = closed. */
    LEVER_PLUS, LEVER_MINUS,
    /** Contacts of its further steps, true = closed. */
    LEVER_STEP_2, LEVER_STEP_3, LEVER_STEP_4, LEVER_STEP_5,
    /** Push buttons that move the axis by a small distance, true = pressed. */
    INCH_PLUS, INCH_MINUS,
    /** Push buttons that raise and lower the speed that the lever drives with, true = pressed. */
    SPEED_UP, SPEED_DOWN,
    /** The cabin is selected as the place that drives the crane. */
    CABIN_SELECTED,
    /** The enabling (dead-man) device in the cabin is held. */
    CABIN_ENABLED,
    /** The levers are for small speeds. */
    MICRO_SPEED;

    private static final int LAST_PER_AXIS = BRAKE_RELEASE.ordinal();
    private static final int FIRST_OF_LEVER = LEVER.ordinal();
    private static final int LAST_OF_LEVER = SPEED_DOWN.ordinal();

    /** Whether {@code index} of such a signal is an axis. */
    public boolean perAxis() {
        return ordinal() <= LAST_PER_AXIS || ordinal() >= FIRST_OF_LEVER && ordinal() <= LAST_OF_LEVER;
    }

    /** Whether control writes the signal. */
    public boolean output() {
        return this == BRAKE_RELEASE || this == LOCK || this == UNLOCK || this == HEARTBEAT
                || this == TRAVEL_WARNING;
    }
}
