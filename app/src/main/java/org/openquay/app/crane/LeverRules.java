package org.openquay.app.crane;

import java.util.ArrayList;
import java.util.List;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LeverDescription;
import org.openquay.api.crane.LeverInput;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.app.file.Fields;
import org.openquay.app.file.Problem;
import org.openquay.app.file.YamlTree;
import org.openquay.motion.io.LeverCheck;

/** How the cabin's levers must fit their axes and their signals. */
final class LeverRules {

    private final CraneDescription crane;
    private final YamlTree tree;
    private final List<Problem> problems = new ArrayList<>();

    LeverRules(CraneDescription crane, YamlTree tree) {
        this.crane = crane;
        this.tree = tree;
    }

    List<Problem> problems() {
        if (!crane.levers().present()) {
            return problems;
        }
        needs(SignalRole.CABIN_SELECTED, 0, "");
        needs(SignalRole.CABIN_ENABLED, 0, "");
        for (int i = 0; i < crane.levers().levers().size(); i++) {
            lever(crane.levers().levers().get(i), "/levers/axes/" + i);
        }
        return problems;
    }

    private void lever(LeverDescription lever, String at) {
        double mostMps = crane.axes().get(lever.axis()).limits().speedMps();
        String most = "must be <= " + mostMps + ", the speed of the axis";
        switch (lever.input()) {
            case LeverInput.Analog analog -> {
                require(analog.speedMps() <= mostMps, at + "/speedMps", analog.speedMps(), most);
                require(analog.min() < analog.centre(), at + "/calibration/centre", analog.centre(),
                        "must be > min (" + analog.min() + ")");
                require(analog.centre() < analog.max(), at + "/calibration/max", analog.max(),
                        "must be > centre (" + analog.centre() + ")");
                crane.signals().stream().filter(signal -> is(signal, SignalRole.LEVER, lever.axis()))
                        .forEach(signal -> require(LeverCheck.zeroAsksNothing(analog, signal), at + "/calibration",
                                signal.offset(),
                                "must have this value, which count 0 of the signal means, within the dead band or "
                                        + "outside: a broken wire must not read as a pulled lever"));
            }
            case LeverInput.Steps steps -> {
                require(steps.speedMps() <= mostMps, at + "/speedsMps", steps.speedMps(), most);
                for (int step = 1; step < steps.speedsMps().size(); step++) {
                    require(steps.speedsMps().get(step) > steps.speedsMps().get(step - 1), at + "/speedsMps/" + step,
                            steps.speedsMps().get(step), "must be > the step before (" + steps.speedsMps().get(step - 1)
                                    + ")");
                }
            }
            case LeverInput.Potentiometer potentiometer -> {
                require(potentiometer.speedMps() <= mostMps, at + "/speedMps", potentiometer.speedMps(), most);
                require(potentiometer.leastMps() < potentiometer.speedMps(), at + "/leastMps", potentiometer.leastMps(),
                        "must be < speedMps (" + potentiometer.speedMps() + ")");
            }
        }
        String whose = " of axis '" + crane.axes().get(lever.axis()).name() + "'";
        LeverCheck.needed(lever).forEach(role -> needs(role, lever.axis(), whose));
    }

    private void needs(SignalRole role, int index, String whose) {
        if (crane.signals().stream().noneMatch(signal -> is(signal, role, index))) {
            problems.add(new Problem(tree.line("/signals"), "signals", "",
                    role + whose + " is missing: section levers needs it"));
        }
    }

    private static boolean is(SignalDescription signal, SignalRole role, int index) {
        return signal.role() == role && signal.index() == index;
    }

    private void require(boolean holds, String pointer, Object value, String allowed) {
        if (!holds) {
            problems.add(new Problem(tree.line(pointer), Fields.path(pointer), String.valueOf(value), allowed));
        }
    }
}
