package org.openquay.simulator.cargo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;

import org.openquay.api.crane.Location;
import org.openquay.api.crane.LocationKind;
import org.openquay.api.crane.SiteDescription;

/** The vessel's stacks while a cargo plan is made and tried out. */
final class Stowage {

    private static final String FILLER = "OQXU";
    private static final double LIGHTEST_KG = 4_000;
    private static final double HEAVIEST_KG = 30_000;

    private final SiteDescription site;
    private final SplittableRandom random;
    private final @Nullable Container[][][] slot;
    private final boolean[][][] filledByJob;
    /** Lowest tier that a job uses in a stack; 0 where none does. */
    private final int[][] lowestJobTier;
    private int fillers;

    Stowage(SiteDescription site, long seed) {
        this.site = site;
        this.random = new SplittableRandom(seed);
        this.slot = new Container[site.bays() + 1][site.rows() + 1][site.tiers() + 1];
        this.filledByJob = new boolean[site.bays() + 1][site.rows() + 1][site.tiers() + 1];
        this.lowestJobTier = new int[site.bays() + 1][site.rows() + 1];
    }

    /** Puts what the job takes from the vessel there, and beneath its places what they need to stand on. */
    void provideFor(CargoJob job) {
        require(site.landingPoint(job.from()).isPresent(), job, job.from() + " is no place of this site");
        require(site.landingPoint(job.to()).isPresent(), job, job.to() + " is no place of this site");
        Location from = job.from();
        if (from.kind() == LocationKind.VESSEL && !filledByJob[from.bay()][from.row()][from.tier()]) {
            fillBelow(from);
            Container there = slot[from.bay()][from.row()][from.tier()];
            require(there == null || there.id().startsWith(FILLER), job, from + " is taken by another job");
            slot[from.bay()][from.row()][from.tier()] = new Container(job.containerId(), job.massKg());
        }
        Location to = job.to();
        if (to.kind() == LocationKind.VESSEL) {
            fillBelow(to);
            filledByJob[to.bay()][to.row()][to.tier()] = true;
        }
    }

    private void fillBelow(Location at) {
        for (int tier = 1; tier < at.tier(); tier++) {
            if (slot[at.bay()][at.row()][tier] == null && !filledByJob[at.bay()][at.row()][tier]) {
                slot[at.bay()][at.row()][tier] = filler();
            }
        }
        int lowest = lowestJobTier[at.bay()][at.row()];
        lowestJobTier[at.bay()][at.row()] = lowest == 0 ? at.tier() : Math.min(lowest, at.tier());
    }

    /** Fills the stacks that no job uses, in the bays that jobs use, up to below the places of neighbouring jobs. */
    void fillOtherStacks() {
        for (int bay = 1; bay <= site.bays(); bay++) {
            for (int row = 1; row <= site.rows() && used(bay); row++) {
                if (lowestJobTier[bay][row] == 0) {
                    int tiers = Math.min(random.nextInt(site.tiers()),
                            Math.min(freeBeside(bay, row - 1), freeBeside(bay, row + 1)));
                    for (int tier = 1; tier <= tiers; tier++) {
                        slot[bay][row][tier] = filler();
                    }
                }
            }
        }
    }

    private boolean used(int bay) {
        for (int lowest : lowestJobTier[bay]) {
            if (lowest != 0) {
                return true;
            }
        }
        return false;
    }

    private int freeBeside(int bay, int row) {
        boolean job = row >= 1 && row <= site.rows() && lowestJobTier[bay][row] != 0;
        return job ? lowestJobTier[bay][row] - 1 : site.tiers();
    }

    List<Stowed> atStart() {
        List<Stowed> all = new ArrayList<>();
        for (int bay = 1; bay <= site.bays(); bay++) {
            for (int row = 1; row <= site.rows(); row++) {
                for (int tier = 1; tier <= site.tiers(); tier++) {
                    Container container = slot[bay][row][tier];
                    if (container != null) {
                        all.add(new Stowed(container, new Location(LocationKind.VESSEL, bay, row, tier)));
                    }
                }
            }
        }
        return all;
    }

    /** Works the job on paper. */
    void work(CargoJob job) {
        if (job.from().kind() == LocationKind.VESSEL) {
            Location from = job.from();
            Container there = slot[from.bay()][from.row()][from.tier()];
            require(there != null && there.id().equals(job.containerId()), job, "it is not at " + from + " by then");
            require(free(from.bay(), from.row(), from.tier() + 1), job, "something stands on " + from + " by then");
            slot[from.bay()][from.row()][from.tier()] = null;
        }
        if (job.to().kind() == LocationKind.VESSEL) {
            Location to = job.to();
            require(free(to.bay(), to.row(), to.tier()), job, to + " is taken by then");
            require(to.tier() == 1 || !free(to.bay(), to.row(), to.tier() - 1), job,
                    to + " has nothing beneath by then");
            slot[to.bay()][to.row()][to.tier()] = new Container(job.containerId(), job.massKg());
        }
    }

    private boolean free(int bay, int row, int tier) {
        return tier > site.tiers() || slot[bay][row][tier] == null;
    }

    private Container filler() {
        return new Container(FILLER + "%07d".formatted(++fillers), random.nextDouble(LIGHTEST_KG, HEAVIEST_KG));
    }

    private static void require(boolean condition, CargoJob job, String reason) {
        if (!condition) {
            throw new IllegalArgumentException("container " + job.containerId() + ": " + reason);
        }
    }
}
