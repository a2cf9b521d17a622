package org.openquay.motion.axis;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.state.StateCursor;
import org.openquay.motion.io.SignalMap;

/**
 * The torque that carries the load: built up and proven against the closed brake, kept as an addition to the speed
 * controller's while the brake is open.
 *
 * <p>The preload is what the load weighs; while that is the weight it had when the brake last closed, or where nothing
 * weighs it, the torque measured then, which knows ropes and gears too. It is never less than the crane file's least
 * torque. Towards plus is up: a hoist's load pulls towards minus.
 */
@ControlPath
final class LoadTorque {

    private final boolean hoist;
    private final boolean weighs;
    private final double proveTorque;
    private final double newtonsPerRated;
    private final double sameKg;

    private double applied;
    private double holding;
    private double rememberedTorque;
    private double rememberedKg;

    LoadTorque(CraneDescription crane, AxisDescription axis, double ratedForceN) {
        hoist = axis.role() == AxisRole.HOIST;
        weighs = hoist && SignalMap.weighs(crane);
        proveTorque = axis.brake().proveTorque();
        newtonsPerRated = ratedForceN;
        sameKg = AxisTuning.LOAD_PLAY * crane.load().safeWorkingLoadKg();
    }

    /** Torque to be added by the drives now, fraction of rated. */
    double applied() {
        return applied;
    }

    /** Torque measured when the brake last closed under load, fraction of rated. */
    double remembered() {
        return rememberedTorque;
    }

    /** Builds the preload up. */
    void preload(double suspendedKg, double dtS) {
        double step = AxisTuning.PRELOAD_RISE_PER_S * dtS;
        double missing = wanted(suspendedKg) - applied;
        applied += Math.max(-step, Math.min(step, missing));
    }

    /** The preload stands and the drives show that they deliver it. */
    boolean proven(double measuredTorque, double suspendedKg) {
        double wanted = wanted(suspendedKg);
        return Math.abs(applied - wanted) < 0.01
                && measuredTorque >= Math.max(proveTorque, AxisTuning.PROOF_SHARE * wanted);
    }

    private double wanted(double suspendedKg) {
        boolean same = !weighs || Math.abs(suspendedKg - rememberedKg) <= sameKg;
        double carried = same && rememberedTorque > 0 ? rememberedTorque : carried(suspendedKg);
        return Math.max(proveTorque, Math.min(AxisTuning.PRELOAD_MAX, carried));
    }

    private double carried(double suspendedKg) {
        return weighs ? suspendedKg * AxisTuning.GRAVITY_MPS2 / newtonsPerRated : 0;
    }

    /** The brake is open: goes on carrying what hangs, and watches what it takes to hold it. */
    void carry(double suspendedKg, double measuredTorque, boolean standing, double dtS) {
        double share = dtS / (dtS + AxisTuning.COMPENSATION_S);
        applied += (hoist ? carried(suspendedKg) - applied : -applied) * share;
        holding = standing ? holding + (measuredTorque - holding) * share : measuredTorque;
    }

    /** The brake closes: remembers what held the load. */
    void remember(double suspendedKg) {
        rememberedTorque = hoist ? holding : 0;
        rememberedKg = suspendedKg;
    }

    /** No torque is wanted any more. */
    void release() {
        applied = 0;
        holding = 0;
    }

    void exchange(StateCursor cursor) {
        applied = cursor.value(applied);
        holding = cursor.value(holding);
        rememberedTorque = cursor.value(rememberedTorque);
        rememberedKg = cursor.value(rememberedKg);
    }
}
