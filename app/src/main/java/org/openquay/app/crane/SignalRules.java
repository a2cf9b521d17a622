package org.openquay.app.crane;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.BrakeOwner;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.api.crane.SignalType;
import org.openquay.app.file.Problem;
import org.openquay.app.file.YamlTree;

/**
 * What the signals of a crane must be: each within its link's words, no output on another's place, and none missing
 * whose silence would look like a harmless value, such as no wind, no load, a free way.
 */
final class SignalRules {

    private static final int CORNERS = 4;

    private static final Set<SignalRole> NUMBERS = Set.of(SignalRole.POSITION, SignalRole.LOAD_CELL,
            SignalRole.WIND_SPEED, SignalRole.SWAY_ANGLE, SignalRole.SWAY_RATE, SignalRole.HEARTBEAT,
            SignalRole.HEIGHT, SignalRole.LEVER);

    /** Whose 0 must mean that it operates, so that a broken wire does not read as a free way, a taut rope or full speed. */
    private static final Set<SignalRole> NORMALLY_CLOSED = Set.of(SignalRole.PRE_LIMIT_PLUS,
            SignalRole.PRE_LIMIT_MINUS, SignalRole.END_LIMIT_PLUS, SignalRole.END_LIMIT_MINUS, SignalRole.SLACK_ROPE,
            SignalRole.MICRO_SPEED);

    /** Whose 0 must mean that it is not so. */
    private static final Set<SignalRole> NORMALLY_OPEN = Set.of(SignalRole.SAFETY_CIRCUIT, SignalRole.BRAKE_OPENED,
            SignalRole.BRAKE_CLOSED, SignalRole.LANDED, SignalRole.LOCKED, SignalRole.UNLOCKED, SignalRole.SWAY_VALID,
            SignalRole.LEVER_PLUS, SignalRole.LEVER_MINUS, SignalRole.LEVER_STEP_2, SignalRole.LEVER_STEP_3,
            SignalRole.LEVER_STEP_4, SignalRole.LEVER_STEP_5, SignalRole.INCH_PLUS, SignalRole.INCH_MINUS,
            SignalRole.SPEED_UP, SignalRole.SPEED_DOWN, SignalRole.CABIN_SELECTED, SignalRole.CABIN_ENABLED);

    private static final List<SignalRole> OF_EACH_AXIS = List.of(SignalRole.POSITION, SignalRole.PRE_LIMIT_PLUS,
            SignalRole.PRE_LIMIT_MINUS, SignalRole.END_LIMIT_PLUS, SignalRole.END_LIMIT_MINUS, SignalRole.BRAKE_OPENED,
            SignalRole.BRAKE_CLOSED);

    private static final List<SignalRole> OF_EACH_CRANE = List.of(SignalRole.SAFETY_CIRCUIT, SignalRole.LOCK,
            SignalRole.UNLOCK, SignalRole.WIND_SPEED);

    private static final List<SignalRole> OF_EACH_CORNER =
            List.of(SignalRole.LOAD_CELL, SignalRole.LANDED, SignalRole.LOCKED, SignalRole.UNLOCKED);

    private final CraneDescription crane;
    private final YamlTree tree;
    private final List<Integer> lines;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> named = new HashMap<>();
    private final Map<String, Integer> outputs = new HashMap<>();

    /** @param lines the line of each signal of the crane */
    SignalRules(CraneDescription crane, YamlTree tree, List<Integer> lines) {
        this.crane = crane;
        this.tree = tree;
        this.lines = lines;
    }

    List<Problem> problems() {
        for (int i = 0; i < crane.signals().size(); i++) {
            SignalDescription signal = crane.signals().get(i);
            place(signal, lines.get(i));
            meaning(signal, lines.get(i));
            onlyOnce(signal, lines.get(i));
            if (signal.role() == SignalRole.BRAKE_RELEASE) {
                release(signal);
            }
        }
        for (int axis = 0; axis < crane.axes().size(); axis++) {
            ofAxis(axis);
        }
        for (SignalRole role : OF_EACH_CRANE) {
            if (indices(role).isEmpty()) {
                missing(role + " is missing");
            }
        }
        // an angle counts only while its sensor says that it is valid
        if (indices(SignalRole.SWAY_ANGLE).isEmpty() != indices(SignalRole.SWAY_VALID).isEmpty()) {
            missing((indices(SignalRole.SWAY_ANGLE).isEmpty() ? SignalRole.SWAY_ANGLE : SignalRole.SWAY_VALID)
                    + " is missing");
        }
        for (SignalRole role : OF_EACH_CORNER) {
            whole(role, CORNERS, "one for each corner");
        }
        whole(SignalRole.HEIGHT, crane.site().heightMap().cells(), "one for each of site.heightMap.cells");
        return problems;
    }

    // --- one signal -----------------------------------------------------------------------------------------------

