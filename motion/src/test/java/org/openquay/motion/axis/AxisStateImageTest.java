package org.openquay.motion.axis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.image.ImageShape;
import org.openquay.api.state.StateCursor;
import org.openquay.api.state.StateImage;
import org.openquay.motion.StateWalk;
import org.openquay.motion.io.CraneInputs;
import org.openquay.motion.io.SignalMap;

class AxisStateImageTest {

    private final StateCursor cursor = new StateCursor();

    private StateImage save(Axis axis) {
        StateImage image = new StateImage(4096);
        cursor.save(image);
        axis.exchange(cursor);
        assertThat(cursor.end()).isTrue();
        return image;
    }

    @Test
    void everythingThatAnAxisRemembersIsPartOfItsState() {
        Axis axis = new AxisRig(HOIST).axis;
        StateWalk walk = new StateWalk(() -> save(axis)).from(axis);
        assertThat(walk.unnoticed()).isEmpty();
        assertThat(walk.perturbed()).isGreaterThan(60);
    }

    @Test
    void everythingThatTheSignalsRememberIsPartOfTheirState() {
        CraneDescription crane = SampleCrane.description();
        ImageShape shape = AxisRig.shape(crane);
        SignalMap map = new SignalMap(crane, shape);
        CraneInputs inputs = new CraneInputs(shape);
        StateWalk walk = new StateWalk(() -> {
            StateImage image = new StateImage(4096);
            cursor.save(image);
            map.exchange(cursor);
            inputs.exchange(cursor);
            assertThat(cursor.end()).isTrue();
            return image;
        }).from(map).from(inputs);
        assertThat(walk.unnoticed()).isEmpty();
    }

    /** Saved at 20 moments of a motion with a path, a stop, a fault and a reset, and restored into another axis. */
    @ParameterizedTest
    @ValueSource(ints = {HOIST, TROLLEY})
    void aRestoredAxisGoesOnAsTheSavedOneWould(int index) {
        for (int moment = 0; moment < 20; moment++) {
            AxisRig one = story(index, 0.05 + 0.37 * moment);
            StateImage saved = save(one.axis);
            Axis other = one.newAxis();
            assertThat(cursor.restore(saved)).isTrue();
            other.exchange(cursor);
            assertThat(cursor.end()).isTrue();
            assertThat(save(other)).isEqualTo(saved);
            one.twin(other);
            one.run(4);
        }
    }

    private static AxisRig story(int index, double seconds) {
        AxisRig rig = new AxisRig(index).at(0);
        rig.demand.kind = DemandKind.VELOCITY;
        rig.demand.speedMps = 0.7;
        rig.run(Math.min(seconds, 2));
        rig.demand.kind = DemandKind.POSITION;
        rig.demand.positionM = 2;
        rig.run(Math.max(0, Math.min(seconds - 2, 2)));
        rig.demand.kind = DemandKind.HOLD;
        rig.demand.dampingMps = 0.05;
        rig.run(Math.max(0, Math.min(seconds - 4, 1)));
        if (seconds > 5) {
            rig.plant.tripped = true;
            rig.run(seconds - 5);
        }
        return rig;
    }

    @Test
    void aNewSessionBeginsDisabledWithTheBrakeClosedAndThePositionUnread() {
        AxisRig rig = story(HOIST, 1.8);
        assertThat(rig.axis.ready()).isTrue();
        rig.axis.restarted();
        assertThat(rig.axis.state().name()).isEqualTo("DISABLED");
        assertThat(rig.axis.ready()).isFalse();
        assertThat(rig.axis.limiter().name()).isEqualTo("NONE");
        assertThat(List.of(rig.axis.referenceSpeedMps(), rig.axis.speedMps())).containsOnly(0.0);
    }
}
