package org.openquay.motion.sway;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.HeightMapDescription;
import org.openquay.api.crane.KeepOut;
import org.openquay.api.crane.SiteDescription;

/**
 * Everything that stands in the bay, seen from the load: fixed keep-outs and the cells of the bay profile, each a
 * column from the ground to its top.
 *
 * <p>Away from the columns of start and target, the load passes at least {@value #ABOVE_M} m above or
 * {@value #BESIDE_M} m beside everything. In those columns it goes straight up and down between its neighbours, so
 * that only what stands in the column itself counts there: keep-outs, and at a place of the site the cells that lie within
 * the load's width; cells that reach out of it may show the neighbour and are not held against the load. Heights of
 * the load are heights of the twistlock plane.
 *
 * <p>When the crane is stopped on the way, the load leaves the planned path: it then still keeps clear of the keep-outs,
 * not of stacks.
 */
final class BayObstacles {

    static final double ABOVE_M = 0.5;
    static final double BESIDE_M = 0.4;
    static final double STOPPED_ABOVE_M = 0.1;
    static final double STOPPED_BESIDE_M = 0.2;
    /** No obstacle, and the obstacle number of a cell: {@code FIRST_CELL − cell}. */
    static final int NONE = -1;
    private static final int FIRST_CELL = -2;
    /** A cell that reaches no further than this out of the load's width still lies within it. */
    private static final double OWN_CELL_M = 0.05;
    /**
     * This near the middle of a row or lane the load is at that place: the trolley stands beside it by as much as wind
     * leans the load. The profile is too coarse to tell how the load then fits between its neighbours.
     */
    static final double AT_PLACE_M = 0.3;

    private final SiteDescription site;
    private final double spreaderWidthM;
    private final double ownTopToleranceM;
    private final int most;

    /** Along the trolley axis, without any distance kept, m; and the height of the top above the rail, m. */
    private final double[] fromM;
    private final double[] toM;
    private final double[] topM;
    private final int[] name;
    private int count;

    private final double aboveM;
    private final double sideM;
    private double halfWidthM;
    private double besideM;
    private double depthM;

    BayObstacles(CraneDescription crane) {
        this(crane, ABOVE_M, BESIDE_M);
    }

    /** With other distances to keep, m. */
    BayObstacles(CraneDescription crane, double aboveM, double besideM) {
        this.aboveM = aboveM;
        sideM = besideM;
        site = crane.site();
        spreaderWidthM = crane.spreader().widthM();
        ownTopToleranceM = crane.spreader().landingWindowM();
        most = site.keepOuts().size() + site.heightMap().cells();
        fromM = new double[most];
        toM = new double[most];
        topM = new double[most];
        name = new int[most];
    }

    /**
     * Takes in the profile.
     *
     * @param extraBesideM distance to keep beside obstacles beyond the usual, m
     * @param noLoadAboveM a cell that shows more than this height is not valid
     * @return the first invalid cell as obstacle number, or {@link #NONE}
     */
    int read(TransferTask request, double extraBesideM, double noLoadAboveM) {
        double width = request.loadDepthM > 0
                ? Math.max(site.containerWidthM(), spreaderWidthM)
                : spreaderWidthM;
        halfWidthM = 0.5 * width;
        besideM = sideM + extraBesideM;
        depthM = request.loadDepthM;
        count = 0;
        for (int i = 0; i < site.keepOuts().size(); i++) {
            KeepOut keepOut = site.keepOuts().get(i);
            add(keepOut.fromM(), keepOut.toM(), keepOut.topM(), i);
        }
        HeightMapDescription map = site.heightMap();
        double reachM = halfWidthM + besideM;
        double leastM = Math.min(request.trolleyM, request.targetTrolleyM) - reachM;
        double mostM = Math.max(request.trolleyM, request.targetTrolleyM) + reachM;
        for (int cell = 0; cell < map.cells(); cell++) {
            double beginM = map.firstM() + cell * map.cellM();
            double endM = beginM + map.cellM();
            if (endM < leastM || beginM > mostM) {
                continue;
            }
            double heightM = 0.01 * request.heightCm[cell];
            if (request.heightCm[cell] == Short.MIN_VALUE || heightM > noLoadAboveM) {
                return FIRST_CELL - cell;
            }
            add(beginM, endM, heightM, FIRST_CELL - cell);
        }
        return NONE;
    }

