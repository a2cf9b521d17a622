package org.openquay.motion.axis;

import org.openquay.api.ControlPath;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;

/**
 * Follows a given path, or holds a position, with sway damping on top.
 *
 * <p>Damping displaces the axis from its path; the displacement is kept, so that the return to the path does not fight
 * the damping, and is taken back with a time constant of {@link AxisTuning#DAMPING_RETURN_S}. What else separates reference
 * and path (a stop, a limit) is made up with at most {@link AxisTuning#PATH_CATCH_UP} of the rated speed.
 */
@ControlPath
final class PathTracking {

    private final Reference reference;
    private final double ratedSpeedMps;

    private boolean holding;
    private double anchorM;
    private double displacedM;
    private double errorM;
    @EachCycle
    private boolean followed;

    PathTracking(Reference reference, double ratedSpeedMps) {
        this.reference = reference;
        this.ratedSpeedMps = ratedSpeedMps;
    }

    /** How far the reference is from where path and damping would have it, or the path alone while it is not followed, m. */
    double errorM() {
        return errorM;
    }

    /** It has come to rest and holds. */
    boolean holding() {
        return holding;
    }

    /** Where {@link #hold} holds. */
    double anchorM() {
        return anchorM;
    }

    /** Nothing is followed or held: the next path or hold begins without a displacement. */
    void end() {
        followed = false;
        holding = false;
        displacedM = 0;
        errorM = 0;
    }

    /** Follows the state of a path at the end of this cycle. */
    void follow(double positionM, double speedMps, double accelerationMps2, double dampingMps, double dtS) {
        holding = false;
        followed = true;
        track(positionM, speedMps, accelerationMps2, dampingMps, dtS);
    }

    /** A path is demanded; when something kept the axis from following it in this cycle, notes how far off it is. */
    void demanded(double positionM) {
        if (!followed) {
            errorM = reference.positionM() - positionM;
        }
    }

    /** Comes to rest, then stays there, apart from damping. */
    void hold(double dampingMps, double decelerationMps2, double jerkMps3, double dtS) {
        followed = false;
        if (!holding && reference.moves()) {
            displacedM = 0;
            reference.decelerate(decelerationMps2, jerkMps3, dtS);
            return;
        }
        if (!holding) {
            holding = true;
            anchorM = reference.positionM();
            displacedM = 0;
        }
        track(anchorM, 0, 0, dampingMps, dtS);
    }

    private void track(double positionM, double speedMps, double accelerationMps2, double dampingMps, double dtS) {
        displacedM = (displacedM + dampingMps * dtS) / (1 + dtS / AxisTuning.DAMPING_RETURN_S);
        double returnMps = displacedM / AxisTuning.DAMPING_RETURN_S;
        double aheadM = reference.positionM() + dtS * (reference.speedMps() + 0.5 * dtS * reference.accelerationMps2());
        double most = AxisTuning.PATH_CATCH_UP * ratedSpeedMps;
        double wanted = AxisTuning.PATH_GAIN_PER_S * (positionM + displacedM - aheadM);
        double catchUpMps = Math.max(-most, Math.min(most, wanted));
        reference.follow(speedMps + dampingMps - returnMps + catchUpMps, accelerationMps2, dtS);
        errorM = reference.positionM() - positionM - displacedM;
    }

    void exchange(StateCursor cursor) {
        holding = cursor.value(holding);
        anchorM = cursor.value(anchorM);
        displacedM = cursor.value(displacedM);
        errorM = cursor.value(errorM);
    }
}
