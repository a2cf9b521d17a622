import org.openquay.motion.trajectory.KinematicLimits;
import org.openquay.motion.trajectory.KinematicState;
import org.openquay.motion.trajectory.Profile;
import org.openquay.motion.trajectory.Synchronization;
import org.openquay.motion.trajectory.SynchronizedPlanner;

/** Trolley and gantry arrive together; the one that has time to spare moves no harder than it must. */
class Example2SeveralAxes {

    public static void main(String[] args) {
        SynchronizedPlanner planner = new SynchronizedPlanner(2);
        KinematicState[] start = {new KinematicState(0, 0, 0), new KinematicState(5, 0.3, 0)};
        KinematicState[] target = {new KinematicState(30, 0, 0), new KinematicState(12, 0, 0)};
        KinematicLimits[] limits = {new KinematicLimits(4, 0.6, 0.6), new KinematicLimits(0.75, 0.125, 0.3)};
        limits[0].setPosition(-1, 31); // a plan that would leave these is refused by name
        Profile[] profiles = {new Profile(), new Profile()};
        System.out.println(planner.plan(start, target, limits, Synchronization.TIME, profiles));
        System.out.println("together after " + planner.durationS() + " s; alone after " + planner.ownDurationS(0)
                + " s and " + planner.ownDurationS(1) + " s");
        System.out.println("first moves away from its target: " + profiles[1].goesBackwardsFirst());
    }
}
