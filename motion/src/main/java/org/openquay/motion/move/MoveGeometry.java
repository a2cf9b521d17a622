package org.openquay.motion.move;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.HeightMapDescription;
import org.openquay.api.crane.KeepOut;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.api.crane.SiteDescription;
import org.openquay.api.crane.SpreaderDescription;

/** What moves need to know of the crane and its site, read once. */
@ControlPath
final class MoveGeometry {

    /** What stands less than this beside a place makes it a slot, and the height over it at which it is entered, m. */
    private static final double SLOT_M = 0.3;
    private static final double OVER_SLOT_M = 0.5;
    private static final double CM = 0.01;

    /** Which of the crane's axes a move uses, and how many there are. */
    final MoveAxes which;
    final int axisCount;
    final AxisDescription trolley;
    final AxisDescription hoist;
    final AxisDescription gantry;
    final SpreaderDescription spreader;
    final double containerHeightM;
    final double halfWidthM;
    final double spreaderKg;
    final double safeWorkingLoadKg;
    final double calmSwayM;
    /** Link of the bay profile; −1 when the crane has none. */
    final int profileLink;
    /** Nearer to a load that has left its path than plans keep: beside it, m, and below it, m. */
    private static final double NEAR_BESIDE_M = 0.6;
    private static final double NEAR_BELOW_M = 0.3;
    private final HeightMapDescription map;
    private final KeepOut[] keepOuts;
    private final double clearOfAllM;

    MoveGeometry(CraneDescription crane, MoveAxes axes) {
        which = axes;
        axisCount = crane.axes().size();
        trolley = crane.axes().get(axes.trolley());
        hoist = crane.axes().get(axes.hoist());
        gantry = crane.axes().get(axes.gantry());
        spreader = crane.spreader();
        SiteDescription site = crane.site();
        containerHeightM = site.containerHeightM();
        halfWidthM = Math.max(site.containerWidthM(), spreader.widthM()) / 2;
        spreaderKg = crane.load().spreaderKg();
        safeWorkingLoadKg = crane.load().safeWorkingLoadKg();
        calmSwayM = crane.pendulum().calmSwayM();
        profileLink = crane.signals().stream().filter(signal -> signal.role() == SignalRole.HEIGHT)
                .mapToInt(SignalDescription::link).findFirst().orElse(-1);
        map = site.heightMap();
        keepOuts = site.keepOuts().toArray(KeepOut[]::new);
        clearOfAllM = site.highestM() + SiteDescription.TRAVEL_CLEARANCE_M;
    }

    /** How far what hangs reaches below the twistlock plane, m. */
    double depthM(boolean carrying) {
        return carrying ? containerHeightM : 0;
    }

    /** Height from which on the gantry may travel: above everything that the site can hold, m. */
    double travelHeightM(boolean carrying) {
        return clearOfAllM + depthM(carrying);
    }

    /** Where the hoist goes for the gantry to travel, which is as high as it can, be that enough or not, m. */
    double raisedM(boolean carrying) {
        return Math.min(travelHeightM(carrying), hoist.maxPositionM());
    }

    /**
     * Height at which a leg's transfer ends and its landing begins: over the landing itself, and over what stands so near
     * beside it that the load must be let down into a slot. Unknown cells count as nothing; no plan is made over them.
     */
    double approachHeightM(double trolleyM, double landingM, boolean carrying, short[] heightCm) {
        double besideM = landingM - depthM(carrying);
        for (int cell = 0; cell < map.cells(); cell++) {
            double fromM = map.firstM() + cell * map.cellM();
            if (fromM < trolleyM + halfWidthM + SLOT_M && fromM + map.cellM() > trolleyM - halfWidthM - SLOT_M) {
                besideM = Math.max(besideM, CM * heightCm[cell]);
            }
        }
        double overSlotM = besideM > landingM - depthM(carrying) + spreader.landingWindowM()
                ? besideM + depthM(carrying) + OVER_SLOT_M
                : 0;
        return Math.min(Math.max(landingM + spreader.landingApproachM(), overSlotM), hoist.maxPositionM());
    }

    /** Whether a load that waits there for its landing is to be let down into a slot. */
    boolean aboveSlot(double hoistM, double landingM) {
        return hoistM > landingM + spreader.landingApproachM() + spreader.landingWindowM();
    }

    /** Whether anything stands beside a load at a place, or so little below its bottom that it is no way for it. */
    boolean standsNear(double loadM, double bottomM, short[] heightCm) {
        double fromM = loadM - halfWidthM - NEAR_BESIDE_M;
        double toM = loadM + halfWidthM + NEAR_BESIDE_M;
        boolean near = false;
        for (KeepOut keepOut : keepOuts) {
            near |= keepOut.toM() > fromM && keepOut.fromM() < toM && keepOut.topM() + NEAR_BELOW_M > bottomM;
        }
        for (int cell = 0; cell < map.cells(); cell++) {
            double beginM = map.firstM() + cell * map.cellM();
            near |= beginM + map.cellM() > fromM && beginM < toM && CM * heightCm[cell] + NEAR_BELOW_M > bottomM;
        }
        return near;
    }

    /** Whether a container that hangs there, its top at that height, would touch a keep-out. */
    boolean inKeepOut(double trolleyM, double topM) {
        for (KeepOut keepOut : keepOuts) {
            boolean across = trolleyM + halfWidthM > keepOut.fromM() && trolleyM - halfWidthM < keepOut.toM();
            if (across && topM - containerHeightM < keepOut.topM()) {
                return true;
            }
        }
        return false;
    }
}
