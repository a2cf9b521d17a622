package org.openquay.app.run;

import java.nio.file.Path;

import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobState;
import org.openquay.journal.JournalException;
import org.openquay.journal.read.JournalReader;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.JournalRecord;

/** What the journal says last of any job, without a service. */
final class LastJobState implements AutoCloseable {

    private final JournalReader journal;
    private JobState state = JobState.ACCEPTED;
    private HoldReason hold = HoldReason.NONE;

    LastJobState(Path directory) throws JournalException {
        journal = JournalReader.fromStart(directory);
    }

    /** Reads on to the end. */
    JobState state() {
        try {
            for (JournalRecord next = journal.next(); next != null; next = journal.next()) {
                if (next instanceof CycleRecord cycle) {
                    cycle.events().stream().filter(event -> event.kind == EventKind.JOB_STATE).forEach(this::take);
                }
            }
        } catch (JournalException e) {
            throw new AssertionError(e);
        }
        return state;
    }

    private void take(Event event) {
        state = JobState.values()[event.code];
        hold = HoldReason.values()[(int) event.detail];
    }

    /** Why it was held, as of the last {@link #state}. */
    HoldReason hold() {
        return hold;
    }

    @Override
    public void close() throws JournalException {
        journal.close();
    }
}
