package org.openquay.motion.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.openquay.api.crane.SampleCrane.GANTRY;
import static org.openquay.api.crane.SampleCrane.HEIGHT_CELLS;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.IO_LINK;
import static org.openquay.api.crane.SampleCrane.SCANNER_LINK;
import static org.openquay.api.crane.SampleCrane.TROLLEY;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.api.crane.SignalType;
import org.openquay.api.drive.LinkState;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.LinkInput;
import org.openquay.api.image.OutputImage;

class SignalMapTest {

    private static final long MS = 1_000_000;
    private static final CraneDescription CRANE = SampleCrane.description();
    private static final ImageShape SHAPE = new ImageShape(new int[] {4, 4, 4, 16, HEIGHT_CELLS},
            new int[] {4, 4, 4, 2, 0}, 3, 3, 1, 0, HEIGHT_CELLS);

    private final InputImage in = new InputImage(SHAPE);
    private final OutputImage out = new OutputImage(SHAPE);
    private final CraneInputs inputs = new CraneInputs(SHAPE);
    private final CraneOutputs outputs = new CraneOutputs(SHAPE);
    private final SignalMap map = new SignalMap(CRANE, SHAPE);
    private final short[] words = in.links[IO_LINK].words;

    @BeforeEach
    void allLinksAreUp() {
        for (LinkInput link : in.links) {
            link.state = LinkState.UP;
            link.sequence = 1;
            link.ageNs = 10 * MS;
        }
    }

    @Test
    void readsA32BitPositionHighWordFirstInMillimetres() {
        words[2] = (short) 0xFFFF;
        words[3] = (short) 0xFFFE;
        words[0] = 1;
        words[1] = (short) 0x86A0;
        map.decode(in, inputs);
        assertThat(inputs.positionM[TROLLEY]).isCloseTo(-0.002, within(1e-12));
        assertThat(inputs.positionM[HOIST]).isCloseTo(100.0, within(1e-9));
    }

    @Test
    void readsABrokenWireAsAnOperatedSwitch() {
        words[6] = 0;
        map.decode(in, inputs);
        assertThat(inputs.endLimitPlus[HOIST]).isTrue();
        assertThat(inputs.preLimitMinus[GANTRY]).isTrue();
        assertThat(inputs.slackRope).isTrue();
        assertThat(inputs.safetyCircuitClosed).isFalse();
        assertThat(inputs.brakeClosed[HOIST]).isFalse();
        words[6] = 0x0FFF;
        words[7] = 1 << 8 | 1 << 10 | 1 << 1;
        map.decode(in, inputs);
        assertThat(inputs.endLimitPlus[HOIST]).isFalse();
        assertThat(inputs.preLimitMinus[GANTRY]).isFalse();
        assertThat(inputs.slackRope).isFalse();
        assertThat(inputs.safetyCircuitClosed).isTrue();
        assertThat(inputs.brakeClosed[HOIST]).isTrue();
    }

    @Test
    void addsTheLoadCellsAndCollectsTheCorners() {
        for (int corner = 0; corner < 4; corner++) {
            words[9 + corner] = (short) (1000 + corner);
        }
        words[8] = 0b0101_1110_0011;
        words[13] = (short) 60_000;
        words[14] = (short) -250;
        words[15] = 1;
        map.decode(in, inputs);
        assertThat(inputs.suspendedKg).isCloseTo(40_060, within(1e-6));
        assertThat(inputs.landedCorners).isEqualTo(0b0011);
        assertThat(inputs.lockedCorners).isEqualTo(0b1110);
        assertThat(inputs.unlockedCorners).isEqualTo(0b0101);
        assertThat(inputs.windMps).isCloseTo(600.0, within(1e-9));
        assertThat(inputs.swayRad).isCloseTo(-0.025, within(1e-12));
        assertThat(inputs.swayValid).isTrue();
        in.links[SCANNER_LINK].words[5] = -30;
        map.decode(in, inputs);
        assertThat(inputs.heightCm[5]).isEqualTo((short) -30);
    }

