package org.openquay.motion.axis;

import static org.openquay.api.status.AxisState.CONTINUOUS_MOTION;
import static org.openquay.api.status.AxisState.DISABLED;
import static org.openquay.api.status.AxisState.DISCRETE_MOTION;
import static org.openquay.api.status.AxisState.ERROR_STOP;
import static org.openquay.api.status.AxisState.STANDSTILL;
import static org.openquay.api.status.AxisState.STOPPING;
import static org.openquay.api.status.AxisState.SYNCHRONIZED_MOTION;

import java.util.EnumSet;
import java.util.Set;

import org.openquay.api.status.AxisState;

/**
 * Every transition of the axis states, after PLCopen's diagram: there are no others. HOMING is not entered, for all
 * positions are absolute. {@code docs/control/axis.md} shows this table.
 */
enum AxisTransition {

    // @formatter:off
    POWERED(EnumSet.of(DISABLED), STANDSTILL, "its drives modulate because it wants them to"),
    UNPOWERED(EnumSet.of(STANDSTILL, DISCRETE_MOTION, CONTINUOUS_MOTION, SYNCHRONIZED_MOTION, STOPPING), DISABLED,
            "its drives do not modulate, or are not its own"),
    MOVES_TO(EnumSet.of(STANDSTILL, CONTINUOUS_MOTION, SYNCHRONIZED_MOTION), DISCRETE_MOTION,
            "brake open; on its way to a position, or slowing down for a halt, hold or rest"),
    MOVES_AT(EnumSet.of(STANDSTILL, DISCRETE_MOTION, SYNCHRONIZED_MOTION), CONTINUOUS_MOTION,
            "brake open; a speed is demanded"),
    FOLLOWS(EnumSet.of(STANDSTILL, DISCRETE_MOTION, CONTINUOUS_MOTION), SYNCHRONIZED_MOTION,
            "brake open; a path is demanded"),
    RESTS(EnumSet.of(DISCRETE_MOTION, CONTINUOUS_MOTION, SYNCHRONIZED_MOTION), STANDSTILL,
            "its reference rests and nothing more is demanded, or its brake is not open"),
    STOPS(EnumSet.of(STANDSTILL, DISCRETE_MOTION, CONTINUOUS_MOTION, SYNCHRONIZED_MOTION), STOPPING,
            "STOP or QUICK_STOP"),
    STOPPED(EnumSet.of(STOPPING), STANDSTILL, "stands, and the stop is taken back"),
    FAILS(EnumSet.of(DISABLED, STANDSTILL, DISCRETE_MOTION, CONTINUOUS_MOTION, SYNCHRONIZED_MOTION, STOPPING),
            ERROR_STOP, "a fault is latched"),
    RESET_POWERED(EnumSet.of(ERROR_STOP), STANDSTILL, "reset, and its drives modulate because it wants them to"),
    RESET_UNPOWERED(EnumSet.of(ERROR_STOP), DISABLED, "reset, and its drives do not modulate");
    // @formatter:on

    private final Set<AxisState> from;
    private final AxisState to;
    private final String when;

    AxisTransition(Set<AxisState> from, AxisState to, String when) {
        this.from = from;
        this.to = to;
        this.when = when;
    }

    Set<AxisState> from() {
        return from;
    }

    AxisState to() {
        return to;
    }

    /** Its condition in words. */
    String when() {
        return when;
    }
}
