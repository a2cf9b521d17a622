package org.openquay.motion.authority;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import org.openquay.api.command.Command;
import org.openquay.api.status.Refusal;

class EnvelopeTest {

    private static final long BOOT = 77;

    private final Envelope envelope = new Envelope();

    @Test
    void letsAFreshCommandPassOnce() {
        assertThat(check(command(0, 1))).isEqualTo(Refusal.NONE);
        assertThat(check(command(0, 1))).isEqualTo(Refusal.REPLAYED);
        assertThat(check(command(0, 2))).isEqualTo(Refusal.NONE);
        assertThat(check(command(0, 1))).isEqualTo(Refusal.REPLAYED);
    }

    @Test
    void countsEachWriterForItself() {
        assertThat(check(command(0, 5))).isEqualTo(Refusal.NONE);
        assertThat(check(command(1, 5))).isEqualTo(Refusal.NONE);
    }

    @Test
    void refusesAtTheExpiryAndAfterIt() {
        Command command = command(0, 1);
        command.expiresNs = 1_000;

        assertThat(envelope.check(command, BOOT, 1_000)).isEqualTo(Refusal.EXPIRED);
        assertThat(envelope.check(command, BOOT, 999)).isEqualTo(Refusal.NONE);
    }

    @Test
    void refusesACommandOfAnotherBoot() {
        Command command = command(0, 1);
        command.bootId = BOOT - 1;

        assertThat(check(command)).isEqualTo(Refusal.EXPIRED);
    }

    @Test
    void startsCountingAnewWithANewBoot() {
        check(command(0, 900));
        Command command = command(0, 1);
        command.bootId = BOOT + 1;

        assertThat(envelope.check(command, BOOT + 1, 0)).isEqualTo(Refusal.NONE);
    }

    @Test
    void refusesWhatIsNoNumberAndWritersThatDoNotExist() {
        Command command = command(0, 1);
        command.value = Double.NaN;
        assertThat(check(command)).isEqualTo(Refusal.MALFORMED);
        command = command(0, 2);
        command.value = Double.POSITIVE_INFINITY;
        assertThat(check(command)).isEqualTo(Refusal.MALFORMED);
        assertThat(check(command(-1, 1))).isEqualTo(Refusal.MALFORMED);
        assertThat(check(command(Envelope.MAX_WRITERS, 1))).isEqualTo(Refusal.MALFORMED);
    }

    private Refusal check(Command command) {
        return envelope.check(command, BOOT, 0);
    }

    private static Command command(int writer, long sequence) {
        Command command = new Command();
        command.writer = writer;
        command.sequence = sequence;
        command.bootId = BOOT;
        command.expiresNs = 10_000;
        return command;
    }
}
