package org.openquay.motion.lever;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NeutralInterlockTest {

    private static final double DT_S = 0.01;
    private final NeutralInterlock interlock = new NeutralInterlock(0.295);

    @Test
    void letsALeverActAfterItWasAtNeutralForTheTime() {
        for (int i = 1; i < 30; i++) {
            assertThat(interlock.step(true, true, DT_S)).as("cycle %d", i).isFalse();
        }
        assertThat(interlock.step(true, true, DT_S)).isTrue();
        assertThat(interlock.step(true, false, DT_S)).as("pulled then").isTrue();
    }

    @Test
    void neverLetsALeverActThatIsHeld() {
        for (int i = 0; i < 1000; i++) {
            assertThat(interlock.step(true, false, DT_S)).isFalse();
        }
    }

    @Test
    void beginsAnewWhenTheLeverIsPulledTooEarly() {
        run(29, true, true);
        interlock.step(true, false, DT_S);
        assertThat(run(29, true, true)).isFalse();
        assertThat(run(1, true, true)).isTrue();
    }

    @Test
    void needsItAgainWhenSomethingElseKeptTheLeverFromActing() {
        run(30, true, true);
        assertThat(interlock.step(false, false, DT_S)).isFalse();
        assertThat(run(100, true, false)).isFalse();
        run(100, false, true);
        assertThat(run(29, true, true)).as("what was seen meanwhile does not count").isFalse();
        assertThat(run(1, true, true)).isTrue();
    }

    private boolean run(int cycles, boolean inOrder, boolean neutral) {
        boolean acts = false;
        for (int i = 0; i < cycles; i++) {
            acts = interlock.step(inOrder, neutral, DT_S);
        }
        return acts;
    }
}
