package org.openquay.motion.lever;

import org.jspecify.annotations.Nullable;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.LeverDescription;
import org.openquay.api.crane.LeverInput;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;
import org.openquay.motion.io.CabinInputs;

/**
 * The lever of one axis. In every cycle {@link #read} comes first, then {@link #step} with what the crane allows; what
 * it then demands is {@link #speedMps}, or a step to {@link #inchTargetM} while {@link #inches}.
 *
 * <p>Runs in the step's thread, allocates nothing after construction.
 */
@ControlPath
public final class Lever {

    private final int axis;
    private final double fullMps;
    private final double microFraction;
    private final @Nullable LeverScale scale;
    private final @Nullable StepSwitch steps;
    private final @Nullable SpeedDial dial;
    private final CommandFilter filter;
    private final NeutralInterlock interlock;
    private final Inching inching;
    @EachCycle
    private double askedMps;
    @EachCycle
    private boolean plausible;
    @EachCycle
    private boolean wrong;
    @EachCycle
    private boolean inchPlus;
    @EachCycle
    private boolean inchMinus;
    @EachCycle
    private double inchMps;
    @EachCycle
    private double speedMps;

    public Lever(LeverDescription lever, double neutralS) {
        axis = lever.axis();
        fullMps = lever.input().speedMps();
        microFraction = lever.microFraction();
        scale = lever.input() instanceof LeverInput.Analog analog ? new LeverScale(analog) : null;
        steps = lever.input() instanceof LeverInput.Steps contacts ? new StepSwitch(contacts) : null;
        dial = lever.input() instanceof LeverInput.Potentiometer potentiometer ? new SpeedDial(potentiometer) : null;
        filter = new CommandFilter(lever.leastS(), lever.reverseS());
        interlock = new NeutralInterlock(neutralS);
        inching = new Inching(lever.inchM(), lever.leastS());
    }

    /** Index of the axis that it drives. */
    public int axis() {
        return axis;
    }

    /**
     * Takes in what its signals show in this cycle.
     *
     * @param fresh they may be used; otherwise the lever asks for nothing and is not plausible
     */
    public void read(CabinInputs inputs, boolean fresh, double dtS) {
        wrong = fresh && scale != null && !scale.plausible(inputs.lever[axis]);
        plausible = fresh && !wrong;
        double micro = inputs.microSpeed ? microFraction : 1;
        askedMps = plausible ? micro * asked(inputs, dtS) : 0;
        inchMps = microFraction * fullMps;
        inchPlus = fresh && inputs.inchPlus[axis];
        inchMinus = fresh && inputs.inchMinus[axis];
    }

    private double asked(CabinInputs inputs, double dtS) {
        boolean plus = inputs.plus[axis];
        boolean minus = inputs.minus[axis];
        if (scale != null) {
            return fullMps * scale.share(inputs.lever[axis]);
        }
        if (steps != null) {
            return steps.speedMps(plus, minus, inputs.steps[axis], dtS);
        }
        if (dial == null) {
            return 0;
        }
        double speed = dial.turn(inputs.speedUp[axis], inputs.speedDown[axis], dtS);
        return plus == minus ? 0 : plus ? speed : -speed;
    }

    /** It shows a position that it can have. */
    public boolean plausible() {
        return plausible;
    }

    /** It asks for nothing, and no button of it is pressed. */
    public boolean neutral() {
        return plausible && !pulled();
    }

    /** It asks for something, a button of it is pressed, or it shows what it cannot show. */
    public boolean pulled() {
        return askedMps != 0 || inchPlus || inchMinus || wrong;
    }

    /**
     * Decides what it demands in this cycle.
     *
     * @param inOrder nothing else keeps it from acting
     * @param stands  the axis stands, damping aside
     * @param atM     where the axis's reference is, m
     * @return whether it acts
     */
    public boolean step(boolean inOrder, boolean stands, double atM, double dtS) {
        boolean acts = interlock.step(inOrder, neutral(), dtS);
        speedMps = filter.pass(acts ? askedMps : 0, stands, dtS);
        inching.step(inchPlus, inchMinus, acts && askedMps == 0, stands, atM, dtS);
        if (inches()) {
            speedMps = inching.direction() * inchMps;
        }
        return acts;
    }

    /** It was seen at neutral since something else kept it from acting. */
    public boolean released() {
        return interlock.released();
    }

    /** Speed that it demands, of a step too, m/s. */
    public double speedMps() {
        return speedMps;
    }

    /** A step of a fixed distance is under way. */
    public boolean inches() {
        return inching.direction() != 0;
    }

    /** Where that step ends, m. */
    public double inchTargetM() {
        return inching.targetM();
    }

    /** Gives up the step that is under way. */
    public void endInch() {
        inching.end();
    }

    /** Control begins a new session upon what it remembered: nothing was seen yet. */
    public void restarted() {
        interlock.step(false, false, 0);
        inching.end();
        if (dial != null) {
            dial.restarted();
        }
    }

    public void exchange(StateCursor cursor) {
        if (steps != null) {
            steps.exchange(cursor);
        }
        if (dial != null) {
            dial.exchange(cursor);
        }
        filter.exchange(cursor);
        interlock.exchange(cursor);
        inching.exchange(cursor);
    }
}
