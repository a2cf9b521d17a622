package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.SampleCrane;

class CraneStepTest {

    @Test
    void refusesProfilesThatDoNotMatchTheDrives() {
        assertThatThrownBy(() -> new CraneStep(SampleCrane.description(), List.of(), 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("STS-01 has 3 drives");
    }
}
