package org.openquay.runtime;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.openquay.api.ControlPath;
import org.openquay.api.command.Command;
import org.openquay.api.command.CommandSource;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.InputImage;

/**
 * Commands on their way from the ingress thread to the cycle, in order, at most {@link #CAPACITY} of them. When it is
 * full, commands stay in their source; a stop does not come this way.
 *
 * <p>One thread fills, one thread drains; wait-free, allocation-free.
 */
final class CommandMailbox {

    static final int CAPACITY = 64;

    private final List<Command> slots = Stream.generate(Command::new).limit(CAPACITY).toList();
    private final AtomicLong filled = new AtomicLong();
    private final AtomicLong drained = new AtomicLong();

    /** Ingress: moves commands from the source until it has none or there is no room; how many. */
    int fill(CommandSource source) {
        int moved = 0;
        long next = filled.get();
        while (next - drained.get() < CAPACITY && source.poll(slots.get((int) (next % CAPACITY)))) {
            filled.setRelease(++next);
            moved++;
        }
        return moved;
    }

    /** Cycle: moves at most {@link ImageShape#MAX_COMMANDS} commands into the image. */
    @ControlPath
    void drain(InputImage into) {
        long next = drained.get();
        long end = Math.min(filled.getAcquire(), next + ImageShape.MAX_COMMANDS);
        into.commandCount = 0;
        while (next < end) {
            into.commands[into.commandCount++].copyFrom(slots.get((int) (next++ % CAPACITY)));
        }
        drained.setRelease(next);
    }
}
