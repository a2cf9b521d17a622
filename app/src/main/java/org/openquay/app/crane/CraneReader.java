package org.openquay.app.crane;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import com.fasterxml.jackson.databind.JsonNode;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.BrakeDescription;
import org.openquay.api.crane.BrakeOwner;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.DriveDescription;
import org.openquay.api.crane.HeightMapDescription;
import org.openquay.api.crane.KeepOut;
import org.openquay.api.crane.LeversDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.LoadDescription;
import org.openquay.api.crane.MotionLimits;
import org.openquay.api.crane.PendulumDescription;
import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.api.crane.SignalType;
import org.openquay.api.crane.SiteDescription;
import org.openquay.api.crane.SpreaderDescription;
import org.openquay.api.crane.WindDescription;
import org.openquay.app.file.Fields;
import org.openquay.app.file.Problem;
import org.openquay.app.file.YamlTree;

/**
 * Turns a tree that the schema has accepted into a description: names become indices, milliseconds nanoseconds or
 * seconds. Names that are taken twice, or that name nothing, become problems.
 */
final class CraneReader {

    private static final double NS_PER_MS = 1e6;

    private final YamlTree tree;
    private final JsonNode root;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Integer> signalLines = new ArrayList<>();
    private final List<String> groups;
    private final List<String> axes;
    private final List<String> links;

    CraneReader(YamlTree tree) {
        this.tree = tree;
        root = tree.root();
        groups = names(root.at("/crane/groups"), "/crane/groups", "");
        axes = names(root.path("axes"), "/axes", "/name");
        links = names(root.path("links"), "/links", "/name");
        names(root.path("drives"), "/drives", "/name");
    }

    List<Problem> problems() {
        return problems;
    }

    /** The line that each signal of the description came from. */
    List<Integer> signalLines() {
        return signalLines;
    }

    CraneDescription crane() {
        JsonNode crane = root.path("crane");
        LeversReader levers = new LeversReader(tree, axes);
        LeversDescription cabin = levers.levers();
        problems.addAll(levers.problems());
        return new CraneDescription(crane.path("id").asText(), ns(crane, "periodMs"), ns(crane, "maxLatenessMs"),
                groups,
                each("axes", this::axis), each("drives", this::drive), each("links", this::link), signals(),
                load(root.path("load")), pendulum(root.path("pendulum")), spreader(root.path("spreader")),
                wind(root.path("wind")), site(root.path("site")), cabin);
    }

    private <T> List<T> each(String list, BiFunction<JsonNode, String, T> read) {
        List<T> all = new ArrayList<>();
        for (JsonNode item : root.path(list)) {
            all.add(read.apply(item, "/" + list + "/" + all.size()));
        }
        return all;
    }

    private AxisDescription axis(JsonNode axis, String at) {
        JsonNode position = axis.path("positionM");
        JsonNode zone = axis.path("slowZone");
        return new AxisDescription(axis.path("name").asText(), AxisRole.valueOf(axis.path("role").asText()),
                index(groups, axis, at, "group"), number(position, "min"), number(position, "max"),
                number(position, "hardMin"), number(position, "hardMax"), number(zone, "lengthM"),
                number(zone, "speedMps"), limits(axis.path("limits")), number(axis, "inPositionM"),
                brake(axis.path("brake")));
    }

    private static BrakeDescription brake(JsonNode brake) {
        return new BrakeDescription(BrakeOwner.valueOf(brake.path("owner").asText()), seconds(brake, "openTimeoutMs"),
                seconds(brake, "closeTimeoutMs"), seconds(brake, "closeDelayMs"), number(brake, "proveTorque"),
                seconds(brake, "proveTimeoutMs"), number(brake, "standstillMps"), seconds(brake, "holdOpenMs"));
    }

    private static MotionLimits limits(JsonNode limits) {
        return new MotionLimits(number(limits, "speedMps"), number(limits, "accelerationMps2"),
                number(limits, "decelerationMps2"), number(limits, "quickStopMps2"), number(limits, "jerkMps3"));
    }

