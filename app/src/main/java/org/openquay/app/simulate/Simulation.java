package org.openquay.app.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.image.Event;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.journal.JournalSink;
import org.openquay.api.journal.LinkChange;
import org.openquay.api.state.StateImage;
import org.openquay.api.status.JobState;
import org.openquay.app.control.Writers;
import org.openquay.app.simulate.Scenario.Move;
import org.openquay.app.simulate.Scenario.Trouble;
import org.openquay.journal.words.CraneNames;
import org.openquay.journal.words.EventWords;
import org.openquay.simulator.SimulatedCrane;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.device.AbbDrive;
import org.openquay.simulator.plant.MoveRecord;
import org.openquay.simulator.plant.PlantDescription;
import org.openquay.simulator.virtualtime.Disturbance;
import org.openquay.simulator.virtualtime.VirtualTime;

/**
 * Many moves in virtual time: everything but sockets, threads and the clock is the real thing, and everything that can be
 * drawn is drawn from the seed.
 */
public final class Simulation {

    /** A move that takes longer, with all that goes wrong in it, will not end any more, s. */
    private static final double MOVE_TIMEOUT_S = 900;
    private static final double MAX_LANDING_SWAY_MM = 100;
    private static final double MAX_LANDING_ERROR_MM = 50;
    /** Above this mean wind the landing is judged by nobody, m/s. */
    private static final double CALM_MPS = 0.5;
    private static final double TRUCK_S = 40;
    /** Damping moves the trolley after a swing, so that the load goes further than it swings. */
    private static final double ROOM_PER_SWING = 2;
    private static final double ROOM_FOR_WIND_M = 0.5;
    /** Stacks do not stand straight, m; and the least swing, m. */
    private static final double ROOM_FOR_STACKS_M = 0.1;
    private static final double LEAST_SWING_M = 0.02;

    private final CraneDescription truth;
    private final Scenario scenario;
    private final SimulatedCrane crane;
    private final VirtualTime time;
    private final VirtualControl control;
    private final ScriptedTerminal terminal;
    private final Invariants invariants;
    private final Consumer<String> teller;
    private final EventWords words;
    private final OutputHash hash = new OutputHash();
    private final OutOfPlace outOfPlace;
    private final List<SimulationReport.Move> figures = new ArrayList<>();
    private long cycles;
    /** Mean wind of the present move, m/s. */
    private double windMps;
    /** Wind, a bad network, a neighbour out of its place, or something that has gone wrong in the present move. */
    private boolean disturbed;

    /**
     * @param truth    the crane as it is
     * @param believed the crane as control believes it to be; the same but in tests
     * @param teller   hears every event in words, with its time
     */
    public Simulation(CraneDescription truth, CraneDescription believed, PlantDescription plant, int moves, long seed,
            Consumer<String> teller) {
        this(truth, believed, plant, Scenario.draw(truth.site(), truth.drives().size(), moves, seed), seed, teller);
    }

    /** The same with moves that are given, and a cargo that suits them. */
    Simulation(CraneDescription truth, CraneDescription believed, PlantDescription plant, Scenario scenario, long seed,
            Consumer<String> teller) {
        this(truth, believed, plant, scenario,
                CargoPlan.forJobs(truth.site(), scenario.moves().stream().map(Move::job).toList(), seed), seed, teller);
    }

    /** The same with a cargo that is given too. */
    Simulation(CraneDescription truth, CraneDescription believed, PlantDescription plant, Scenario scenario,
            CargoPlan cargo, long seed, Consumer<String> teller) {
        this.truth = truth;
        this.teller = teller;
        words = new EventWords(CraneNames.of(truth, Writers.HOLDERS));
        this.scenario = scenario;
        outOfPlace = new OutOfPlace(truth.site());
        crane = new SimulatedCrane(truth, plant, cargo, seed);
        time = new VirtualTime(crane, seed);
        invariants = new Invariants(truth, crane.plant());
        ScriptedCommands commands = new ScriptedCommands(Writers.NAMES.size(), VirtualControl.BOOT_ID);
        terminal = new ScriptedTerminal(truth, commands);
        control = new VirtualControl(believed, time, commands, new CycleWatch());
    }

