package org.openquay.motion.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.HeightMapDescription;
import org.openquay.api.crane.SampleCrane;

/** Where a landing begins: a metre over its place, or over the higher neighbours of a slot. */
class ApproachHeightTest {

    private static final double PLACE_M = 24.0;
    private static final double LANDING_M = 15.18;

    private final CraneDescription crane = SampleCrane.description();
    private final MoveGeometry geometry = new MoveGeometry(crane, MoveAxes.of(crane));
    private final short[] heightCm = new short[crane.site().heightMap().cells()];

    @Test
    void isTheApproachWhereNothingStandsHigherBeside() {
        Arrays.fill(heightCm, (short) 1259);
        assertThat(approachM(true)).isCloseTo(LANDING_M + 1.0, within(1e-9));
        assertThat(approachM(false)).isCloseTo(LANDING_M + 1.0, within(1e-9));
    }

    @Test
    void isOverTheNeighbourOfASlot() {
        Arrays.fill(heightCm, (short) 1259);
        raise(PLACE_M + 2.5, 2036);
        assertThat(approachM(true)).isCloseTo(20.36 + 2.59 + 0.5, within(1e-9));
        assertThat(approachM(false)).isCloseTo(20.36 + 0.5, within(1e-9));
    }

    @Test
    void mindsNothingFurtherAway() {
        Arrays.fill(heightCm, (short) 1259);
        raise(PLACE_M + 6, 2036);
        assertThat(approachM(true)).isCloseTo(LANDING_M + 1.0, within(1e-9));
    }

    @Test
    void isNeverAboveTheHoistsTravel() {
        Arrays.fill(heightCm, (short) 4400);
        assertThat(approachM(true)).isEqualTo(45.0);
    }

    private double approachM(boolean carrying) {
        return geometry.approachHeightM(PLACE_M, LANDING_M, carrying, heightCm);
    }

    /** Puts a container's width of that height around a place. */
    private void raise(double middleM, int cm) {
        HeightMapDescription map = crane.site().heightMap();
        for (int cell = 0; cell < map.cells(); cell++) {
            double fromM = map.firstM() + cell * map.cellM();
            if (fromM < middleM + 1.22 && fromM + map.cellM() > middleM - 1.22) {
                heightCm[cell] = (short) cm;
            }
        }
    }
}
