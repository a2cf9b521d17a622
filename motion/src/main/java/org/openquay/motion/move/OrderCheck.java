package org.openquay.motion.move;

import org.openquay.api.ControlPath;
import org.openquay.api.command.WorkOrder;
import org.openquay.api.crane.AxisDescription;
import org.openquay.api.status.Refusal;

/** Whether this crane can carry out a work order at all. */
@ControlPath
final class OrderCheck {

    private OrderCheck() {}

    static Refusal check(WorkOrder order, MoveGeometry geometry) {
        if (malformed(order)) {
            return Refusal.MALFORMED;
        }
        boolean reachable = reachable(order.pickAcrossM, order.pickAlongM, order.pickHeightM, geometry)
                && reachable(order.placeAcrossM, order.placeAlongM, order.placeHeightM, geometry);
        if (!reachable || order.massKg < 0) {
            return Refusal.OUT_OF_RANGE;
        }
        if (geometry.inKeepOut(order.pickAcrossM, order.pickHeightM)
                || geometry.inKeepOut(order.placeAcrossM, order.placeHeightM)) {
            return Refusal.TARGET_IN_KEEP_OUT;
        }
        return order.massKg > geometry.safeWorkingLoadKg ? Refusal.LOAD_TOO_HEAVY : Refusal.NONE;
    }

    private static boolean malformed(WorkOrder order) {
        double sum = order.pickAcrossM + order.pickAlongM + order.pickHeightM + order.placeAcrossM
                + order.placeAlongM + order.placeHeightM + order.massKg;
        boolean samePlace = order.pickAcrossM == order.placeAcrossM && order.pickAlongM == order.placeAlongM
                && order.pickHeightM == order.placeHeightM;
        return !Double.isFinite(sum) || order.jobId[0] == 0 || samePlace;
    }

    private static boolean reachable(double trolleyM, double gantryM, double heightM, MoveGeometry geometry) {
        return within(geometry.trolley, trolleyM) && within(geometry.gantry, gantryM) && within(geometry.hoist, heightM)
                && within(geometry.hoist, heightM + geometry.spreader.landingApproachM());
    }

    private static boolean within(AxisDescription axis, double positionM) {
        return positionM >= axis.minPositionM() && positionM <= axis.maxPositionM();
    }
}
