package org.openquay.motion.lever;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.LeverCurve;
import org.openquay.api.crane.LeverInput;
import org.openquay.motion.io.LeverCheck;

/**
 * From the position of an analog lever to the share of the speed that it asks for: 0 inside the dead band, from there
 * continuous and never falling, ±1 at the calibrated ends. Immutable.
 */
@ControlPath
final class LeverScale {

    private enum Form {
        LINEAR, TWO_SLOPE, SQUARE, EXPONENTIAL
    }

    private final double min;
    private final double centre;
    private final double max;
    private final double deadBand;
    private final Form form;
    /** Travel and speed at the knee; steepness and 0. */
    private final double first;
    private final double second;

    LeverScale(LeverInput.Analog lever) {
        min = lever.min();
        centre = lever.centre();
        max = lever.max();
        deadBand = lever.deadBand();
        switch (lever.curve()) {
            case LeverCurve.Linear _ -> {
                form = Form.LINEAR;
                first = 0;
                second = 0;
            }
            case LeverCurve.TwoSlope slopes -> {
                form = Form.TWO_SLOPE;
                first = slopes.kneeTravel();
                second = slopes.kneeSpeed();
            }
            case LeverCurve.Square _ -> {
                form = Form.SQUARE;
                first = 0;
                second = 0;
            }
            case LeverCurve.Exponential exponential -> {
                form = Form.EXPONENTIAL;
                first = exponential.steepness();
                second = 0;
            }
        }
    }

    /** The lever can be there: not beyond its ends by more than it may be out of adjustment. */
    boolean plausible(double value) {
        return Math.abs(travel(value)) <= 1 + LeverCheck.MARGIN;
    }

    /** Share of the full speed, −1 to 1. */
    double share(double value) {
        double travel = travel(value);
        double beyond = (Math.abs(travel) - deadBand) / (1 - deadBand);
        if (!(beyond > 0)) {
            return 0;
        }
        return Math.copySign(beyond >= 1 ? 1 : Math.min(1, curve(beyond)), travel);
    }

    private double travel(double value) {
        return value >= centre ? (value - centre) / (max - centre) : (value - centre) / (centre - min);
    }

    private double curve(double travel) {
        return switch (form) {
            case LINEAR -> travel;
            case TWO_SLOPE -> travel <= first
                    ? second * travel / first
                    : second + (1 - second) * (travel - first) / (1 - first);
            case SQUARE -> travel * travel;
            case EXPONENTIAL -> StrictMath.expm1(first * travel) / StrictMath.expm1(first);
        };
    }
}
