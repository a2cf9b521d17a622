package org.openquay.simulator.plant;

/** The spreader's four twistlocks. They turn only while all landed pins are in: a bar between them sees to that. */
public final class Twistlocks {

    public static final int CORNERS = 4;

    private static final double END = 0.98;
    /** Corners differ a little in speed. */
    private static final double[] PACE = {1.0, 0.96, 1.04, 0.98};

    private final double travelS;
    private final double[] turned = new double[CORNERS];
    private final boolean[] stuck = new boolean[CORNERS];
    private boolean lock;
    private boolean unlock;

    Twistlocks(PlantDescription.Spreader spreader) {
        this.travelS = spreader.twistlockTravelS();
    }

    /** Turns them: both or none leaves them where they are. */
    public void turn(boolean towardsLocked, boolean towardsUnlocked) {
        lock = towardsLocked && !towardsUnlocked;
        unlock = towardsUnlocked && !towardsLocked;
    }

    void step(boolean pinsIn, double stepS) {
        if (!pinsIn || lock == unlock) {
            return;
        }
        for (int i = 0; i < CORNERS; i++) {
            if (!stuck[i]) {
                double stride = PACE[i] * stepS / travelS;
                turned[i] = Math.clamp(turned[i] + (lock ? stride : -stride), 0, 1);
            }
        }
    }

    public boolean locked(int corner) {
        return turned[corner] >= END;
    }

    public boolean unlocked(int corner) {
        return turned[corner] <= 1 - END;
    }

    public boolean allLocked() {
        return locked(0) && locked(1) && locked(2) && locked(3);
    }

    public boolean allUnlocked() {
        return unlocked(0) && unlocked(1) && unlocked(2) && unlocked(3);
    }

    /** Fault: one does not turn. */
    public void stick(int corner, boolean on) {
        stuck[corner] = on;
    }

    double turned(int corner) {
        return turned[corner];
    }
}
