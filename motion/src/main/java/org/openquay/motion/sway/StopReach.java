package org.openquay.motion.sway;

/**
 * How far the load gets when trolley and hoist are stopped on the way, as linear bounds on the state in which the stop
 * begins.
 *
 * <p>The trolley comes to rest at {@code s}, after its acceleration has gone on for a delay and was then brought to the
 * stop's deceleration with the stop's jerk. The load, where it is and as fast as it is, swings about that place:
 *
 * <pre>
 *   reach = s + √((p − s)² + (p'/ω)²),   p = x + l·θ,   p' = v + l·θ',   ω = √(g/l)
 * </pre>
 *
 * That the trolley takes its time to get there only makes the swing smaller. The root is the greatest of
 * {@code (p − s)·cos ψ + p'/ω·sin ψ} over all directions ψ, of which {@value #DIRECTIONS} are taken; the way is taken
 * linear about a speed and an acceleration.
 */
final class StopReach {

    /** From a load that rests ahead of the trolley to one that rests behind: one that goes back does not count. */
    static final int DIRECTIONS = 6;
    private static final double FIRST_RAD = Math.toRadians(5);
    private static final double APART_RAD = Math.toRadians(32);
    private static final double STEP_MPS = 0.01;
    private static final double STEP_MPS2 = 0.01;

    final TrolleyStop stop;
    private final double[] cos = new double[DIRECTIONS];
    private final double[] sin = new double[DIRECTIONS];

    private double wayPerMps;
    private double wayPerMps2;
    private double wayM;
    private double ropeM;
    private double perOmegaS;

    StopReach(TrolleyStop stop) {
        this.stop = stop;
        for (int i = 0; i < DIRECTIONS; i++) {
            cos[i] = StrictMath.cos(FIRST_RAD + i * APART_RAD);
            sin[i] = StrictMath.sin(FIRST_RAD + i * APART_RAD);
        }
    }

    /** Takes the bounds about a speed and an acceleration, on a rope of a length. */
    void about(double mps, double mps2, double ropeM) {
        double speed = mps > 0 ? mps : 0;
        double acceleration = mps2 > 0 ? mps2 : 0;
        double hereM = stop.wayM(speed, acceleration);
        wayPerMps = (stop.wayM(speed + STEP_MPS, acceleration) - hereM) / STEP_MPS;
        wayPerMps2 = (stop.wayM(speed, acceleration + STEP_MPS2) - hereM) / STEP_MPS2;
        wayM = hereM - speed * wayPerMps - acceleration * wayPerMps2;
        this.ropeM = ropeM;
        perOmegaS = Math.sqrt(ropeM / PendulumGrid.GRAVITY_MPS2);
    }

    /**
     * The bound on how far the load gets, ahead (1) or back (−1), in a direction: what it has whatever the state, m. By
     * the trolley's position it grows by {@code way}.
     */
    double fixedM(int way, int direction) {
        return wayM * (way - cos[direction]);
    }

    double perMps(int way, int direction) {
        return wayPerMps * (way - cos[direction]) + sin[direction] * perOmegaS;
    }

    double perMps2(int way, int direction) {
        return wayPerMps2 * (way - cos[direction]);
    }

    double perRad(int direction) {
        return cos[direction] * ropeM;
    }

    double perRadps(int direction) {
        return sin[direction] * perOmegaS * ropeM;
    }
}
