package org.openquay.motion.authority;

import java.util.Arrays;

import org.openquay.api.ControlPath;
import org.openquay.api.command.Command;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.Refusal;

/**
 * What every command must pass before its meaning counts: a known writer, sent in this boot of the machine, not yet
 * expired, never seen before.
 */
@ControlPath
public final class Envelope {

    /** Most writers that the kernel tells apart. */
    public static final int MAX_WRITERS = 32;

    private final long[] lastSequence = new long[MAX_WRITERS];
    private long bootId;

    /** Takes the command's sequence number as used, unless it is refused. */
    public Refusal check(Command command, long presentBootId, long nowNs) {
        if (bootId != presentBootId) {
            bootId = presentBootId;
            Arrays.fill(lastSequence, 0);
        }
        if (command.writer < 0 || command.writer >= MAX_WRITERS) {
            return Refusal.MALFORMED;
        }
        if (command.bootId != presentBootId || command.expiresNs - nowNs <= 0) {
            return Refusal.EXPIRED;
        }
        if (command.sequence <= lastSequence[command.writer]) {
            return Refusal.REPLAYED;
        }
        lastSequence[command.writer] = command.sequence;
        return Double.isFinite(command.value) ? Refusal.NONE : Refusal.MALFORMED;
    }

    public void exchange(StateCursor cursor) {
        cursor.values(lastSequence);
        bootId = cursor.value(bootId);
    }
}
