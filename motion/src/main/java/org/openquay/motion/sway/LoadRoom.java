package org.openquay.motion.sway;

import org.openquay.motion.trajectory.KinematicState;

/**
 * How far the load may be when, for the height that the hoist's course gives it: counted from the trolley's start towards
 * its target. Mutable, set anew for each request.
 */
final class LoadRoom {

    /** In the columns of start and target the load keeps this close to their middle while it must, m. */
    static final double COLUMN_M = 0.015;
    private static final double LEAVING_M = 1.0;
    private static final double LOOK_S = 0.2;
    /** Nothing further away is bound to be kept away from, m. */
    private static final double FAR_M = 200;

    private final BayObstacles obstacles;
    private final HoistCourse course;
    private final KinematicState hoistState = new KinematicState();

    private double startM;
    private double targetM;
    private double direction;
    private double distanceM;
    /** The load's place at the start. */
    private double startLoadM;

    LoadRoom(BayObstacles obstacles, HoistCourse course) {
        this.obstacles = obstacles;
        this.course = course;
    }

    void span(double startM, double targetM, double direction, double startLoadM) {
        this.startM = startM;
        this.targetM = targetM;
        this.direction = direction;
        this.startLoadM = startLoadM;
        distanceM = Math.abs(targetM - startM);
    }

    /** So short a way goes straight up and down. */
    boolean onTheSpot() {
        return distanceM <= TransferPlanner.SAME_COLUMN_M;
    }

    /** When the load is high enough to leave its column. */
    double freeAfterS() {
        double timeS = 0;
        while (timeS < course.liftDurationS()) {
            course.sample(timeS, hoistState);
            if (obstacles.freeFrom(startM, direction, hoistState.positionM) > LEAVING_M) {
                break;
            }
            timeS += LOOK_S;
        }
        return timeS;
    }

    /** How long before the end the load is too low to be anywhere but in its column. */
    double thereBeforeEndS() {
        double timeS = course.durationS();
        while (timeS > course.lowerBeginS()) {
            course.sample(timeS, hoistState);
            if (obstacles.freeFrom(targetM, -direction, hoistState.positionM) > LEAVING_M) {
                break;
            }
            timeS -= LOOK_S;
        }
        return course.durationS() - timeS;
    }

    /** On the way up the load goes only as far as it is high enough, judged by its height a little before. */
    double mostM(double beforeS) {
        if (beforeS >= course.liftDurationS() || onTheSpot()) {
            return distanceM + COLUMN_M;
        }
        course.sample(beforeS, hoistState);
        double freeM = obstacles.freeFrom(startM, direction, hoistState.positionM);
        return Math.max(COLUMN_M, Math.min(freeM, distanceM + COLUMN_M));
    }

    /** On the way down the load has come as far as its height a little later asks for. */
    double leastM(double afterS) {
        if (afterS <= course.lowerBeginS() || onTheSpot()) {
            return -COLUMN_M;
        }
        course.sample(afterS, hoistState);
        double freeM = obstacles.freeFrom(targetM, -direction, hoistState.positionM);
        return distanceM - Math.max(COLUMN_M, Math.min(freeM, distanceM + COLUMN_M));
    }

    /**
     * How far the load may be at a time, ahead (1) or back (−1): what stands higher than it hangs stays on the side where
     * it is seen from the start until the load is at its highest, and from the target from then on.
     */
    double endM(int way, double timeS, double sideM) {
        if (obstacles.isEmpty()) {
            return way * FAR_M;
        }
        course.sample(timeS, hoistState);
        boolean fromStart = way > 0 ? timeS < course.liftDurationS() : timeS <= course.lowerBeginS();
        double fromM = fromStart ? startLoadM : distanceM;
        double freeM = obstacles.freeFrom(startM + direction * fromM, way * direction, hoistState.positionM);
        return fromM + way * Math.min(FAR_M, Math.max(freeM - sideM, 0.5 * freeM));
    }
}
