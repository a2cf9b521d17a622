package org.openquay.app.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.openquay.api.crane.LinkDescription;
import org.openquay.api.image.Event;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.PlanRequest;

/** Compares two output images bit for bit and names the first difference. */
final class OutputComparison {

    private final List<LinkDescription> links;

    OutputComparison(List<LinkDescription> links) {
        this.links = links;
    }

    /** What differs first, with the recorded and the found value; empty when nothing does. */
    Optional<Difference> first(OutputImage recorded, OutputImage found) {
        return words(recorded, found).or(() -> events(recorded, found)).or(() -> planRequest(recorded, found))
                .or(() -> recorded.statusPresent == found.statusPresent
                        ? Optional.empty()
                        : difference("status", recorded.statusPresent, found.statusPresent));
    }

    /** One output that is not the same. */
    record Difference(String what, String recorded, String found) {}

    private Optional<Difference> words(OutputImage recorded, OutputImage found) {
        for (int link = 0; link < recorded.words.length; link++) {
            for (int word = 0; word < recorded.words[link].length; word++) {
                if (recorded.words[link][word] != found.words[link][word]) {
                    return difference("link " + links.get(link).name() + ", word " + word,
                            hex(recorded.words[link][word]), hex(found.words[link][word]));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Difference> events(OutputImage recorded, OutputImage found) {
        int common = Math.min(recorded.eventCount, found.eventCount);
        for (int i = 0; i < common; i++) {
            String before = text(recorded.events[i]);
            String now = text(found.events[i]);
            if (!before.equals(now)) {
                return difference("event " + i, before, now);
            }
        }
        return recorded.eventCount == found.eventCount && recorded.eventsLost == found.eventsLost
                ? Optional.empty()
                : difference("number of events", recorded.eventCount, found.eventCount);
    }

    private static Optional<Difference> planRequest(OutputImage recorded, OutputImage found) {
        if (!recorded.planRequested && !found.planRequested) {
            return Optional.empty();
        }
        String before = recorded.planRequested ? text(recorded.planRequest) : "none";
        String now = found.planRequested ? text(found.planRequest) : "none";
        return before.equals(now) ? Optional.empty() : difference("plan request", before, now);
    }

    private static String text(Event event) {
        return event.kind + " axis " + event.axis + " writer " + event.writer + " code " + event.code + " reference "
                + event.reference + " detail " + event.detail + " value " + exact(event.value);
    }

    private static String text(PlanRequest request) {
        StringBuilder text = new StringBuilder().append(request.requestId).append(": ");
        for (int i = 0; i < request.positionM.length; i++) {
            text.append("axis ").append(i).append(' ').append(exact(request.positionM[i])).append(" at ")
                    .append(exact(request.speedMps[i])).append(" and ").append(exact(request.accelerationMps2[i]))
                    .append(" -> ").append(exact(request.targetM[i])).append(", ");
        }
        return text.append("sway ").append(exact(request.swayRad)).append(" and ")
                .append(exact(request.swayRateRadps)).append(", ").append(exact(request.suspendedKg))
                .append(" kg, depth ").append(exact(request.loadDepthM)).append(", heights ")
                .append(Arrays.hashCode(request.heightCm)).toString();
    }

    /** A value and its bits: two that print alike may still differ. */
    private static String exact(double value) {
        return value + " (" + Long.toHexString(Double.doubleToRawLongBits(value)) + ")";
    }

    private static String hex(short word) {
        return String.format("0x%04X", word & 0xFFFF);
    }

    private static Optional<Difference> difference(String what, Object recorded, Object found) {
        return Optional.of(new Difference(what, String.valueOf(recorded), String.valueOf(found)));
    }
}
