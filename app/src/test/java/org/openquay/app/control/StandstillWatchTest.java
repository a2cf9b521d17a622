package org.openquay.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.openquay.api.image.AxisStatus;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.journal.JournalSink;
import org.openquay.api.status.BrakeState;
import org.openquay.api.status.StopKind;

class StandstillWatchTest {

    private static final ImageShape SHAPE = new ImageShape(new int[] {4}, new int[] {2}, 3, 3, 1, 1, 8);

    private final InputImage in = new InputImage(SHAPE);
    private final OutputImage out = new OutputImage(SHAPE);
    private final StandstillWatch watch = new StandstillWatch(JournalSink.none());

    @BeforeEach
    void stands() {
        out.statusPresent = true;
        out.status.stop = StopKind.STOP;
        for (AxisStatus axis : out.status.axes) {
            axis.brake = BrakeState.CLOSED;
            axis.speedMps = 0;
        }
    }

    private boolean reached() {
        watch.cycle(in, out);
        return watch.reached();
    }

    @Test
    void believesInAStandstillOnlyWhenAStopIsSeenWithIt() {
        for (StopKind kind : StopKind.values()) {
            out.status.stop = kind;
            assertThat(reached()).as("%s", kind).isEqualTo(kind == StopKind.STOP || kind == StopKind.QUICK_STOP);
        }
    }

    @Test
    void doesNotBelieveInItWhileAnAxisMovesOrABrakeIsOpen() {
        out.status.axes[1].speedMps = -0.02;
        assertThat(reached()).isFalse();
        out.status.axes[1].speedMps = 0;
        out.status.axes[2].brake = BrakeState.OPEN;
        assertThat(reached()).isFalse();
        out.status.axes[2].brake = BrakeState.CLOSED;
        assertThat(reached()).isTrue();
    }

    @Test
    void forgetsWhatItSawBeforeItWasToldToLookAgain() {
        assertThat(reached()).isTrue();
        watch.lookAgain();
        assertThat(watch.reached()).isFalse();
        out.statusPresent = false;
        assertThat(reached()).isFalse();
        out.statusPresent = true;
        assertThat(reached()).isTrue();
    }
}
