package org.openquay.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.image.Event;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.InputImage;
import org.openquay.api.status.Refusal;
import org.openquay.journal.JournalException;
import org.openquay.journal.read.JournalReader;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.record.SessionContext;

/** Looks in a journal for a cycle to which two writers' claims came, and at what became of them. */
final class Claims {

    @Nullable
    private InputImage in;

    /** Reads on to the end; whether there was such a cycle, in which exactly one claim was granted. */
    boolean inOneCycle(JournalReader journal) throws JournalException {
        boolean found = false;
        for (JournalRecord next = journal.next(); next != null; next = journal.next()) {
            if (next instanceof SessionContext context && in == null) {
                in = new InputImage(context.info().shape());
            } else if (next instanceof CycleRecord cycle && in != null) {
                cycle.readInput(in);
                found |= twoClaim(cycle, in);
            }
        }
        return found;
    }

    /** A lease that is given back in the same cycle may be claimed twice in it. */
    private static boolean twoClaim(CycleRecord cycle, InputImage in) {
        if (Stream.of(in.commands).limit(in.commandCount).anyMatch(each -> each.kind == CommandKind.RELEASE_LEASE)) {
            return false;
        }
        List<Command> claims = Stream.of(in.commands).limit(in.commandCount)
                .filter(command -> command.kind == CommandKind.CLAIM_LEASE).toList();
        if (claims.size() != 2) {
            return false;
        }
        assertThat(claims.getFirst().writer).isNotEqualTo(claims.getLast().writer);
        List<Event> answers = claims.stream().map(claim -> cycle.events().stream()
                .filter(event -> answers(event, claim)).findFirst().orElseThrow()).toList();
        assertThat(answers.getFirst().kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
        assertThat(answers.getLast().kind).isEqualTo(EventKind.COMMAND_REFUSED);
        assertThat(Refusal.values()[answers.getLast().code]).isEqualTo(Refusal.LEASE_HELD_BY_OTHER);
        assertThat(answers.getLast().detail).as("who holds it").isEqualTo(claims.getFirst().writer);
        return true;
    }

    /** Two writers may have given their commands the same number. */
    private static boolean answers(Event event, Command command) {
        return event.writer == command.writer && event.reference == command.commandId
                && (event.kind == EventKind.COMMAND_ACCEPTED || event.kind == EventKind.COMMAND_REFUSED);
    }
}
