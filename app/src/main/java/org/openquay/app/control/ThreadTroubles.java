package org.openquay.app.control;

import java.util.function.Consumer;

import org.openquay.api.status.StopKind;
import org.openquay.journal.JournalException;
import org.openquay.journal.command.StopWriter;
import org.openquay.runtime.ThreadHardening.Role;
import org.openquay.runtime.ThreadWatch;

/**
 * What the control process does about a thread that fails: tells, less and less often, and stops the crane when planner
 * or ingress go on failing. A crane that no command and no plan reaches must not go on by itself; a link that fails
 * makes its words stale, and a supervisor that fails reconnects nothing, which comes to the same. Ingress also fails when
 * it cannot read the commands of one writer, whether or not it reads those of the others.
 */
final class ThreadTroubles implements ThreadWatch {

    /** So many failures in a row are no accident. */
    static final int PERSISTENT = 3;

    private final StopWriter stop;
    private final Consumer<String> console;
    private final Consumer<String> journal;

    ThreadTroubles(StopWriter stop, Consumer<String> console, Consumer<String> journal) {
        this.stop = stop;
        this.console = console;
        this.journal = journal;
    }

    @Override
    public void failed(Role role, String thread, Throwable cause, int inARow) {
        if (inARow == PERSISTENT && (role == Role.PLANNER || role == Role.INGRESS)) {
            stop();
            tell("thread '" + thread + "' goes on failing: the crane is stopped");
        }
        if (Integer.bitCount(inARow) == 1) {
            tell("thread '" + thread + "' failed, " + inARow + " in a row, and goes on: " + cause);
        }
    }

    /** The commands of that writer could not be read; whoever reads them tries again. */
    void unreadable(String writer, Throwable cause, int inARow) {
        failed(Role.INGRESS, "ingress from " + writer, cause, inARow);
    }

    /** The word that its own cycle reads is written in any case, also where its directory was replaced. */
    private void stop() {
        try {
            stop.stop(StopKind.STOP);
        } catch (JournalException e) {
            tell(String.valueOf(e.getMessage()));
        }
    }

    private void tell(String line) {
        console.accept(line);
        journal.accept(line);
    }
}
