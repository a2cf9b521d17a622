package org.openquay.app.crane;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LeverCurve;
import org.openquay.api.crane.LeverDescription;
import org.openquay.api.crane.LeverInput;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.MotionLimits;

/**
 * What a crane's description means in figures that an engineer can check against the machine.
 *
 * @param crane        id of the crane
 * @param periodMs     length of the cycle, ms
 * @param maxLatenessMs a later cycle stops the crane, ms
 * @param axes         per axis
 * @param timeBudgets  per link
 * @param levers       per lever of the cabin; empty when the crane has none
 */
public record CraneExplanation(String crane, double periodMs, double maxLatenessMs, List<Axis> axes,
        List<TimeBudget> timeBudgets, List<Lever> levers) {

    /**
     * One axis; distances from full speed.
     *
     * @param unseenStopM distance from the slow zone's speed when control is lost: stale bound, watchdog, brake
     *                    delay, brake
     */
    public record Axis(String name, String role, double minM, double maxM, double hardMinM, double hardMaxM,
            double speedMps, double ladenSpeedMps, double normalStopM, double quickStopM, double unseenStopM) {}

    /** One link: period &lt; deadline &lt; stale &lt; watchdog, all ms; {@code drive} is empty for I/O. */
    public record TimeBudget(String link, String address, String drive, double periodMs, double deadlineMs,
            double staleMs, double watchdogMs) {}

    /**
     * One lever of the cabin.
     *
     * @param microMps speed at full travel with small speeds selected
     * @param inchMm   way of one press of an inching button; 0: there are none
     */
    public record Lever(String axis, String input, double speedMps, double microMps, double leastMs, double reverseMs,
            double inchMm) {}

    public static CraneExplanation of(CraneDescription crane) {
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < crane.axes().size(); i++) {
            axes.add(axis(crane, i));
        }
        List<TimeBudget> budgets = new ArrayList<>();
        for (int i = 0; i < crane.links().size(); i++) {
            budgets.add(budget(crane, i));
        }
        return new CraneExplanation(crane.id(), crane.periodNs() / 1e6, crane.maxLatenessNs() / 1e6, axes, budgets,
                crane.levers().levers().stream().map(lever -> lever(crane, lever)).toList());
    }

    private static Lever lever(CraneDescription crane, LeverDescription lever) {
        double speedMps = lever.input().speedMps();
        return new Lever(crane.axes().get(lever.axis()).name(), input(lever.input()), speedMps,
                speedMps * lever.microFraction(), lever.leastS() * 1e3, lever.reverseS() * 1e3, lever.inchM() * 1e3);
    }

    private static String input(LeverInput input) {
        return switch (input) {
            case LeverInput.Analog analog -> "analog, " + switch (analog.curve()) {
                case LeverCurve.Linear _ -> "linear";
                case LeverCurve.TwoSlope _ -> "two slopes";
                case LeverCurve.Square _ -> "square";
                case LeverCurve.Exponential _ -> "exponential";
            };
            case LeverInput.Steps steps -> steps.speedsMps().size() + " steps";
            case LeverInput.Potentiometer _ -> "potentiometer";
        };
    }

    private static Axis axis(CraneDescription crane, int index) {
        AxisDescription axis = crane.axes().get(index);
        MotionLimits limits = axis.limits();
        boolean hoist = axis.role() == AxisRole.HOIST;
        double unseenS = UnseenTime.ofAxisS(crane, index);
        double slow = axis.slowSpeedMps();
        return new Axis(axis.name(), axis.role().name(), axis.minPositionM(), axis.maxPositionM(),
                axis.hardMinPositionM(), axis.hardMaxPositionM(), limits.speedMps(),
                hoist ? crane.load().laden().speedMps() : limits.speedMps(),
                stopM(limits.speedMps(), limits.decelerationMps2(), limits.jerkMps3()),
                stopM(limits.speedMps(), limits.quickStopMps2(), limits.jerkMps3()),
                slow * unseenS + slow * slow / (2 * limits.decelerationMps2()));
    }

    /** Distance of a jerk-limited stop from constant speed; for v &lt; a²/j the deceleration is never reached. */
    static double stopM(double speedMps, double decelerationMps2, double jerkMps3) {
        if (speedMps * jerkMps3 < decelerationMps2 * decelerationMps2) {
            return speedMps * Math.sqrt(speedMps / jerkMps3);
        }
        return speedMps * (speedMps / decelerationMps2 + decelerationMps2 / jerkMps3) / 2;
    }

    private static TimeBudget budget(CraneDescription crane, int index) {
        LinkDescription link = crane.links().get(index);
        String drive = crane.drives().stream().filter(candidate -> candidate.link() == index)
                .map(candidate -> candidate.profile() + " '" + candidate.name() + "'").findFirst().orElse("");
        return new TimeBudget(link.name(), link.host() + ":" + link.port() + " unit " + link.unit(), drive,
                link.periodNs() / 1e6, link.deadlineNs() / 1e6, link.staleNs() / 1e6, link.watchdogNs() / 1e6);
    }

    /** The explanation as text for a console. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("Crane %s: cycle %.1f ms; a cycle later than %.0f ms stops the crane.", crane, periodMs,
                maxLatenessMs));
        lines.add("");
        lines.add("Axis      software limits      hard limits         speed   laden   stop    quick   unseen");
        for (Axis axis : axes) {
            lines.add(line("%-9s %7.1f … %6.1f m  %7.1f … %6.1f m  %5.2f   %5.2f  %5.2f m %5.2f m %5.2f m", axis.name,
                    axis.minM, axis.maxM, axis.hardMinM, axis.hardMaxM, axis.speedMps, axis.ladenSpeedMps,
                    axis.normalStopM, axis.quickStopM, axis.unseenStopM));
        }
        lines.add("  speeds in m/s; stop and quick: way from full speed; unseen: way from the slow zone's speed when");
        lines.add("  control is lost (stale bound + watchdog + brake delay, then the brake)");
        lines.add("");
        lines.add("Link            device                   period < deadline < stale < watchdog");
        for (TimeBudget link : timeBudgets) {
            lines.add(line("%-15s %-24s %4.0f < %4.0f < %4.0f%s ms  %s", link.link, link.address, link.periodMs,
                    link.deadlineMs, link.staleMs, link.watchdogMs > 0 ? line(" < %4.0f", link.watchdogMs) : "       ",
                    link.drive));
        }
        if (!levers.isEmpty()) {
            lines.add("");
            lines.add("Lever     input                  speed   micro   least    reverse  inch");
            for (Lever lever : levers) {
                lines.add(line("%-9s %-20s %5.2f   %5.2f   %4.0f ms  %4.0f ms  %3.0f mm", lever.axis, lever.input,
                        lever.speedMps, lever.microMps, lever.leastMs, lever.reverseMs, lever.inchMm));
            }
            lines.add(
                    "  speeds in m/s at full travel; least: briefer commands move nothing; reverse: the axis stands so");
            lines.add("  long before it goes the other way");
        }
        return lines;
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).stripTrailing();
    }
}
