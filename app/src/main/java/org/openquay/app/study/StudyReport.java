package org.openquay.app.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What a study found.
 *
 * @param landings every landing, by seed, then by way
 * @param lists    the job list in each {@link ListWay}, in their order
 */
public record StudyReport(List<Landing> landings, List<ListFigures> lists) {

    private static final double MOST_OF_BOUND = 1.3;
    private static final double GOOD_SHARE = 0.95;
    private static final double SHORTER = 0.20;

    /** A goal, what was found, and whether that meets it. */
    public record Goal(String name, double value, boolean met) {}

    public StudyReport {
        landings = List.copyOf(landings);
        lists = List.copyOf(lists);
    }

    /** Every way in every class of wind. */
    public List<LandingSummary> summaries() {
        List<LandingSummary> summaries = new ArrayList<>();
        for (WindClass wind : WindClass.EACH) {
            Arrays.stream(Way.values()).map(way -> LandingSummary.of(way, wind, landings)).forEach(summaries::add);
        }
        return summaries;
    }

    /** Every way in any wind. */
    public List<LandingSummary> overall() {
        return Arrays.stream(Way.values()).map(way -> LandingSummary.of(way, WindClass.ALL, landings)).toList();
    }

    /** The share of motion time that ours saves against another way. */
    private Goal shorter(ListWay than) {
        double shorter = 1 - lists.get(ListWay.OURS.ordinal()).motionS() / lists.get(than.ordinal()).motionS();
        return new Goal("motion time saved on the job list, against " + than.shown(), shorter, shorter >= SHORTER);
    }

    /** What was set out for, and what came of it. */
    public List<Goal> goals() {
        LandingSummary ours = LandingSummary.of(Way.OURS, WindClass.ALL, landings);
        LandingSummary moderate = LandingSummary.of(Way.OURS, WindClass.MODERATE, landings);
        double good = (double) moderate.good() / Math.max(1, moderate.trials());
        return List.of(ofBound("touch-down error, 95 %, times the bound", LandingSummary::errorMm),
                ofBound("drift at the touch-down, 95 %, times the bound", LandingSummary::driftMm),
                ofBound("time from the end of the transfer to the touch-down, 95 %, times the bound",
                        LandingSummary::positionS),
                new Goal("share within 50 mm with at most 50 mm of sway, wind up to 10 m/s", good,
                        good >= GOOD_SHARE),
                new Goal("landings beyond 150 mm without having waited", ours.unexpected(), ours.unexpected() == 0),
                new Goal("moves that came to no touch-down", (double) ours.trials() - ours.landed(),
                        ours.trials() == ours.landed()),
                shorter(ListWay.ZV_SETTLED), shorter(ListWay.ZV_ALONE));
    }

    private Goal ofBound(String name, Function<LandingSummary, Spread> of) {
        double times = of.apply(LandingSummary.of(Way.OURS, WindClass.ALL, landings)).p95()
                / of.apply(LandingSummary.of(Way.BOUND, WindClass.ALL, landings)).p95();
        return new Goal(name, times, times <= MOST_OF_BOUND);
    }
}
