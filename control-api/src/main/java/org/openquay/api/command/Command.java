package org.openquay.api.command;

import org.openquay.api.ControlPath;

/**
 * One command in a reusable slot.
 *
 * <p>Mutable; which fields count is said at each {@link CommandKind}. Times are {@link System#nanoTime()} of the machine
 * that the control process runs on: a command of another boot is expired.
 */
public final class Command {

    /**
     * Life of every {@link CommandKind#RESET} and {@link CommandKind#RELEASE_HALT}, no shorter and no longer, ns: from its
     * expiry the kernel tells when it was issued, and leaves a stop that was called for later in force.
     */
    public static final long TAKES_BACK_NS = 2_000_000_000L;

    /** Names the command in its acceptance or refusal; unique for its writer. */
    public long commandId;
    /** Which writer's queue it came through; set at ingress, never by the sender. */
    public int writer;
    /** Grows with each command of the writer. */
    public long sequence;
    /** Identifies the boot of the machine that {@code expiresNs} counts from. */
    public long bootId;
    /** After this point it must not act any more. */
    public long expiresNs;
    /** Epoch of the lease it is given under; 0 where none is needed. */
    public long leaseEpoch;
    public CommandKind kind = CommandKind.HALT;
    public int group;
    public int axis;
    /** Speed, direction or time, as the kind says. */
    public double value;
    public final WorkOrder order = new WorkOrder();

    @ControlPath
    public void copyFrom(Command other) {
        commandId = other.commandId;
        writer = other.writer;
        sequence = other.sequence;
        bootId = other.bootId;
        expiresNs = other.expiresNs;
        leaseEpoch = other.leaseEpoch;
        kind = other.kind;
        group = other.group;
        axis = other.axis;
        value = other.value;
        order.copyFrom(other.order);
    }
}
