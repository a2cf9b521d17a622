package org.openquay.simulator.plant;

import org.jspecify.annotations.Nullable;

/**
 * What the load touches, found by laying its outline (an upright rectangle across the trolley axis) over everything that
 * stands there, rectangle by rectangle. An overlap that is wider than deep is something that it stands on; one that is
 * deeper than wide is something that it leans against.
 *
 * <p>Mutable and reused in every step.
 */
final class Contact {

    /** Tops that differ by no more than this bear together, m. */
    private static final double LEVEL_M = 0.02;
    /** How far inside its edges the load has its corners, m. */
    private static final double CORNER_M = 0.2;
    /** An overlap deeper than this, and than the load's speed explains, came along the quay, m. */
    private static final double DEEP_M = 0.3;
    /** How long a fast load goes on into what it hits, s. */
    private static final double YIELD_S = 0.1;

    private double fromM;
    private double toM;
    private double bottomM;
    private double deepestM;
    private double footingM;

    /** How deep the load sits in what it stands on, m; 0 when it hangs. */
    double standingM;
    /** Both sides of the load bear. */
    boolean minusSideBears;
    boolean plusSideBears;
    /** Extent of what it stands on, m. */
    double bearingFromM;
    double bearingToM;
    /** What it stands on with most of its width. */
    @Nullable
    Object footing;
    /** How deep it leans against something, m; 0 when it is free. */
    double leaningM;
    /** The side to which that pushes it. */
    int pushedTowards;
    @Nullable
    Object leaningOn;
    /** It is inside of something. */
    @Nullable
    Object inside;

    void begin(double centreM, double halfWidthM, double loadBottomM, double speedMps) {
        deepestM = DEEP_M + YIELD_S * speedMps;
        fromM = centreM - halfWidthM;
        toM = centreM + halfWidthM;
        bottomM = loadBottomM;
        standingM = 0;
        minusSideBears = false;
        plusSideBears = false;
        footing = null;
        leaningM = 0;
        leaningOn = null;
        inside = null;
    }

    /** Lays the load over something that reaches from the ground to {@code topM}. */
    void with(Object thing, double thingFromM, double thingToM, double topM) {
        double deepM = topM - bottomM;
        double wideM = Math.min(toM, thingToM) - Math.max(fromM, thingFromM);
        if (deepM <= 0 || wideM <= 0) {
            return;
        }
        if (Math.min(deepM, wideM) > deepestM) {
            inside = thing;
        } else if (wideM < deepM) {
            lean(thing, wideM, fromM + toM > thingFromM + thingToM ? 1 : -1);
        } else {
            stand(thing, deepM, wideM, thingFromM, thingToM);
        }
    }

    private void lean(Object thing, double wideM, int towards) {
        if (wideM > leaningM) {
            leaningM = wideM;
            pushedTowards = towards;
            leaningOn = thing;
        }
    }

    private void stand(Object thing, double deepM, double wideM, double thingFromM, double thingToM) {
        if (deepM < standingM - LEVEL_M) {
            return;
        }
        if (deepM > standingM + LEVEL_M || footing == null) {
            minusSideBears = false;
            plusSideBears = false;
            bearingFromM = thingFromM;
            bearingToM = thingToM;
            footing = null;
        }
        if (footing == null || wideM > footingM) {
            footing = thing;
            footingM = wideM;
        }
        standingM = Math.max(standingM, deepM);
        bearingFromM = Math.min(bearingFromM, thingFromM);
        bearingToM = Math.max(bearingToM, thingToM);
        minusSideBears |= thingFromM <= fromM + CORNER_M && thingToM >= fromM + CORNER_M;
        plusSideBears |= thingToM >= toM - CORNER_M && thingFromM <= toM - CORNER_M;
    }

    boolean standing() {
        return standingM > 0;
    }

    /** Whether what it stands on bears its middle. */
    boolean balanced() {
        double middleM = (fromM + toM) / 2;
        return bearingFromM <= middleM && middleM <= bearingToM;
    }
}
