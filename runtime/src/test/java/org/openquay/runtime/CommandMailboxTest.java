package org.openquay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandSource;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.InputImage;

class CommandMailboxTest {

    private static final ImageShape SHAPE = new ImageShape(new int[0], new int[0], 0, 0, 0, 0, 0);

    /** Counts commands up from 1. */
    private static final class Counting implements CommandSource {
        private final long last;
        private long next = 1;

        Counting(long last) {
            this.last = last;
        }

        @Override
        public boolean poll(Command into) {
            if (next > last) {
                return false;
            }
            into.commandId = next++;
            return true;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private final CommandMailbox mailbox = new CommandMailbox();
    private final InputImage image = new InputImage(SHAPE);

    @Test
    void leavesWhatHasNoRoomInTheSource() {
        CommandSource source = new Counting(1000);
        assertThat(mailbox.fill(source)).isEqualTo(CommandMailbox.CAPACITY);
        assertThat(mailbox.fill(source)).isZero();
    }

    @Test
    void givesEachCycleAtMostItsShareAndLosesNothing() {
        CommandSource source = new Counting(500);
        List<Long> seen = new ArrayList<>();
        do {
            mailbox.fill(source);
            mailbox.drain(image);
            assertThat(image.commandCount).isLessThanOrEqualTo(ImageShape.MAX_COMMANDS);
            for (int i = 0; i < image.commandCount; i++) {
                seen.add(image.commands[i].commandId);
            }
        } while (image.commandCount > 0);
        assertThat(seen).hasSize(500).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void keepsTheOrderAcrossTwoThreads() throws InterruptedException {
        long last = 200_000;
        CommandSource source = new Counting(last);
        Thread ingress = Thread.ofPlatform().start(() -> {
            long moved = 0;
            while (moved < last) {
                moved += mailbox.fill(source);
            }
        });
        long expected = 1;
        while (expected <= last) {
            mailbox.drain(image);
            for (int i = 0; i < image.commandCount; i++) {
                assertThat(image.commands[i].commandId).isEqualTo(expected++);
            }
        }
        ingress.join();
    }
}
