package org.openquay.motion.io;

import java.util.ArrayList;
import java.util.List;

import org.openquay.api.crane.LeverDescription;
import org.openquay.api.crane.LeverInput;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;

/**
 * What the cabin's levers need of the crane's signals. Whoever reads crane files and whoever embeds the kernel ask the
 * same here.
 */
public final class LeverCheck {

    private static final List<SignalRole> STEPS = List.of(SignalRole.LEVER_STEP_2, SignalRole.LEVER_STEP_3,
            SignalRole.LEVER_STEP_4, SignalRole.LEVER_STEP_5);

    /** Beyond its end by this share of the half travel a lever shows what it cannot show. */
    public static final double MARGIN = 0.1;

    private LeverCheck() {}

    /** Signals of an axis without which its lever cannot be read. */
    public static List<SignalRole> needed(LeverDescription lever) {
        List<SignalRole> needed = new ArrayList<>();
        switch (lever.input()) {
            case LeverInput.Analog _ -> needed.add(SignalRole.LEVER);
            case LeverInput.Steps steps -> {
                needed.add(SignalRole.LEVER_PLUS);
                needed.add(SignalRole.LEVER_MINUS);
                needed.addAll(STEPS.subList(0, steps.speedsMps().size() - 1));
            }
            case LeverInput.Potentiometer _ -> needed.addAll(List.of(SignalRole.LEVER_PLUS, SignalRole.LEVER_MINUS,
                    SignalRole.SPEED_UP, SignalRole.SPEED_DOWN));
        }
        if (lever.inchM() > 0) {
            needed.add(SignalRole.INCH_PLUS);
            needed.add(SignalRole.INCH_MINUS);
        }
        return needed;
    }

    /** Whether words that are all 0, as a broken wire leaves them, read as neutral or as not plausible. */
    public static boolean zeroAsksNothing(LeverInput.Analog lever, SignalDescription signal) {
        double zero = signal.offset();
        double half = zero >= lever.centre() ? lever.max() - lever.centre() : lever.centre() - lever.min();
        double share = Math.abs(zero - lever.centre()) / half;
        return share <= lever.deadBand() || share > 1 + MARGIN;
    }
}
