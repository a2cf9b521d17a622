package org.openquay.app.crane;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import org.openquay.api.crane.LeverCurve;
import org.openquay.api.crane.LeverDescription;
import org.openquay.api.crane.LeverInput;
import org.openquay.api.crane.LeversDescription;
import org.openquay.app.file.Fields;
import org.openquay.app.file.Problem;
import org.openquay.app.file.YamlTree;

/**
 * Turns the section {@code levers} of a tree that the schema has accepted into a description. What belongs to another
 * kind of lever or curve, or is missing for its own, becomes a problem.
 */
final class LeversReader {

    private static final double MS_PER_S = 1000.0;
    private static final List<String> OF_KINDS = List.of("calibration", "deadBand", "curve", "speedMps", "speedsMps",
            "settleMs", "leastMps", "rampMs", "retain");
    private static final List<String> OF_FORMS = List.of("kneeTravel", "kneeSpeed", "steepness");

    private final YamlTree tree;
    private final List<String> axes;
    private final List<Problem> problems = new ArrayList<>();

    LeversReader(YamlTree tree, List<String> axes) {
        this.tree = tree;
        this.axes = axes;
    }

    List<Problem> problems() {
        return problems;
    }

    LeversDescription levers() {
        JsonNode section = tree.root().path("levers");
        if (section.isMissingNode()) {
            return LeversDescription.NONE;
        }
        List<LeverDescription> levers = new ArrayList<>();
        for (JsonNode lever : section.path("axes")) {
            levers.add(lever(lever, "/levers/axes/" + levers.size(), levers));
        }
        return new LeversDescription(seconds(section, "neutralMs"), levers);
    }

    private LeverDescription lever(JsonNode lever, String at, List<LeverDescription> before) {
        String name = lever.path("axis").asText();
        int axis = axes.indexOf(name);
        if (axis < 0) {
            problem(at + "/axis", name, "must be one of " + axes);
        }
        if (before.stream().anyMatch(other -> other.axis() == axis)) {
            problem(at + "/axis", name, "has a lever already: an axis has one");
        }
        return new LeverDescription(Math.max(0, axis), input(lever, at), seconds(lever, "leastMs"),
                seconds(lever, "reverseMs"), lever.path("microFraction").asDouble(1.0),
                lever.path("inchM").asDouble(0.0));
    }

    private LeverInput input(JsonNode lever, String at) {
        String kind = lever.path("kind").asText();
        return switch (kind) {
            case "STEPS" -> {
                require(lever, at, "a lever of kind STEPS", OF_KINDS, Set.of("speedsMps", "settleMs"), Set.of());
                List<Double> speedsMps = new ArrayList<>();
                lever.path("speedsMps").forEach(speed -> speedsMps.add(speed.asDouble()));
                yield new LeverInput.Steps(speedsMps.isEmpty() ? List.of(0.0) : speedsMps, seconds(lever, "settleMs"));
            }
            case "POTENTIOMETER" -> {
                require(lever, at, "a lever of kind POTENTIOMETER", OF_KINDS, Set.of("leastMps", "speedMps", "rampMs"),
                        Set.of("retain"));
                yield new LeverInput.Potentiometer(number(lever, "leastMps"), number(lever, "speedMps"),
                        seconds(lever, "rampMs"), lever.path("retain").asBoolean());
            }
            default -> {
                require(lever, at, "a lever of kind ANALOG", OF_KINDS, Set.of("calibration", "deadBand", "speedMps"),
                        Set.of("curve"));
                JsonNode calibration = lever.path("calibration");
                yield new LeverInput.Analog(number(calibration, "min"), number(calibration, "centre"),
                        number(calibration, "max"), number(lever, "deadBand"),
                        curve(lever.path("curve"), at + "/curve"), number(lever, "speedMps"));
            }
        };
    }

    private LeverCurve curve(JsonNode curve, String at) {
        String form = curve.path("form").asText("LINEAR");
        String whose = "a curve of form " + form;
        return switch (form) {
            case "TWO_SLOPE" -> {
                require(curve, at, whose, OF_FORMS, Set.of("kneeTravel", "kneeSpeed"), Set.of());
                yield new LeverCurve.TwoSlope(number(curve, "kneeTravel"), number(curve, "kneeSpeed"));
            }
            case "EXPONENTIAL" -> {
                require(curve, at, whose, OF_FORMS, Set.of("steepness"), Set.of());
                yield new LeverCurve.Exponential(number(curve, "steepness"));
            }
            case "SQUARE" -> {
                require(curve, at, whose, OF_FORMS, Set.of(), Set.of());
                yield new LeverCurve.Square();
            }
            default -> {
                require(curve, at, whose, OF_FORMS, Set.of(), Set.of());
                yield new LeverCurve.Linear();
            }
        };
    }

    private void require(JsonNode item, String at, String whose, List<String> all, Set<String> needed,
            Set<String> allowed) {
        for (String field : all) {
            if (needed.contains(field) && !item.has(field)) {
                problem(at + "/" + field, "", "is missing: " + whose + " needs it");
            } else if (!needed.contains(field) && !allowed.contains(field) && item.has(field)) {
                problem(at + "/" + field, item.path(field).asText(), "must not stand here: " + whose + " has none");
            }
        }
    }

    private void problem(String pointer, String value, String allowed) {
        problems.add(new Problem(tree.line(pointer), Fields.path(pointer), value, allowed));
    }

    private static double number(JsonNode node, String field) {
        return node.path(field).asDouble();
    }

    private static double seconds(JsonNode node, String field) {
        return node.path(field).asDouble() / MS_PER_S;
    }
}
