package org.openquay.app.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.journal.JournalSink;
import org.openquay.api.journal.LinkChange;
import org.openquay.api.state.StateImage;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;
import org.openquay.api.status.JobState;
import org.openquay.app.simulate.ScriptedTerminal;

/** Sees every cycle: lets the terminal hear and act, and keeps when each phase of the move in hand began. */
final class MoveWatch implements JournalSink {

    private static final JobPhase[] PHASES = JobPhase.values();
    private static final JobState[] STATES = JobState.values();
    private static final HoldReason[] HOLDS = HoldReason.values();
    private static final double NS_PER_S = 1e9;

    private final ScriptedTerminal terminal;
    private final double[] inPhaseS = new double[PHASES.length];
    private final List<HoldReason> holds = new ArrayList<>();
    private JobPhase phase = JobPhase.NONE;
    private boolean delivering;
    private long nowNs;
    private long planEndNs = -1;
    private long loweringNs = -1;
    private int brokenOff;
    private double settledS;

    MoveWatch(ScriptedTerminal terminal) {
        this.terminal = terminal;
    }

    /** Forgets the last move. */
    void begin() {
        Arrays.fill(inPhaseS, 0);
        holds.clear();
        phase = JobPhase.NONE;
        delivering = false;
        planEndNs = -1;
        loweringNs = -1;
        brokenOff = 0;
        settledS = 0;
    }

    @Override
    public boolean cycle(InputImage in, OutputImage out) {
        double sinceS = (in.nowNs - nowNs) / NS_PER_S;
        nowNs = in.nowNs;
        inPhaseS[phase.ordinal()] += sinceS;
        if (delivering && phase == JobPhase.SETTLING) {
            settledS += sinceS;
        }
        for (int i = 0; i < out.eventCount; i++) {
            Event event = out.events[i];
            if (event.kind == EventKind.JOB_PHASE) {
                enter(PHASES[event.code]);
            } else if (event.kind == EventKind.JOB_STATE && STATES[event.code] == JobState.PAUSED) {
                holds.add(HOLDS[(int) event.detail]);
            }
        }
        terminal.hear(out);
        terminal.act(in.nowNs);
        return true;
    }

    private void enter(JobPhase next) {
        delivering |= next == JobPhase.MOVING_TO_DELIVER;
        if (next == JobPhase.SETTLING && phase == JobPhase.LANDING_TO_DELIVER) {
            brokenOff++;
        } else if (next == JobPhase.SETTLING && delivering && planEndNs < 0) {
            planEndNs = nowNs;
        } else if (next == JobPhase.LANDING_TO_DELIVER) {
            loweringNs = nowNs;
        }
        phase = next;
    }

    JobPhase phase() {
        return phase;
    }

    /** The container is on its last leg. */
    boolean delivering() {
        return delivering;
    }

    /** When the container first came to the end of its transfer, ns. */
    long planEndNs() {
        return planEndNs;
    }

    /** When the last lowering of the container began, ns; −1 before the first. */
    long loweringNs() {
        return loweringNs;
    }

    /** Landings of the container that were broken off. */
    int brokenOff() {
        return brokenOff;
    }

    /** How long the container was waited for to be calm, s. */
    double settledS() {
        return settledS;
    }

    double inPhaseS(JobPhase which) {
        return inPhaseS[which.ordinal()];
    }

    List<HoldReason> holds() {
        return List.copyOf(holds);
    }

    @Override
    public boolean snapshot(long tick, StateImage state) {
        return true;
    }

    @Override
    public void link(int link, LinkChange change, String cause) {
        // nothing is disturbed here
    }

    @Override
    public long lostRecords() {
        return 0;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
