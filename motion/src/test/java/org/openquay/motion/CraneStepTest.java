package org.openquay.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.drive.DriveProfile;

class CraneStepTest {

    @Test
    void refusesSoManyWritersThatTheCabinHasNoNumber() {
        CraneDescription crane = SampleCrane.withLevers();
        assertThat(new CraneStep(crane, profiles(crane), 31).shape().stopWriters()).isEqualTo(31);
        assertThatThrownBy(() -> new CraneStep(crane, profiles(crane), 32)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 31 writers");
        assertThat(new CraneStep(SampleCrane.description(), profiles(crane), 32).shape().stopWriters()).isEqualTo(32);
    }

    private static List<DriveProfile> profiles(CraneDescription crane) {
        return crane.drives().stream().<DriveProfile>map(TestProfile::new).toList();
    }

    @Test
    void refusesProfilesThatDoNotMatchTheDrives() {
        assertThatThrownBy(() -> new CraneStep(SampleCrane.description(), List.of(), 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("STS-01 has 3 drives");
    }
}
