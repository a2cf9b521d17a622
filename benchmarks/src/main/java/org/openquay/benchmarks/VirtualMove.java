package org.openquay.benchmarks;

import java.util.ArrayList;
import java.util.List;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.Location;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.drive.ExchangeResult;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.journal.JournalSink;
import org.openquay.api.journal.LinkChange;
import org.openquay.api.state.StateImage;
import org.openquay.api.status.JobState;
import org.openquay.app.crane.CraneFile;
import org.openquay.runtime.CraneControl;
import org.openquay.runtime.CycleClock;
import org.openquay.runtime.Drivers;
import org.openquay.runtime.LinkPort;
import org.openquay.simulator.SimulatedCrane;
import org.openquay.simulator.cargo.CargoJob;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.virtualtime.Disturbance;
import org.openquay.simulator.virtualtime.InMemoryLink;
import org.openquay.simulator.virtualtime.VirtualTime;

/** Works one container from deck to truck with the virtual crane in virtual time, on the thread of its caller. */
final class VirtualMove {

    private static final long SEED = 1;
    private static final CargoJob JOB =
            new CargoJob("OQYU1002102", 21_500, Location.parse("V-03-09-03"), Location.parse("L-03-03"));
    private static final long MS = 1_000_000L;
    private static final long CONNECT_NS = 100 * MS;
    private static final long LONGEST_NS = 180_000 * MS;
    private static final int PLAN_TICKS = 5;

    private final JournalSink recorder;
    private final VirtualTime time;
    private final MoveTerminal terminal;
    private final CraneControl control;
    private final List<InMemoryLink> links = new ArrayList<>();
    private final long[] exchangeDueNs;
    private long planDueTick = Long.MAX_VALUE;

    /** The move with that crane; the recorder sees every cycle. */
    VirtualMove(CraneFile file, JournalSink recorder) {
        this.recorder = recorder;
        CraneDescription crane = file.crane();
        CargoPlan cargo = CargoPlan.forJobs(crane.site(), List.of(JOB), SEED);
        time = new VirtualTime(new SimulatedCrane(crane, file.plant().orElseThrow(), cargo, SEED), SEED);
        terminal = new MoveTerminal(crane, JOB);
        List<DriveProfile> profiles = Drivers.profiles(crane);
        List<LinkDescription> wired = Drivers.wired(crane, profiles);
        for (int i = 0; i < wired.size(); i++) {
            InMemoryLink link = time.link(i, wired.get(i).write(), wired.get(i).read());
            link.disturb(Disturbance.latency(MS, MS / 4));
            links.add(link);
        }
        exchangeDueNs = new long[links.size()];
        control = CraneControl.of(crane).profiles(profiles).links(List.<DriveLink>copyOf(links)).journal(new Watch())
                .commands(terminal).stops(terminal).clock(new StandingClock()).hardening(role -> {})
                .bootId(MoveTerminal.BOOT_ID).open();
    }

    /** Works the job to its end, but no longer than three minutes; where it then stands. */
    JobState work() {
        long periodNs = time.crane().description().periodNs();
        for (long dueNs = periodNs; !terminal.state().ended() && dueNs < LONGEST_NS; dueNs += periodNs) {
            while (time.nowNs() < dueNs) {
                time.advance(MS);
                for (int i = 0; i < links.size(); i++) {
                    serve(i);
                }
            }
            control.ingest();
            if (control.state().tick() >= planDueTick) {
                planDueTick = Long.MAX_VALUE;
                control.planner().answer();
            }
            control.cycle();
        }
        return terminal.state();
    }

    private void serve(int index) {
        LinkPort port = control.links().get(index);
        InMemoryLink link = links.get(index);
        if (link.underWay()) {
            ExchangeResult result = link.poll(port.incoming());
            if (result != null) {
                port.completed(result, result == ExchangeResult.OK ? link.answeredNs() : time.nowNs());
            }
        }
        if (!link.underWay() && time.nowNs() >= exchangeDueNs[index]) {
            exchangeDueNs[index] = time.nowNs() + port.description().periodNs();
            short[] out = port.outgoing(time.nowNs());
            if (out != null) {
                link.begin(out, time.nowNs() + port.description().deadlineNs());
            } else {
                port.reconnect(time.nowNs() + CONNECT_NS);
            }
        }
    }

    /** Shows each cycle to recorder and terminal, and when a plan is asked for, has it answered some ticks later. */
    private final class Watch implements JournalSink {

        @Override
        public boolean cycle(InputImage in, OutputImage out) {
            if (out.planRequested) {
                planDueTick = in.tick + PLAN_TICKS;
            }
            terminal.hear(out);
            terminal.act(in.nowNs);
            return recorder.cycle(in, out);
        }

        @Override
        public boolean snapshot(long tick, StateImage state) {
            return recorder.snapshot(tick, state);
        }

        @Override
        public void link(int link, LinkChange change, String cause) {
            recorder.link(link, change, cause);
        }

        @Override
        public long lostRecords() {
            return 0;
        }

        @Override
        public void close() {
            recorder.close();
        }
    }

    private final class StandingClock implements CycleClock {

        @Override
        public long nowNs() {
            return time.nowNs();
        }

        @Override
        public void awaitNs(long untilNs) {
            throw new IllegalStateException("in virtual time nobody waits");
        }
    }
}
