package org.openquay.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.openquay.simulator.plant.MoveRecord;
import org.openquay.simulator.plant.Violation;
import org.openquay.simulator.plant.ViolationKind;

class MoveJsonTest {

    @Test
    void writesOneLineWithTheFieldsOfTheReport() {
        MoveRecord move = new MoveRecord(1, "ABCU1234567", 24_000, "V-01-05-03", "L-02-01", 0, 1_500_000_000L,
                2_000_000_000L, 1.25, 3.5, 21, Double.NaN, -0.5, 3.25,
                List.of(new Violation(ViolationKind.COLLISION, 1_000_000L, "touched \"stack\"\t\\")));
        assertThat(MoveJson.line(move)).isEqualTo("{\"number\":1,\"containerId\":\"ABCU1234567\",\"massKg\":24000.0000,"
                + "\"from\":\"V-01-05-03\",\"to\":\"L-02-01\",\"startS\":0.0000,\"lockedS\":1.5000,\"unlockedS\":2.0000,"
                + "\"motionS\":1.2500,\"peakSwayDeg\":3.5000,\"landingSwayMm\":21.0000,\"landingErrorMm\":null,"
                + "\"energyKwh\":-0.5000,\"regeneratedKwh\":3.2500,\"violations\":[{\"kind\":\"COLLISION\",\"atS\":0.0010,"
                + "\"detail\":\"touched \\\"stack\\\"\\u0009\\\\\"}]}");
    }
}
