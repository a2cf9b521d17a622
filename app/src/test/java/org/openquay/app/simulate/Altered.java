package org.openquay.app.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.BrakeDescription;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.LoadDescription;
import org.openquay.api.crane.MotionLimits;
import org.openquay.api.crane.PendulumDescription;
import org.openquay.api.crane.SiteDescription;
import org.openquay.api.crane.WindDescription;

/** Cranes that differ from one in a single value. */
final class Altered {

    private Altered() {}

    static CraneDescription axis(CraneDescription crane, AxisRole role, UnaryOperator<AxisDescription> change) {
        List<AxisDescription> axes = new ArrayList<>(crane.axes());
        axes.replaceAll(axis -> axis.role() == role ? change.apply(axis) : axis);
        return with(crane, axes, crane.links(), crane.load(), crane.pendulum(), crane.wind());
    }

    /** With speed, acceleration and jerk that are so many times what they were. */
    static AxisDescription limits(AxisDescription a, double speed, double acceleration, double jerk) {
        MotionLimits l = a.limits();
        return new AxisDescription(a.name(), a.role(), a.group(), a.minPositionM(), a.maxPositionM(),
                a.hardMinPositionM(), a.hardMaxPositionM(), a.slowZoneM(), a.slowSpeedMps(),
                new MotionLimits(speed * l.speedMps(), acceleration * l.accelerationMps2(), l.decelerationMps2(),
                        l.quickStopMps2(), jerk * l.jerkMps3()),
                a.inPositionM(), a.brake());
    }

    static AxisDescription travel(AxisDescription a, double maxM, double hardMaxM) {
        return new AxisDescription(a.name(), a.role(), a.group(), a.minPositionM(), maxM, a.hardMinPositionM(),
                hardMaxM, a.slowZoneM(), a.slowSpeedMps(), a.limits(), a.inPositionM(), a.brake());
    }

    static AxisDescription travelDown(AxisDescription a, double minM) {
        return new AxisDescription(a.name(), a.role(), a.group(), minM, a.maxPositionM(), a.hardMinPositionM(),
                a.hardMaxPositionM(), a.slowZoneM(), a.slowSpeedMps(), a.limits(), a.inPositionM(), a.brake());
    }

    /** With a hoist that may go so many times as fast, with any load. */
    static CraneDescription hoistSpeed(CraneDescription crane, double factor) {
        LoadDescription l = crane.load();
        MotionLimits laden = l.laden();
        return with(crane, crane.axes(), crane.links(),
                new LoadDescription(l.safeWorkingLoadKg(), l.overloadFraction(), l.warningFraction(), l.slackKg(),
                        l.spreaderKg(), factor * l.emptySpeedMps(), factor * l.ratedPowerW(),
                        new MotionLimits(factor * laden.speedMps(), laden.accelerationMps2(),
                                laden.decelerationMps2(), laden.quickStopMps2(), laden.jerkMps3())),
                crane.pendulum(), crane.wind());
    }

    static AxisDescription unproven(AxisDescription a) {
        BrakeDescription b = a.brake();
        return new AxisDescription(a.name(), a.role(), a.group(), a.minPositionM(), a.maxPositionM(),
                a.hardMinPositionM(), a.hardMaxPositionM(), a.slowZoneM(), a.slowSpeedMps(), a.limits(),
                a.inPositionM(), new BrakeDescription(b.owner(), b.openTimeoutS(), b.closeTimeoutS(),
                        b.closeDelayS(), 0, b.proveTimeoutS(), b.standstillMps(), b.holdOpenS()));
    }

    static CraneDescription staleAfter(CraneDescription crane, long ns) {
        List<LinkDescription> links = new ArrayList<>(crane.links());
        links.replaceAll(l -> new LinkDescription(l.name(), l.driver(), l.host(), l.port(), l.unit(), l.periodNs(),
                l.deadlineNs(), ns, l.watchdogNs(), l.write(), l.read()));
        return with(crane, crane.axes(), links, crane.load(), crane.pendulum(), crane.wind());
    }

    static CraneDescription workingLoad(CraneDescription crane, double kg) {
        LoadDescription l = crane.load();
        return with(crane, crane.axes(), crane.links(),
                new LoadDescription(kg, l.overloadFraction(), l.warningFraction(), l.slackKg(), l.spreaderKg(),
                        l.emptySpeedMps(), l.ratedPowerW(), l.laden()),
                crane.pendulum(), crane.wind());
    }

    static CraneDescription undamped(CraneDescription crane) {
        PendulumDescription p = crane.pendulum();
        return with(crane, crane.axes(), crane.links(), crane.load(),
                new PendulumDescription(p.suspensionHeightM(), p.maxSwayRad(), p.sensorDelayS(), 0, p.calmSwayM()),
                crane.wind());
    }

    static CraneDescription windproof(CraneDescription crane) {
        return with(crane, crane.axes(), crane.links(), crane.load(), crane.pendulum(),
                new WindDescription(200, 300, crane.wind().filterS()));
    }

    /** At a ship whose first bay is elsewhere. */
    static CraneDescription firstBay(CraneDescription c, double atM) {
        SiteDescription s = c.site();
        return new CraneDescription(c.id(), c.periodNs(), c.maxLatenessNs(), c.groups(), c.axes(), c.drives(),
                c.links(), c.signals(), c.load(), c.pendulum(), c.spreader(), c.wind(),
                new SiteDescription(s.bays(), atM, s.bayPitchM(), s.rows(), s.firstRowM(), s.rowPitchM(), s.deckM(),
                        s.tiers(), s.laneM(), s.chassisM(), s.containerHeightM(), s.containerWidthM(), s.keepOuts(),
                        s.heightMap()));
    }

    private static CraneDescription with(CraneDescription c, List<AxisDescription> axes, List<LinkDescription> links,
            LoadDescription load, PendulumDescription pendulum, WindDescription wind) {
        return new CraneDescription(c.id(), c.periodNs(), c.maxLatenessNs(), c.groups(), axes, c.drives(), links,
                c.signals(), load, pendulum, c.spreader(), wind, c.site());
    }
}
