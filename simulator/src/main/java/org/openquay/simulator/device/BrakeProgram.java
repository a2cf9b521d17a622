package org.openquay.simulator.device;

import org.openquay.api.crane.BrakeDescription;
import org.openquay.simulator.plant.Brake;

/** The drive's own brake control, for axes whose brake it owns: torque first, then open; standstill first, then close. */
final class BrakeProgram {

    /** Fault codes of the drive. */
    static final int CLOSING_FAILED = 0x71A2;
    static final int OPENING_FAILED = 0x71A3;
    static final int OPENING_NOT_ALLOWED = 0x71A5;

    private enum State {
        CLOSED, PROVING, OPENING, OPEN, CLOSING
    }

    private final BrakeDescription brake;
    private final Brake iron;
    private State state = State.CLOSED;
    private double sinceS;

    BrakeProgram(BrakeDescription brake, Brake iron) {
        this.brake = brake;
        this.iron = iron;
    }

    /**
     * One step.
     *
     * @param wanted     operation is enabled
     * @param modulating torque is there
     * @param standing   the axis stands at reference 0
     * @param torque     actual torque, fraction of rated
     * @return 0, or the code of the fault that it found
     */
    int step(boolean wanted, boolean modulating, boolean standing, double torque, double stepS) {
        sinceS += stepS;
        int fault = 0;
        if (!modulating && state != State.CLOSED && state != State.CLOSING) {
            enter(State.CLOSING);
        }
        switch (state) {
            case CLOSED -> enterIf(wanted, State.PROVING);
            case PROVING -> {
                boolean proven = Math.abs(torque) >= 0.95 * brake.proveTorque();
                enterIf(!wanted, State.CLOSING);
                enterIf(wanted && proven, State.OPENING);
                fault = !proven && sinceS > brake.proveTimeoutS() ? OPENING_NOT_ALLOWED : 0;
            }
            case OPENING -> {
                enterIf(!wanted, State.CLOSING);
                enterIf(wanted && iron.provenOpen(), State.OPEN);
                fault = sinceS > brake.openTimeoutS() ? OPENING_FAILED : 0;
            }
            case OPEN -> enterIf(!wanted && standing, State.CLOSING);
            case CLOSING -> {
                enterIf(iron.provenClosed(), State.CLOSED);
                fault = sinceS > brake.closeTimeoutS() && !iron.provenClosed() ? CLOSING_FAILED : 0;
            }
        }
        iron.release(state == State.OPENING || state == State.OPEN);
        return fault;
    }

    private void enterIf(boolean condition, State next) {
        if (condition) {
            enter(next);
        }
    }

    private void enter(State next) {
        state = next;
        sinceS = 0;
    }

    boolean open() {
        return state == State.OPEN;
    }

    boolean closed() {
        return state == State.CLOSED;
    }

    /** Torque to build up before opening, fraction of rated. */
    double provingTorque() {
        return state == State.PROVING || state == State.OPENING ? brake.proveTorque() : 0;
    }
}
