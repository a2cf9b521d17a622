package org.openquay.motion.authority;

import java.util.Arrays;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;

/**
 * Commands that act only while their sender keeps renewing them and holds the lease: a speed for each axis, a direction
 * for the twistlocks. Each becomes zero at its expiry, after {@link #MAX_LIVE_NS} at the latest, and with its lease.
 */
@ControlPath
public final class LiveCommands {

    /** Longest time that one live command acts, ns. */
    public static final long MAX_LIVE_NS = 1_000_000_000L;

    private final int[] groupOfSlot;
    private final double[] value;
    private final long[] expiresNs;
    private final int[] writer;
    private final long[] epoch;
    private final boolean[] expired;

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
    }

    public void jog(int axis, double speedMps, int byWriter, long underEpoch, long untilNs, long nowNs) {
        put(axis, speedMps, byWriter, underEpoch, untilNs, nowNs);
    }

    public void twistlocks(double direction, int byWriter, long underEpoch, long untilNs, long nowNs) {
        put(value.length - 1, direction, byWriter, underEpoch, untilNs, nowNs);
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
    public void clear() {
        Arrays.fill(value, 0);
    }

    /** A new session: no command of the last one acts. */
    public void restarted() {
        clear();
        Arrays.fill(expiresNs, 0);
        Arrays.fill(expired, false);
    }

    public void exchange(StateCursor cursor) {
        cursor.values(value);
        cursor.values(expiresNs);
        cursor.values(writer);
        cursor.values(epoch);
        for (int slot = 0; slot < expired.length; slot++) {
            expired[slot] = cursor.value(expired[slot]);
        }
    }

    private void put(int slot, double asked, int byWriter, long underEpoch, long untilNs, long nowNs) {
        value[slot] = asked;
        expiresNs[slot] = nowNs + Math.min(untilNs - nowNs, MAX_LIVE_NS);
        writer[slot] = byWriter;
        epoch[slot] = underEpoch;
        expired[slot] = false;
    }
}
