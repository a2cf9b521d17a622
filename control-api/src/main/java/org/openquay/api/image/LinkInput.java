package org.openquay.api.image;

import org.openquay.api.drive.LinkState;

/** What one link brought, as the cycle took it from the mailbox. */
public final class LinkInput {

    public LinkState state = LinkState.DOWN;
    /** Number of successful exchanges so far; unchanged means that the words are those of the cycle before. */
    public long sequence;
    /** When the words were received, monotonic clock, ns. */
    public long receivedNs;
    /** Their age at the begin of this cycle; {@link Long#MAX_VALUE} before the first exchange, ns. */
    public long ageNs = Long.MAX_VALUE;
    /** Exchanges that failed by time-out, and connections made anew, since start. */
    public int timeouts;
    public int reconnects;
    /** The words read. */
    public final short[] words;

    LinkInput(int readWords) {
        words = new short[readWords];
    }
}
