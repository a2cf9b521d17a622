package org.openquay.motion.io;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.openquay.api.crane.BrakeOwner;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LeverDescription;
import org.openquay.api.crane.LeverInput;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.api.crane.SignalType;
import org.openquay.api.image.ImageShape;

/**
 * What a signal list must fulfil: to be decoded at all, see {@link #checked}, and to control a crane by, see
 * {@link #requireSafe}. A replay asks the former only, since rules that came later say nothing about what was recorded.
 */
public final class SignalCheck {

    private static final int CORNERS = 4;
    private static final List<SignalRole> WHOLE =
            List.of(SignalRole.LOAD_CELL, SignalRole.LANDED, SignalRole.LOCKED, SignalRole.UNLOCKED);

    /** Whose silence reads as a free way, a closed brake or a place where the axis is not. */
    private static final List<SignalRole> OF_EACH_AXIS = List.of(SignalRole.POSITION, SignalRole.BRAKE_OPENED,
            SignalRole.BRAKE_CLOSED, SignalRole.PRE_LIMIT_PLUS, SignalRole.PRE_LIMIT_MINUS, SignalRole.END_LIMIT_PLUS,
            SignalRole.END_LIMIT_MINUS);
    /** Whose 0 must mean that it operates: a limit reached, a rope slack, small speeds. */
    private static final Set<SignalRole> NORMALLY_CLOSED = EnumSet.of(SignalRole.PRE_LIMIT_PLUS,
            SignalRole.PRE_LIMIT_MINUS, SignalRole.END_LIMIT_PLUS, SignalRole.END_LIMIT_MINUS, SignalRole.SLACK_ROPE,
            SignalRole.MICRO_SPEED);
    /** Whose 0 must mean that it is not so: healthy, acknowledged, in place, valid, pulled, pressed. */
    private static final Set<SignalRole> NORMALLY_OPEN = EnumSet.of(SignalRole.SAFETY_CIRCUIT, SignalRole.BRAKE_OPENED,
            SignalRole.BRAKE_CLOSED, SignalRole.LANDED, SignalRole.LOCKED, SignalRole.UNLOCKED, SignalRole.SWAY_VALID,
            SignalRole.LEVER_PLUS, SignalRole.LEVER_MINUS, SignalRole.LEVER_STEP_2, SignalRole.LEVER_STEP_3,
            SignalRole.LEVER_STEP_4, SignalRole.LEVER_STEP_5, SignalRole.INCH_PLUS, SignalRole.INCH_MINUS,
            SignalRole.SPEED_UP, SignalRole.SPEED_DOWN, SignalRole.CABIN_SELECTED, SignalRole.CABIN_ENABLED);
    private static final Set<SignalRole> NUMBERS = EnumSet.of(SignalRole.POSITION, SignalRole.LOAD_CELL,
            SignalRole.WIND_SPEED, SignalRole.SWAY_ANGLE, SignalRole.SWAY_RATE, SignalRole.HEARTBEAT,
            SignalRole.HEIGHT, SignalRole.LEVER);

    private SignalCheck() {}

    /** The signal, when it lies inside its link's words and its index inside what it counts. */
    static Signal checked(SignalDescription signal, CraneDescription crane, ImageShape shape) {
        require(signal.link() >= 0 && signal.link() < shape.links(), signal, "link " + signal.link(),
                "0 to " + (shape.links() - 1));
        LinkDescription link = crane.links().get(signal.link());
        int words = signal.role().output() ? shape.writeWords()[signal.link()] : shape.readWords()[signal.link()];
        int last = signal.word() + (signal.type() == SignalType.INT32 ? 1 : 0);
        require(signal.word() >= 0 && last < words, signal, "word " + signal.word(),
                "inside the " + words + " words of link '" + link.name() + "'");
        require(signal.bit() >= 0 && signal.bit() <= 15, signal, "bit " + signal.bit(), "0 to 15");
        int count = count(signal.role(), shape);
        require(signal.index() >= 0 && signal.index() < count, signal, "index " + signal.index(),
                "0 to " + (count - 1));
        return new Signal(signal);
    }

    private static int count(SignalRole role, ImageShape shape) {
        if (role.perAxis()) {
            return shape.axes();
        }
        return switch (role) {
            case LOAD_CELL, LANDED, LOCKED, UNLOCKED -> CORNERS;
            case HEIGHT -> shape.heightCells();
            default -> 1;
        };
    }

    /**
     * Refuses a crane by whose signals nothing may be moved: one is missing whose silence would look like a harmless
     * value, means nothing that a number or a switch can mean, or reads in words that are all 0 as what is safe only when
     * it is true.
     *
     * <p>What a crane can do without is not asked for: load cells, twistlocks, sway sensor and bay profile. Without them
     * the kernel does not weigh, lock, damp or plan. Without load cells there is no protection against overload either:
     * the load reads as 0 kg, whatever hangs there, and the ropes as slack, so that
     * lowering is blocked.
     *
     * @throws IllegalArgumentException naming the signal
     */
    public static void requireSafe(CraneDescription crane) {
        crane.signals().forEach(signal -> requireMeaning(signal, crane.links().get(signal.link())));
        requireApart(crane);
        requireWhole(crane);
        require(crane, SignalRole.SAFETY_CIRCUIT, 0);
        require(crane, SignalRole.WIND_SPEED, 0);
        for (int axis = 0; axis < crane.axes().size(); axis++) {
            for (SignalRole role : OF_EACH_AXIS) {
                require(crane, role, axis);
            }
            if (crane.axes().get(axis).brake().owner() == BrakeOwner.CONTROL) {
                require(crane, SignalRole.BRAKE_RELEASE, axis);
            }
        }
        requireLevers(crane);
    }

