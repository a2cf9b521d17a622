package org.openquay.motion.io;

import java.util.ArrayList;
import java.util.List;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.LinkInput;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.EachCycle;
import org.openquay.api.state.StateCursor;

/**
 * The crane's signals between raw words and physical values, by the signal list of the crane file.
 *
 * <p>Inputs are decoded from fresh words only: a link is fresh while its words are no older than its stale
 * bound. Normally closed wires read inverted, so that a broken wire reads as operated; a switch that the file does
 * not name reads as not operated, a permission that it does not name as missing. 32-bit values have their high word
 * first.
 *
 * <p>Belongs to one step; runs in its thread.
 */
@ControlPath
public final class SignalMap {

    private final long[] staleNs;
    /** Links whose freshness makes {@link CraneInputs#ioFresh}, and {@link CraneInputs#heightsFresh}. */
    private final boolean[] carriesIo;
    private final boolean[] carriesHeights;
    private final Signal[] inputs;
    private final Signal[] outputs;
    private final int swayLink;
    private final int swayRateLink;

    private long swaySequence;
    private long swayRateSequence;
    @EachCycle
    private double loadCellsKg;

    /**
     * @throws IllegalArgumentException when a signal lies outside its link's words or the crane's lists; the message names
     *         it. Whether a crane may be controlled by its signals is for {@link SignalCheck#requireSafe} to say
     */
    public SignalMap(CraneDescription crane, ImageShape shape) {
        List<LinkDescription> links = crane.links();
        staleNs = new long[links.size()];
        carriesIo = new boolean[links.size()];
        carriesHeights = new boolean[links.size()];
        for (int link = 0; link < staleNs.length; link++) {
            staleNs[link] = links.get(link).staleNs();
        }
        List<Signal> in = new ArrayList<>();
        List<Signal> out = new ArrayList<>();
        int sway = -1;
        int swayRate = -1;
        for (SignalDescription signal : crane.signals()) {
            (signal.role().output() ? out : in).add(SignalCheck.checked(signal, crane, shape));
            boolean[] carries = signal.role() == SignalRole.HEIGHT ? carriesHeights : carriesIo;
            carries[signal.link()] |= !signal.role().output();
            sway = signal.role() == SignalRole.SWAY_ANGLE ? signal.link() : sway;
            swayRate = signal.role() == SignalRole.SWAY_RATE ? signal.link() : swayRate;
        }
        inputs = in.toArray(Signal[]::new);
        outputs = out.toArray(Signal[]::new);
        swayLink = sway;
        swayRateLink = swayRate;
    }

    /** Decodes this cycle's words. What lies on a stale link keeps its last value. */
    public void decode(InputImage in, CraneInputs out) {
        decodeFreshness(in, out);
        boolean cells = false;
        loadCellsKg = 0;
        for (Signal signal : inputs) {
            if (out.linkFresh[signal.link]) {
                cells |= signal.role == SignalRole.LOAD_CELL;
                decode(signal, in.links[signal.link].words, out);
            }
        }
        if (cells) {
            out.suspendedKg = loadCellsKg;
        }
        out.swayNew = false;
        if (swayLink >= 0 && out.linkFresh[swayLink]) {
            long sequence = in.links[swayLink].sequence;
            out.swayNew = sequence != swaySequence;
            swaySequence = sequence;
        }
        out.swayRateNew = false;
        if (swayRateLink >= 0 && out.linkFresh[swayRateLink]) {
            long sequence = in.links[swayRateLink].sequence;
            out.swayRateNew = sequence != swayRateSequence;
            swayRateSequence = sequence;
        }
    }

    private void decodeFreshness(InputImage in, CraneInputs out) {
        out.ioFresh = true;
        out.heightsFresh = true;
        for (int link = 0; link < staleNs.length; link++) {
            LinkInput input = in.links[link];
            boolean fresh = input.ageNs <= staleNs[link];
            out.linkFresh[link] = fresh;
            out.ioFresh &= fresh || !carriesIo[link];
            out.heightsFresh &= fresh || !carriesHeights[link];
        }
    }

