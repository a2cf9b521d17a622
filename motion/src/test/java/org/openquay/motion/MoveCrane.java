package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openquay.motion.TestCrane.TERMINAL;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.KeepOut;
import org.openquay.api.crane.Location;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.crane.SiteDescription;
import org.openquay.api.image.EventKind;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;
import org.openquay.api.status.JobState;

/** A test crane with stacks on the vessel and a lease, and the words that tests of moves share. */
final class MoveCrane {

    static final Location SHIP = Location.parse("V-01-05-02");
    static final Location BELOW = Location.parse("V-01-05-01");
    static final Location OTHER_BAY = Location.parse("V-03-07-01");
    static final Location LANE = Location.parse("L-02-01");
    static final Location NEXT_LANE = Location.parse("L-03-01");
    static final double CONTAINER_KG = 20_000;

    final TestCrane crane;

    MoveCrane() {
        this(plant -> {
        });
    }

    /** A crane whose plant was changed before anybody looked. */
    MoveCrane(Consumer<TestPlant> change) {
        this(SampleCrane.description(), change);
    }

    /** Over a site with one thing far out that reaches up to there. */
    static MoveCrane withHighest(double topM) {
        CraneDescription c = SampleCrane.description();
        SiteDescription s = c.site();
        List<KeepOut> keepOuts = new ArrayList<>(s.keepOuts());
        keepOuts.add(new KeepOut("lamp post", 61, 62, topM));
        return new MoveCrane(new CraneDescription(c.id(), c.periodNs(), c.maxLatenessNs(), c.groups(), c.axes(),
                c.drives(), c.links(), c.signals(), c.load(), c.pendulum(), c.spreader(), c.wind(),
                new SiteDescription(s.bays(), s.firstBayM(), s.bayPitchM(), s.rows(), s.firstRowM(), s.rowPitchM(),
                        s.deckM(), s.tiers(), s.laneM(), s.chassisM(), s.containerHeightM(), s.containerWidthM(),
                        keepOuts, s.heightMap())),
                plant -> {
                });
    }

    /** Of another description. */
    MoveCrane(CraneDescription description, Consumer<TestPlant> change) {
        crane = new TestCrane(description);
        change.accept(crane.plant);
        crane.watch(new CraneInvariants());
        crane.plant.yard.stack(SHIP, 2, CONTAINER_KG);
        crane.plant.yard.stack(OTHER_BAY, 1, CONTAINER_KG);
        crane.run(0.5);
        crane.lease(TERMINAL);
    }

    void order(String id, Location from, Location to) {
        Command command = crane.job(TERMINAL, id, from, to, CONTAINER_KG);
        assertThat(crane.answer(command).kind).isEqualTo(EventKind.COMMAND_ACCEPTED);
    }

    /** Until a little after a phase has begun for the first time. */
    void untilPhase(JobPhase phase) {
        crane.runUntil("phase " + phase, 400, () -> entered(phase) > 0);
        crane.run(0.3);
    }

    long entered(JobPhase phase) {
        return crane.events(EventKind.JOB_PHASE).stream().filter(event -> event.code == phase.ordinal()).count();
    }

    /** Until a job is completed, with no pause on the way. */
    void untilCompleted(int jobs) {
        crane.runUntil(jobs + " jobs completed", 600, () -> {
            assertThat(crane.status().jobState).as("%s", crane).isNotEqualTo(JobState.PAUSED);
            return completed() >= jobs;
        });
        crane.run(0.1);
    }

    long completed() {
        return crane.events(EventKind.JOB_STATE).stream()
                .filter(event -> event.code == JobState.COMPLETED.ordinal()).count();
    }

    void untilHeld(HoldReason reason) {
        crane.runUntil("held by " + reason, 400, () -> crane.status().jobState == JobState.PAUSED);
        assertThat(crane.status().hold).as("%s", crane).isEqualTo(reason);
    }

    void untilStandstill() {
        crane.run(0.2);
        crane.runUntil("standstill", 30, this::stands);
    }

    void requireStandstill() {
        assertThat(stands()).as("stands: %s", crane).isTrue();
    }

    private boolean stands() {
        for (TestDrive drive : crane.plant.drives) {
            if (Math.abs(drive.speedMps) >= 0.02) {
                return false;
            }
        }
        return true;
    }

    void resume(int writer) {
        crane.lease(writer);
        assertThat(crane.answer(writer, CommandKind.RESUME_JOB).kind).as("%s", crane)
                .isEqualTo(EventKind.COMMAND_ACCEPTED);
        crane.run(0.1);
    }

    /** Resets until everything is gone; drives that tripped need two, a while apart. */
    void reset(int writer) {
        crane.runUntil("reset", 5, () -> {
            crane.run(0.5);
            return crane.answer(writer, CommandKind.RESET).kind == EventKind.COMMAND_ACCEPTED;
        });
        crane.run(1.5);
    }
}
