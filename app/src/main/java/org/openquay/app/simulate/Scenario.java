package org.openquay.app.simulate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

import org.openquay.api.crane.Location;
import org.openquay.api.crane.LocationKind;
import org.openquay.api.crane.SiteDescription;
import org.openquay.simulator.cargo.CargoJob;
import org.openquay.simulator.cargo.Container;

/**
 * What a seed makes of a number of moves: containers, places, tiers, loads, weather, and what goes wrong when. Drawn whole
 * before the first cycle, so that nothing in the run can change it.
 *
 * @param moves in their order
 */
record Scenario(List<Move> moves) {

    /** What goes wrong during a move. */
    enum Trouble {
        NONE,
        /** One drive's link says nothing for a while. */
        LINK_SILENT,
        /** One drive's link breaks and is back after a while. */
        LINK_BROKEN,
        /** Crane I/O says nothing for a while. */
        IO_SILENT,
        /** A drive trips by itself. */
        DRIVE_TRIP,
        /** Somebody takes a drive to local control and gives it back. */
        DRIVE_LOCAL,
        /** An emergency stop is pressed and released. */
        EMERGENCY_STOP,
        /** The operator presses stop at the page. */
        OPERATOR_STOP,
        /** The operator pauses and resumes. */
        OPERATOR_PAUSE,
        /** The sway sensor is covered for a while. */
        CAMERA_COVERED,
        /** A gust above the stop limit. */
        STORM
    }

    /**
     * One move.
     *
     * @param job        container and places
     * @param swayRad    sway that the spreader is given before it
     * @param windMps    mean wind during it
     * @param latencyNs  latency of all links, one way
     * @param lossRate   fraction of exchanges that get no answer
     * @param trouble    what goes wrong
     * @param troubleAtS when, after the acceptance of the job, s
     * @param troubleS   for how long, s
     * @param victim     which drive, where it concerns one
     */
    record Move(CargoJob job, double swayRad, double windMps, long latencyNs, double lossRate, Trouble trouble,
            double troubleAtS, double troubleS, int victim) {}

    private static final double TROUBLE_SHARE = 0.35;
    private static final int HIGHEST_TIER = 4;
    private static final double LIGHTEST_KG = 4_000;
    private static final double HEAVIEST_KG = 40_000;
    /** A lane is used again only after so many moves: trucks need their time. */
    private static final int LANE_REST = 4;

    static Scenario draw(SiteDescription site, int drives, int moves, long seed) {
        return new Drawing(site, drives, new SplittableRandom(seed)).moves(moves);
    }

    private static final class Drawing {

        private final SiteDescription site;
        private final int drives;
        private final SplittableRandom random;
        /** Containers that stand at the start and that no job has named yet. */
        private final Map<Integer, Integer> unnamed = new HashMap<>();
        /** Containers that jobs have set down on top of them. */
        private final Map<Integer, Deque<Container>> named = new HashMap<>();
        private final List<Integer> recentLanes = new ArrayList<>();
        private int bay;
        private int containers;

        Drawing(SiteDescription site, int drives, SplittableRandom random) {
            this.site = site;
            this.drives = drives;
            this.random = random;
            bay = 1 + random.nextInt(site.bays());
        }

        Scenario moves(int count) {
            List<Move> moves = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                moves.add(move());
            }
            return new Scenario(List.copyOf(moves));
        }

        private Move move() {
            if (random.nextInt(5) == 0) {
                bay = 1 + random.nextInt(site.bays());
            }
            boolean troubled = random.nextDouble() < TROUBLE_SHARE;
            Trouble trouble =
                    troubled ? Trouble.values()[1 + random.nextInt(Trouble.values().length - 1)] : Trouble.NONE;
            return new Move(job(), Math.toRadians(random.nextDouble(-3, 3)),
                    random.nextInt(3) == 0 ? random.nextDouble(2, 10) : 0, random.nextLong(200_000, 4_000_000),
                    random.nextInt(4) == 0 ? 0.002 : 0, trouble, random.nextDouble(2, 70), random.nextDouble(0.15, 4),
                    random.nextInt(drives));
        }

        private CargoJob job() {
            int row = 1 + random.nextInt(site.rows());
            int place = bay * 1000 + row;
            int below = unnamed.computeIfAbsent(place, any -> random.nextInt(0, HIGHEST_TIER));
            Deque<Container> above = named.computeIfAbsent(place, any -> new ArrayDeque<>());
            int height = below + above.size();
            boolean discharge = height > 0 && (height >= HIGHEST_TIER || random.nextBoolean());
            Location lane = new Location(LocationKind.LANE, bay, lane(), 1);
            Location deck = new Location(LocationKind.VESSEL, bay, row, discharge ? height : height + 1);
            if (!discharge) {
                above.push(newContainer());
                return new CargoJob(above.peek().id(), above.peek().massKg(), lane, deck);
            }
            Container top = above.isEmpty() ? newContainer() : above.pop();
            if (above.isEmpty() && height == below) {
                unnamed.put(place, below - 1);
            }
            return new CargoJob(top.id(), top.massKg(), deck, lane);
        }

        private Container newContainer() {
            return new Container(String.format(Locale.ROOT, "SIMU%07d", ++containers),
                    Math.rint(random.nextDouble(LIGHTEST_KG, HEAVIEST_KG)));
        }

        private int lane() {
            int lane = 1 + random.nextInt(site.laneM().size());
            while (recentLanes.contains(lane)) {
                lane = 1 + random.nextInt(site.laneM().size());
            }
            recentLanes.add(lane);
            if (recentLanes.size() > Math.min(LANE_REST, site.laneM().size() - 1)) {
                recentLanes.removeFirst();
            }
            return lane;
        }
    }
}
