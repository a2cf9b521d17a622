package org.openquay.api.crane;

import java.util.List;

/** What a lever is wired as, and which speed it asks for. */
public sealed interface LeverInput {

    /** Greatest speed that it asks for, m/s; not above the axis's own. */
    double speedMps();

    /**
     * A lever with a measured position, {@link SignalRole#LEVER}. Beyond its ends by more than a tenth of the half travel
     * it is not plausible and asks for nothing.
     *
     * @param min      value at the minus end, in the unit of the signal
     * @param centre   value at rest, between the two
     * @param max      value at the plus end, above min
     * @param deadBand share of the travel on each side of the centre that asks for nothing, 0 to 0.5
     * @param curve    from the travel beyond that to speed
     * @param speedMps speed at full travel, m/s
     */
    record Analog(double min, double centre, double max, double deadBand, LeverCurve curve, double speedMps)
            implements
                LeverInput {}

    /**
     * A switch with a contact for each direction, {@link SignalRole#LEVER_PLUS} and {@link SignalRole#LEVER_MINUS}, which
     * is its first step, and one for each further step, from {@link SignalRole#LEVER_STEP_2} on. The highest closed one
     * counts, whether those below it are closed or not.
     *
     * @param speedsMps speed of each step, m/s, rising, 1 to {@value #MOST_STEPS} of them
     * @param settleS   contacts count as changed when they have stood so long, s; an opened direction counts at once
     */
    record Steps(List<Double> speedsMps, double settleS) implements LeverInput {

        /** Most steps that a switch may have. */
        public static final int MOST_STEPS = 5;

        public Steps {
            speedsMps = List.copyOf(speedsMps);
        }

        @Override
        public double speedMps() {
            return speedsMps.getLast();
        }
    }

    /**
     * Two contacts that drive, {@link SignalRole#LEVER_PLUS} and {@link SignalRole#LEVER_MINUS}, and two push buttons that
     * raise and lower the speed they drive with, {@link SignalRole#SPEED_UP} and {@link SignalRole#SPEED_DOWN}: an
     * electronic motor potentiometer. With both buttons pressed, or none, the speed stays.
     *
     * @param leastMps  least speed, and the first, m/s, above 0
     * @param speedMps  greatest speed, m/s
     * @param rampS     from the one to the other with a button pressed, s
     * @param retained  the speed outlives a restart of control; otherwise it begins with the least again
     */
    record Potentiometer(double leastMps, double speedMps, double rampS, boolean retained) implements LeverInput {}
}
