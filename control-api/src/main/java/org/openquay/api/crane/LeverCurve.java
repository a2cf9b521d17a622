package org.openquay.api.crane;

/**
 * How the travel of a lever beyond its dead band becomes speed, both as shares from 0 to 1: 0 to 0, 1 to 1, never
 * falling.
 */
public sealed interface LeverCurve {

    /** Speed in proportion to travel. */
    record Linear() implements LeverCurve {}

    /**
     * Two straight lines: gentle up to a knee, steep behind it, or the other way round.
     *
     * @param kneeTravel share of the travel at the knee, 0.05 to 0.95
     * @param kneeSpeed  share of the full speed there, 0.01 to 0.99
     */
    record TwoSlope(double kneeTravel, double kneeSpeed) implements LeverCurve {}

    /** Speed with the square of travel. */
    record Square() implements LeverCurve {}

    /**
     * {@code (e^(k·t) − 1) / (e^k − 1)}.
     *
     * @param steepness k, 0.1 to 8
     */
    record Exponential(double steepness) implements LeverCurve {}
}
