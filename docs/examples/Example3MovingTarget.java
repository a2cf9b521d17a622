import org.openquay.motion.trajectory.KinematicLimits;
import org.openquay.motion.trajectory.KinematicState;
import org.openquay.motion.trajectory.TargetTracker;

/** Onto a target that moves, a step each period, and then with it. */
class Example3MovingTarget {

    public static void main(String[] args) {
        TargetTracker tracker = new TargetTracker();
        KinematicLimits limits = new KinematicLimits(2, 0.5, 0.5);
        KinematicState axis = new KinematicState(0, 0, 0);
        KinematicState target = new KinematicState();
        for (int tick = 0; tick < 2000; tick++) {
            double t = 0.01 * tick;
            target.set(5 + 0.8 * t, 0.8, 0);
            tracker.step(axis, target, limits, 0.01);
        }
        System.out.println("a period later than " + target + ": " + axis);
    }
}
