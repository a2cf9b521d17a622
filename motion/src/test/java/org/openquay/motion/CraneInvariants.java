package org.openquay.motion;

import java.util.function.Consumer;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.status.AxisState;

/**
 * What must hold in every cycle of every test, checked on the plant's truth: limits of position and speed, the brake of
 * the hoist open only on a drive that holds the load, no motion begun without a job or a live command, nothing done on
 * stale words, and a spreader that never lifts half-locked or turns in the air.
 */
final class CraneInvariants implements Consumer<TestCrane> {

    private static final double SPEED_TOLERANCE = 1.05;
    private static final int HOIST = SampleCrane.HOIST;

    private boolean known;
    private boolean lockedBefore;
    private boolean unlockedBefore;
    private final boolean[] movedBefore = new boolean[3];
    private double openWithoutTorqueS;

    @Override
    public void accept(TestCrane crane) {
        for (int axis = 0; axis < 3; axis++) {
            limits(crane, axis);
            begins(crane, axis);
        }
        brake(crane);
        spreader(crane);
    }

    private static void limits(TestCrane crane, int axis) {
        AxisDescription description = crane.crane.axes().get(axis);
        double positionM = crane.plant.positionM[axis];
        double speedMps = Math.abs(crane.plant.drives[axis].speedMps);
        require(positionM > description.hardMinPositionM() && positionM < description.hardMaxPositionM(), crane,
                description.name() + " overran its hard limit: " + positionM);
        require(speedMps < description.limits().speedMps() * SPEED_TOLERANCE, crane,
                description.name() + " is too fast: " + speedMps);
    }

    private void begins(TestCrane crane, int axis) {
        boolean moves = crane.plant.drives[axis].modulating() && Math.abs(crane.plant.drives[axis].speedMps) > 0.05;
        if (moves && !movedBefore[axis]) {
            require(crane.commanded(axis), crane, crane.crane.axes().get(axis).name() + " moves without a command");
        }
        movedBefore[axis] = moves;
    }

    /** A stop by the safety circuit, a trip or a dead link leaves the brake its closing time. */
    private void brake(TestCrane crane) {
        boolean holds = crane.plant.drives[HOIST].modulating();
        openWithoutTorqueS = crane.plant.brakeOpen[HOIST] && !holds ? openWithoutTorqueS + 0.01 : 0;
        require(openWithoutTorqueS < 0.8, crane, "the hoist's brake is open on a drive without torque");
    }

    private void spreader(TestCrane crane) {
        boolean turned = crane.plant.locked() != lockedBefore || crane.plant.unlocked() != unlockedBefore;
        require(!known || !turned || crane.plant.landedCorners() == 0xF, crane, "the twistlocks turned in the air");
        known = true;
        lockedBefore = crane.plant.locked();
        unlockedBefore = crane.plant.unlocked();
        boolean between = !crane.plant.locked() && !crane.plant.unlocked();
        require(!between || Math.abs(crane.plant.drives[HOIST].speedMps) < 0.05, crane, "the hoist moves half-locked");
    }

    static boolean moving(AxisState state) {
        return state == AxisState.CONTINUOUS_MOTION || state == AxisState.DISCRETE_MOTION
                || state == AxisState.SYNCHRONIZED_MOTION;
    }

    private static void require(boolean holds, TestCrane crane, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise + "\n" + crane);
        }
    }
}