    /** A lever that cannot be read whole, or that a broken wire pulls. */
    private static void requireLevers(CraneDescription crane) {
        if (crane.levers().present()) {
            require(crane, SignalRole.CABIN_SELECTED, 0);
            require(crane, SignalRole.CABIN_ENABLED, 0);
        }
        Set<Integer> driven = new HashSet<>();
        for (LeverDescription lever : crane.levers().levers()) {
            boolean known = lever.axis() >= 0 && lever.axis() < crane.axes().size();
            if (!known || !driven.add(lever.axis())) {
                throw new IllegalArgumentException("lever of axis " + lever.axis()
                        + ": allowed: one for each of the axes 0 to " + (crane.axes().size() - 1));
            }
            double mostMps = crane.axes().get(lever.axis()).limits().speedMps();
            if (!(lever.input().speedMps() <= mostMps)) {
                throw new IllegalArgumentException("lever of axis '" + crane.axes().get(lever.axis()).name()
                        + "': speed " + lever.input().speedMps() + " m/s, allowed: up to " + mostMps);
            }
            LeverCheck.needed(lever).forEach(role -> require(crane, role, lever.axis()));
            for (SignalDescription signal : crane.signals()) {
                if (lever.input() instanceof LeverInput.Analog analog && signal.role() == SignalRole.LEVER
                        && signal.index() == lever.axis()) {
                    require(LeverCheck.zeroAsksNothing(analog, signal), signal, "count 0",
                            "within the dead band or outside the calibration: a broken wire must not read as pulled");
                }
            }
        }
    }

    private static void require(CraneDescription crane, SignalRole role, int index) {
        if (!SignalMap.names(crane, role, index)) {
            String whose = role.perAxis() ? " for axis '" + crane.axes().get(index).name() + "'" : "";
            throw new IllegalArgumentException("signals: " + role + whose + " is missing");
        }
    }

    /**
     * Refuses a number made of parts of which some are missing: a load weighed by three corners of four reads low, and a
     * twistlock that nobody reports reads as what it is not.
     */
    private static void requireWhole(CraneDescription crane) {
        for (SignalRole role : WHOLE) {
            long there = crane.signals().stream().filter(signal -> signal.role() == role).count();
            if (there != 0 && there != CORNERS) {
                throw new IllegalArgumentException(
                        "signals: " + role + " is given for " + there + " corners, allowed: none or " + CORNERS);
            }
        }
    }

    /** Refuses what reads as all is well when a wire breaks, words stay 0 or a link is never stale. */
    private static void requireMeaning(SignalDescription signal, LinkDescription link) {
        SignalRole role = signal.role();
        require(link.staleNs() > 0, signal, "stale bound of link '" + link.name() + "' " + link.staleNs() + " ns",
                "more than 0");
        require(!signal.inverted() || !role.output(), signal, "normally closed",
                "not at an output");
        require(!signal.inverted() || !NORMALLY_OPEN.contains(role), signal, "normally closed",
                "normally open: words that are all 0 must not read as in order");
        require(signal.inverted() || !NORMALLY_CLOSED.contains(role), signal, "normally open",
                "normally closed: words that are all 0 must read as operated");
        boolean number = NUMBERS.contains(role);
        require(number != (signal.type() == SignalType.BIT), signal, "type " + signal.type(),
                number ? "INT16, UINT16 or INT32" : "BIT");
        boolean grows = role == SignalRole.LOAD_CELL || role == SignalRole.WIND_SPEED;
        require(grows ? signal.scale() > 0 : signal.scale() != 0, signal, "scale " + signal.scale(),
                grows ? "more than 0" : "not 0");
    }

    /** Refuses two outputs in the same place, and one signal named twice. */
    private static void requireApart(CraneDescription crane) {
        Set<String> places = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (SignalDescription signal : crane.signals()) {
            if (!names.add(signal.role() + " " + signal.index())) {
                throw new IllegalArgumentException(name(signal) + ": named twice");
            }
            if (!signal.role().output()) {
                continue;
            }
            boolean apart;
            if (signal.type() == SignalType.BIT) {
                apart = places.add(place(signal, signal.word(), signal.bit()));
            } else {
                apart = true;
                int words = signal.type() == SignalType.INT32 ? 2 : 1;
                for (int bit = 0; bit < 16 * words; bit++) {
                    apart &= places.add(place(signal, signal.word() + bit / 16, bit % 16));
                }
            }
            if (!apart) {
                throw new IllegalArgumentException(name(signal) + ": word " + signal.word() + " of the link's write"
                        + " block already carries another output there");
            }
        }
    }

    private static String place(SignalDescription signal, int word, int bit) {
        return signal.link() + "." + word + "." + bit;
    }

    private static void require(boolean fulfilled, SignalDescription signal, String value, String allowed) {
        if (!fulfilled) {
            throw new IllegalArgumentException(name(signal) + ": " + value + ", allowed: " + allowed);
        }
    }

    private static String name(SignalDescription signal) {
        return "signal " + signal.role() + " " + signal.index();
    }
}
