package org.openquay.service;

import java.util.Arrays;
import java.util.function.Consumer;

import org.openquay.api.command.PackedLocation;
import org.openquay.api.command.WorkOrder;
import org.openquay.api.crane.LandingPoint;
import org.openquay.api.crane.Location;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.crane.SiteDescription;
import org.openquay.api.drive.AxisOwner;
import org.openquay.api.drive.DriveState;
import org.openquay.api.image.AxisStatus;
import org.openquay.api.image.StatusImage;
import org.openquay.api.status.AxisState;
import org.openquay.api.status.BrakeState;
import org.openquay.api.status.CraneMode;
import org.openquay.api.status.JobPhase;
import org.openquay.api.status.JobState;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.Permission;

/** Scenes for the fake control's crane. */
final class Crane {

    private static final int ALL_CORNERS = 0b1111;

    private Crane() {}

    /** Nothing moves; a stack on the ship, nobody asks for motion. */
    static Consumer<StatusImage> atRest() {
        return image -> {
            image.mode = CraneMode.FULLAUTOMATIC;
            image.windMps = 6.4;
            image.swayRad = 0.001;
            image.swayValid = true;
            image.unlockedCorners = ALL_CORNERS;
            image.lockedCorners = 0;
            image.loadKg = 0;
            image.jobNumber = 0;
            stacks(image);
            for (AxisStatus axis : image.axes) {
                axis.state = AxisState.STANDSTILL;
                axis.drive = DriveState.OPERATION_ENABLED;
                axis.owner = AxisOwner.OURS;
                axis.brake = BrakeState.CLOSED;
                axis.limiter = Limiter.NONE;
                axis.missingPlus = Permission.MOTION_COMMANDED.bit();
                axis.missingMinus = Permission.MOTION_COMMANDED.bit();
            }
            place(image, 38.0, 14.0, 0);
        };
    }

    /** Carries a container from the ship ashore and back, with some sway, over and over. */
    static Consumer<StatusImage> working() {
        Consumer<StatusImage> rest = atRest();
        long beginNs = System.nanoTime();
        return image -> {
            rest.accept(image);
            double s = (System.nanoTime() - beginNs) / 1e9;
            place(image, 24 + 15 * Math.cos(0.16 * s), 36 + 2 * Math.sin(0.1 * s), 0.9 * Math.sin(0.9 * s) / 57.3);
            AxisStatus trolley = image.axes[SampleCrane.TROLLEY];
            trolley.speedMps = -2.4 * Math.sin(0.16 * s);
            trolley.state = AxisState.SYNCHRONIZED_MOTION;
            trolley.brake = BrakeState.OPEN;
            trolley.limiter = Limiter.SWAY_DAMPING;
            trolley.missingPlus = 0;
            trolley.missingMinus = 0;
            image.lockedCorners = ALL_CORNERS;
            image.unlockedCorners = 0;
            image.loadKg = 24_300;
            order(image, s);
        };
    }

    private static void order(StatusImage image, double s) {
        SiteDescription site = SampleCrane.description().site();
        Location from = Location.parse("V-01-09-04");
        Location to = Location.parse("L-03-01");
        LandingPoint pick = site.landingPoint(from).orElseThrow();
        LandingPoint place = site.landingPoint(to).orElseThrow();
        image.jobNumber = 1;
        image.jobState = JobState.CARRYING;
        image.jobPhase = JobPhase.MOVING_TO_DELIVER;
        image.planDurationS = 40;
        image.planElapsedS = s % 40;
        WorkOrder.text(image.order.jobId, "WI-0001");
        WorkOrder.text(image.order.containerId, "MSCU1234566");
        image.order.from = PackedLocation.of(from);
        image.order.to = PackedLocation.of(to);
        image.order.pickAcrossM = pick.acrossM();
        image.order.pickHeightM = pick.heightM();
        image.order.placeAcrossM = place.acrossM();
        image.order.placeHeightM = place.heightM();
        image.jobsWaiting = 3;
    }

    private static void place(StatusImage image, double trolleyM, double hoistM, double swayRad) {
        image.axes[SampleCrane.TROLLEY].positionM = trolleyM;
        image.axes[SampleCrane.HOIST].positionM = hoistM;
        image.axes[SampleCrane.GANTRY].positionM = 0;
        image.swayRad = swayRad;
    }

    private static void stacks(StatusImage image) {
        SiteDescription site = SampleCrane.description().site();
        Arrays.fill(image.heightCm, (short) 0);
        for (int cell = 0; cell < image.heightCm.length; cell++) {
            double x = site.heightMap().firstM() + (cell + 0.5) * site.heightMap().cellM();
            int row = (int) Math.floor((x - site.firstRowM()) / site.rowPitchM() + 0.5);
            if (row >= 0 && row < site.rows()) {
                int tiers = new int[] {3, 4, 4, 5, 4, 3, 5, 5, 4, 2, 1, 3, 4, 5, 4, 4, 3, 2}[row];
                image.heightCm[cell] = (short) Math.round(100 * (site.deckM() + tiers * site.containerHeightM()));
            }
            for (KeepOutSpan span : KeepOutSpan.ALL) {
                if (x > span.fromM() && x < span.toM()) {
                    image.heightCm[cell] = 1400;
                }
            }
        }
        image.heightCm[(int) ((-13.0 - site.heightMap().firstM()) / site.heightMap().cellM())] = 150;
    }

    /** The sill beams, as the scanner sees them. */
    private record KeepOutSpan(double fromM, double toM) {
        static final KeepOutSpan[] ALL = {new KeepOutSpan(-1.0, 1.0), new KeepOutSpan(-31.5, -29.5)};
    }
}
