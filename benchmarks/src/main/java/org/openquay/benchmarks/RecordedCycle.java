package org.openquay.benchmarks;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import org.openquay.api.command.Command;
import org.openquay.api.drive.LinkState;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.LinkInput;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.PlanImage;

/** What one cycle saw, without the empty rooms of an image, and a hash of the words that it answered with. */
final class RecordedCycle {

    private final long tick;
    private final int elapsedTicks;
    private final long latenessNs;
    private final long nowNs;
    private final long bootId;
    private final boolean active;
    private final long fencingEpoch;
    private final long lostRecords;
    private final LinkState[] state;
    private final long[] sequence;
    private final long[] receivedNs;
    private final long[] ageNs;
    private final int[] timeouts;
    private final int[] reconnects;
    private final short[][] words;
    private final long[] stopWords;
    private final Command[] commands;
    private final @Nullable PlanImage plan;
    private final int answer;

    RecordedCycle(InputImage in, OutputImage out) {
        tick = in.tick;
        elapsedTicks = in.elapsedTicks;
        latenessNs = in.latenessNs;
        nowNs = in.nowNs;
        bootId = in.bootId;
        active = in.active;
        fencingEpoch = in.fencingEpoch;
        lostRecords = in.lostRecords;
        int links = in.links.length;
        state = new LinkState[links];
        sequence = new long[links];
        receivedNs = new long[links];
        ageNs = new long[links];
        timeouts = new int[links];
        reconnects = new int[links];
        words = new short[links][];
        for (int i = 0; i < links; i++) {
            LinkInput link = in.links[i];
            state[i] = link.state;
            sequence[i] = link.sequence;
            receivedNs[i] = link.receivedNs;
            ageNs[i] = link.ageNs;
            timeouts[i] = link.timeouts;
            reconnects[i] = link.reconnects;
            words[i] = link.words.clone();
        }
        stopWords = in.stopWords.clone();
        commands = new Command[in.commandCount];
        for (int i = 0; i < commands.length; i++) {
            commands[i] = new Command();
            commands[i].copyFrom(in.commands[i]);
        }
        plan = in.planPresent ? new PlanImage(in.plan.paths.length) : null;
        if (plan != null) {
            plan.copyFrom(in.plan);
        }
        answer = Arrays.deepHashCode(out.words);
    }

    /** Puts the cycle's inputs into the image; allocates nothing. */
    void load(InputImage in) {
        in.tick = tick;
        in.elapsedTicks = elapsedTicks;
        in.latenessNs = latenessNs;
        in.nowNs = nowNs;
        in.bootId = bootId;
        in.active = active;
        in.fencingEpoch = fencingEpoch;
        in.lostRecords = lostRecords;
        for (int i = 0; i < words.length; i++) {
            LinkInput link = in.links[i];
            link.state = state[i];
            link.sequence = sequence[i];
            link.receivedNs = receivedNs[i];
            link.ageNs = ageNs[i];
            link.timeouts = timeouts[i];
            link.reconnects = reconnects[i];
            System.arraycopy(words[i], 0, link.words, 0, words[i].length);
        }
        System.arraycopy(stopWords, 0, in.stopWords, 0, stopWords.length);
        in.commandCount = commands.length;
        for (int i = 0; i < commands.length; i++) {
            in.commands[i].copyFrom(commands[i]);
        }
        in.planPresent = plan != null;
        if (plan != null) {
            in.plan.copyFrom(plan);
        }
    }

    /** Whether these are the words that the recorded cycle answered with. */
    boolean answeredBy(OutputImage out) {
        return answer == Arrays.deepHashCode(out.words);
    }

    long tick() {
        return tick;
    }
}