    /** Runs all moves; {@code progress} hears how many are done. */
    public SimulationReport run(IntConsumer progress) {
        long beganNs = System.nanoTime();
        for (int i = 0; i < scenario.moves().size(); i++) {
            if (!work(scenario.moves().get(i), i + 1)) {
                break;
            }
            progress.accept(i + 1);
        }
        double tookS = (System.nanoTime() - beganNs) / 1e9;
        return new SimulationReport(figures.size(), hash.hex(), time.nowNs() / 1e9 / tookS, cycles, invariants.count(),
                invariants.violations(), invariants.recovered(), figures);
    }

    /** Works one move; false when it did not end. */
    private boolean work(Move move, int number) {
        settle(move);
        terminal.want(move.job(), number);
        long wantedNs = time.nowNs();
        long acceptedNs = -1;
        int released = crane.plant().moves().moveCount();
        while (!terminal.state().ended()) {
            step();
            if (acceptedNs < 0 && terminal.accepted()) {
                acceptedNs = time.nowNs();
            }
            disturbed |= acceptedNs >= 0 && trouble(move, (time.nowNs() - acceptedNs) / 1e9);
            if (time.nowNs() - wantedNs > MOVE_TIMEOUT_S * 1e9) {
                invariants.liveness(time.nowNs(), "move " + number + " (" + move.trouble() + ") is " + terminal.state()
                        + " after " + MOVE_TIMEOUT_S + " s");
                return false;
            }
        }
        calm();
        report(move, number, released, acceptedNs);
        return terminal.state() == JobState.COMPLETED;
    }

    /** Weather, network and sway for the next move; trucks get their time to come. */
    private void settle(Move move) {
        windMps = move.windMps();
        disturbed = windMps >= CALM_MPS || move.lossRate() > 0 || outOfPlace.beside(move.job());
        crane.plant().wind().blow(windMps, 0.0);
        for (int link = 0; link < truth.links().size(); link++) {
            control.link(link)
                    .disturb(Disturbance.latency(move.latencyNs(), move.latencyNs() / 4).losing(move.lossRate()));
        }
        long untilNs = time.nowNs() + (long) (TRUCK_S * 1e9);
        while (time.nowNs() < untilNs) {
            step();
        }
        double ropeM = crane.plant().load().ropeM();
        double swingM = room(ropeM * Math.abs(Math.sin(move.swayRad())));
        crane.plant().sway(Math.copySign(Math.asin(swingM / ropeM), move.swayRad()));
    }

    /** As much of a swing of the spreader as there is room for beside what stands around it, m. */
    private double room(double wantedM) {
        double middleM = crane.plant().load().positionM();
        double halfM = Math.max(truth.spreader().widthM(), truth.site().containerWidthM()) / 2;
        double swingM = wantedM;
        while (swingM > LEAST_SWING_M) {
            double roomM = halfM + ROOM_PER_SWING * swingM + ROOM_FOR_STACKS_M
                    + (windMps < CALM_MPS ? 0 : ROOM_FOR_WIND_M);
            if (crane.plant().heightM(middleM - roomM, middleM + roomM) < crane.plant().load().bottomM()) {
                return swingM;
            }
            swingM /= 2;
        }
        return 0;
    }

    private void step() {
        control.advance();
        invariants.plant(time.nowNs(), terminal.commanding(), disturbed);
    }

