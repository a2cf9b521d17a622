package org.openquay.app.study;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.DriveDescription;
import org.openquay.api.crane.LandingPoint;
import org.openquay.api.crane.PendulumDescription;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.simulator.plant.PlantDescription;

/**
 * The crane under the circumstances of a landing: as it is, and as control believes it to be, which depends on the way.
 *
 * @param plant    as it is
 * @param believed as control believes it to be
 */
record TrialCrane(PlantDescription plant, CraneDescription believed) {

    /** The guides find every container that the spreader comes down on: not the picking is on trial, m. */
    private static final double CAPTURE_M = 0.6;
    /** One step of the plant: nothing is younger, s. */
    private static final double AT_ONCE_S = 0.001;
    /** Sway that nothing on the way makes, so that whatever the load does counts as calm, m. */
    private static final double ALWAYS_CALM_M = 100;

    /** A count of the anemometer, m/s: control takes no 0 for it. */
    private static final double WINDLESS = 1e-9;

    static TrialCrane of(CraneDescription truth, PlantDescription plant, Circumstances by, Way way) {
        return new TrialCrane(plant(truth, plant, by, way), believed(truth, by, way));
    }

    private static PlantDescription plant(CraneDescription truth, PlantDescription p, Circumstances by, Way way) {
        PlantDescription.Sensors s = p.sensors();
        PlantDescription.Sensors sensors = way == Way.PERFECT_SENSORS
                ? new PlantDescription.Sensors(AT_ONCE_S, AT_ONCE_S, 0, 0, 0, s.loadCellNoiseKg(), 0,
                        s.scannerNoiseM(), s.scannerPeriodS())
                : new PlantDescription.Sensors(by.swayDelayS(), s.swayFrameS(), by.swayNoiseRad(),
                        s.swayDropoutPerS(), s.swayDropoutS(), s.loadCellNoiseKg(), s.windNoiseMps(),
                        s.scannerNoiseM(), s.scannerPeriodS());
        PlantDescription.Wind wind = new PlantDescription.Wind(by.windMps(), by.towardsWater() ? 0 : Math.PI,
                p.wind().turbulence(), p.wind().lengthScaleM());
        PlantDescription.Load l = p.load();
        double alongMps = by.towardsWater() ? by.windMps() : -by.windMps();
        PlantDescription.Load load = new PlantDescription.Load(l.headblockKg(), l.spreaderKg(), l.dragCoefficient(),
                l.spreaderDragM2(), l.containerDragM2(), l.containerLengthM(),
                WindLean.rad(l, alongMps, l.emptyKg(), false));
        PlantDescription.Spreader g = p.spreader();
        PlantDescription.Spreader spreader = new PlantDescription.Spreader(g.twistlockTravelS(),
                Math.max(CAPTURE_M, g.captureM()), g.pinClearanceM(), g.pinForceN());
        return new PlantDescription(p.axes(), drives(truth, p, by), p.hoist(), p.ropes(), load, spreader, wind, sensors,
                p.ground(), p.trucks());
    }

    private static List<PlantDescription.Drive> drives(CraneDescription truth, PlantDescription plant,
            Circumstances by) {
        return IntStream.range(0, plant.drives().size()).mapToObj(i -> {
            PlantDescription.Drive drive = plant.drives().get(i);
            DriveDescription description = truth.drives().get(i);
            return switch (truth.axes().get(description.axis()).role()) {
                case TROLLEY -> withLag(drive, by.trolleyLagS());
                case HOIST -> withLag(drive, by.hoistLagS());
                default -> drive;
            };
        }).toList();
    }

    private static PlantDescription.Drive withLag(PlantDescription.Drive d, double lagS) {
        return new PlantDescription.Drive(d.name(), d.torqueLimit(), d.peakPowerW(), lagS, d.rampMps2(),
                d.stopRampMps2(), d.emergencyRampMps2(), d.stallTripS(), d.efficiency());
    }

    private static CraneDescription believed(CraneDescription truth, Circumstances by, Way way) {
        PendulumDescription p = truth.pendulum();
        LandingPoint place = truth.site().landingPoint(by.job().to()).orElseThrow();
        double wrongM = by.ropeError() * p.lengthM(place.heightM());
        return switch (way) {
            case OURS, BOUND -> with(truth, new PendulumDescription(p.suspensionHeightM() + wrongM, p.maxSwayRad(),
                    p.sensorDelayS(), p.dampingGain(), p.calmSwayM()), signal -> signal);
            case PERFECT_SENSORS -> with(truth, new PendulumDescription(p.suspensionHeightM(), p.maxSwayRad(),
                    AT_ONCE_S, p.dampingGain(), p.calmSwayM()), signal -> signal);
            case ZV_ALONE -> forZv(truth, p.suspensionHeightM() + wrongM);
        };
    }

    /** A crane whose control has no damping, knows of no wind, and takes every load for calm. */
    static CraneDescription forZv(CraneDescription truth, double suspensionHeightM) {
        PendulumDescription p = truth.pendulum();
        return with(truth,
                new PendulumDescription(suspensionHeightM, p.maxSwayRad(), p.sensorDelayS(), 0, ALWAYS_CALM_M),
                signal -> signal.role() == SignalRole.WIND_SPEED ? windless(signal) : signal);
    }

    private static SignalDescription windless(SignalDescription s) {
        return new SignalDescription(s.role(), s.index(), s.link(), s.word(), s.type(), s.bit(), s.inverted(), WINDLESS,
                0);
    }

    private static CraneDescription with(CraneDescription c, PendulumDescription pendulum,
            UnaryOperator<SignalDescription> change) {
        return new CraneDescription(c.id(), c.periodNs(), c.maxLatenessNs(), c.groups(), c.axes(), c.drives(),
                c.links(), c.signals().stream().map(change).toList(), c.load(), pendulum, c.spreader(), c.wind(),
                c.site());
    }

    /** Index of the only axis with a role. */
    static int axis(CraneDescription crane, AxisRole role) {
        return crane.axis(role).orElseThrow(
                () -> new IllegalArgumentException("crane " + crane.id() + " has no axis with role " + role));
    }
}
