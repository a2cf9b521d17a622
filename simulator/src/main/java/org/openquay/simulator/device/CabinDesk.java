package org.openquay.simulator.device;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LeverInput;
import org.openquay.api.crane.SignalRole;

/**
 * The levers, switches and buttons of the virtual crane's cabin, moved by whoever sits there: a test or a program. At
 * first nobody does: levers at rest, nothing selected, nothing pressed.
 */
public final class CabinDesk {

    private record Place(SignalRole role, int index) {}

    private final Map<Place, Double> positions = new HashMap<>();
    private final Set<Place> closed = new HashSet<>();

    CabinDesk(CraneDescription crane) {
        crane.levers().levers().forEach(lever -> {
            if (lever.input() instanceof LeverInput.Analog analog) {
                positions.put(new Place(SignalRole.LEVER, lever.axis()), analog.centre());
            }
        });
    }

    /** Moves an analog lever to a position in the unit of its calibration. */
    public void move(int axis, double position) {
        positions.put(new Place(SignalRole.LEVER, axis), position);
    }

    /** Closes or opens a contact, presses or lets go a button, turns a switch; {@code index} is the axis, or 0. */
    public void operate(SignalRole role, int index, boolean on) {
        if (on) {
            closed.add(new Place(role, index));
        } else {
            closed.remove(new Place(role, index));
        }
    }

    boolean on(SignalRole role, int index) {
        return closed.contains(new Place(role, index));
    }

    double position(int axis) {
        return positions.getOrDefault(new Place(SignalRole.LEVER, axis), 0.0);
    }
}
