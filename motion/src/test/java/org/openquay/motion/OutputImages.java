package org.openquay.motion;

import java.util.Arrays;

import org.openquay.api.image.Event;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.PlanRequest;

/** Compares output images bit by bit. */
final class OutputImages {

    private OutputImages() {}

    /** The first difference in words; empty when there is none. */
    static String difference(OutputImage one, OutputImage other) {
        if (!Arrays.deepEquals(one.words, other.words)) {
            return "words " + Arrays.deepToString(one.words) + " and " + Arrays.deepToString(other.words);
        }
        if (one.eventCount != other.eventCount || one.eventsLost != other.eventsLost) {
            return "events " + Events.kinds(one) + " and " + Events.kinds(other);
        }
        for (int i = 0; i < one.eventCount; i++) {
            if (!same(one.events[i], other.events[i])) {
                return "event " + i + " " + one.events[i].kind + " and " + other.events[i].kind;
            }
        }
        if (one.planRequested != other.planRequested
                || one.planRequested && !same(one.planRequest, other.planRequest)) {
            return "plan requests";
        }
        return one.statusPresent == other.statusPresent ? "" : "status presence";
    }

    private static boolean same(Event one, Event other) {
        return one.kind == other.kind && one.axis == other.axis && one.writer == other.writer && one.code == other.code
                && one.reference == other.reference && one.detail == other.detail
                && bits(one.value) == bits(other.value);
    }

    private static boolean same(PlanRequest one, PlanRequest other) {
        return one.requestId == other.requestId && Arrays.equals(one.positionM, other.positionM)
                && Arrays.equals(one.speedMps, other.speedMps)
                && Arrays.equals(one.accelerationMps2, other.accelerationMps2)
                && Arrays.equals(one.targetM, other.targetM) && bits(one.swayRad) == bits(other.swayRad)
                && bits(one.swayRateRadps) == bits(other.swayRateRadps)
                && bits(one.suspendedKg) == bits(other.suspendedKg)
                && bits(one.loadDepthM) == bits(other.loadDepthM) && Arrays.equals(one.heightCm, other.heightCm);
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
