package org.openquay.app.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import org.openquay.app.file.Fields;
import org.openquay.app.file.InvalidFileException;
import org.openquay.app.file.Problem;
import org.openquay.app.file.YamlTree;

/**
 * Reads a transfer problem, one JSON object. What is not as the format says is told by line and field; whether the
 * numbers make sense is not asked here but by {@link TransferCheck}.
 */
final class TransferFile {

    private static final int MAX_CLEARANCES = 1000;
    private static final Set<String> FIELDS = Set.of("name", "note", "distanceM", "ropeStartM", "ropeEndM", "trolley",
            "hoist", "maxSwayDeg", "initial", "clearance", "robustness", "minimumTimeS");
    private static final Set<String> AXIS_FIELDS = Set.of("maxSpeedMps", "minSpeedMps", "maxAccelerationMps2",
            "minAccelerationMps2", "maxJerkMps3", "minJerkMps3");
    private static final Set<String> INITIAL_FIELDS = Set.of("swayDeg", "swayRateDegPerS", "speedMps",
            "accelerationMps2", "hoistSpeedMps", "hoistAccelerationMps2");

    private final YamlTree tree;
    private final List<Problem> problems;

    private TransferFile(YamlTree tree) {
        this.tree = tree;
        problems = new ArrayList<>(tree.problems());
    }

    static TransferProblem read(Path file) throws InvalidFileException {
        TransferFile reading = new TransferFile(YamlTree.read(file));
        TransferProblem problem = reading.problem();
        if (!reading.problems.isEmpty()) {
            throw new InvalidFileException(file, reading.problems);
        }
        return problem;
    }

    private TransferProblem problem() {
        JsonNode root = tree.root();
        onlyKnown("", FIELDS);
        List<TransferProblem.Clearance> clearance = new ArrayList<>();
        JsonNode zones = root.path("clearance");
        if (zones.size() > MAX_CLEARANCES || !zones.isMissingNode() && !zones.isArray()) {
            problem("/clearance", "must be a list of at most " + MAX_CLEARANCES);
        }
        for (int i = 0; i < Math.min(zones.size(), MAX_CLEARANCES); i++) {
            String zone = "/clearance/" + i;
            onlyKnown(zone, Set.of("fromM", "toM", "maxDepthM"));
            clearance.add(new TransferProblem.Clearance(number(zone + "/fromM"), number(zone + "/toM"),
                    number(zone + "/maxDepthM")));
        }
        return new TransferProblem(root.path("name").asText(""), number("/distanceM"), number("/ropeStartM"),
                number("/ropeEndM"), axis("/trolley"), axis("/hoist"), number("/maxSwayDeg"), initial(), clearance,
                robustness(), root.has("minimumTimeS") ? Optional.of(number("/minimumTimeS")) : Optional.empty());
    }

    private TransferProblem.Axis axis(String at) {
        onlyKnown(at, AXIS_FIELDS);
        double speed = number(at + "/maxSpeedMps");
        double acceleration = number(at + "/maxAccelerationMps2");
        double jerk = number(at + "/maxJerkMps3");
        return new TransferProblem.Axis(speed, numberOr(at + "/minSpeedMps", -speed), acceleration,
                numberOr(at + "/minAccelerationMps2", -acceleration), jerk, numberOr(at + "/minJerkMps3", -jerk));
    }

    private TransferProblem.Initial initial() {
        if (tree.root().path("initial").isMissingNode()) {
            return TransferProblem.Initial.STILL;
        }
        onlyKnown("/initial", INITIAL_FIELDS);
        return new TransferProblem.Initial(numberOr("/initial/swayDeg", 0), numberOr("/initial/swayRateDegPerS", 0),
                numberOr("/initial/speedMps", 0), numberOr("/initial/accelerationMps2", 0),
                numberOr("/initial/hoistSpeedMps", 0), numberOr("/initial/hoistAccelerationMps2", 0));
    }

    private Optional<TransferProblem.Robustness> robustness() {
        if (tree.root().path("robustness").isMissingNode()) {
            return Optional.empty();
        }
        onlyKnown("/robustness", Set.of("ropeTolerance", "maxResidualSwayDeg"));
        return Optional.of(new TransferProblem.Robustness(number("/robustness/ropeTolerance"),
                number("/robustness/maxResidualSwayDeg")));
    }

    private void onlyKnown(String pointer, Set<String> known) {
        JsonNode node = tree.root().at(pointer);
        if (!node.isObject()) {
            problem(pointer, node.isMissingNode() ? "is missing" : "must be an object");
            return;
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problem(pointer + "/" + name, "is not known");
            }
        });
    }

    private double number(String pointer) {
        JsonNode node = tree.root().at(pointer);
        if (!node.isNumber()) {
            // an axis that is missing is told once
            if (tree.root().at(pointer.substring(0, pointer.lastIndexOf('/'))).isObject()) {
                problem(pointer, node.isMissingNode() ? "is missing" : "must be a number");
            }
            return Double.NaN;
        }
        return node.doubleValue();
    }

    private double numberOr(String pointer, double otherwise) {
        return tree.root().at(pointer).isMissingNode() ? otherwise : number(pointer);
    }

    private void problem(String pointer, @Nullable String allowed) {
        JsonNode node = tree.root().at(pointer);
        problems.add(new Problem(tree.line(pointer), Fields.path(pointer), node.isValueNode() ? node.asText() : "",
                String.valueOf(allowed)));
    }
}
