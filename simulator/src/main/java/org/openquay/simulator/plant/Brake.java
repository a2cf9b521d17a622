package org.openquay.simulator.plant;

/** A spring-applied brake: released it opens after a delay, let go it closes after another. */
public final class Brake {

    private final double openDelayS;
    private final double closeDelayS;
    private boolean released;
    private boolean open;
    /** Time since the release was given or taken away. */
    private double sinceS = Double.MAX_VALUE;
    private boolean stuckOpen;
    private boolean stuckClosed;

    Brake(PlantDescription.Brake brake) {
        this.openDelayS = brake.openDelayS();
        this.closeDelayS = brake.closeDelayS();
    }

    /** Gives the release (true) or takes it away. */
    public void release(boolean on) {
        if (on != released) {
            released = on;
            sinceS = 0;
        }
    }

    void step(double stepS) {
        sinceS += stepS;
        if (released && sinceS >= openDelayS - 1e-9) {
            open = true;
        } else if (!released && sinceS >= closeDelayS - 1e-9) {
            open = false;
        }
    }

    /** Whether it brakes. */
    public boolean holds() {
        return stuckClosed || !open && !stuckOpen;
    }

    /** The switch that proves it open; halfway it proves neither. */
    public boolean provenOpen() {
        return !holds() && (stuckOpen || released || sinceS < closeDelayS / 2);
    }

    /** The switch that proves it closed. */
    public boolean provenClosed() {
        return holds() && (stuckClosed || !released || sinceS < openDelayS / 2);
    }

    /** Fault: it does not close any more. */
    public void stickOpen(boolean on) {
        stuckOpen = on;
    }

    /** Fault: it does not open any more. */
    public void stickClosed(boolean on) {
        stuckClosed = on;
    }
}
