package org.openquay.app.simulate;

import java.util.ArrayList;
import java.util.List;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.drive.ExchangeResult;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.journal.JournalSink;
import org.openquay.api.journal.LinkChange;
import org.openquay.api.state.StateImage;
import org.openquay.motion.sway.TransferPlanner;
import org.openquay.runtime.CraneControl;
import org.openquay.runtime.CycleClock;
import org.openquay.runtime.Drivers;
import org.openquay.runtime.LinkPort;
import org.openquay.runtime.Planner;
import org.openquay.simulator.virtualtime.InMemoryLink;
import org.openquay.simulator.virtualtime.VirtualTime;

/**
 * One control of one virtual crane in virtual time: the same cycle, mailboxes, profiles and planner as in the real
 * process, driven by {@link #advance} instead of threads.
 *
 * <p>A plan is computed at once and adopted {@link #PLAN_TICKS} ticks after its request.
 */
public final class VirtualControl {

    /** So many ticks pass between the request for a plan and its adoption: 50 ms at 10 ms, more than planning takes. */
    static final int PLAN_TICKS = 5;
    public static final long BOOT_ID = 1;
    private static final long SUBSTEP_NS = 1_000_000L;
    private static final long RECONNECT_PERIOD_NS = 100_000_000L;

    private final VirtualTime time;
    private final CraneControl control;
    private final CycleClock clock;
    private final List<LinkPort> ports;
    private final List<InMemoryLink> links = new ArrayList<>();
    private final long[] exchangeDueNs;
    private final long[] connectDueNs;
    private final long periodNs;
    private long cycleDueNs;
    private long planDueTick = Long.MAX_VALUE;

    /**
     * @param crane    what control believes of the crane
     * @param time     the crane as it is
     * @param commands where commands and stops come from
     * @param watch    sees every cycle
     */
    VirtualControl(CraneDescription crane, VirtualTime time, ScriptedCommands commands, JournalSink watch) {
        this(crane, time, commands, watch, new TransferPlanner(crane)::plan);
    }

    /** The same with somebody else's plans. */
    public VirtualControl(CraneDescription crane, VirtualTime time, ScriptedCommands commands, JournalSink watch,
            Planner planner) {
        this.time = time;
        List<DriveProfile> profiles = Drivers.profiles(crane);
        List<LinkDescription> wired = Drivers.wired(crane, profiles);
        for (int i = 0; i < wired.size(); i++) {
            links.add(time.link(i, wired.get(i).write(), wired.get(i).read()));
        }
        clock = new CycleClock() {
            @Override
            public long nowNs() {
                return time.nowNs();
            }

            @Override
            public void awaitNs(long untilNs) {
                throw new IllegalStateException("in virtual time nobody waits");
            }
        };
        control = CraneControl.of(crane).profiles(profiles).links(List.<DriveLink>copyOf(links))
                .planner(planner).journal(new PlanWatch(watch)).commands(commands).stops(commands).clock(clock)
                .hardening(role -> {}).bootId(BOOT_ID).open();
        ports = control.links();
        exchangeDueNs = new long[ports.size()];
        connectDueNs = new long[ports.size()];
        periodNs = crane.periodNs();
        cycleDueNs = time.nowNs() + periodNs;
    }

    CraneControl control() {
        return control;
    }

    InMemoryLink link(int index) {
        return links.get(index);
    }

    /** Lets one millisecond pass: plant, devices and links, then, when it is due, one cycle. */
    public void advance() {
        time.advance(SUBSTEP_NS);
        for (int i = 0; i < ports.size(); i++) {
            serve(i);
        }
        if (time.nowNs() >= cycleDueNs) {
            control.ingest();
            if (control.state().tick() >= planDueTick) {
                planDueTick = Long.MAX_VALUE;
                control.planner().answer();
            }
            control.cycle();
            cycleDueNs += periodNs;
        }
    }

    private void serve(int index) {
        LinkPort port = ports.get(index);
        InMemoryLink link = links.get(index);
        long nowNs = time.nowNs();
        if (link.underWay()) {
            ExchangeResult result = link.poll(port.incoming());
            if (result != null) {
                port.completed(result, result == ExchangeResult.OK ? link.answeredNs() : nowNs);
            }
        }
        if (!link.underWay() && nowNs >= exchangeDueNs[index]) {
            exchangeDueNs[index] = nowNs + port.description().periodNs();
            short[] out = port.outgoing(nowNs);
            if (out != null) {
                link.begin(out, nowNs + port.description().deadlineNs());
            } else if (nowNs >= connectDueNs[index]) {
                // no waiting for the answer here, the crane would stand still meanwhile: it is there or comes never
                boolean failed = port.reconnect(nowNs) != null;
                connectDueNs[index] = failed ? nowNs + RECONNECT_PERIOD_NS : nowNs;
            }
        }
    }

    /** Passes everything on, and notes when a plan was asked for. */
    private final class PlanWatch implements JournalSink {

        private final JournalSink watch;

        PlanWatch(JournalSink watch) {
            this.watch = watch;
        }

        @Override
        public boolean cycle(InputImage in, OutputImage out) {
            if (out.planRequested) {
                planDueTick = in.tick + PLAN_TICKS;
            }
            return watch.cycle(in, out);
        }

        @Override
        public boolean snapshot(long tick, StateImage state) {
            return watch.snapshot(tick, state);
        }

        @Override
        public void link(int link, LinkChange change, String cause) {
            watch.link(link, change, cause);
        }

        @Override
        public long lostRecords() {
            return watch.lostRecords();
        }

        @Override
        public void close() {
            watch.close();
        }
    }
}