    @Test
    void keepsStaleValuesAndSaysThatTheyAreStale() {
        words[2] = 0;
        words[3] = 5000;
        map.decode(in, inputs);
        assertThat(inputs.ioFresh).isTrue();
        words[3] = 9000;
        in.links[IO_LINK].ageNs = 100 * MS;
        map.decode(in, inputs);
        assertThat(inputs.positionM[TROLLEY]).isCloseTo(9.0, within(1e-9));
        words[3] = 7000;
        in.links[IO_LINK].ageNs = 100 * MS + 1;
        map.decode(in, inputs);
        assertThat(inputs.linkFresh[IO_LINK]).isFalse();
        assertThat(inputs.ioFresh).isFalse();
        assertThat(inputs.heightsFresh).isTrue();
        assertThat(inputs.positionM[TROLLEY]).isCloseTo(9.0, within(1e-9));
        // a link that is down has its words until they are too old
        in.links[IO_LINK].ageNs = 100 * MS;
        in.links[IO_LINK].state = LinkState.DOWN;
        map.decode(in, inputs);
        assertThat(inputs.ioFresh).isTrue();
        assertThat(inputs.positionM[TROLLEY]).isCloseTo(7.0, within(1e-9));
        in.links[SCANNER_LINK].ageNs = 1001 * MS;
        map.decode(in, inputs);
        assertThat(inputs.heightsFresh).isFalse();
    }

    @Test
    void saysWhenASwayValueIsNew() {
        map.decode(in, inputs);
        assertThat(inputs.swayNew).isTrue();
        map.decode(in, inputs);
        assertThat(inputs.swayNew).isFalse();
        in.links[IO_LINK].sequence++;
        map.decode(in, inputs);
        assertThat(inputs.swayNew).isTrue();
        in.links[IO_LINK].sequence++;
        in.links[IO_LINK].ageNs = Long.MAX_VALUE;
        map.decode(in, inputs);
        assertThat(inputs.swayNew).isFalse();
    }

    @Test
    void writesItsOutputsAndNothingElse() {
        out.words[IO_LINK][0] = (short) 0x8000;
        outputs.brakeRelease[HOIST] = true;
        outputs.unlock = true;
        map.encode(outputs, 65_537, out);
        assertThat(out.words[IO_LINK][0]).isEqualTo((short) (0x8000 | 1 | 1 << 5));
        assertThat(out.words[IO_LINK][1]).isEqualTo((short) 1);
        outputs.brakeRelease[HOIST] = false;
        outputs.unlock = false;
        outputs.lock = true;
        outputs.travelWarning = true;
        map.encode(outputs, 65_538, out);
        assertThat(out.words[IO_LINK][0]).isEqualTo((short) (0x8000 | 1 << 4 | 1 << 6));
        assertThat(out.words[IO_LINK][1]).isEqualTo((short) 2);
    }

    @Test
    void refusesASignalOutsideItsWordsByName() {
        refuses(s -> s.role() == SignalRole.WIND_SPEED ? at(s, 16, s.bit()) : s,
                "signal WIND_SPEED 0: word 16, allowed: inside the 16 words of link 'crane-io'");
        refuses(s -> s.role() == SignalRole.POSITION && s.index() == 2 ? at(s, 15, 0) : s, "word 15");
        refuses(s -> s.role() == SignalRole.SLACK_ROPE ? at(s, 7, 16) : s, "bit 16, allowed: 0 to 15");
    }

    @Test
    void decodesWhatItWouldNotControlBy() {
        assertThat(new SignalMap(without(SignalRole.END_LIMIT_PLUS, TROLLEY), SHAPE)).isNotNull();
    }

    private static void refuses(UnaryOperator<SignalDescription> change, String message) {
        CraneDescription changed = with(CRANE.signals().stream().map(change).toList());
        assertThatThrownBy(() -> new SignalMap(changed, SHAPE)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static SignalDescription at(SignalDescription s, int word, int bit) {
        return new SignalDescription(s.role(), s.index(), s.link(), word,
                s.role() == SignalRole.HEARTBEAT ? SignalType.UINT16 : s.type(), bit, s.inverted(), s.scale(),
                s.offset());
    }

    private static CraneDescription without(SignalRole role, int index) {
        List<SignalDescription> signals = new ArrayList<>(CRANE.signals());
        signals.removeIf(signal -> signal.role() == role && signal.index() == index);
        return with(signals);
    }

    private static CraneDescription with(List<SignalDescription> signals) {
        return new CraneDescription(CRANE.id(), CRANE.periodNs(), CRANE.maxLatenessNs(), CRANE.groups(), CRANE.axes(),
                CRANE.drives(), CRANE.links(), signals, CRANE.load(), CRANE.pendulum(), CRANE.spreader(), CRANE.wind(),
                CRANE.site());
    }
}
