package org.openquay.app.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LandingPoint;
import org.openquay.app.crane.CraneFile;
import org.openquay.app.jobs.JobList;
import org.openquay.app.replay.RecordedSession;
import org.openquay.simulator.plant.PlantDescription;

class StudyTest {

    private static final CraneFile FILE = RecordedSession.sample();
    private static final CraneDescription CRANE = FILE.crane();
    private static final PlantDescription PLANT = FILE.plant().orElseThrow();
    private static final int DRAWN = 2_000;

    private static Circumstances drawn(long seed) {
        return Circumstances.draw(CRANE.site(), CRANE.load().safeWorkingLoadKg(), seed);
    }

    @Test
    void theSameSeedsGiveTheSameReportOnAnyNumberOfThreads() throws Exception {
        JobList one = new JobList(List.of(), List.of());
        StudyReport first = new Study(CRANE, PLANT, one).run(2, 5, 1, done -> {});
        StudyReport second = new Study(CRANE, PLANT, one).run(2, 5, 2, done -> {});
        StudyReport other = new Study(CRANE, PLANT, one).run(2, 7, 2, done -> {});

        assertThat(first.landings()).hasSize(2 * Way.values().length)
                .allSatisfy(landing -> assertThat(landing.touchDown()).isPresent());
        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void everyWayMeetsTheSameWindOnTheSamePlant() {
        Circumstances by = drawn(11);
        LandingTrial[] trials = Arrays.stream(Way.values()).map(way -> new LandingTrial(CRANE, PLANT, by, way))
                .toArray(LandingTrial[]::new);
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int ms = 0; ms < 20_000; ms++) {
            for (LandingTrial trial : trials) {
                trial.step();
            }
            double windMps = trials[0].plant().wind().alongTrolleyMps();
            assertThat(trials).extracting(trial -> trial.plant().wind().alongTrolleyMps()).containsOnly(windMps);
            least = Math.min(least, windMps);
            most = Math.max(most, windMps);
        }
        assertThat(most - least).isGreaterThan(0.3 * by.windMps());
        List<PlantDescription> plants =
                Arrays.stream(Way.values()).map(way -> TrialCrane.of(CRANE, PLANT, by, way).plant()).toList();
        assertThat(plants).extracting(PlantDescription::drives).containsOnly(plants.getFirst().drives());
        assertThat(plants).extracting(PlantDescription::wind).containsOnly(plants.getFirst().wind());
        assertThat(plants).extracting(PlantDescription::load).containsOnly(plants.getFirst().load());
    }

    @Test
    void controlBelievesWhatIsDrawnAndThePerfectOneTheTruth() {
        Circumstances by = drawn(3);
        LandingPoint place = CRANE.site().landingPoint(by.job().to()).orElseThrow();
        CraneDescription ours = TrialCrane.of(CRANE, PLANT, by, Way.OURS).believed();
        CraneDescription zv = TrialCrane.of(CRANE, PLANT, by, Way.ZV_ALONE).believed();
        CraneDescription perfect = TrialCrane.of(CRANE, PLANT, by, Way.PERFECT_SENSORS).believed();

        double trueM = CRANE.pendulum().lengthM(place.heightM());
        assertThat(ours.pendulum().lengthM(place.heightM()) / trueM - 1).isCloseTo(by.ropeError(), within(1e-9));
        assertThat(Math.abs(by.ropeError())).isGreaterThan(1e-4);
        assertThat(zv.pendulum().suspensionHeightM()).isEqualTo(ours.pendulum().suspensionHeightM());
        assertThat(zv.pendulum().dampingGain()).isZero();
        assertThat(perfect.pendulum().suspensionHeightM()).isEqualTo(CRANE.pendulum().suspensionHeightM());
        assertThat(TrialCrane.of(CRANE, PLANT, by, Way.PERFECT_SENSORS).plant().sensors().swayNoiseRad()).isZero();
        assertThat(TrialCrane.of(CRANE, PLANT, by, Way.OURS).plant().sensors().swayNoiseRad())
                .isEqualTo(by.swayNoiseRad());
    }

    /** 2000 draws, seeds 1 to 2000, each quantity compared with a tenth of its range at either end. */
    @Test
    void theCircumstancesFillTheirRanges() {
        List<Circumstances> all = IntStream.rangeClosed(1, DRAWN).mapToObj(StudyTest::drawn).toList();

        fills(all.stream().mapToDouble(Circumstances::windMps).toArray(), 0, 15);
        fills(all.stream().mapToDouble(Circumstances::ropeError).toArray(), -0.03, 0.03);
        fills(all.stream().mapToDouble(Circumstances::trolleyLagS).toArray(), 0.05, 0.25);
        fills(all.stream().mapToDouble(Circumstances::hoistLagS).toArray(), 0.05, 0.25);
        fills(all.stream().mapToDouble(by -> by.job().massKg()).toArray(), 5_000, 50_000);
        fills(all.stream().mapToDouble(Circumstances::swayNoiseRad).toArray(), 0.4e-3, 1.6e-3);
        fills(all.stream().mapToDouble(Circumstances::swayDelayS).toArray(), 0.04, 0.12);
        assertThat(all).extracting(Circumstances::towardsWater).contains(true, false);
        assertThat(all).extracting(by -> by.job().to()).hasSizeGreaterThan(60);
    }

    private static void fills(double[] values, double from, double to) {
        assertThat(Arrays.stream(values).allMatch(value -> value >= from && value <= to)).isTrue();
        assertThat(Arrays.stream(values).filter(value -> value < from + 0.1 * (to - from)).count()).isBetween(140L,
                260L);
        assertThat(Arrays.stream(values).filter(value -> value > to - 0.1 * (to - from)).count()).isBetween(140L,
                260L);
    }

    @Test
    void theListIsWorkedBothWays() throws Exception {
        JobList whole = JobList.read(Path.of("..", "cranes", "sts-65t.jobs.yaml"), CRANE);
        JobList list = new JobList(whole.vessel(), whole.jobs().subList(0, 2));

        ListFigures ours = new ListTrial(CRANE, PLANT, list, 1, ListWay.OURS).run();
        ListFigures zv = new ListTrial(CRANE, PLANT, list, 1, ListWay.ZV_ALONE).run();
        ListFigures settled = new ListTrial(CRANE, PLANT, list, 1, ListWay.ZV_SETTLED).run();

        assertThat(ours.moves()).extracting(ListFigures.Move::jobId).containsExactly("WI-0001", "WI-0002");
        assertThat(zv.moves()).hasSize(2);
        assertThat(zv.transferS()).isGreaterThan(1.2 * ours.transferS());
        assertThat(settled.transferS()).isCloseTo(zv.transferS(), within(1.0));
        assertThat(zv.settlingS()).isLessThan(3);
        assertThat(settled.settlingS()).isGreaterThan(zv.settlingS());
        assertThat(settled.mostErrorMm()).isLessThan(50);
        assertThat(ours.gantryS()).isGreaterThan(10);
        assertThat(ours.movesPerHour()).isCloseTo(7200 / (ours.motionS() + 40), within(1e-9));
    }
}
