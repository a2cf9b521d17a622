package org.openquay.service.command;

import org.openquay.api.status.Refusal;

/** What became of a command. */
public sealed interface Answer {

    /** The kernel accepted it; {@code detail} is the lease epoch or job number it led to. */
    record Accepted(long commandId, long detail) implements Answer {}

    /**
     * The kernel refused it; {@code missing} is a set of {@code Permission}s, {@code holder} the writer that holds the
     * lease, {@code axis} the one that still moves; each empty unless that is the reason.
     */
    record Refused(long commandId, Refusal refusal, long missing, String holder, String axis) implements Answer {}

    /** Control did not answer in time: it is not running, or overloaded. Whether the command will act is not known. */
    record Unanswered(long commandId) implements Answer {}
}
