package org.openquay.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.Location;
import org.openquay.api.crane.LocationKind;
import org.openquay.app.crane.CraneFile;
import org.openquay.app.replay.RecordedSession;
import org.openquay.app.simulate.Scenario.Move;
import org.openquay.app.simulate.Scenario.Trouble;
import org.openquay.simulator.cargo.CargoJob;
import org.openquay.simulator.plant.PlantDescription;

/** Each protection is switched off by letting control believe in a crane that does not need it; the invariants notice. */
class InvariantsNoticeTest {

    private static final double NO_WIND = 0;
    private static final double HEAVY_KG = 80_000;

    /** What can be switched off, and the invariant that must notice. */
    enum Protection {
        DAMPING("LIVENESS") {
            @Override
            CraneDescription believed(CraneDescription crane) {
                return Altered.undamped(crane);
            }
        },
        TORQUE_PROVING("BRAKE") {
            @Override
            CraneDescription believed(CraneDescription crane) {
                return Altered.axis(crane, AxisRole.HOIST, Altered::unproven);
            }
        },
        STALE_DETECTION("STALE") {
            @Override
            CraneDescription believed(CraneDescription crane) {
                return Altered.staleAfter(crane, 60_000_000_000L);
            }
        },
        TROLLEY_SPEED("SPEED") {
            @Override
            CraneDescription truth(CraneDescription crane) {
                return Altered.axis(crane, AxisRole.TROLLEY, axis -> Altered.limits(axis, 0.5, 1, 1));
            }
        },
        HOIST_SPEED("SPEED") {
            @Override
            CraneDescription truth(CraneDescription crane) {
                return Altered.hoistSpeed(crane, 0.5);
            }
        },
        GANTRY_SPEED("SPEED") {
            @Override
            CraneDescription truth(CraneDescription crane) {
                return Altered.axis(crane, AxisRole.GANTRY, axis -> Altered.limits(axis, 0.5, 1, 1));
            }
        },
        TROLLEY_ACCELERATION("ACCELERATION") {
            @Override
            CraneDescription truth(CraneDescription crane) {
                return Altered.axis(crane, AxisRole.TROLLEY, axis -> Altered.limits(axis, 1, 0.5, 1));
            }
        },
        HOIST_ACCELERATION("ACCELERATION") {
            @Override
            CraneDescription truth(CraneDescription crane) {
                return Altered.axis(crane, AxisRole.HOIST, axis -> Altered.limits(axis, 1, 0.5, 1));
            }
        },
        GANTRY_ACCELERATION("ACCELERATION") {
            @Override
            CraneDescription truth(CraneDescription crane) {
                return Altered.axis(crane, AxisRole.GANTRY, axis -> Altered.limits(axis, 1, 0.5, 1));
            }
        },
        TROLLEY_JERK("JERK") {
            @Override
            CraneDescription truth(CraneDescription crane) {
                return Altered.axis(crane, AxisRole.TROLLEY, axis -> Altered.limits(axis, 1, 1, 0.2));
            }
        },
        HOIST_JERK("JERK") {
            @Override
            CraneDescription truth(CraneDescription crane) {
                return Altered.axis(crane, AxisRole.HOIST, axis -> Altered.limits(axis, 1, 1, 0.2));
            }
        },
        GANTRY_JERK("JERK") {
            @Override
            CraneDescription truth(CraneDescription crane) {
                return Altered.axis(crane, AxisRole.GANTRY, axis -> Altered.limits(axis, 1, 1, 0.2));
            }
        },
        TROLLEY_LIMIT("LIMIT") {
            @Override
            CraneDescription truth(CraneDescription crane) {
                return Altered.axis(crane, AxisRole.TROLLEY, axis -> Altered.travel(axis, 30, 64.5));
            }
        },
        HOIST_LIMIT("LIMIT") {
            @Override
            CraneDescription truth(CraneDescription crane) {
                return Altered.axis(crane, AxisRole.HOIST, axis -> Altered.travel(axis, 15, 45));
            }
        },
        GANTRY_LIMIT("LIMIT") {
            @Override
            CraneDescription truth(CraneDescription crane) {
                return Altered.axis(crane, AxisRole.GANTRY, axis -> Altered.travel(axis, 5, 122));
            }
        },
        TROLLEY_LOWER_LIMIT("LIMIT") {
            @Override
            CraneDescription truth(CraneDescription crane) {
                return Altered.axis(crane, AxisRole.TROLLEY, axis -> Altered.travelDown(axis, -12));
            }
        },
        HOIST_LOWER_LIMIT("LIMIT") {
            @Override
            CraneDescription truth(CraneDescription crane) {
                return Altered.axis(crane, AxisRole.HOIST, axis -> Altered.travelDown(axis, 10));
            }
        },
        GANTRY_LOWER_LIMIT("LIMIT") {
            @Override
            CraneDescription truth(CraneDescription crane) {
                return Altered.axis(believed(crane), AxisRole.GANTRY, axis -> Altered.travelDown(axis, -5));
            }

            @Override
            CraneDescription believed(CraneDescription crane) {
                return Altered.firstBay(crane, -30);
            }
        },
        TROLLEY_STOPPING_DISTANCE("STOPPING_DISTANCE") {
            @Override
            CraneDescription truth(CraneDescription crane) {
                return Altered.axis(crane, AxisRole.TROLLEY, axis -> Altered.travel(axis, 63, 30));
            }
        },
        HOIST_STOPPING_DISTANCE("STOPPING_DISTANCE") {
            @Override
            CraneDescription truth(CraneDescription crane) {
                return Altered.axis(crane, AxisRole.HOIST, axis -> Altered.travel(axis, 45, 22));
            }
        },
        GANTRY_STOPPING_DISTANCE("STOPPING_DISTANCE") {
            @Override
            CraneDescription truth(CraneDescription crane) {
                return Altered.axis(crane, AxisRole.GANTRY, axis -> Altered.travel(axis, 120, 8));
            }
        },
        OVERLOAD("OVERLOAD") {
            @Override
            CraneDescription believed(CraneDescription crane) {
                return Altered.workingLoad(crane, 2 * HEAVY_KG);
            }

            @Override
            Move move() {
                return InvariantsNoticeTest.move(HEAVY_KG, NO_WIND, Trouble.NONE);
            }
        },
        WIND("WIND") {
            @Override
            CraneDescription believed(CraneDescription crane) {
                return Altered.windproof(crane);
            }

            @Override
            Move move() {
                return InvariantsNoticeTest.move(20_000, 30, Trouble.NONE);
            }
        };

