package org.openquay.app.study;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

import org.openquay.app.study.Landing.TouchDown;

/**
 * The landings of one way in a range of wind, together.
 *
 * @param way        how they were worked
 * @param wind       in which wind
 * @param trials     how many
 * @param landed     how many of them touched down in time
 * @param good       how many of these within 50 mm of their place, and with no more than 50 mm of sway
 * @param goodOverGround the same with no more than 50 mm of drift
 * @param beyond50   how many touched down further than 50 mm from their place
 * @param beyond150  further than 150 mm
 * @param unexpected further than 150 mm although control had not waited
 * @param touched    moves on whose way something was touched
 * @param held       moves that were held at least once
 * @param leftMm     sway at the end of the transfer
 * @param errorMm    at the touch-down, of those that came to it
 * @param swayMm     the same
 * @param driftMm    the same
 * @param waitS      fine positioning: from the end of the transfer to the beginning of the last lowering
 * @param positionS  the same with the lowering
 * @param moveS      from the order to the touch-down
 */
public record LandingSummary(Way way, WindClass wind, int trials, int landed, int good, int goodOverGround,
        int beyond50, int beyond150,
        int unexpected, int touched, int held, Spread leftMm, Spread errorMm, Spread swayMm, Spread driftMm,
        Spread waitS,
        Spread positionS, Spread moveS) {

    private static final double GOOD_MM = 50;
    private static final double FAR_MM = 150;

    static LandingSummary of(Way way, WindClass wind, List<Landing> all) {
        List<Landing> trials = all.stream().filter(landing -> landing.way() == way && wind.has(landing)).toList();
        List<Landing> landed = trials.stream().filter(landing -> landing.touchDown().isPresent()).toList();
        return new LandingSummary(way, wind, trials.size(), landed.size(), count(landed, LandingSummary::isGood),
                count(landed, landing -> isGood(at(landing).errorMm(), at(landing).driftMm())),
                count(landed, landing -> at(landing).errorMm() > GOOD_MM), count(landed, LandingSummary::isFar),
                count(landed, landing -> isFar(landing) && !landing.waited()),
                count(trials, landing -> landing.touches() > 0), count(trials, landing -> !landing.holds().isEmpty()),
                Spread.of(trials.stream().mapToDouble(Landing::leftMm)),
                spread(landed, TouchDown::errorMm), spread(landed, TouchDown::swayMm),
                spread(landed, TouchDown::driftMm), spread(landed, TouchDown::waitS),
                spread(landed, TouchDown::positioningS), spread(landed, TouchDown::moveS));
    }

    private static TouchDown at(Landing landing) {
        return landing.touchDown().orElseThrow();
    }

    private static boolean isGood(Landing landing) {
        return isGood(at(landing).errorMm(), at(landing).swayMm());
    }

    private static boolean isGood(double errorMm, double swayMm) {
        return errorMm <= GOOD_MM && swayMm <= GOOD_MM;
    }

    private static boolean isFar(Landing landing) {
        return at(landing).errorMm() > FAR_MM;
    }

    private static int count(List<Landing> landings, Predicate<Landing> which) {
        return (int) landings.stream().filter(which).count();
    }

    private static Spread spread(List<Landing> landed, ToDoubleFunction<TouchDown> value) {
        return Spread.of(landed.stream().map(LandingSummary::at).mapToDouble(value));
    }
}