    private void decode(Signal signal, short[] words, CraneInputs out) {
        int index = signal.index;
        switch (signal.role) {
            case POSITION -> out.positionM[index] = signal.value(words);
            case PRE_LIMIT_PLUS -> out.preLimitPlus[index] = signal.bit(words);
            case PRE_LIMIT_MINUS -> out.preLimitMinus[index] = signal.bit(words);
            case END_LIMIT_PLUS -> out.endLimitPlus[index] = signal.bit(words);
            case END_LIMIT_MINUS -> out.endLimitMinus[index] = signal.bit(words);
            case BRAKE_OPENED -> out.brakeOpened[index] = signal.bit(words);
            case BRAKE_CLOSED -> out.brakeClosed[index] = signal.bit(words);
            case LOAD_CELL -> loadCellsKg += signal.value(words);
            case LANDED -> out.landedCorners = with(out.landedCorners, index, signal.bit(words));
            case LOCKED -> out.lockedCorners = with(out.lockedCorners, index, signal.bit(words));
            case UNLOCKED -> out.unlockedCorners = with(out.unlockedCorners, index, signal.bit(words));
            case SLACK_ROPE -> out.slackRope = signal.bit(words);
            case WIND_SPEED -> out.windMps = signal.value(words);
            case SWAY_ANGLE -> out.swayRad = signal.value(words);
            case SWAY_VALID -> out.swayValid = signal.bit(words);
            case SWAY_RATE -> out.swayRateRadps = signal.value(words);
            case SAFETY_CIRCUIT -> out.safetyCircuitClosed = signal.bit(words);
            case OUTPUT_WATCHDOG_TRIPPED -> out.outputWatchdogTripped = signal.bit(words);
            case HEIGHT -> out.heightCm[index] = centimetres(signal.value(words));
            case BRAKE_RELEASE, LOCK, UNLOCK, HEARTBEAT, TRAVEL_WARNING -> {
                // outputs are not decoded
            }
            case LEVER, LEVER_PLUS, LEVER_MINUS, LEVER_STEP_2, LEVER_STEP_3, LEVER_STEP_4, LEVER_STEP_5, INCH_PLUS,
                    INCH_MINUS, SPEED_UP, SPEED_DOWN, CABIN_SELECTED, CABIN_ENABLED, MICRO_SPEED ->
                out.cabin
                        .decode(signal, words);
        }
    }

    /**
     * Encodes the outputs into their links' words; words that carry no output are left as they are.
     *
     * @param heartbeat counts up each cycle; its low bits go out
     */
    public void encode(CraneOutputs outputs, long heartbeat, OutputImage out) {
        for (Signal signal : this.outputs) {
            short[] words = out.words[signal.link];
            switch (signal.role) {
                case BRAKE_RELEASE -> signal.put(outputs.brakeRelease[signal.index], words);
                case LOCK -> signal.put(outputs.lock, words);
                case UNLOCK -> signal.put(outputs.unlock, words);
                case TRAVEL_WARNING -> signal.put(outputs.travelWarning, words);
                default -> signal.put(heartbeat, words);
            }
        }
    }

    /** Saves or restores what decoding remembers; the values themselves are the inputs' own. */
    public void exchange(StateCursor cursor) {
        swaySequence = cursor.value(swaySequence);
        swayRateSequence = cursor.value(swayRateSequence);
    }

    /** Whether the crane file names that signal. */
    public static boolean names(CraneDescription crane, SignalRole role, int index) {
        return crane.signals().stream().anyMatch(signal -> signal.role() == role && signal.index() == index);
    }

    /** Whether the crane weighs its load. */
    public static boolean weighs(CraneDescription crane) {
        return crane.signals().stream().anyMatch(signal -> signal.role() == SignalRole.LOAD_CELL);
    }

    private static int with(int corners, int corner, boolean set) {
        return set ? corners | 1 << corner : corners & ~(1 << corner);
    }

    private static short centimetres(double metres) {
        double cm = Math.rint(metres * 100);
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, cm));
    }
}