    /** Forgets what the load passes over wherever it goes, as it never hangs lower than that. */
    void dropBelow(double lowestM) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (heightOver(i) > lowestM) {
                fromM[kept] = fromM[i];
                toM[kept] = toM[i];
                topM[kept] = topM[i];
                name[kept++] = name[i];
            }
        }
        count = kept;
    }

    boolean isEmpty() {
        return count == 0;
    }

    private void add(double beginM, double endM, double heightM, int obstacle) {
        fromM[count] = beginM;
        toM[count] = endM;
        topM[count] = heightM;
        name[count++] = obstacle;
    }

    /** Whether the profile reaches over the whole way between two trolley positions; true without a profile. */
    boolean covers(double oneM, double otherM) {
        HeightMapDescription map = site.heightMap();
        return map.cells() == 0 || Math.min(oneM, otherM) - halfWidthM >= map.firstM()
                && Math.max(oneM, otherM) + halfWidthM <= map.firstM() + map.cells() * map.cellM();
    }

    /**
     * What keeps the load from hanging at a place, or {@link #NONE}.
     *
     * @param toleranceM by how much the profile may show more in the load's own column than where the load's bottom
     *                   is, m
     */
    int blocking(double trolleyM, double hoistM, double toleranceM) {
        double bottomM = hoistM - depthM;
        for (int i = 0; i < count; i++) {
            boolean fixed = name[i] >= 0;
            double reachM = halfWidthM + sideM;
            boolean inTheWay = fixed
                    ? toM[i] > trolleyM - reachM && fromM[i] < trolleyM + reachM && topM[i] + aboveM > bottomM
                    : own(i, trolleyM) && topM[i] > bottomM + toleranceM + ownTopToleranceM;
            if (inTheWay) {
                return name[i];
            }
        }
        return NONE;
    }

    /**
     * At a place of the site the neighbours are known to stand beside, and only cells that lie within the load's width
     * count; elsewhere every cell that the load reaches into.
     */
    private boolean own(int i, double trolleyM) {
        if (!atPlace(trolleyM)) {
            return toM[i] > trolleyM - halfWidthM && fromM[i] < trolleyM + halfWidthM;
        }
        return fromM[i] >= trolleyM - halfWidthM - OWN_CELL_M && toM[i] <= trolleyM + halfWidthM + OWN_CELL_M
                || fromM[i] <= trolleyM && toM[i] > trolleyM;
    }

    private boolean atPlace(double trolleyM) {
        double row = Math.rint((trolleyM - site.firstRowM()) / site.rowPitchM());
        if (row >= 0 && row < site.rows()
                && Math.abs(trolleyM - site.firstRowM() - row * site.rowPitchM()) <= AT_PLACE_M) {
            return true;
        }
        for (int i = 0; i < site.laneM().size(); i++) {
            if (Math.abs(trolleyM - site.laneM().get(i)) <= AT_PLACE_M) {
                return true;
            }
        }
        return false;
    }

    /** Index of the obstacle that needs the greatest height on the way between two trolley positions, or −1. */
    int highest(double oneM, double otherM) {
        int highest = -1;
        double leastM = Math.min(oneM, otherM) - halfWidthM - besideM;
        double mostM = Math.max(oneM, otherM) + halfWidthM + besideM;
        for (int i = 0; i < count; i++) {
            if (toM[i] > leastM && fromM[i] < mostM && (highest < 0 || topM[i] > topM[highest])) {
                highest = i;
            }
        }
        return highest;
    }

    /** The number of an obstacle as plans name it. */
    int name(int index) {
        return name[index];
    }

    /** Least height of the twistlock plane over an obstacle. */
    double heightOver(int index) {
        return topM[index] + depthM + aboveM;
    }

    /** How far the load can go from a place in a direction (±1) at a height, m; the place itself is not asked. */
    double freeFrom(double trolleyM, double direction, double hoistM) {
        return freeFrom(trolleyM, direction, hoistM, besideM, 0, count);
    }

    /**
     * How far the load can swing from a place in a direction (±1) at a height when the crane is stopped on its way, m:
     * it may come as near to keep-outs as {@value #STOPPED_ABOVE_M} m above and {@value #STOPPED_BESIDE_M} m beside.
     */
    double freeToSwing(double loadM, double direction, double hoistM) {
        return freeFrom(loadM, direction, hoistM, STOPPED_BESIDE_M, ABOVE_M - STOPPED_ABOVE_M, site.keepOuts().size());
    }

    /** Among the first obstacles only; keep-outs are the first. */
    private double freeFrom(double trolleyM, double direction, double hoistM, double spareM, double lowerM,
            int among) {
        double reachM = halfWidthM + spareM;
        double freeM = Double.POSITIVE_INFINITY;
        for (int i = 0; i < among; i++) {
            if (heightOver(i) - lowerM <= hoistM) {
                continue;
            }
            double nearM = direction > 0 ? fromM[i] - trolleyM : trolleyM - toM[i];
            double farM = direction > 0 ? toM[i] - trolleyM : trolleyM - fromM[i];
            if (farM + reachM > 0) {
                freeM = Math.min(freeM, Math.max(0, nearM - reachM));
            }
        }
        return freeM;
    }

    /** Whether the load at a place keeps its distance above or beside every obstacle, but for a tolerance. */
    boolean clear(double loadM, double hoistM, double toleranceM) {
        double reachM = halfWidthM + sideM - toleranceM;
        for (int i = 0; i < count; i++) {
            if (heightOver(i) > hoistM + toleranceM && toM[i] > loadM - reachM && fromM[i] < loadM + reachM) {
                return false;
            }
        }
        return true;
    }

    /** Distance of the load from the nearest obstacle, m; 0 when it touches one. */
    double distanceM(double loadM, double hoistM) {
        double bottomM = hoistM - depthM;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double besideNowM = Math.max(0, Math.max(fromM[i] - loadM, loadM - toM[i]) - halfWidthM);
            double aboveNowM = Math.max(0, bottomM - topM[i]);
            double distanceM = Math.sqrt(besideNowM * besideNowM + aboveNowM * aboveNowM);
            nearest = Math.min(nearest, distanceM);
        }
        return nearest;
    }
}
