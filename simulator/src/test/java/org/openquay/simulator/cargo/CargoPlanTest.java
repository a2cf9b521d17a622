package org.openquay.simulator.cargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.crane.Location;
import org.openquay.api.crane.LocationKind;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.crane.SiteDescription;

class CargoPlanTest {

    private static final SiteDescription SITE = SampleCrane.description().site();

    private static CargoJob job(String id, String from, String to) {
        return new CargoJob(id, 20_000, Location.parse(from), Location.parse(to));
    }

    @Test
    void standsEachContainerToDischargeWhereTheJobSays() {
        CargoPlan plan = CargoPlan.forJobs(SITE, List.of(job("A", "V-02-05-03", "L-01-02"),
                job("B", "V-02-05-02", "L-02-02"), job("C", "V-03-07-01", "L-01-03")), 1);
        assertThat(plan.stowed()).contains(new Stowed(new Container("A", 20_000), Location.parse("V-02-05-03")),
                new Stowed(new Container("B", 20_000), Location.parse("V-02-05-02")),
                new Stowed(new Container("C", 20_000), Location.parse("V-03-07-01")));
        assertThat(plan.trucks()).extracting(TruckCall::at).containsExactly(Location.parse("L-01-02"),
                Location.parse("L-02-02"), Location.parse("L-01-03"));
        assertThat(plan.trucks()).allMatch(call -> call.brings().isEmpty());
    }

    @Test
    void aTruckBringsEachContainerToLoadAndItsPlaceIsTheNextFreeOne() {
        CargoPlan plan = CargoPlan.forJobs(SITE,
                List.of(job("A", "L-01-02", "V-02-05-02"), job("B", "L-01-02", "V-02-05-03")), 1);
        assertThat(plan.trucks()).extracting(call -> call.brings().orElseThrow().id()).containsExactly("A", "B");
        assertThat(plan.stowed()).filteredOn(stowed -> stowed.at().bay() == 2 && stowed.at().row() == 5)
                .extracting(stowed -> stowed.at().tier()).containsExactly(1);
    }

    @Test
    void aPlaceCanBeEmptiedAndFilledAgain() {
        CargoPlan plan = CargoPlan.forJobs(SITE,
                List.of(job("A", "V-02-05-02", "L-01-02"), job("B", "L-01-02", "V-02-05-02")), 1);
        assertThat(plan.stowed()).extracting(stowed -> stowed.container().id()).contains("A").doesNotContain("B");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 99, -5})
    void everyTierStandsOnAnotherAndNothingStandsBesideAJob(long seed) {
        CargoPlan plan = CargoPlan.forJobs(SITE,
                List.of(job("A", "V-02-05-03", "L-01-02"), job("B", "L-02-02", "V-02-09-02")), seed);
        List<Location> taken = plan.stowed().stream().map(Stowed::at).toList();
        assertThat(taken).doesNotHaveDuplicates().hasSizeGreaterThan(5).allMatch(at -> at.tier() == 1
                || taken.contains(new Location(LocationKind.VESSEL, at.bay(), at.row(), at.tier() - 1)));
        assertThat(taken).noneMatch(at -> (at.row() == 4 || at.row() == 6) && at.tier() >= 3)
                .noneMatch(at -> (at.row() == 8 || at.row() == 10) && at.tier() >= 2);
        assertThat(CargoPlan.forJobs(SITE,
                List.of(job("A", "V-02-05-03", "L-01-02"), job("B", "L-02-02", "V-02-09-02")), seed)).isEqualTo(plan);
    }

    @Test
    void refusesAListThatCannotBeWorkedInItsOrder() {
        refused("container B: something stands on V-02-05-02 by then", job("B", "V-02-05-02", "L-01-02"),
                job("A", "V-02-05-03", "L-01-02"));
        refused("container B: V-02-05-01 is taken by another job", job("A", "V-02-05-01", "L-01-02"),
                job("B", "V-02-05-01", "L-01-02"));
        refused("container B: V-02-05-02 is taken by then", job("A", "L-01-02", "V-02-05-02"),
                job("B", "L-01-02", "V-02-05-02"));
        refused("container B: V-02-05-03 has nothing beneath by then", job("A", "V-02-05-02", "L-01-02"),
                job("B", "L-01-02", "V-02-05-03"));
        refused("container A: V-11-01-01 is no place of this site", job("A", "V-11-01-01", "L-01-02"));
        refused("container A: L-09-01 is no place of this site", job("A", "V-01-01-01", "L-09-01"));
    }

    private static void refused(String message, CargoJob... jobs) {
        assertThatThrownBy(() -> CargoPlan.forJobs(SITE, List.of(jobs), 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