    private void place(SignalDescription signal, int line) {
        LinkDescription link = crane.links().get(signal.link());
        boolean output = signal.role().output();
        int words = output ? link.write().words() : link.read().words();
        if (last(signal) >= words) {
            problem(line, signal.role(), "word", signal.word(), "must lie within the " + words + " words that link '"
                    + link.name() + "' " + (output ? "writes" : "reads"));
        }
        if (signal.bit() > 15) {
            problem(line, signal.role(), "bit", signal.bit(), "must be <= 15");
        }
        int end = switch (signal.role()) {
            case LOAD_CELL, LANDED, LOCKED, UNLOCKED -> CORNERS;
            case HEIGHT -> crane.site().heightMap().cells();
            default -> signal.role().perAxis() ? crane.axes().size() : 1;
        };
        if (signal.index() >= end) {
            problem(line, signal.role(), "index", signal.index(), "must be <= " + (end - 1));
        }
    }

    private void meaning(SignalDescription signal, int line) {
        SignalRole role = signal.role();
        boolean number = NUMBERS.contains(role);
        if (number == (signal.type() == SignalType.BIT)) {
            problem(line, role, "type", signal.type(),
                    "must be " + (number ? "INT16, UINT16 or INT32: it is a number" : "BIT: it is on or off"));
        }
        if (signal.inverted() && role.output()) {
            problem(line, role, "normallyClosed", true,
                    "must not stand at an output: words that are all 0 must release nothing");
        }
        if (signal.inverted() && NORMALLY_OPEN.contains(role)) {
            problem(line, role, "normallyClosed", true, "must not stand here: a broken wire must not read as in order");
        }
        if (!signal.inverted() && NORMALLY_CLOSED.contains(role)) {
            problem(line, role, "normallyClosed", false, "must be true: a broken wire must read as operated");
        }
        if (signal.scale() == 0) {
            problem(line, role, "scale", signal.scale(), "must not be 0");
        } else if (signal.scale() < 0 && (role == SignalRole.LOAD_CELL || role == SignalRole.WIND_SPEED)) {
            problem(line, role, "scale", signal.scale(), "must be > 0: more counts are more load or wind");
        }
    }

    private void onlyOnce(SignalDescription signal, int line) {
        Integer before = named.putIfAbsent(signal.role() + "/" + signal.index(), line);
        if (before != null) {
            problem(line, signal.role(), "", signal.index(), "is described on line " + before + " already");
        }
        if (!signal.role().output()) {
            return;
        }
        boolean bit = signal.type() == SignalType.BIT;
        for (int word = signal.word(); word <= last(signal); word++) {
            for (int at = bit ? signal.bit() : 0; at <= (bit ? signal.bit() : 15); at++) {
                Integer other = outputs.putIfAbsent(signal.link() + "." + word + "." + at, line);
                if (other != null) {
                    problem(line, signal.role(), bit ? "bit" : "word", bit ? at : word,
                            "carries the output of line " + other + " already");
                    return;
                }
            }
        }
    }

    private static int last(SignalDescription signal) {
        return signal.word() + (signal.type() == SignalType.INT32 ? 1 : 0);
    }

    /** A brake that control holds open must close when control is gone, soon enough for what hangs on it. */
    private void release(SignalDescription signal) {
        LinkDescription link = crane.links().get(signal.link());
        String pointer = "/links/" + signal.link() + "/watchdogMs";
        double watchdogMs = link.watchdogNs() / 1e6;
        if (link.watchdogNs() == 0) {
            problems.add(new Problem(tree.line(pointer), "links[" + signal.link() + "].watchdogMs",
                    String.valueOf(watchdogMs), "must be > staleMs: this link releases the brake of axis '"
                            + crane.axes().get(signal.index()).name() + "', and the device must close it by itself"));
        } else if (crane.axes().get(signal.index()).role() == AxisRole.HOIST
                && link.watchdogNs() > CraneRules.MAX_HOIST_WATCHDOG_NS) {
            problems.add(new Problem(tree.line(pointer), "links[" + signal.link() + "].watchdogMs",
                    String.valueOf(watchdogMs), "must be <= 500 where the brake of a hoist is released"));
        }
    }

    // --- what must be there ---------------------------------------------------------------------------------------

    private void ofAxis(int axis) {
        for (SignalRole role : OF_EACH_AXIS) {
            requireOf(role, axis);
        }
        if (crane.axes().get(axis).brake().owner() == BrakeOwner.CONTROL) {
            requireOf(SignalRole.BRAKE_RELEASE, axis);
        }
    }

    private void requireOf(SignalRole role, int axis) {
        if (!indices(role).contains(axis)) {
            missing(role + " of axis '" + crane.axes().get(axis).name() + "' is missing");
        }
    }

    /** Every index from 0 on, or the sum, the interlock or the profile made of them would be wrong and look right. */
    private void whole(SignalRole role, int count, String why) {
        Set<Integer> there = indices(role);
        if (there.isEmpty()) {
            missing(role + " is missing");
        } else if (there.size() < count) {
            problem(named.getOrDefault(role + "/" + there.iterator().next(), 1), role, "count", there.size(),
                    "must be " + count + ": " + why);
        }
    }

    private Set<Integer> indices(SignalRole role) {
        Set<Integer> indices = new TreeSet<>();
        crane.signals().stream().filter(signal -> signal.role() == role).forEach(signal -> indices.add(signal.index()));
        return indices;
    }

    private void missing(String what) {
        problems.add(new Problem(tree.line("/signals"), "signals", "", what));
    }

    private void problem(int line, SignalRole role, String field, Object value, String allowed) {
        problems.add(new Problem(line, ("signals: " + role + " " + field).stripTrailing(), String.valueOf(value),
                allowed));
    }
}
