package org.openquay.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.PendulumDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.crane.SignalRole;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.journal.JournalSink;
import org.openquay.api.journal.LinkChange;
import org.openquay.api.state.StateImage;
import org.openquay.app.control.Writers;
import org.openquay.app.crane.CraneFile;
import org.openquay.app.crane.LeversFileTest;
import org.openquay.app.replay.Replay;
import org.openquay.journal.Journal;
import org.openquay.journal.JournalListener;
import org.openquay.journal.JournalOptions;
import org.openquay.journal.SessionInfo;
import org.openquay.motion.CraneStep;
import org.openquay.runtime.Drivers;
import org.openquay.simulator.SimulatedCrane;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.device.CabinDesk;
import org.openquay.simulator.virtualtime.VirtualTime;

/** Somebody drives the virtual crane with its levers, in virtual time: words, links, devices and plant are the real ones. */
class DrivenByHandTest {

    private static final long SEED = 5;
    private static final double FULL = 1000;
    private static final long MS = 1_000_000L;

    @TempDir
    Path directory;

    @Test
    void theLoadHangsStillAfterTheHandWhereItSwingsWithoutDamping() throws Exception {
        CraneFile file = CraneFile.parse(Path.of("levers.yaml"), LeversFileTest.withLevers());
        Session damped = new Session(file, file.crane(), "damped");
        double dampedM = damped.drive();
        double undampedM = new Session(file, undamped(file.crane()), "undamped").drive();

        assertThat(dampedM).as("left of %.2f m", undampedM).isLessThan(0.2 * undampedM).isLessThan(0.35);
        assertThat(undampedM).as("there is something to damp").isGreaterThan(1);
        assertThat(damped.invariants.violations()).isEmpty();

        Replay.Result replay = Replay.run(directory.resolve("damped"), false, cycles -> {});
        assertThat(replay.exact()).as("%s", replay).isTrue();
        assertThat(replay.cycles()).isGreaterThan(4_000);
    }

    private static CraneDescription undamped(CraneDescription c) {
        PendulumDescription p = c.pendulum();
        return new CraneDescription(c.id(), c.periodNs(), c.maxLatenessNs(), c.groups(), c.axes(), c.drives(),
                c.links(), c.signals(), c.load(),
                new PendulumDescription(p.suspensionHeightM(), p.maxSwayRad(), p.sensorDelayS(), 0, p.calmSwayM()),
                c.spreader(), c.wind(), c.site(), c.levers());
    }

    /** One session of control, recorded, with a hand at the levers. */
    private final class Session {

        final Invariants invariants;
        private final SimulatedCrane crane;
        private final VirtualTime time;
        private final VirtualControl control;
        private final Journal journal;

        Session(CraneFile file, CraneDescription believed, String name) throws Exception {
            CraneDescription truth = file.crane();
            crane = new SimulatedCrane(truth, file.plant().orElseThrow(),
                    CargoPlan.forJobs(truth.site(), List.of(), SEED), SEED);
            time = new VirtualTime(crane, SEED);
            invariants = new Invariants(truth, crane.plant());
            CraneStep shape = new CraneStep(truth, Drivers.profiles(truth), Writers.NAMES.size());
            journal = Journal.open(directory.resolve(name),
                    new SessionInfo(truth.id(), "0", file.text(), "the code of the test", "a JVM", 1, shape.shape()),
                    JournalOptions.standard(), JournalListener.none());
            control = new VirtualControl(believed, time, new ScriptedCommands(Writers.NAMES.size(),
                    VirtualControl.BOOT_ID), new Watch(invariants, journal.sink()));
        }

        /** Full ahead, reverse, up meanwhile, and let go; how far the load then swings, m. */
        double drive() {
            CabinDesk desk = crane.instruments().cabin();
            run(1);
            desk.operate(SignalRole.CABIN_SELECTED, 0, true);
            desk.operate(SignalRole.CABIN_ENABLED, 0, true);
            run(1.5);
            desk.move(SampleCrane.TROLLEY, FULL);
            run(6);
            assertThat(crane.plant().axis(SampleCrane.TROLLEY).speedMps()).isGreaterThan(2.5);
            desk.move(SampleCrane.HOIST, 0.5 * FULL);
            desk.move(SampleCrane.TROLLEY, -0.8 * FULL);
            run(9);
            desk.move(SampleCrane.TROLLEY, 0);
            desk.move(SampleCrane.HOIST, 0);
            run(25);
            double swayM = crane.plant().load().swayAmplitudeM();
            desk.operate(SignalRole.CABIN_SELECTED, 0, false);
            run(2);
            control.control().close();
            journal.close();
            return swayM;
        }

        private void run(double seconds) {
            long untilNs = time.nowNs() + Math.round(seconds * 1000) * MS;
            while (time.nowNs() < untilNs) {
                control.advance();
                invariants.plant(time.nowNs(), true, false);
            }
        }
    }

    /** Shows each cycle to the invariants before it is recorded. */
    private record Watch(Invariants invariants, JournalSink recorder) implements JournalSink {

        @Override
        public boolean cycle(InputImage in, OutputImage out) {
            invariants.cycle(in, out);
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
            return recorder.lostRecords();
        }

        @Override
        public void close() {
            recorder.close();
        }
    }
}
