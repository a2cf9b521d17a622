package org.openquay.motion.axis;

import org.jspecify.annotations.Nullable;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;
import org.openquay.api.status.AxisState;
import org.openquay.api.status.StopKind;

/** The state of an axis in PLCopen's terms; all transitions are listed in {@link AxisTransition}. */
@ControlPath
final class AxisStates {

    private static final AxisState[] STATES = AxisState.values();
    private static final StopKind[] STOPS = StopKind.values();

    private AxisState state = AxisState.DISABLED;
    /** The stop that STOPPING goes on with until the axis stands. */
    private StopKind stopping = StopKind.NONE;

    AxisState state() {
        return state;
    }

    /** The stronger of that stop and the one that is not finished yet. */
    StopKind stronger(StopKind stop) {
        return stopping.compareTo(stop) > 0 ? stopping : stop;
    }

    /**
     * Advances by one cycle and returns the transition made, or null.
     *
     * @param powered  its drives modulate because it wants them to
     * @param free     its brake is open
     * @param stood    at the begin of this cycle the reference rested and so did the axis
     * @param standing now the reference rests and so does the axis
     * @param arrived  the reference is at the position demanded
     * @param moves    the reference moves
     */
    @Nullable
    AxisTransition step(Intent intent, boolean powered, boolean free, boolean stood, boolean standing,
            boolean arrived, boolean moves) {
        AxisTransition due = due(intent, powered, free, stood, standing, arrived);
        state = due == null ? state : due.to();
        boolean unfinished = state == AxisState.STOPPING && moves;
        StopKind now = intent == Intent.QUICK_STOP ? StopKind.QUICK_STOP : StopKind.STOP;
        stopping = unfinished ? now : StopKind.NONE;
        return due;
    }

    private @Nullable AxisTransition due(Intent intent, boolean powered, boolean free, boolean stood,
            boolean standing, boolean arrived) {
        if (intent == Intent.FAULT_STOP) {
            return state == AxisState.ERROR_STOP ? null : AxisTransition.FAILS;
        }
        if (state == AxisState.ERROR_STOP) {
            return powered ? AxisTransition.RESET_POWERED : AxisTransition.RESET_UNPOWERED;
        }
        if (state == AxisState.DISABLED) {
            return powered ? AxisTransition.POWERED : null;
        }
        if (!powered) {
            return AxisTransition.UNPOWERED;
        }
        if (state == AxisState.STOPPING) {
            return intent.stops() || !stood ? null : AxisTransition.STOPPED;
        }
        AxisTransition due = intent.stops() ? AxisTransition.STOPS : ofMotion(intent, free, standing, arrived);
        return due.to() == state ? null : due;
    }

    private static AxisTransition ofMotion(Intent intent, boolean free, boolean standing, boolean arrived) {
        if (!free) {
            return AxisTransition.RESTS;
        }
        return switch (intent) {
            case PATH -> AxisTransition.FOLLOWS;
            case VELOCITY -> AxisTransition.MOVES_AT;
            case POSITION -> standing && arrived ? AxisTransition.RESTS : AxisTransition.MOVES_TO;
            case HALT, HOLD, REST, NOT_PERMITTED, TRACK, FAULT_STOP, QUICK_STOP, STOP -> standing
                    ? AxisTransition.RESTS
                    : AxisTransition.MOVES_TO;
        };
    }

    void restarted() {
        state = AxisState.DISABLED;
        stopping = StopKind.NONE;
    }

    void exchange(StateCursor cursor) {
        state = cursor.value(state, STATES);
        stopping = cursor.value(stopping, STOPS);
    }
}
