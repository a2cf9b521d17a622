package org.openquay.motion.authority;

import java.util.Arrays;

import org.openquay.api.ControlPath;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.OutputImage;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.Refusal;

/**
 * Who may move each group of axes: at most one writer, under an epoch that grows with every grant, until a point in time
 * that the holder keeps moving on.
 *
 * <p>An epoch names one grant: a command that carries an older one is not the holder's, even from the same writer. A
 * grant outlives {@link #MAX_HELD_NS} only by renewal, which is no event and changes no epoch; a new epoch follows only
 * upon a release, an expiry or a new session.
 */
@ControlPath
public final class Leases {

    /** The holder of a group that nobody holds. */
    public static final int NOBODY = -1;
    /** Longest time that one claim or renewal holds a lease, ns. */
    public static final long MAX_HELD_NS = 30_000_000_000L;

    private final int[] holder;
    private final long[] epoch;
    private final long[] expiresNs;

    public Leases(int groups) {
        holder = new int[groups];
        Arrays.fill(holder, NOBODY);
        epoch = new long[groups];
        expiresNs = new long[groups];
    }

    public int groups() {
        return holder.length;
    }

    public int holder(int group) {
        return holder[group];
    }

    /** Epoch of the present grant, or of the last one. */
    public long epoch(int group) {
        return epoch[group];
    }

    public boolean held(int group) {
        return holder[group] != NOBODY;
    }

    public boolean holds(int group, int writer, long claimedEpoch) {
        return holder[group] == writer && epoch[group] == claimedEpoch;
    }

    /**
     * Grants the lease to a writer when nobody holds it, or renews it for its holder.
     *
     * @param claimedEpoch that of the grant which is to be renewed, and of no other; 0 for whichever there is, or a new one
     */
    public Refusal claim(int group, int writer, long claimedEpoch, long untilNs, long nowNs, OutputImage out) {
        if (held(group) && holder[group] != writer) {
            return Refusal.LEASE_HELD_BY_OTHER;
        }
        if (claimedEpoch != 0 && !holds(group, writer, claimedEpoch)) {
            return Refusal.NOT_LEASE_HOLDER;
        }
        if (!held(group)) {
            holder[group] = writer;
            epoch[group]++;
            out.event(EventKind.LEASE_GRANTED, group, writer, 0, 0, epoch[group], 0);
        }
        expiresNs[group] = nowNs + Math.min(untilNs - nowNs, MAX_HELD_NS);
        return Refusal.NONE;
    }

    /** Gives the lease back. */
    public Refusal release(int group, int writer, long claimedEpoch, OutputImage out) {
        if (!holds(group, writer, claimedEpoch)) {
            return Refusal.NOT_LEASE_HOLDER;
        }
        end(group, out);
        return Refusal.NONE;
    }

    /** Ends what was not renewed in time, save the lease of {@code keptGroup}, under which a job runs (−1: none). */
    public void expire(long nowNs, int keptGroup, OutputImage out) {
        for (int group = 0; group < holder.length; group++) {
            if (held(group) && group != keptGroup && nowNs - expiresNs[group] >= 0) {
                end(group, out);
            }
        }
    }

    /** A new session: nobody holds anything, and no epoch is given twice. */
    public void restarted() {
        Arrays.fill(holder, NOBODY);
        Arrays.fill(expiresNs, 0);
    }

    public void exchange(StateCursor cursor) {
        cursor.values(holder);
        cursor.values(epoch);
        cursor.values(expiresNs);
    }

    private void end(int group, OutputImage out) {
        if (held(group)) {
            out.event(EventKind.LEASE_ENDED, group, holder[group], 0, 0, epoch[group], 0);
            holder[group] = NOBODY;
            expiresNs[group] = 0;
        }
    }
}
