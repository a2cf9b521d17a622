package org.openquay.app.study;

import java.util.List;
import java.util.Optional;

import org.openquay.api.status.HoldReason;

/**
 * What came of one landing.
 *
 * @param by        under which circumstances
 * @param way       how it was worked
 * @param touchDown the container's first touch from its first lowering on; empty when it did not come to that in time
 * @param leftMm    how far the container swings when its transfer ends, about where the wind holds it, mm; 0 when it does not
 *                  come to that
 * @param brokenOff landings that were broken off before, for a load that would have missed its place
 * @param waited    whether the load was waited for so long, or landings were broken off so often, that control went on to
 *                  accept twice the miss
 * @param touches   how often the load touched something on its way
 * @param holds     what held the job, each time that something did
 */
public record Landing(Circumstances by, Way way, Optional<TouchDown> touchDown, double leftMm, int brokenOff,
        boolean waited,
        int touches, List<HoldReason> holds) {

    /**
     * The plant's truth at the touch-down.
     *
     * @param errorMm how far the load's middle is from that of its place, across the quay, mm
     * @param swayMm  how far it swings about where the wind of the last five seconds holds it, mm
     * @param driftMm how far its speed over the ground would carry it in a swing: speed ÷ frequency, mm
     * @param waitS   fine positioning: from the end of the (first) transfer to the beginning of the last lowering, s
     * @param lowerS  from then to the touch-down, s
     * @param moveS   from the accepted order to the touch-down, s
     */
    public record TouchDown(double errorMm, double swayMm, double driftMm, double waitS, double lowerS,
            double moveS) {

        /** From the end of the transfer to the touch-down, s. */
        public double positioningS() {
            return waitS + lowerS;
        }
    }

    public Landing {
        holds = List.copyOf(holds);
    }
}
