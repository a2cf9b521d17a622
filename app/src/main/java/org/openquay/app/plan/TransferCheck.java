package org.openquay.app.plan;

import java.util.Optional;

/** Refuses what makes no sense or what nobody could do, before any planner is asked. */
final class TransferCheck {

    /** A pendulum shorter than this is none that a crane has, m. */
    static final double LEAST_ROPE_M = 0.5;
    private static final double MOST_M = 1000;
    private static final double MOST_SWAY_DEG = 60;

    private TransferCheck() {}

    static Optional<TransferAnswer.Refused> refusal(TransferProblem problem) {
        return numbers(problem).or(() -> start(problem)).or(() -> ground(problem));
    }

    private static Optional<TransferAnswer.Refused> numbers(TransferProblem problem) {
        if (!problem.trolley().valid()) {
            return refused(TransferRefusal.INVALID_LIMIT, "trolley: limits must be positive, and those below negative");
        }
        if (!problem.hoist().valid()) {
            return refused(TransferRefusal.INVALID_LIMIT, "hoist: limits must be positive, and those below negative");
        }
        if (!(problem.maxSwayDeg() > 0)) {
            return refused(TransferRefusal.INVALID_LIMIT,
                    "maxSwayDeg = " + problem.maxSwayDeg() + ": must be positive");
        }
        if (!(problem.ropeStartM() > 0 && problem.ropeEndM() > 0)) {
            return refused(TransferRefusal.INVALID_ROPE, "ropes of " + problem.ropeStartM() + " and "
                    + problem.ropeEndM() + " m: must be positive");
        }
        if (!(Math.abs(problem.distanceM()) <= MOST_M && problem.ropeStartM() <= MOST_M && problem.ropeEndM() <= MOST_M
                && problem.ropeStartM() >= LEAST_ROPE_M && problem.ropeEndM() >= LEAST_ROPE_M
                && problem.maxSwayDeg() <= MOST_SWAY_DEG)) {
            return refused(TransferRefusal.OUT_OF_RANGE, "distance at most " + MOST_M + " m, ropes " + LEAST_ROPE_M
                    + " to " + MOST_M + " m, sway at most " + MOST_SWAY_DEG + " degrees");
        }
        boolean robust = problem.robustness()
                .map(wanted -> wanted.ropeTolerance() >= 0 && wanted.ropeTolerance() < 1
                        && wanted.maxResidualSwayDeg() > 0)
                .orElse(true);
        return robust
                ? Optional.empty()
                : refused(TransferRefusal.INVALID_ROBUSTNESS,
                        "ropeTolerance must be 0 to 1, maxResidualSwayDeg positive");
    }

    private static Optional<TransferAnswer.Refused> ground(TransferProblem problem) {
        for (TransferProblem.Clearance zone : problem.clearance()) {
            String where = "clearance from " + zone.fromM() + " to " + zone.toM() + " m";
            if (!(zone.fromM() < zone.toM()) || Double.isNaN(zone.maxDepthM())) {
                return refused(TransferRefusal.INVALID_CLEARANCE, where + ": from must be less than to");
            }
            if (zone.covers(problem.startLoadM()) && problem.startDepthM() > zone.maxDepthM()) {
                return refused(TransferRefusal.START_IN_KEEP_OUT, where + ": the load starts "
                        + problem.startDepthM() + " m deep, and may hang " + zone.maxDepthM() + " m");
            }
            if (zone.covers(problem.distanceM()) && problem.ropeEndM() > zone.maxDepthM()) {
                return refused(TransferRefusal.TARGET_IN_KEEP_OUT, where + ": the load ends " + problem.ropeEndM()
                        + " m deep, and may hang " + zone.maxDepthM() + " m");
            }
            if (zone.isOnTheWayTo(problem.distanceM()) && zone.maxDepthM() <= 0) {
                return refused(TransferRefusal.TARGET_BEYOND_KEEP_OUT,
                        where + ": reaches up to the trolley, and the target lies beyond");
            }
            if (zone.isOnTheWayTo(problem.distanceM()) && zone.maxDepthM() < LEAST_ROPE_M) {
                return refused(TransferRefusal.ROPE_TOO_SHORT_FOR_CLEARANCE, where + ": asks for a rope of "
                        + zone.maxDepthM() + " m, and the shortest is " + LEAST_ROPE_M + " m");
            }
        }
        return Optional.empty();
    }

    private static Optional<TransferAnswer.Refused> start(TransferProblem problem) {
        TransferProblem.Initial initial = problem.initial();
        if (!problem.trolley().allows(initial.speedMps(), initial.accelerationMps2())) {
            return refused(TransferRefusal.START_OUT_OF_LIMITS, "trolley: starts with " + initial.speedMps()
                    + " m/s and " + initial.accelerationMps2() + " m/s²");
        }
        if (!problem.hoist().allows(initial.hoistSpeedMps(), initial.hoistAccelerationMps2())) {
            return refused(TransferRefusal.START_OUT_OF_LIMITS, "hoist: starts with " + initial.hoistSpeedMps()
                    + " m/s and " + initial.hoistAccelerationMps2() + " m/s²");
        }
        return Math.abs(initial.swayDeg()) <= problem.maxSwayDeg()
                ? Optional.empty()
                : refused(TransferRefusal.START_OUT_OF_LIMITS, "sway: starts at " + initial.swayDeg() + " degrees");
    }

    private static Optional<TransferAnswer.Refused> refused(TransferRefusal reason, String detail) {
        return Optional.of(new TransferAnswer.Refused(reason, detail));
    }
}