        private final String invariant;

        Protection(String invariant) {
            this.invariant = invariant;
        }

        CraneDescription truth(CraneDescription crane) {
            return crane;
        }

        CraneDescription believed(CraneDescription crane) {
            return crane;
        }

        Move move() {
            Trouble trouble = this == STALE_DETECTION ? Trouble.IO_SILENT : Trouble.NONE;
            return InvariantsNoticeTest.move(20_000, NO_WIND, trouble);
        }
    }

    private static CraneDescription crane;
    private static PlantDescription plant;

    @BeforeAll
    static void read() throws Exception {
        CraneFile file = RecordedSession.sample();
        crane = file.crane();
        plant = file.plant().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void noticeWhatIsSwitchedOff(Protection off) {
        Scenario scenario = new Scenario(List.of(off.move()));
        var report = new Simulation(off.truth(crane), off.believed(crane), plant, scenario, 1, event -> {})
                .run(done -> {});
        assertThat(report.violations()).extracting(Invariants.Violation::invariant).contains(off.invariant);
    }

    @ParameterizedTest
    @EnumSource(names = {"DAMPING", "STALE_DETECTION", "OVERLOAD", "WIND"})
    void noticeNothingOfTheSameMovesWithTheProtectionOn(Protection on) {
        Scenario scenario = new Scenario(List.of(on.move()));
        var report = new Simulation(crane, crane, plant, scenario, 1, event -> {}).run(done -> {});
        assertThat(report.violations()).extracting(Invariants.Violation::invariant).doesNotContain(
                on == Protection.OVERLOAD || on == Protection.WIND ? on.invariant : "LIVENESS", "STALE", "BRAKE");
    }

    @Test
    void noticeNothingOfAGoodMove() {
        Scenario scenario = new Scenario(List.of(move(20_000, NO_WIND, Trouble.NONE)));
        var report = new Simulation(crane, crane, plant, scenario, 1, event -> {}).run(done -> {});
        assertThat(report.violations()).isEmpty();
        assertThat(report.completed()).isEqualTo(1);
    }

    private static Move move(double massKg, double windMps, Trouble trouble) {
        CargoJob job = new CargoJob("TEST0000001", massKg, new Location(LocationKind.VESSEL, 3, 14, 2),
                new Location(LocationKind.LANE, 3, 4, 1));
        return new Move(job, Math.toRadians(4), windMps, 1_000_000, 0, trouble, 22, 12, 1);
    }
}