    private DriveDescription drive(JsonNode drive, String at) {
        Map<String, String> parameters = new HashMap<>();
        drive.path("parameters").properties()
                .forEach(entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
        return new DriveDescription(drive.path("name").asText(), drive.path("profile").asText(),
                index(axes, drive, at, "axis"), index(links, drive, at, "link"), number(drive, "ratedSpeedMps"),
                number(drive, "ratedForceN"), parameters);
    }

    private LinkDescription link(JsonNode link, String at) {
        return new LinkDescription(link.path("name").asText(), link.path("driver").asText(), link.path("host").asText(),
                link.path("port").asInt(), link.path("unit").asInt(), ns(link, "periodMs"), ns(link, "deadlineMs"),
                ns(link, "staleMs"), ns(link, "watchdogMs"), block(link.path("write")), block(link.path("read")));
    }

    private static RegisterBlock block(JsonNode block) {
        return block.isMissingNode()
                ? RegisterBlock.NONE
                : RegisterBlock.ofNumber(block.path("register").asInt(), block.path("words").asInt());
    }

    private List<SignalDescription> signals() {
        List<SignalDescription> all = new ArrayList<>();
        int item = 0;
        for (JsonNode signal : root.path("signals")) {
            signal(signal, "/signals/" + item++, all);
        }
        return all;
    }

    /** Expands {@code count} to consecutive indices on consecutive bits or words. */
    private void signal(JsonNode signal, String at, List<SignalDescription> all) {
        SignalRole role = SignalRole.valueOf(signal.path("role").asText());
        SignalType type = signal.has("type") ? SignalType.valueOf(signal.path("type").asText()) : SignalType.BIT;
        if (role.perAxis() != signal.has("axis")) {
            problem(at + "/axis", "", role.perAxis()
                    ? "is missing: " + role + " belongs to an axis"
                    : "must not stand here: " + role + " belongs to no axis");
        }
        int first =
                role.perAxis() && signal.has("axis") ? index(axes, signal, at, "axis") : signal.path("index").asInt();
        int link = index(links, signal, at, "link");
        int words = type == SignalType.INT32 ? 2 : 1;
        for (int i = 0; i < signal.path("count").asInt(1); i++) {
            boolean bits = type == SignalType.BIT;
            all.add(new SignalDescription(role, first + i, link, signal.path("word").asInt() + (bits ? 0 : i * words),
                    type, bits ? signal.path("bit").asInt() + i : 0, signal.path("normallyClosed").asBoolean(),
                    signal.path("scale").asDouble(1.0), signal.path("offset").asDouble(0.0)));
            signalLines.add(tree.line(at));
        }
    }

    private static LoadDescription load(JsonNode load) {
        return new LoadDescription(number(load, "safeWorkingLoadKg"), number(load, "overloadFraction"),
                number(load, "warningFraction"), number(load, "slackKg"), number(load, "spreaderKg"),
                number(load, "emptySpeedMps"), number(load, "ratedPowerW"), limits(load.path("laden")));
    }

    private static PendulumDescription pendulum(JsonNode pendulum) {
        return new PendulumDescription(number(pendulum, "suspensionHeightM"), number(pendulum, "maxSwayRad"),
                seconds(pendulum, "sensorDelayMs"), number(pendulum, "dampingGain"), number(pendulum, "calmSwayM"));
    }

    private static SpreaderDescription spreader(JsonNode spreader) {
        return new SpreaderDescription(number(spreader, "heightM"), number(spreader, "widthM"),
                seconds(spreader, "lockTimeoutMs"), number(spreader, "landingSpeedMps"),
                number(spreader, "landingApproachM"), number(spreader, "landingWindowM"),
                spreader.path("lockAttempts").asInt());
    }

    private static WindDescription wind(JsonNode wind) {
        return new WindDescription(number(wind, "warningMps"), number(wind, "stopMps"), seconds(wind, "filterMs"));
    }

    private static SiteDescription site(JsonNode site) {
        JsonNode vessel = site.path("vessel");
        JsonNode map = site.path("heightMap");
        List<Double> lanesM = new ArrayList<>();
        site.path("lanesM").forEach(lane -> lanesM.add(lane.asDouble()));
        List<KeepOut> keepOuts = new ArrayList<>();
        site.path("keepOuts").forEach(keepOut -> keepOuts.add(new KeepOut(keepOut.path("name").asText(),
                number(keepOut, "fromM"), number(keepOut, "toM"), number(keepOut, "topM"))));
        return new SiteDescription(vessel.path("bays").asInt(), number(vessel, "firstBayM"),
                number(vessel, "bayPitchM"),
                vessel.path("rows").asInt(), number(vessel, "firstRowM"), number(vessel, "rowPitchM"),
                number(vessel, "deckM"), vessel.path("tiers").asInt(), lanesM, number(site, "chassisM"),
                site.at("/container/heightM").asDouble(), site.at("/container/widthM").asDouble(), keepOuts,
                new HeightMapDescription(number(map, "firstM"), number(map, "cellM"), map.path("cells").asInt()));
    }

    private List<String> names(JsonNode list, String at, String field) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (JsonNode item : list) {
            String name = (field.isEmpty() ? item : item.at(field)).asText();
            if (!taken.add(name)) {
                problem(at + "/" + names.size() + field, name, "is taken: each name may stand once");
            }
            names.add(name);
        }
        return names;
    }

    private int index(List<String> names, JsonNode item, String at, String field) {
        String name = item.path(field).asText();
        int index = names.indexOf(name);
        if (index < 0) {
            problem(at + "/" + field, name, "must be one of " + names);
            return 0;
        }
        return index;
    }

    private void problem(String pointer, String value, String allowed) {
        problems.add(new Problem(tree.line(pointer), Fields.path(pointer), value, allowed));
    }

    private static double number(JsonNode node, String field) {
        return node.path(field).asDouble();
    }

    private static double seconds(JsonNode node, String field) {
        return node.path(field).asDouble() / 1000.0;
    }

    private static long ns(JsonNode node, String field) {
        return Math.round(node.path(field).asDouble() * NS_PER_MS);
    }
}
