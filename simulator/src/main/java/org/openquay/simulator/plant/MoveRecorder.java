package org.openquay.simulator.plant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.openquay.simulator.cargo.Container;

/** Keeps the truth about each move: what an observer with perfect instruments would write down. */
public final class MoveRecorder {

    /** Slower than this is standing, m/s. */
    private static final double STANDING_MPS = 0.002;
    /** A touch counts as a new touch-down after the load hung for so long, s. */
    private static final double FREE_S = 0.3;
    /** Violations and moves kept; beyond that only counted. */
    private static final int MOST = 10_000;
    private static final double J_PER_KWH = 3.6e6;

    private final List<MoveRecord> moves = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<Violation> ofThisMove = new ArrayList<>();
    private Consumer<MoveRecord> listener = move -> {};
    private int moveCount;
    private int violationCount;

    private long startNs;
    private long lockedNs;
    private String from = "";
    private double motionS;
    private double peakSwayTangent;
    private double freeS;
    private double landingSwayM;
    private double drawnJ;
    private double returnedJ;

    /** Tells somebody of each move as it ends, on the thread that steps the plant. */
    public void onMove(Consumer<MoveRecord> each) {
        listener = listener.andThen(each);
    }

    void step(Plant plant, double stepS) {
        for (int i = 0; i < plant.axes(); i++) {
            if (Math.abs(plant.axis(i).speedMps()) > STANDING_MPS) {
                motionS += stepS;
                break;
            }
        }
        if (plant.touching()) {
            if (freeS >= FREE_S) {
                landingSwayM = plant.load().swayAmplitudeM();
            }
            freeS = 0;
        } else {
            freeS += stepS;
            peakSwayTangent = Math.max(peakSwayTangent, Math.abs(plant.load().swayTangent()));
        }
    }

    void locked(long timeNs, String place) {
        lockedNs = timeNs;
        from = place;
    }

    void unlocked(Plant plant, Container container, Yard.Placement placement) {
        double drawnNowJ = plant.drawnJ();
        double returnedNowJ = plant.returnedJ();
        double netJ = drawnNowJ - drawnJ - (returnedNowJ - returnedJ);
        moveCount++;
        MoveRecord move = new MoveRecord(moveCount, container.id(), container.massKg(), from, placement.at(), startNs,
                lockedNs, plant.timeNs(), motionS, StrictMath.toDegrees(StrictMath.atan(peakSwayTangent)),
                landingSwayM * 1_000, placement.errorM() * 1_000, netJ / J_PER_KWH,
                (returnedNowJ - returnedJ) / J_PER_KWH, ofThisMove);
        if (moves.size() < MOST) {
            moves.add(move);
        }
        startNs = plant.timeNs();
        motionS = 0;
        peakSwayTangent = 0;
        drawnJ = drawnNowJ;
        returnedJ = returnedNowJ;
        ofThisMove.clear();
        listener.accept(move);
    }

    void violated(ViolationKind kind, long timeNs, String detail, @Nullable Object... values) {
        violationCount++;
        if (violations.size() < MOST) {
            Violation violation = new Violation(kind, timeNs, String.format(Locale.ROOT, detail, values));
            violations.add(violation);
            ofThisMove.add(violation);
        }
    }

    /** The moves so far, at most ten thousand. */
    public List<MoveRecord> moves() {
        return List.copyOf(moves);
    }

    public int moveCount() {
        return moveCount;
    }

    /** The violations so far, at most ten thousand. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    public int violationCount() {
        return violationCount;
    }
}
