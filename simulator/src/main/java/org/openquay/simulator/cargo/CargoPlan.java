package org.openquay.simulator.cargo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.openquay.api.crane.Location;
import org.openquay.api.crane.LocationKind;
import org.openquay.api.crane.SiteDescription;

/**
 * The cargo at the start of a run: what stands on the vessel, and the trucks in the order in which they come to their
 * lanes. A lane serves its trucks one after the other; lanes do not wait for each other.
 *
 * @param stowed containers on the vessel; every tier below one of them is taken too
 * @param trucks visits, first ones first
 */
public record CargoPlan(List<Stowed> stowed, List<TruckCall> trucks) {

    public CargoPlan {
        stowed = List.copyOf(stowed);
        trucks = List.copyOf(trucks);
    }

    /** An empty vessel and empty lanes. */
    public static CargoPlan none() {
        return new CargoPlan(List.of(), List.of());
    }

    /**
     * A stowage and truck calls under which the jobs can be worked in their order: a container to discharge stands
     * where the job says, on other containers where its tier needs that, and a truck comes empty for it; a container to
     * load comes on a truck, and its tier on the vessel is the next free one. Other stacks of the same bays are filled
     * from the seed, none of them beside a place that a job uses.
     *
     * @throws IllegalArgumentException naming the job, when the list cannot be worked in its order
     */
    public static CargoPlan forJobs(SiteDescription site, List<CargoJob> jobs, long seed) {
        Stowage stowage = new Stowage(site, seed);
        jobs.forEach(stowage::provideFor);
        stowage.fillOtherStacks();
        List<Stowed> atStart = stowage.atStart();
        jobs.forEach(stowage::work);
        return new CargoPlan(atStart, truckCalls(jobs));
    }

    private static List<TruckCall> truckCalls(List<CargoJob> jobs) {
        List<TruckCall> calls = new ArrayList<>();
        for (CargoJob job : jobs) {
            if (isLane(job.from())) {
                calls.add(new TruckCall(job.from(), Optional.of(new Container(job.containerId(), job.massKg()))));
            }
            if (isLane(job.to())) {
                calls.add(new TruckCall(job.to(), Optional.empty()));
            }
        }
        return calls;
    }

    private static boolean isLane(Location at) {
        return at.kind() == LocationKind.LANE;
    }
}
