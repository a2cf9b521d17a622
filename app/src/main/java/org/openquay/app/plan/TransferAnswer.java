package org.openquay.app.plan;

import java.nio.file.Path;
import java.util.Optional;

import org.openquay.api.image.PlanImage;
import org.openquay.api.image.PlanResult;
import org.openquay.app.file.InvalidFileException;
import org.openquay.motion.sway.TransferPlanner;

/** What a transfer problem is answered with: a plan that was tried on the pendulum, or the reason why there is none. */
public sealed interface TransferAnswer {

    /** Tried so often for the computing time, unless it takes long. */
    int MOST_PASSES = 200;
    long MOST_NS = 1_000_000_000L;

    /**
     * A plan.
     *
     * @param problem    what it answers
     * @param motion     what trolley and hoist are told, and what the load does
     * @param planTimeMs computing time of one plan, median over several in a row, ms
     */
    record Planned(TransferProblem problem, SampledTransfer motion, double planTimeMs) implements TransferAnswer {

        /** Duration ÷ the least that is known. */
        public Optional<Double> timesMinimum() {
            return problem.minimumTimeS().filter(least -> least > 0).map(least -> motion.durationS() / least);
        }
    }

    /** No plan; what is in the way. */
    record Refused(TransferRefusal reason, String detail) implements TransferAnswer {}

    /** Reads a problem and answers it. */
    static TransferAnswer to(Path file) throws InvalidFileException {
        return to(TransferFile.read(file));
    }

    /** Answers a problem. */
    static TransferAnswer to(TransferProblem problem) {
        Optional<Refused> refusal = TransferCheck.refusal(problem);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        ProblemCrane crane = new ProblemCrane(problem);
        TransferPlanner planner = crane.planner();
        PlanImage plan = new PlanImage(ProblemCrane.AXES);
        double planTimeMs = plan(planner, crane, plan);
        if (plan.result != PlanResult.OK) {
            TransferRefusal reason = switch (plan.result) {
                case START_BLOCKED -> TransferRefusal.START_IN_KEEP_OUT;
                case TARGET_BLOCKED -> TransferRefusal.TARGET_IN_KEEP_OUT;
                case NO_PATH -> TransferRefusal.ROPE_TOO_SHORT_FOR_CLEARANCE;
                case START_OUT_OF_LIMITS -> TransferRefusal.START_OUT_OF_LIMITS;
                case START_MOVING -> TransferRefusal.START_TOO_FAST;
                default -> planner.foundOnlySensitivePlans()
                        ? TransferRefusal.NOT_ROBUST
                        : TransferRefusal.NOT_CONVERGED;
            };
            return new Refused(reason, switch (reason) {
                case NOT_CONVERGED -> "no motion that keeps every limit was found: allow more sway than maxSwayDeg = "
                        + problem.maxSwayDeg() + ", or wider limits of trolley, hoist and clearance";
                case NOT_ROBUST ->
                    "every motion that was found leaves too much sway with a wrong rope: allow a greater "
                            + "maxResidualSwayDeg, or a smaller ropeTolerance";
                default -> "the planner says " + plan.result
                        + (plan.obstacle >= 0 ? ", because of clearance " + plan.obstacle : "");
            });
        }
        SampledTransfer motion = new SampledTransfer(problem, crane, plan);
        Optional<Refused> unkept = motion.unkept();
        return unkept.isPresent() ? unkept.get() : new Planned(problem, motion, planTimeMs);
    }

    /** Plans, and again and again as a planner thread would, for its usual time; the plan is the same every time. */
    private static double plan(TransferPlanner planner, ProblemCrane crane, PlanImage plan) {
        long[] tookNs = new long[MOST_PASSES];
        long begin = System.nanoTime();
        int passes = 0;
        long now = begin;
        while (passes < MOST_PASSES && (passes == 0 || now - begin < MOST_NS)) {
            planner.plan(crane.request(), plan);
            long after = System.nanoTime();
            tookNs[passes++] = after - now;
            now = after;
        }
        // the later half: the first ones are also spent on compiling
        long[] late = java.util.Arrays.copyOfRange(tookNs, passes / 2, passes);
        java.util.Arrays.sort(late);
        return 1e-6 * late[late.length / 2];
    }
}
