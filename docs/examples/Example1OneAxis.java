import org.openquay.motion.trajectory.KinematicLimits;
import org.openquay.motion.trajectory.KinematicState;
import org.openquay.motion.trajectory.PositionPlanner;
import org.openquay.motion.trajectory.Profile;
import org.openquay.motion.trajectory.TrajectoryResult;

/** The trajectory generator alone: one axis, from any state of motion to any other. */
class Example1OneAxis {

    public static void main(String[] args) {
        PositionPlanner planner = new PositionPlanner();
        Profile profile = new Profile();
        KinematicState state = new KinematicState(0, 1.2, 0); // m, m/s, m/s²: it moves already
        KinematicState target = new KinematicState(30, 0, 0);
        KinematicLimits limits = new KinematicLimits(4, 0.6, 0.6); // m/s, m/s², m/s³
        TrajectoryResult result = planner.plan(state, target, limits, profile); // or why not
        for (double t = 0; result == TrajectoryResult.OK && t < profile.durationS(); t += 1) {
            profile.sample(t, state); // allocates nothing; plan anew from here whenever the target changes
            System.out.println(t + " s: " + state);
        }
    }
}
