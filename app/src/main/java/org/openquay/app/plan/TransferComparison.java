package org.openquay.app.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.openquay.app.file.InvalidFileException;

/**
 * The same transfer planned in several ways: ours, and those that it should be measured by. Where the rope changes its
 * length, the shapers also come with trolley and hoist one after the other, which is what they need to be exact.
 *
 * @param problem the transfer
 * @param moves   the ways, ours first; none when it is refused
 * @param refusal why there is no comparison
 */
public record TransferComparison(TransferProblem problem, List<ComparedMove> moves,
        Optional<TransferAnswer.Refused> refusal) {

    public TransferComparison {
        moves = List.copyOf(moves);
    }

    /** Reads a problem and plans it in every way; refused when we refuse it. */
    public static TransferComparison of(Path file) throws InvalidFileException {
        TransferProblem problem = TransferFile.read(file);
        if (!problem.initial().equals(TransferProblem.Initial.STILL)) {
            return refused(problem, new TransferAnswer.Refused(TransferRefusal.START_NOT_AT_REST,
                    "only a transfer that begins at rest can be compared with input shapers"));
        }
        return switch (TransferAnswer.to(problem)) {
            case TransferAnswer.Refused refused -> refused(problem, refused);
            case TransferAnswer.Planned planned -> RigidMove.of(problem)
                    .map(rigid -> new TransferComparison(problem, moves(planned, rigid), Optional.empty()))
                    .orElseGet(() -> refused(problem, new TransferAnswer.Refused(TransferRefusal.OUT_OF_RANGE,
                            "no motion of least time can be planned with such limits")));
        };
    }

    private static TransferComparison refused(TransferProblem problem, TransferAnswer.Refused refusal) {
        return new TransferComparison(problem, List.of(), Optional.of(refusal));
    }

    private static List<ComparedMove> moves(TransferAnswer.Planned planned, RigidMove rigid) {
        TransferProblem problem = planned.problem();
        List<ComparedMove> moves = new ArrayList<>();
        for (TransferMethod method : TransferMethod.values()) {
            SampledMotion motion = method == TransferMethod.OURS
                    ? planned.motion().samples()
                    : rigid.together(method::shaper);
            moves.add(new ComparedMove(problem, method, true, motion));
        }
        if (rigid.hoists()) {
            for (TransferMethod method : List.of(TransferMethod.ZV, TransferMethod.ZVD)) {
                moves.add(new ComparedMove(problem, method, false, rigid.oneAfterTheOther(method::shaper)));
            }
        }
        return moves;
    }

    /** Duration ÷ the least that is known. */
    public Optional<Double> timesMinimum(ComparedMove move) {
        return problem.minimumTimeS().filter(least -> least > 0).map(least -> move.durationS() / least);
    }

    /** Draws the ways in which trolley and hoist move together, as SVG. */
    public void draw(Path file) throws IOException {
        ComparisonPlot.of(this).write(file);
    }
}
