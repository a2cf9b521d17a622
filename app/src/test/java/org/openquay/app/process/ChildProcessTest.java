package org.openquay.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class ChildProcessTest {

    @Test
    void endedForTheReasonThatItGaveLastWhateverElseItSaidAfterIt() {
        assertThat(ChildProcess.cause("control", List.of("control STS-01: ready", "openquay: something earlier",
                "openquay: control of STS-01 failed", "control STS-01: a notice"), 1))
                .isEqualTo("control: control of STS-01 failed");
    }

    @Test
    void endedWithWhatItSaidLastWhenItGaveNoReason() {
        assertThat(ChildProcess.cause("control", List.of("control STS-01: ready", "killed"), 137))
                .isEqualTo("control ended with exit code 137: killed");
        assertThat(ChildProcess.cause("control", List.of(), 1))
                .isEqualTo("control ended with exit code 1: it said nothing");
    }
}
