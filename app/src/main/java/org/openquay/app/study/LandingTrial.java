package org.openquay.app.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.status.JobPhase;
import org.openquay.app.control.Writers;
import org.openquay.app.plan.SerialZv;
import org.openquay.app.simulate.ScriptedCommands;
import org.openquay.app.simulate.ScriptedTerminal;
import org.openquay.app.simulate.VirtualControl;
import org.openquay.motion.sway.TransferPlanner;
import org.openquay.runtime.Planner;
import org.openquay.simulator.SimulatedCrane;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.plant.Plant;
import org.openquay.simulator.plant.PlantDescription;
import org.openquay.simulator.virtualtime.VirtualTime;

/** One move of one container, worked one way until the container touches what it is to stand on. */
final class LandingTrial {

    /** Until links are connected and every sensor has told something, s. */
    private static final double BEGIN_S = 3;
    /** What has not landed by then is given up, s. */
    private static final double MOST_S = 600;
    /** The kernel's own bounds, after which it accepts twice the miss. */
    private static final double WAITED_S = 40;
    private static final int WAITED_TRIES = 3;
    private static final double NS_PER_S = 1e9;
    private static final double MM_PER_M = 1000;
    private static final double GRAVITY_MPS2 = 9.81;

    private final CraneDescription truth;
    private final Circumstances by;
    private final Way way;
    private final double placeM;
    private final SimulatedCrane crane;
    private final Plant plant;
    private final VirtualTime time;
    private final VirtualControl control;
    private final ScriptedTerminal terminal;
    private final MoveWatch watch;
    private final WindLean lean;
    private long acceptedNs = -1;
    private int touches;
    private boolean touched;
    private double leftMm;

    LandingTrial(CraneDescription truth, PlantDescription description, Circumstances by, Way way) {
        this.truth = truth;
        this.by = by;
        this.way = way;
        placeM = truth.site().landingPoint(by.job().to()).orElseThrow().acrossM();
        TrialCrane trial = TrialCrane.of(truth, description, by, way);
        crane = new SimulatedCrane(truth, trial.plant(),
                CargoPlan.forJobs(truth.site(), List.of(by.job()), by.seed()), by.seed());
        plant = crane.plant();
        lean = new WindLean(trial.plant().load(), plant);
        time = new VirtualTime(crane, by.seed());
        ScriptedCommands commands = new ScriptedCommands(Writers.NAMES.size(), VirtualControl.BOOT_ID);
        terminal = new ScriptedTerminal(truth, commands);
        watch = new MoveWatch(terminal);
        Planner planner = way == Way.ZV_ALONE
                ? new SerialZv(trial.believed())::plan
                : new TransferPlanner(trial.believed())::plan;
        control = new VirtualControl(trial.believed(), time, commands, watch, planner);
    }

    /** Works the move; to be called once. */
    Landing run() {
        while (time.nowNs() < BEGIN_S * NS_PER_S) {
            step();
        }
        terminal.want(by.job(), 1);
        while (time.nowNs() < MOST_S * NS_PER_S && !terminal.state().ended()) {
            step();
            if (acceptedNs < 0 && terminal.accepted()) {
                acceptedNs = time.nowNs();
            }
            if (leftMm == 0 && watch.planEndNs() >= 0) {
                leftMm = swayMm();
            }
            if (way == Way.BOUND && watch.delivering() && watch.phase() == JobPhase.SETTLING) {
                return landing(new AllKnowing(truth, crane, by, lean, placeM).land());
            }
            if (touchesAnew() && watch.loweringNs() >= 0) {
                return landing(Optional.of(touchDown(watch.loweringNs())));
            }
        }
        return landing(Optional.empty());
    }

    /** Lets a millisecond pass. */
    void step() {
        control.advance();
        lean.step();
    }

    /** The container, on its last leg, touches something that it did not touch before; before the first lowering that is counted. */
    private boolean touchesAnew() {
        boolean before = touched;
        touched = watch.delivering() && plant.carried() != null && plant.touching();
        boolean anew = touched && !before;
        touches += anew && watch.loweringNs() < 0 ? 1 : 0;
        return anew;
    }

    Plant plant() {
        return plant;
    }

    private Landing.TouchDown touchDown(long loweringNs) {
        double frequency = Math.sqrt(GRAVITY_MPS2 / plant.load().ropeM());
        return new Landing.TouchDown(MM_PER_M * Math.abs(plant.load().positionM() - placeM),
                swayMm(), MM_PER_M * Math.abs(plant.load().speedMps()) / frequency,
                (loweringNs - watch.planEndNs()) / NS_PER_S, (plant.timeNs() - loweringNs) / NS_PER_S,
                (plant.timeNs() - acceptedNs) / NS_PER_S);
    }

    /** How far the load swings about where the wind of the last seconds holds it, mm. */
    private double swayMm() {
        double ropeM = plant.load().ropeM();
        return MM_PER_M * ropeM * Math.hypot(plant.load().swayRad() - lean.meanRad(),
                plant.load().swayRadps() * Math.sqrt(ropeM / GRAVITY_MPS2));
    }

    private Landing landing(Optional<Landing.TouchDown> touchDown) {
        boolean waited = watch.settledS() >= WAITED_S || watch.brokenOff() >= WAITED_TRIES;
        return new Landing(by, way, touchDown, leftMm, watch.brokenOff(), waited, touches, watch.holds());
    }

    private Landing landing(OptionalLong loweringNs) {
        return landing(loweringNs.isPresent()
                ? Optional.of(touchDown(loweringNs.getAsLong()))
                : Optional.<Landing.TouchDown>empty());
    }
}