    /** Begins and ends what goes wrong in this move; whether it has begun. */
    private boolean trouble(Move move, double sinceS) {
        boolean on = sinceS >= move.troubleAtS() && sinceS < move.troubleAtS() + move.troubleS();
        boolean begins = on && sinceS - 0.001 < move.troubleAtS();
        boolean ends = !on && sinceS >= move.troubleAtS() + move.troubleS()
                && sinceS - 0.001 < move.troubleAtS() + move.troubleS();
        AbbDrive drive = crane.drive(move.victim());
        int link = truth.drives().get(move.victim()).link();
        switch (move.trouble()) {
            case NONE -> {
                return false;
            }
            case LINK_SILENT -> disturb(link, begins, ends, move, Disturbance.SILENT);
            case LINK_BROKEN -> disturb(link, begins, ends, move, Disturbance.UNPLUGGED);
            case IO_SILENT -> disturb(ioLink(), begins, ends, move, Disturbance.SILENT);
            case DRIVE_TRIP -> act(begins, () -> drive.trip(AbbDrive.EXTERNAL));
            case DRIVE_LOCAL -> {
                act(begins, () -> drive.local(true));
                act(ends, () -> drive.local(false));
            }
            case EMERGENCY_STOP -> {
                act(begins, () -> crane.instruments().emergencyStop(true));
                act(ends, () -> crane.instruments().emergencyStop(false));
            }
            case OPERATOR_STOP -> act(begins, terminal::stop);
            case OPERATOR_PAUSE -> act(begins, () -> terminal.pause(time.nowNs()));
            case CAMERA_COVERED -> {
                act(begins, () -> crane.instruments().coverCamera(true));
                act(ends, () -> crane.instruments().coverCamera(false));
            }
            case STORM -> {
                act(begins, () -> crane.plant().wind().blow(truth.wind().stopMps() + 5, 0.0));
                act(ends, () -> crane.plant().wind().blow(move.windMps(), 0.0));
            }
        }
        return sinceS >= move.troubleAtS();
    }

    private void disturb(int link, boolean begins, boolean ends, Move move, Disturbance by) {
        act(begins, () -> control.link(link).disturb(by));
        act(ends, () -> control.link(link).disturb(Disturbance.latency(move.latencyNs(), move.latencyNs() / 4)));
    }

    private int ioLink() {
        return truth.signals().getFirst().link();
    }

    private static void act(boolean now, Runnable what) {
        if (now) {
            what.run();
        }
    }

    /** Heals whatever a move that ended early left behind. */
    private void calm() {
        crane.instruments().emergencyStop(false);
        crane.instruments().coverCamera(false);
        for (int i = 0; i < truth.drives().size(); i++) {
            crane.drive(i).local(false);
        }
    }

    private void report(Move move, int number, int releasedBefore, long acceptedNs) {
        if (crane.plant().moves().moveCount() == releasedBefore) {
            invariants.liveness(time.nowNs(),
                    "move " + number + " is " + terminal.state() + " but nothing was released");
            return;
        }
        MoveRecord truthOfMove = crane.plant().moves().moves().getLast();
        outOfPlace.moved(move.job(), truthOfMove.landingErrorMm());
        figures.add(new SimulationReport.Move("SIM-" + number, truthOfMove.containerId(), truthOfMove.from(),
                truthOfMove.to(), (truthOfMove.unlockedNs() - acceptedNs) / 1e9, truthOfMove.motionS(),
                truthOfMove.peakSwayDeg(), truthOfMove.landingSwayMm(), truthOfMove.landingErrorMm(),
                truthOfMove.energyKwh(), truthOfMove.regeneratedKwh(), move.trouble().name()));
        if (!disturbed && (truthOfMove.landingSwayMm() > MAX_LANDING_SWAY_MM
                || truthOfMove.landingErrorMm() > MAX_LANDING_ERROR_MM)) {
            invariants.landing(time.nowNs(), String.format(Locale.ROOT, "move %d landed with %.0f mm sway, %.0f mm off",
                    number, truthOfMove.landingSwayMm(), truthOfMove.landingErrorMm()));
        }
    }

    private void tell(long nowNs, Event event) {
        teller.accept(String.format(Locale.ROOT, "%10.3f  %s", nowNs / 1e9, words.of(event)));
    }

    /** Sees every cycle. */
    private final class CycleWatch implements JournalSink {

        @Override
        public boolean cycle(InputImage in, OutputImage out) {
            cycles++;
            hash.add(out);
            invariants.cycle(in, out);
            for (int i = 0; i < out.eventCount; i++) {
                tell(in.nowNs, out.events[i]);
            }
            terminal.hear(out);
            terminal.act(in.nowNs);
            return true;
        }

        @Override
        public boolean snapshot(long tick, StateImage state) {
            return true;
        }

        @Override
        public void link(int link, LinkChange change, String cause) {
            // the invariants look at the words
        }

        @Override
        public long lostRecords() {
            return 0;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
