package org.openquay.motion.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Names profiles by their phases and counts them: + and - for jerk, H and L for high and low acceleration, c cruise. */
final class ProfileFamily {

    /** Up first and down first; each with and without top hold, cruise, bottom hold. */
    static final List<String> COMPLETE = complete();

    private final Map<String, Integer> counts = new TreeMap<>();
    private final KinematicState state = new KinematicState();

    void count(Profile profile) {
        counts.merge(nameOf(profile), 1, Integer::sum);
    }

    int countOf(String family) {
        return counts.getOrDefault(family, 0);
    }

    private String nameOf(Profile profile) {
        StringBuilder name = new StringBuilder();
        for (int phase = 0; phase < profile.phases(); phase++) {
            double jerk = profile.phaseJerkMps3(phase);
            profile.phaseStart(phase, state);
            if (jerk != 0) {
                name.append(jerk > 0 ? '+' : '-');
            } else {
                name.append(state.accelerationMps2 > 0 ? 'H' : state.accelerationMps2 < 0 ? 'L' : 'c');
            }
        }
        return name.toString();
    }

    private static List<String> complete() {
        List<String> names = new ArrayList<>();
        for (String topHold : List.of("", "H")) {
            for (String fall : List.of("-", "-c-")) {
                for (String bottomHold : List.of("", "L")) {
                    String up = "+" + topHold + fall + bottomHold + "+";
                    names.add(up);
                    names.add(up.replace('+', '#').replace('-', '+').replace('#', '-').replace('H', '#')
                            .replace('L', 'H').replace('#', 'L'));
                }
            }
        }
        return names;
    }

    @Override
    public String toString() {
        return counts.size() + " families: " + counts;
    }
}
