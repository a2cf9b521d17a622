package org.openquay.app.crane;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.BrakeDescription;
import org.openquay.api.crane.BrakeOwner;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.DriveDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.SiteDescription;
import org.openquay.app.file.Fields;
import org.openquay.app.file.Problem;
import org.openquay.app.file.YamlTree;

/** What a schema cannot say: how the values of a crane file must fit each other. */
final class CraneRules {

    /** A hoist whose drive notices a lost controller later than this is refused. */
    static final long MAX_HOIST_WATCHDOG_NS = 500_000_000L;

    /** A parameter of this profile that must fit the link's times, which the profile does not see; and its default. */
    private static final String ABB_DRIVES = "abb-drives";
    private static final String ROUND_TRIP = "roundTripCycles";
    private static final long DEFAULT_ROUND_TRIP_CYCLES = 50;

    private final CraneDescription crane;
    private final YamlTree tree;
    private final List<Integer> signalLines;
    private final List<Problem> problems = new ArrayList<>();

    CraneRules(CraneDescription crane, YamlTree tree, List<Integer> signalLines) {
        this.crane = crane;
        this.tree = tree;
        this.signalLines = signalLines;
    }

    List<Problem> problems() {
        for (int i = 0; i < crane.axes().size(); i++) {
            axis(i, crane.axes().get(i));
        }
        for (int i = 0; i < crane.links().size(); i++) {
            link(i, crane.links().get(i));
        }
        for (int i = 0; i < crane.drives().size(); i++) {
            drive(i, crane.drives().get(i));
        }
        problems.addAll(new SignalRules(crane, tree, signalLines).problems());
        problems.addAll(new LeverRules(crane, tree).problems());
        move();
        loadAndWind();
        site();
        return problems;
    }

    private void axis(int index, AxisDescription axis) {
        String at = "/axes/" + index;
        require(axis.minPositionM() < axis.maxPositionM(), at + "/positionM/max", axis.maxPositionM(),
                "must be > min (" + axis.minPositionM() + ")");
        require(axis.hardMinPositionM() < axis.minPositionM(), at + "/positionM/hardMin", axis.hardMinPositionM(),
                "must be < min (" + axis.minPositionM() + ")");
        require(axis.hardMaxPositionM() > axis.maxPositionM(), at + "/positionM/hardMax", axis.hardMaxPositionM(),
                "must be > max (" + axis.maxPositionM() + ")");
        require(axis.limits().quickStopMps2() >= axis.limits().decelerationMps2(), at + "/limits/quickStopMps2",
                axis.limits().quickStopMps2(),
                "must be >= decelerationMps2 (" + axis.limits().decelerationMps2() + ")");
        require(axis.slowSpeedMps() <= axis.limits().speedMps(), at + "/slowZone/speedMps", axis.slowSpeedMps(),
                "must be <= limits.speedMps (" + axis.limits().speedMps() + ")");
        require(crane.drives().stream().anyMatch(drive -> drive.axis() == index), at + "/name", axis.name(),
                "no drive moves this axis");
        BrakeDescription brake = axis.brake();
        require(axis.role() != AxisRole.HOIST || brake.owner() != BrakeOwner.CONTROL || brake.proveTorque() > 0,
                at + "/brake/proveTorque", brake.proveTorque(),
                "must be > 0 and <= 1.5: control opens the brake of a hoist only upon proven torque");
        margin(index, axis);
    }

    /** A move takes the first axis of each of three roles, and its one lease must cover them. */
    private void move() {
        OptionalInt hoist = crane.axis(AxisRole.HOIST);
        for (AxisRole role : List.of(AxisRole.HOIST, AxisRole.TROLLEY, AxisRole.GANTRY)) {
            OptionalInt found = crane.axis(role);
            require(found.isPresent(), "/axes", "", "an axis of role " + role + " is missing, which a move needs");
            if (found.isEmpty() || hoist.isEmpty()) {
                continue;
            }
            int group = crane.axes().get(found.getAsInt()).group();
            int first = crane.axes().get(hoist.getAsInt()).group();
            require(group == first, "/axes/" + found.getAsInt() + "/group", crane.groups().get(group),
                    "must be '" + crane.groups().get(first) + "', the group of axis '"
                            + crane.axes().get(hoist.getAsInt()).name() + "': a move needs both under one lease");
        }
    }

