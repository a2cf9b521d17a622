package org.openquay.app.study;

import java.util.List;

/**
 * A job list as one way works it.
 *
 * @param way   which way
 * @param moves each move, in the list's order; fewer than the list has when one did not end
 */
public record ListFigures(ListWay way, List<Move> moves) {

    /** Time that truck and lashing are reckoned with, a move, s. */
    public static final double HANDLING_S = 20;
    private static final double S_PER_H = 3600;

    /**
     * One move.
     *
     * @param jobId   of the list
     * @param motionS from the accepted order to its completion, s
     * @param gantryS of that, with the gantry on its way, s
     * @param transferS of that, on both transfers, s
     * @param settlingS of that, waiting for a calm load, s
     * @param landingErrorMm by the plant's truth, where the container stands at last, mm
     * @param landingSwayMm  by the plant's truth, at the touch-down, mm
     */
    public record Move(String jobId, double motionS, double gantryS, double transferS, double settlingS,
            double landingErrorMm, double landingSwayMm) {}

    public ListFigures {
        moves = List.copyOf(moves);
    }

    /** Of all moves, s. */
    public double motionS() {
        return moves.stream().mapToDouble(Move::motionS).sum();
    }

    /** The gantry's part of it, s. */
    public double gantryS() {
        return moves.stream().mapToDouble(Move::gantryS).sum();
    }

    /** The transfers' part of it, s. */
    public double transferS() {
        return moves.stream().mapToDouble(Move::transferS).sum();
    }

    /** The part of waiting for a calm load, s. */
    public double settlingS() {
        return moves.stream().mapToDouble(Move::settlingS).sum();
    }

    /** The greatest sway at a touch-down, mm. */
    public double mostSwayMm() {
        return moves.stream().mapToDouble(Move::landingSwayMm).max().orElse(0);
    }

    /** The greatest distance of a container from its place, mm. */
    public double mostErrorMm() {
        return moves.stream().mapToDouble(Move::landingErrorMm).max().orElse(0);
    }

    /** With {@value #HANDLING_S} s for each move's truck and lashing. */
    public double movesPerHour() {
        return moves.size() * S_PER_H / (motionS() + moves.size() * HANDLING_S);
    }
}
