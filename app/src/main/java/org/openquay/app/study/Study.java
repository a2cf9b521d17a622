package org.openquay.app.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

import org.openquay.api.crane.CraneDescription;
import org.openquay.app.jobs.JobList;
import org.openquay.simulator.plant.PlantDescription;

/**
 * Many landings under circumstances drawn from seeds, each worked every {@link Way}, and a job list each {@link ListWay}.
 * The same seeds give the same report, on however many threads.
 */
public final class Study {

    private final CraneDescription crane;
    private final PlantDescription plant;
    private final JobList list;

    /** Of that crane, with that list. */
    public Study(CraneDescription crane, PlantDescription plant, JobList list) {
        this.crane = crane;
        this.plant = plant;
        this.list = list;
    }

    /**
     * Runs it.
     *
     * @param seeds     how many landings
     * @param firstSeed the seed of the first; the others follow
     * @param threads   how many work at once
     * @param progress  hears how many landings have been worked every way
     * @throws InterruptedException when this thread is interrupted; what is being worked then ends by itself
     */
    public StudyReport run(int seeds, long firstSeed, int threads, IntConsumer progress) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<ListFigures>> lists = Arrays.stream(ListWay.values())
                    .map(way -> workers.submit(() -> listed(firstSeed, way))).toList();
            List<Future<List<Landing>>> pending = new ArrayList<>();
            for (int i = 0; i < seeds; i++) {
                long seed = firstSeed + i;
                pending.add(workers.submit(() -> landed(seed)));
            }
            List<Landing> landings = new ArrayList<>();
            for (int i = 0; i < seeds; i++) {
                landings.addAll(result(pending.get(i)));
                progress.accept(i + 1);
            }
            List<ListFigures> listed = new ArrayList<>();
            for (Future<ListFigures> each : lists) {
                listed.add(result(each));
            }
            return new StudyReport(landings, listed);
        } finally {
            workers.shutdownNow();
        }
    }

    private ListFigures listed(long seed, ListWay way) {
        return new ListTrial(crane, plant, list, seed, way).run();
    }

    private List<Landing> landed(long seed) {
        Circumstances by = Circumstances.draw(crane.site(), crane.load().safeWorkingLoadKg(), seed);
        return Arrays.stream(Way.values()).map(way -> new LandingTrial(crane, plant, by, way).run()).toList();
    }

    private static <T> T result(Future<T> of) throws InterruptedException {
        try {
            return of.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a trial failed: " + e.getCause(), e);
        }
    }
}