    /**
     * Speed left in the slow zone must not carry the axis over the hard limit while nobody brakes: stale bound, watchdog
     * of drive or brake release, brake delay, then braking.
     */
    private void margin(int index, AxisDescription axis) {
        double blindS = UnseenTime.ofAxisS(crane, index);
        double v = axis.slowSpeedMps();
        double neededM = v * blindS + v * v / (2 * axis.limits().decelerationMps2());
        String allowed = String.format(Locale.ROOT,
                "must leave at least %.2f m to the software limit: %.2f m/s for %.2f s unseen, then braking", neededM,
                v,
                blindS);
        require(axis.minPositionM() - axis.hardMinPositionM() >= neededM, "/axes/" + index + "/positionM/hardMin",
                axis.hardMinPositionM(), allowed);
        require(axis.hardMaxPositionM() - axis.maxPositionM() >= neededM, "/axes/" + index + "/positionM/hardMax",
                axis.hardMaxPositionM(), allowed);
    }

    private void link(int index, LinkDescription link) {
        String at = "/links/" + index;
        require(link.periodNs() < link.deadlineNs(), at + "/deadlineMs", ms(link.deadlineNs()),
                "must be > periodMs (" + ms(link.periodNs()) + ")");
        require(link.deadlineNs() < link.staleNs(), at + "/staleMs", ms(link.staleNs()),
                "must be > deadlineMs (" + ms(link.deadlineNs()) + ")");
        require(link.watchdogNs() == 0 || link.staleNs() < link.watchdogNs(), at + "/watchdogMs", ms(link.watchdogNs()),
                "must be > staleMs (" + ms(link.staleNs()) + "), or 0 where the device has none");
        boolean hasBlocks = link.write().words() + link.read().words() > 0;
        boolean hasDrive = crane.drives().stream().anyMatch(drive -> drive.link() == index);
        require(hasBlocks != hasDrive, at + (hasDrive ? "/read" : ""), hasDrive ? "" : link.name(),
                hasDrive
                        ? "must not stand here: the drive's profile knows its registers"
                        : "needs read or write registers, or a drive on it");
    }

    private void drive(int index, DriveDescription drive) {
        String at = "/drives/" + index;
        LinkDescription link = crane.links().get(drive.link());
        AxisDescription axis = crane.axes().get(drive.axis());
        String watchdogAt = "/links/" + drive.link() + "/watchdogMs";
        require(crane.drives().stream().filter(other -> other.link() == drive.link()).count() == 1, at + "/link",
                link.name(), "carries another drive already");
        require(link.watchdogNs() > 0, watchdogAt, ms(link.watchdogNs()), "a drive needs a communication watchdog");
        require(axis.role() != AxisRole.HOIST || link.watchdogNs() <= MAX_HOIST_WATCHDOG_NS, watchdogAt,
                ms(link.watchdogNs()), "must be <= 500 for a hoist: a load must not fall that long unseen");
        require(2 * crane.maxLatenessNs() < link.watchdogNs() || link.watchdogNs() == 0, "/crane/maxLatenessMs",
                ms(crane.maxLatenessNs()), "must be < half the watchdog of link '" + link.name() + "' ("
                        + ms(link.watchdogNs()) + ")");
        roundTrip(index, drive, link);
    }

    /** A word must surely be sent, and its effect surely read, before the profile takes the drive's silence for an answer. */
    private void roundTrip(int index, DriveDescription drive, LinkDescription link) {
        String given = drive.parameters().get(ROUND_TRIP);
        if (!drive.profile().equals(ABB_DRIVES) || given != null && !given.matches("\\d{1,9}")) {
            return;
        }
        long cycles = given == null ? DEFAULT_ROUND_TRIP_CYCLES : Long.parseLong(given);
        long least = Math.ceilDiv(2 * link.periodNs() + link.deadlineNs(), crane.periodNs());
        require(cycles >= least, "/drives/" + index + "/parameters/" + ROUND_TRIP, cycles,
                "must be >= " + least + ": (2 periods + deadline of link '" + link.name() + "') / crane.periodMs");
    }

