package org.openquay.app.study;

import java.util.ArrayList;
import java.util.List;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.status.JobPhase;
import org.openquay.api.status.JobState;
import org.openquay.app.control.Writers;
import org.openquay.app.jobs.JobList;
import org.openquay.app.plan.SerialZv;
import org.openquay.app.simulate.ScriptedCommands;
import org.openquay.app.simulate.ScriptedTerminal;
import org.openquay.app.simulate.VirtualControl;
import org.openquay.motion.sway.TransferPlanner;
import org.openquay.runtime.Planner;
import org.openquay.simulator.SimulatedCrane;
import org.openquay.simulator.cargo.CargoJob;
import org.openquay.simulator.plant.MoveRecord;
import org.openquay.simulator.plant.Plant;
import org.openquay.simulator.plant.PlantDescription;
import org.openquay.simulator.virtualtime.VirtualTime;

/** A job list, whole, on the crane of the file as it stands there, one move after the other. */
final class ListTrial {

    /** Between two moves: trucks come and go, s. */
    private static final double TRUCK_S = 40;
    private static final double MOST_S = 900;
    private static final double NS_PER_S = 1e9;

    private final ListWay way;
    private final Plant plant;
    private final JobList list;
    private final VirtualTime time;
    private final VirtualControl control;
    private final ScriptedTerminal terminal;
    private final MoveWatch watch;

    ListTrial(CraneDescription crane, PlantDescription description, JobList list, long seed, ListWay way) {
        this.way = way;
        this.list = list;
        CraneDescription believed = way == ListWay.ZV_ALONE
                ? TrialCrane.forZv(crane, crane.pendulum().suspensionHeightM())
                : crane;
        SimulatedCrane simulated = new SimulatedCrane(crane, description, list.cargo(), seed);
        plant = simulated.plant();
        time = new VirtualTime(simulated, seed);
        ScriptedCommands commands = new ScriptedCommands(Writers.NAMES.size(), VirtualControl.BOOT_ID);
        terminal = new ScriptedTerminal(crane, commands);
        watch = new MoveWatch(terminal);
        Planner planner = way == ListWay.OURS
                ? new TransferPlanner(believed)::plan
                : new SerialZv(believed)::plan;
        control = new VirtualControl(believed, time, commands, watch, planner);
    }

    /** Works the list; to be called once. */
    ListFigures run() {
        List<ListFigures.Move> moves = new ArrayList<>();
        for (JobList.Job job : list.jobs()) {
            if (!work(job, moves)) {
                break;
            }
        }
        return new ListFigures(way, moves);
    }

    private boolean work(JobList.Job job, List<ListFigures.Move> moves) {
        long untilNs = time.nowNs() + (long) (TRUCK_S * NS_PER_S);
        while (time.nowNs() < untilNs) {
            control.advance();
        }
        watch.begin();
        terminal.want(new CargoJob(job.container(), job.massKg(), job.from(), job.to()), moves.size() + 1);
        long giveUpNs = time.nowNs() + (long) (MOST_S * NS_PER_S);
        long acceptedNs = -1;
        while (!terminal.state().ended() && time.nowNs() < giveUpNs) {
            control.advance();
            acceptedNs = acceptedNs < 0 && terminal.accepted() ? time.nowNs() : acceptedNs;
        }
        if (terminal.state() != JobState.COMPLETED) {
            return false;
        }
        MoveRecord landed = plant.moves().moves().getLast();
        moves.add(new ListFigures.Move(job.id(), (time.nowNs() - acceptedNs) / NS_PER_S,
                watch.inPhaseS(JobPhase.TRAVELLING),
                watch.inPhaseS(JobPhase.MOVING_TO_COLLECT) + watch.inPhaseS(JobPhase.MOVING_TO_DELIVER),
                watch.inPhaseS(JobPhase.SETTLING), landed.landingErrorMm(), landed.landingSwayMm()));
        return true;
    }
}
