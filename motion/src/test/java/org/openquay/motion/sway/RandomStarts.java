package org.openquay.motion.sway;

import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.HeightMapDescription;
import org.openquay.api.crane.KeepOut;
import org.openquay.api.crane.MotionLimits;
import org.openquay.api.crane.PendulumDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.image.PlanRequest;

/**
 * Transfers of a point load with everything drawn: limits of both axes, each direction its own in half of the cases, the
 * sway limit, ropes of 10 to 40 m, ways of 0 to 60 m to either side, and in some the ground.
 *
 * <p>The start is drawn in one of two ways. {@link #startAnywhere} draws trolley and hoist speed over their whole ranges,
 * accelerations such that taking them back leads to no more than the limit, and a swing of up to 0.8 of the sway limit in
 * any phase; some of these cannot be held. {@link #startFrom} takes a state in the midst of another plan, which always
 * can.
 */
final class RandomStarts {

    static final double SUSPENSION_M = 52;

    private final SplittableRandom random;
    final PlanRequest request = new PlanRequest(TransferCrane.shape());
    DirectedLimits trolley = new DirectedLimits(1, -1, 1, -1, 1, -1);
    DirectedLimits hoist = trolley;
    double maxSwayRad;
    final List<KeepOut> ground = new ArrayList<>();

    RandomStarts(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Another crane and another way, from rest. */
    void next(boolean overGround) {
        trolley = limits(2, 4, 0.3, 0.8, 0.4, 1.0);
        hoist = limits(0.8, 2, 0.3, 0.8, 0.4, 1.0);
        maxSwayRad = Math.toRadians(random.nextDouble(3, 8));
        ground.clear();
        request.requestId++;
        request.axis(TROLLEY, 0, 0, 0, (random.nextBoolean() ? 1 : -1) * random.nextDouble(0, 60));
        request.axis(HOIST, height(), 0, 0, height());
        request.swayRad = 0;
        request.swayRateRadps = 0;
        request.suspendedKg = 15_000;
        if (overGround && Math.abs(request.targetM[TROLLEY]) > 20) {
            ground();
        }
    }

    /** Another target. */
    void turn() {
        request.targetM[TROLLEY] = request.positionM[TROLLEY] + random.nextDouble(-50, 50);
        request.targetM[HOIST] = height();
    }

    /** Between start and target, off both by 2 to 6 m; higher than the load at one end at least, in most cases. */
    private void ground() {
        double targetM = request.targetM[TROLLEY];
        double beginM = random.nextDouble(2, 6);
        double endM = Math.abs(targetM) - random.nextDouble(2, 6);
        double middleM = random.nextDouble(beginM + 1, endM - 1);
        double sign = Math.signum(targetM);
        ground.add(zone(sign * beginM, sign * middleM, height() - 2));
        ground.add(zone(sign * middleM, sign * endM, height() - 2));
    }

    private static KeepOut zone(double oneM, double otherM, double topM) {
        return new KeepOut("zone", Math.min(oneM, otherM), Math.max(oneM, otherM), topM);
    }

    private double height() {
        return SUSPENSION_M - random.nextDouble(10, 40);
    }

    private DirectedLimits limits(double leastMps, double mostMps, double leastMps2, double mostMps2, double leastMps3,
            double mostMps3) {
        double mps = random.nextDouble(leastMps, mostMps);
        double mps2 = random.nextDouble(leastMps2, mostMps2);
        double mps3 = random.nextDouble(leastMps3, mostMps3);
        boolean directed = random.nextBoolean();
        return new DirectedLimits(mps, directed ? -random.nextDouble(leastMps, mostMps) : -mps, mps2,
                directed ? -random.nextDouble(leastMps2, mostMps2) : -mps2, mps3, -mps3);
    }

    void startAnywhere() {
        move(TROLLEY, trolley);
        move(HOIST, hoist);
        double swing = 0.8 * maxSwayRad * Math.sqrt(random.nextDouble());
        double phase = random.nextDouble(2 * Math.PI);
        request.swayRad = swing * Math.cos(phase);
        request.swayRateRadps = swing * Math.sin(phase) * Math.sqrt(9.81 / (SUSPENSION_M - request.positionM[HOIST]));
    }

    private void move(int axis, DirectedLimits limits) {
        double mps = random.nextDouble(limits.minMps(), limits.maxMps());
        double upMps2 = Math.sqrt(2 * limits.maxMps3() * (limits.maxMps() - mps));
        double downMps2 = Math.sqrt(2 * limits.maxMps3() * (mps - limits.minMps()));
        request.speedMps[axis] = mps;
        request.accelerationMps2[axis] = random.nextDouble(Math.max(limits.minMps2(), -downMps2),
                Math.min(limits.maxMps2(), upMps2));
    }

    void startFrom(double[] state) {
        request.axis(TROLLEY, state[0], state[1], state[2], request.targetM[TROLLEY]);
        request.axis(HOIST, state[3], state[4], state[5], request.targetM[HOIST]);
        request.swayRad = state[6];
        request.swayRateRadps = state[7];
    }

    /** A part of 1. */
    double part() {
        return random.nextDouble();
    }

    TransferPlanner planner() {
        return TransferPlanner.ofExactPlans(crane(), trolley, hoist);
    }

    CraneDescription crane() {
        CraneDescription c = TransferCrane.open(symmetric(trolley), symmetric(hoist), maxSwayRad);
        return new CraneDescription(c.id(), c.periodNs(), c.maxLatenessNs(), c.groups(), c.axes(), c.drives(),
                c.links(), c.signals(), c.load(), new PendulumDescription(SUSPENSION_M, maxSwayRad, 0.08, 0, 0.06),
                c.spreader(), c.wind(),
                TransferCrane.site(SampleCrane.description().site(), ground, new HeightMapDescription(0, 1, 0)));
    }

    private static MotionLimits symmetric(DirectedLimits limits) {
        double mps2 = Math.min(limits.maxMps2(), -limits.minMps2());
        return new MotionLimits(Math.min(limits.maxMps(), -limits.minMps()), mps2, mps2, mps2, limits.maxMps3());
    }
}