    private void loadAndWind() {
        require(crane.load().warningFraction() < crane.load().overloadFraction(), "/load/warningFraction",
                crane.load().warningFraction(), "must be < overloadFraction (" + crane.load().overloadFraction() + ")");
        require(crane.load().slackKg() < crane.load().spreaderKg(), "/load/slackKg", crane.load().slackKg(),
                "must be < spreaderKg (" + crane.load().spreaderKg() + ")");
        require(crane.wind().warningMps() <= crane.wind().stopMps(), "/wind/warningMps", crane.wind().warningMps(),
                "must be <= stopMps (" + crane.wind().stopMps() + ")");
        crane.axis(AxisRole.HOIST).ifPresent(hoist -> require(
                crane.pendulum().suspensionHeightM() > crane.axes().get(hoist).hardMaxPositionM(),
                "/pendulum/suspensionHeightM", crane.pendulum().suspensionHeightM(),
                "must be > hardMax of the hoist (" + crane.axes().get(hoist).hardMaxPositionM() + ")"));
    }

    /** The gantry carries a container over everything that the site can hold. */
    private void travelHeight(int index, AxisDescription hoist) {
        SiteDescription site = crane.site();
        double neededM = site.highestM() + SiteDescription.TRAVEL_CLEARANCE_M + site.containerHeightM();
        require(hoist.maxPositionM() >= neededM, "/axes/" + index + "/positionM/max", hoist.maxPositionM(),
                String.format(Locale.ROOT,
                        "must be >= %.2f: the gantry travels with a container of %.2f m, %.2f m above the highest that the "
                                + "site can hold (%.2f m)",
                        neededM, site.containerHeightM(), SiteDescription.TRAVEL_CLEARANCE_M, site.highestM()));
    }

    private void site() {
        SiteDescription site = crane.site();
        crane.axis(AxisRole.TROLLEY).ifPresent(index -> {
            AxisDescription trolley = crane.axes().get(index);
            double lastRowM = site.firstRowM() + (site.rows() - 1) * site.rowPitchM();
            within(trolley, site.firstRowM(), "/site/vessel/firstRowM", "the first row");
            within(trolley, lastRowM, "/site/vessel/rows", "the last row");
            for (int i = 0; i < site.laneM().size(); i++) {
                within(trolley, site.laneM().get(i), "/site/lanesM/" + i, "the lane");
            }
        });
        crane.axis(AxisRole.HOIST).ifPresent(index -> travelHeight(index, crane.axes().get(index)));
        crane.axis(AxisRole.GANTRY).ifPresent(index -> {
            AxisDescription gantry = crane.axes().get(index);
            within(gantry, site.firstBayM(), "/site/vessel/firstBayM", "the first bay");
            within(gantry, site.firstBayM() + (site.bays() - 1) * site.bayPitchM(), "/site/vessel/bays",
                    "the last bay");
        });
        for (int i = 0; i < site.keepOuts().size(); i++) {
            require(site.keepOuts().get(i).fromM() < site.keepOuts().get(i).toM(), "/site/keepOuts/" + i + "/toM",
                    site.keepOuts().get(i).toM(), "must be > fromM (" + site.keepOuts().get(i).fromM() + ")");
        }
    }

    private void within(AxisDescription axis, double positionM, String pointer, String what) {
        require(positionM >= axis.minPositionM() && positionM <= axis.maxPositionM(), pointer, positionM,
                "puts " + what + " outside the travel of axis '" + axis.name() + "' (" + axis.minPositionM() + " … "
                        + axis.maxPositionM() + " m)");
    }

    private void require(boolean holds, String pointer, Object value, String allowed) {
        if (!holds) {
            problem(tree.line(pointer), Fields.path(pointer), value, allowed);
        }
    }

    private void problem(int line, String field, Object value, String allowed) {
        problems.add(new Problem(line, field, String.valueOf(value), allowed));
    }

    private static double ms(long ns) {
        return ns / 1e6;
    }
}
