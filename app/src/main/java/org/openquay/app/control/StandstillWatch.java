package org.openquay.app.control;

import org.openquay.api.ControlPath;
import org.openquay.api.image.AxisStatus;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.StatusImage;
import org.openquay.api.journal.JournalSink;
import org.openquay.api.journal.LinkChange;
import org.openquay.api.state.StateImage;
import org.openquay.api.status.BrakeState;
import org.openquay.api.status.StopKind;

/**
 * Passes every fact on to the journal and notes on the way whether the crane is stopped: a stop is latched, and all axes
 * stand with their brakes closed. That all stand is not enough. They may also stand just before a move begins.
 */
final class StandstillWatch implements JournalSink {

    private static final double STANDSTILL_MPS = 0.01;

    private final JournalSink journal;
    private volatile boolean reached;

    StandstillWatch(JournalSink journal) {
        this.journal = journal;
    }

    /** What was seen so far counts no more; for after a stop was called for. */
    void lookAgain() {
        reached = false;
    }

    /** Whether the last status showed a latched stop, and every axis at rest behind a closed brake. */
    boolean reached() {
        return reached;
    }

    @Override
    @ControlPath
    public boolean cycle(InputImage in, OutputImage out) {
        if (out.statusPresent) {
            reached = out.status.stop.compareTo(StopKind.STOP) >= 0 && atRest(out.status);
        }
        return journal.cycle(in, out);
    }

    @ControlPath
    private static boolean atRest(StatusImage status) {
        for (AxisStatus axis : status.axes) {
            if (Math.abs(axis.speedMps) > STANDSTILL_MPS || axis.brake != BrakeState.CLOSED) {
                return false;
            }
        }
        return true;
    }

    @Override
    @ControlPath
    public boolean snapshot(long tick, StateImage state) {
        return journal.snapshot(tick, state);
    }

    @Override
    public void link(int link, LinkChange change, String cause) {
        journal.link(link, change, cause);
    }

    @Override
    @ControlPath
    public long lostRecords() {
        return journal.lostRecords();
    }

    @Override
    public void close() {
        journal.close();
    }
}
