package org.openquay.api.crane;

/**
 * The lever of one axis.
 *
 * @param axis          index of the axis that it drives
 * @param input         what it is wired as
 * @param leastS        what is asked for more briefly moves nothing, s
 * @param reverseS      the axis stands so long before it goes the other way, s
 * @param microFraction share of the speed that is left with {@link SignalRole#MICRO_SPEED}, above 0, up to 1
 * @param inchM         way of one press of {@link SignalRole#INCH_PLUS} or {@link SignalRole#INCH_MINUS}, m; 0: none
 */
public record LeverDescription(int axis, LeverInput input, double leastS, double reverseS, double microFraction,
        double inchM) {}
