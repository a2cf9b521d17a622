package org.openquay.motion.authority;

import java.util.Arrays;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;

/**
 * Commands that act only while their sender keeps renewing them and holds the lease: a speed for each axis, a direction
 * for the twistlocks. Each becomes zero at its expiry, after {@link #MAX_LIVE_NS} at the latest, and with its lease.
 *
 * <p>What a stop, a fault or a job has ended or kept from acting does not come back by renewal: its sender must let go
 * first, by a zero or by sending nothing for {@link #LET_GO_NS}, so that no reset, no end of a job and no lease moves an
 * axis for a lever that is still held. Each writer has a lever of its own for each axis: nobody lets go for another.
 */
@ControlPath
public final class LiveCommands {

    /** Longest time that one live command acts, ns. */
    public static final long MAX_LIVE_NS = 1_000_000_000L;

    /** Who sends nothing for so long has let go: longer than any live command acts, ns. */
    public static final long LET_GO_NS = MAX_LIVE_NS;

    private final int[] groupOfSlot;
    private final double[] value;
    private final long[] expiresNs;
    private final int[] writer;
    private final long[] epoch;
    private final boolean[] expired;
    /** Who must let go of what first, and until when when nothing more is heard; by slot, then by writer. */
    private final boolean[] held;
    private final long[] heldUntilNs;

    /**
     * @param groupOfAxis     lease group of each axis
     * @param twistlocksGroup lease group that the twistlocks belong to
     */
    public LiveCommands(int[] groupOfAxis, int twistlocksGroup) {
        groupOfSlot = Arrays.copyOf(groupOfAxis, groupOfAxis.length + 1);
        groupOfSlot[groupOfAxis.length] = twistlocksGroup;
        value = new double[groupOfSlot.length];
        expiresNs = new long[groupOfSlot.length];
        writer = new int[groupOfSlot.length];
        epoch = new long[groupOfSlot.length];
        expired = new boolean[groupOfSlot.length];
        held = new boolean[groupOfSlot.length * Envelope.MAX_WRITERS];
        heldUntilNs = new long[held.length];
    }

    public void jog(int axis, double speedMps, int byWriter, long underEpoch, long untilNs, long nowNs) {
        put(axis, speedMps, byWriter, underEpoch, untilNs, nowNs);
    }

    public void twistlocks(double direction, int byWriter, long underEpoch, long untilNs, long nowNs) {
        put(twistlocksSlot(), direction, byWriter, underEpoch, untilNs, nowNs);
    }

    /** Where the twistlocks' command stands beside those of the axes. */
    public int twistlocksSlot() {
        return value.length - 1;
    }

    /**
     * Whether that writer must let go of the axis, or of the twistlocks, before it may command them again. A zero lets go;
     * anything else that is still sent shows that it holds on.
     */
    public boolean holdsOn(int slot, double asked, int byWriter, long nowNs) {
        int lever = lever(slot, byWriter);
        if (!held[lever]) {
            return false;
        }
        if (asked == 0 || nowNs - heldUntilNs[lever] >= 0) {
            held[lever] = false;
            return false;
        }
        heldUntilNs[lever] = nowNs + LET_GO_NS;
        return true;
    }

    /** A command that nothing may act upon now: its writer must let go before the next one, unless this one does. */
    public void refused(int slot, double asked, int byWriter, long nowNs) {
        held[lever(slot, byWriter)] = asked != 0;
        heldUntilNs[lever(slot, byWriter)] = nowNs + LET_GO_NS;
    }

    /** Speed that a live command asks of the axis, m/s; 0 when there is none. */
    public double speedMps(int axis) {
        return value[axis];
    }

    /** Positive to lock, negative to unlock, 0 when there is no command. */
    public double twistlocks() {
        return value[value.length - 1];
    }

    /** The last command of the axis ended by expiry or with its lease, and none came since. */
    public boolean expired(int axis) {
        return expired[axis];
    }

    /** Ends what is past its time or has lost its lease. Called once a cycle, after the leases were brought up to date. */
    public void expire(Leases leases, long nowNs) {
        for (int slot = 0; slot < value.length; slot++) {
            boolean ended = nowNs - expiresNs[slot] >= 0 || !leases.holds(groupOfSlot[slot], writer[slot], epoch[slot]);
            if (value[slot] != 0 && ended) {
                value[slot] = 0;
                expired[slot] = true;
            }
        }
    }

    /** Ends every live command at once: a stop, a fault or a job has taken over. */
    public void clear(long nowNs) {
        for (int slot = 0; slot < value.length; slot++) {
            clear(slot, nowNs);
        }
    }

    /** Ends the live command of one axis at once: it has failed. */
    public void clear(int slot, long nowNs) {
        if (value[slot] != 0) {
            refused(slot, value[slot], writer[slot], nowNs);
            value[slot] = 0;
        }
    }

    /** A new session: no command of the last one acts. */
    public void restarted() {
        Arrays.fill(value, 0);
        Arrays.fill(held, false);
        Arrays.fill(expiresNs, 0);
        Arrays.fill(expired, false);
    }

    public void exchange(StateCursor cursor) {
        cursor.values(value);
        cursor.values(expiresNs);
        cursor.values(writer);
        cursor.values(epoch);
        exchange(expired, cursor);
        exchange(held, cursor);
        cursor.values(heldUntilNs);
    }

    private static void exchange(boolean[] values, StateCursor cursor) {
        for (int i = 0; i < values.length; i++) {
            values[i] = cursor.value(values[i]);
        }
    }

    private static int lever(int slot, int byWriter) {
        return slot * Envelope.MAX_WRITERS + byWriter;
    }

    private void put(int slot, double asked, int byWriter, long underEpoch, long untilNs, long nowNs) {
        value[slot] = asked;
        expiresNs[slot] = nowNs + Math.min(untilNs - nowNs, MAX_LIVE_NS);
        writer[slot] = byWriter;
        epoch[slot] = underEpoch;
        expired[slot] = false;
    }
}
