package org.openquay.motion.axis;

/**
 * Every threshold and gain of the axis layer that is not a property of the crane and therefore not in its file, with the
 * reason for its value.
 */
final class AxisTuning {

    /** Standard gravity, m/s². */
    static final double GRAVITY_MPS2 = 9.80665;

    // --- measuring ------------------------------------------------------------------------------------------------

    /** Time constant of the encoder speed: one millimetre in 20 ms is 0.05 m/s, filtered to a tenth of that, s. */
    static final double ENCODER_SPEED_FILTER_S = 0.2;
    /** Encoder speed that still counts as standstill: what flickers of one count leave after the filter, m/s. */
    static final double ENCODER_STANDSTILL_MPS = 0.05;
    /** A step between two encoder values is a jump above what 1.5 times the rated speed covers plus this, m. */
    static final double JUMP_M = 0.1;
    static final double JUMP_SPEED_FACTOR = 1.5;
    /** Encoder and drive may disagree over this time by {@link #DRIFT_M} and a tenth of the speed, s. */
    static final double DRIFT_TIME_S = 1.0;
    /** Ages of the two links differ by up to 0.1 s, which at 1.2 m/s² is 0.12 m/s over {@link #DRIFT_TIME_S}, m. */
    static final double DRIFT_M = 0.15;
    static final double DRIFT_PER_SPEED_S = 0.1;

    // --- the reference --------------------------------------------------------------------------------------------

    /** Gain of the return to a path from which limits or a stop have led away, 1/s. */
    static final double PATH_GAIN_PER_S = 1.0;
    /** Speed of that return, fraction of the rated speed. */
    static final double PATH_CATCH_UP = 0.1;
    /** Time constant with which the displacement that damping made is taken back: a pendulum's half period, s. */
    static final double DAMPING_RETURN_S = 6.0;
    /** A reference this near to a target, at rest, is there: far below a count of any encoder, m. */
    static final double THERE_M = 1e-6;
    /** A state this far beyond a limit is rounding, m. */
    static final double LIMIT_ROUNDING_M = 1e-9;
    /** At rest within this distance of a software limit the way is not free any more, m. */
    static final double AT_LIMIT_M = 0.005;

    // --- following ------------------------------------------------------------------------------------------------

    /** First estimate of the time by which an axis follows its reference: link period and drive's speed loop, s. */
    static final double LAG_S = 0.1;
    static final double LAG_MIN_S = 0.02;
    static final double LAG_MAX_S = 0.35;
    /** The estimate is corrected with this rate while the axis accelerates at half its limit or more, 1/s. */
    static final double LAG_RATE_PER_S = 0.5;
    /** Gain of the position loop: a third of what a lag of {@link #LAG_S} would allow without overshoot, 1/s. */
    static final double TRIM_GAIN_PER_S = 1.2;
    /** Most that the position loop adds to the reference: several times any drive's speed error, of rated speed. */
    static final double TRIM_SHARE = 0.05;
    /** How fast it may change, fraction of the axis's acceleration. */
    static final double TRIM_ACCELERATION_SHARE = 0.1;
    /** Position error that is left alone: one and a half counts of a millimetre encoder, m. */
    static final double TRIM_DEAD_BAND_M = 0.0015;
    /** Following error: this distance, plus what {@link #FOLLOWING_S} of wrong lag make at speed, m. */
    static final double FOLLOWING_M = 0.25;
    static final double FOLLOWING_S = 0.15;
    /** Or this deviation of speed from what the lag explains, fraction of the rated speed. */
    static final double FOLLOWING_SPEED_SHARE = 0.12;
    /** Either for so long; the speed loops' own transients last 0.2 s, s. */
    static final double FOLLOWING_TIME_S = 0.25;
    /** Overspeed, fraction of the rated speed; the certified overspeed switch lies above. */
    static final double OVERSPEED = 1.1;
    /** For so long: one wrong word is not a speed, s. */
    static final double OVERSPEED_TIME_S = 0.05;

    // --- the load -------------------------------------------------------------------------------------------------

    /** Play between the load on the cells and the load that limits the hoist, fraction of the rated load. */
    static final double LOAD_PLAY = 0.02;
    /** Time constant of the load that limits and compensates: above the ropes' bouncing, s. */
    static final double LOAD_FILTER_S = 0.5;
    /** Time constant of the torque that carries the load while the brake is open; slow, or it would feed back, s. */
    static final double COMPENSATION_S = 1.0;
    /** Rise of the preload, rated torques per second: full in 0.2 s, no blow against the closed brake. */
    static final double PRELOAD_RISE_PER_S = 5.0;
    /** Share of the preload that must be measured for the proof, besides the crane file's least torque. */
    static final double PROOF_SHARE = 0.9;
    /** No preload is greater, fraction of rated torque; a brake of the usual size holds 1.6. */
    static final double PRELOAD_MAX = 1.5;

    // --- drives and brakes ------------------------------------------------------------------------------------------

    /** From the run request to all drives modulating: magnetising takes about 1 s, the words some exchanges, s. */
    static final double DRIVE_START_S = 3.0;
    /** Time that a tripped drive has to recover after its acknowledgement, s. */
    static final double RECOVERY_S = 1.0;
    /**
     * An acknowledgement contradicts the brake's state for so long before it counts: longer than any sample stale bound,
     * so that a trip of the drive, which arrives over another link, is named as the cause, s.
     */
    static final double ACKNOWLEDGEMENT_S = 0.15;
    /** An encoder that flickers keeps a brake open no longer than this beside drives and a reference that rest, s. */
    static final double RESTED_S = 1.0;
    /** A closed brake slips when the axis has moved this many in-position windows from where it was closed. */
    static final double SLIP_WINDOWS = 1.5;

    /** A brake that closes on a moving axis is to slow it down with at least this share of a quick stop. */
    static final double BRAKE_SHARE = 0.5;
    /** What it may be faster than that: the drives' speed is this wrong without their torque, m/s. */
    static final double SLIP_MPS = 0.1;

    private AxisTuning() {}
}
