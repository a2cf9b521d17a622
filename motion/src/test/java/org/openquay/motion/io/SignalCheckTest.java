package org.openquay.motion.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openquay.api.crane.SampleCrane.HOIST;
import static org.openquay.api.crane.SampleCrane.TROLLEY;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.crane.SignalDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.api.crane.SignalType;
import org.openquay.api.drive.DriveProfile;
import org.openquay.motion.CraneStep;
import org.openquay.motion.TestProfile;

class SignalCheckTest {

    private static final CraneDescription CRANE = SampleCrane.description();

    @Test
    void takesTheSampleCrane() {
        SignalCheck.requireSafe(CRANE);
    }

    @Test
    void refusesACraneWithoutASignalWhoseSilenceLooksHarmless() {
        for (SignalRole role : List.of(SignalRole.POSITION, SignalRole.BRAKE_OPENED, SignalRole.BRAKE_CLOSED,
                SignalRole.BRAKE_RELEASE, SignalRole.PRE_LIMIT_PLUS, SignalRole.PRE_LIMIT_MINUS,
                SignalRole.END_LIMIT_PLUS, SignalRole.END_LIMIT_MINUS)) {
            refuses(without(role, HOIST), "signals: " + role + " for axis 'hoist' is missing");
        }
        refuses(without(SignalRole.SAFETY_CIRCUIT, 0), "signals: SAFETY_CIRCUIT is missing");
        refuses(without(SignalRole.WIND_SPEED, 0), "signals: WIND_SPEED is missing");
    }

    @Test
    void takesACraneThatCanDoWithout() {
        SignalCheck.requireSafe(without(SignalRole.BRAKE_RELEASE, TROLLEY));
        SignalCheck.requireSafe(with(all(signal -> signal.role() != SignalRole.HEIGHT
                && signal.role() != SignalRole.LOAD_CELL && signal.role() != SignalRole.SWAY_ANGLE)));
    }

    @Test
    void refusesALoadOrATwistlockStateOfWhichACornerIsMissing() {
        for (SignalRole role : List.of(SignalRole.LOAD_CELL, SignalRole.LANDED, SignalRole.LOCKED,
                SignalRole.UNLOCKED)) {
            refuses(without(role, 3), "signals: " + role + " is given for 3 corners, allowed: none or 4");
        }
    }

    @Test
    void refusesTwoOutputsInOnePlaceAndASignalNamedTwice() {
        refuses(changed(SignalRole.UNLOCK, s -> at(s, 0, 4)), "already carries another output");
        refuses(changed(SignalRole.HEARTBEAT, s -> at(s, 0, 0)), "already carries another output");
        refuses(changed(SignalRole.UNLOCK, s -> like(s, SignalRole.LOCK)), "signal LOCK 0: named twice");
    }

    @Test
    void refusesWhatReadsAsAllIsWellWhenAWireBreaks() {
        refuses(changed(SignalRole.BRAKE_RELEASE, s -> inverted(s)), "normally closed, allowed: not at an output");
        for (SignalRole role : List.of(SignalRole.SAFETY_CIRCUIT, SignalRole.BRAKE_OPENED, SignalRole.BRAKE_CLOSED,
                SignalRole.LANDED, SignalRole.LOCKED, SignalRole.UNLOCKED, SignalRole.SWAY_VALID)) {
            refuses(changed(role, s -> inverted(s)),
                    "signal " + role + " 0: normally closed, allowed: normally open");
        }
        for (SignalRole role : List.of(SignalRole.PRE_LIMIT_PLUS, SignalRole.PRE_LIMIT_MINUS,
                SignalRole.END_LIMIT_PLUS, SignalRole.END_LIMIT_MINUS, SignalRole.SLACK_ROPE)) {
            refuses(changed(role, s -> inverted(s)), "signal " + role + " 0: normally open, allowed: normally closed");
        }
    }

    @Test
    void refusesANumberThatIsNone() {
        refuses(changed(SignalRole.WIND_SPEED, s -> typed(s, SignalType.BIT, s.scale())),
                "type BIT, allowed: INT16, UINT16 or INT32");
        refuses(changed(SignalRole.SAFETY_CIRCUIT, s -> typed(s, SignalType.INT16, s.scale())),
                "type INT16, allowed: BIT");
        refuses(changed(SignalRole.POSITION, s -> typed(s, s.type(), 0)), "scale 0.0, allowed: not 0");
        refuses(changed(SignalRole.WIND_SPEED, s -> typed(s, s.type(), -1)), "scale -1.0, allowed: more than 0");
    }

    @Test
    void nothingIsControlledByACraneThatIsRefusedButItsPastIsExecutedAgain() {
        CraneDescription crane = without(SignalRole.END_LIMIT_PLUS, TROLLEY);

        assertThatThrownBy(() -> new CraneStep(crane, profiles(), 1)).hasMessageContaining("END_LIMIT_PLUS");
        assertThat(CraneStep.recorded(crane, profiles(), 1).shape()).isNotNull();
    }

    private static List<DriveProfile> profiles() {
        List<DriveProfile> profiles = new ArrayList<>();
        CRANE.drives().forEach(drive -> profiles.add(new TestProfile(drive)));
        return profiles;
    }

    private static void refuses(CraneDescription crane, String message) {
        assertThatThrownBy(() -> SignalCheck.requireSafe(crane)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static CraneDescription without(SignalRole role, int index) {
        return with(all(signal -> signal.role() != role || signal.index() != index));
    }

    private static List<SignalDescription> all(Predicate<SignalDescription> kept) {
        return CRANE.signals().stream().filter(kept).toList();
    }

    /** The sample with the first signal of that role changed. */
    private static CraneDescription changed(SignalRole role, UnaryOperator<SignalDescription> change) {
        List<SignalDescription> signals = new ArrayList<>(CRANE.signals());
        SignalDescription first = signals.stream().filter(signal -> signal.role() == role).findFirst().orElseThrow();
        signals.set(signals.indexOf(first), change.apply(first));
        return with(signals);
    }

    private static CraneDescription with(List<SignalDescription> signals) {
        return new CraneDescription(CRANE.id(), CRANE.periodNs(), CRANE.maxLatenessNs(), CRANE.groups(), CRANE.axes(),
                CRANE.drives(), CRANE.links(), signals, CRANE.load(), CRANE.pendulum(), CRANE.spreader(), CRANE.wind(),
                CRANE.site());
    }

    private static SignalDescription at(SignalDescription s, int word, int bit) {
        return new SignalDescription(s.role(), s.index(), s.link(), word, s.type(), bit, s.inverted(), s.scale(),
                s.offset());
    }

    private static SignalDescription like(SignalDescription s, SignalRole role) {
        return new SignalDescription(role, s.index(), s.link(), s.word(), s.type(), s.bit(), s.inverted(), s.scale(),
                s.offset());
    }

    private static SignalDescription inverted(SignalDescription s) {
        return new SignalDescription(s.role(), s.index(), s.link(), s.word(), s.type(), s.bit(), !s.inverted(),
                s.scale(),
                s.offset());
    }

    private static SignalDescription typed(SignalDescription s, SignalType type, double scale) {
        return new SignalDescription(s.role(), s.index(), s.link(), s.word(), type, s.bit(), s.inverted(), scale,
                s.offset());
    }
}
