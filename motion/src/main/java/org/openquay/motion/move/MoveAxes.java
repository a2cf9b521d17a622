package org.openquay.motion.move;

import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.CraneDescription;

/**
 * The axes that a move uses, as indices into the crane's axes: the first of each role.
 *
 * @param hoist   axis that lifts
 * @param trolley axis that carries across
 * @param gantry  axis that travels along the quay
 * @param group   the lease group of all three
 */
public record MoveAxes(int hoist, int trolley, int gantry, int group) {

    /**
     * @throws IllegalArgumentException when the crane lacks one of them, or they are not of one group
     */
    public static MoveAxes of(CraneDescription crane) {
        int hoist = require(crane, AxisRole.HOIST);
        int trolley = require(crane, AxisRole.TROLLEY);
        int gantry = require(crane, AxisRole.GANTRY);
        int group = crane.axes().get(hoist).group();
        if (crane.axes().get(trolley).group() != group || crane.axes().get(gantry).group() != group) {
            throw new IllegalArgumentException("hoist, trolley and gantry of crane " + crane.id()
                    + " are in different groups: a move needs them in one");
        }
        return new MoveAxes(hoist, trolley, gantry, group);
    }

    private static int require(CraneDescription crane, AxisRole role) {
        return crane.axis(role).orElseThrow(() -> new IllegalArgumentException(
                "crane " + crane.id() + " has no " + role + ", which a move needs"));
    }
}
