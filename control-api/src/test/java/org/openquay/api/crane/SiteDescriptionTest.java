package org.openquay.api.crane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.command.PackedLocation;

class SiteDescriptionTest {

    private final SiteDescription site = SampleCrane.description().site();

    @Test
    void findsTheTopOfAContainerOnDeck() {
        LandingPoint at = site.landingPoint(Location.parse("V-03-05-02")).orElseThrow();
        assertThat(at.alongM()).isEqualTo(13.0);
        assertThat(at.acrossM()).isEqualTo(19.0);
        assertThat(at.heightM()).isEqualTo(10.0 + 2 * 2.59);
    }

    @Test
    void findsTheTopOfAContainerOnATruck() {
        LandingPoint at = site.landingPoint(Location.parse("L-02-03")).orElseThrow();
        assertThat(at).isEqualTo(new LandingPoint(-8.5, 13.0, 1.5 + 2.59));
    }

    @ParameterizedTest
    @ValueSource(strings = {"V-11-01-01", "V-00-01-01", "V-01-19-01", "V-01-01-07", "L-09-01", "L-00-01", "L-01-11"})
    void knowsNoPlaceOutsideTheSite(String location) {
        assertThat(site.landingPoint(Location.parse(location))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "V-1-2", "X-01-01-01", "V-a-01-01", "L-01", "V-01-01-01-01"})
    void refusesMalformedLocations(String location) {
        assertThatThrownBy(() -> Location.parse(location)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("location '" + location + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"V-03-05-02", "L-02-03", "V-10-18-06"})
    void packsAndPrintsLocationsWithoutLoss(String location) {
        Location parsed = Location.parse(location);
        assertThat(parsed).hasToString(location);
        assertThat(PackedLocation.unpack(PackedLocation.of(parsed))).isEqualTo(parsed);
    }
}
