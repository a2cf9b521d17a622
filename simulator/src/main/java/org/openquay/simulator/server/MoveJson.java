package org.openquay.simulator.server;

import java.util.Locale;
import java.util.stream.Collectors;

import org.openquay.simulator.plant.MoveRecord;
import org.openquay.simulator.plant.Violation;

/** A move as one line of JSON, with the field names of the report. */
final class MoveJson {

    private static final double NS_PER_S = 1e9;

    private MoveJson() {}

    static String line(MoveRecord move) {
        return "{\"number\":" + move.number() + ",\"containerId\":" + text(move.containerId()) + ",\"massKg\":"
                + number(move.massKg()) + ",\"from\":" + text(move.from()) + ",\"to\":" + text(move.to())
                + ",\"startS\":" + number(move.startNs() / NS_PER_S) + ",\"lockedS\":"
                + number(move.lockedNs() / NS_PER_S) + ",\"unlockedS\":" + number(move.unlockedNs() / NS_PER_S)
                + ",\"motionS\":" + number(move.motionS()) + ",\"peakSwayDeg\":" + number(move.peakSwayDeg())
                + ",\"landingSwayMm\":" + number(move.landingSwayMm()) + ",\"landingErrorMm\":"
                + number(move.landingErrorMm()) + ",\"energyKwh\":" + number(move.energyKwh())
                + ",\"regeneratedKwh\":" + number(move.regeneratedKwh()) + ",\"violations\":"
                + move.violations().stream().map(MoveJson::violation).collect(Collectors.joining(",", "[", "]"))
                + "}";
    }

    private static String violation(Violation violation) {
        return "{\"kind\":" + text(violation.kind().name()) + ",\"atS\":" + number(violation.timeNs() / NS_PER_S)
                + ",\"detail\":" + text(violation.detail()) + "}";
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "null";
    }

    private static String text(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < 0x20) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
