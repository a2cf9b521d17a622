package org.openquay.journal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.command.Command;
import org.openquay.journal.Images;
import org.openquay.journal.JournalException;
import org.openquay.journal.JournalFixture;
import org.openquay.journal.RandomCrane;
import org.openquay.journal.store.QueueEpochs;

@Timeout(120)
class CommandQueueTest {

    private static final List<String> WRITERS = List.of("page", "tos");

    @TempDir
    Path directory;
    private final List<String> reports = new CopyOnWriteArrayList<>();

    /** 500 commands with random fields. */
    @Test
    void carriesCommandsUnchangedButForTheirWriter() throws Exception {
        List<Command> sent = new ArrayList<>();
        try (CommandIngress ingress = ingress();
                CommandWriter writer = CommandWriter.open(directory, "STS-01", "tos")) {
            Random random = new Random(1);
            for (int i = 0; i < 500; i++) {
                Command command = new Command();
                RandomCrane.fill(command, random);
                writer.append(command);
                sent.add(command);
            }
            for (Command command : sent) {
                Command taken = next(ingress);
                assertThat(taken.writer).isEqualTo(1);
                taken.writer = command.writer;
                assertThat(Images.text(taken)).isEqualTo(Images.text(command));
            }
            assertThat(ingress.poll(new Command())).isFalse();
        }
        assertThat(reports).isEmpty();
    }

    @Test
    void refusesCommandsForAnotherCraneAndSaysWhy() throws Exception {
        try (CommandIngress ingress = ingress()) {
            try (CommandWriter writer = CommandWriter.open(directory, "RTG-07", "tos")) {
                writer.append(command(1));
            }
            try (CommandWriter writer = CommandWriter.open(directory, "STS-01", "tos")) {
                writer.append(command(2));
            }
            assertThat(next(ingress).commandId).isEqualTo(2);
            assertThat(ingress.poll(new Command())).isFalse();
        }
        assertThat(reports).singleElement().asString().contains("writer tos")
                .contains("it is for crane 'RTG-07', this is 'STS-01'");
    }

    @Test
    void mergesItsWritersInTurn() throws Exception {
        try (CommandIngress ingress = ingress();
                CommandWriter page = CommandWriter.open(directory, "STS-01", "page");
                CommandWriter tos = CommandWriter.open(directory, "STS-01", "tos")) {
            for (int i = 0; i < 50; i++) {
                page.append(command(i));
            }
            tos.append(command(1000));
            tos.append(command(1001));

            List<Integer> writers = new ArrayList<>();
            for (int i = 0; i < 52; i++) {
                writers.add(next(ingress).writer);
            }
            assertThat(writers.subList(0, 4)).filteredOn(writer -> writer == 1).hasSize(2);
        }
    }

    @Test
    void findsAWriterThatComesLater() throws Exception {
        try (CommandIngress ingress = ingress()) {
            assertThat(ingress.poll(new Command())).isFalse();
            try (CommandWriter writer = CommandWriter.open(directory, "STS-01", "page")) {
                writer.append(command(7));
                assertThat(next(ingress).commandId).isEqualTo(7);
            }
        }
    }

    @Test
    void handsOutNothingTwiceOverRestartsOfEitherSide() throws Exception {
        List<Long> taken = new ArrayList<>();
        long sent = 0;
        for (int round = 0; round < 4; round++) {
            try (CommandWriter writer = CommandWriter.open(directory, "STS-01", "page")) {
                for (int i = 0; i < 10; i++) {
                    writer.append(command(sent++));
                }
            }
            try (CommandIngress ingress = ingress()) {
                // the last round takes all, the others leave some for the next session
                int take = round == 3 ? 40 - taken.size() : 7;
                for (int i = 0; i < take; i++) {
                    taken.add(next(ingress).commandId);
                }
            }
        }
        try (CommandIngress ingress = ingress()) {
            assertThat(ingress.poll(new Command())).isFalse();
        }

        assertThat(taken).hasSize(40).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void reportsADamagedCommandAndGoesOnBehindIt() throws Exception {
        try (CommandWriter writer = CommandWriter.open(directory, "STS-01", "page")) {
            for (int i = 0; i < 3; i++) {
                writer.append(command(0x1234_5678_0000L + i));
            }
        }
        flipAByteOfTheSecondCommand();

        try (CommandIngress ingress = ingress()) {
            assertThat(next(ingress).commandId).isEqualTo(0x1234_5678_0000L);
            assertThat(next(ingress).commandId).isEqualTo(0x1234_5678_0002L);
        }
        assertThat(reports).singleElement().asString().contains("writer page").contains("is skipped");
    }

    @Test
    void isRefusedToASecondWriterOfThatName() throws Exception {
        try (CommandWriter writer = CommandWriter.open(directory, "STS-01", "page")) {
            assertThatThrownBy(() -> CommandWriter.open(directory, "STS-01", "page"))
                    .isInstanceOf(JournalException.class)
                    .hasMessage("command queue of writer page is in use by this process already");
            CommandWriter.open(directory, "STS-01", "tos").close();
            writer.append(command(1));
        }
    }

    @Test
    void isRefusedUnderANameThatIsNoFileName() {
        assertThatThrownBy(() -> CommandWriter.open(directory, "STS-01", "../page"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CommandIngress.open(directory, "STS-01", List.of("Page"), reports::add))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void beginsAnewWhenTheQueueWasRemoved() throws Exception {
        try (CommandWriter writer = CommandWriter.open(directory, "STS-01", "page");
                CommandIngress ingress = ingress()) {
            for (int i = 0; i < 5; i++) {
                writer.append(command(i));
                next(ingress);
            }
        }
        JournalFixture.remove(directory.resolve("commands"));
        try (CommandWriter writer = CommandWriter.open(directory, "STS-01", "page")) {
            writer.append(command(99));
        }

        try (CommandIngress ingress = ingress()) {
            assertThat(next(ingress).commandId).isEqualTo(99);
        }
    }

    /** A directory where a queue file should be cannot be read. */
    @Test
    void tellsHowOftenInARowAQueueCouldNotBeReadAndHoldsUpNoOther() throws Exception {
        List<String> told = new ArrayList<>();
        try (CommandIngress ingress = CommandIngress.open(directory, "STS-01", WRITERS, reports::add,
                (writer, cause, inARow) -> told.add(writer + " " + inARow));
                CommandWriter tos = CommandWriter.open(directory, "STS-01", "tos")) {
            Path inTheWay = directory.resolve("commands/page/queue/20261123-09F.cq4");
            Files.createDirectories(inTheWay);
            JournalFixture.await("three attempts", () -> !ingress.poll(new Command()) && told.size() == 3);
            assertThat(told).containsExactly("page 1", "page 2", "page 3");
            tos.append(command(5));
            assertThat(next(ingress).commandId).isEqualTo(5);

            JournalFixture.remove(directory.resolve("commands/page"));
            try (CommandWriter page = CommandWriter.open(directory, "STS-01", "page")) {
                page.append(command(6));
                assertThat(next(ingress).commandId).isEqualTo(6);
            }
            JournalFixture.remove(directory.resolve("commands/page"));
        }
        assertThat(reports).isEmpty();
    }

    private void flipAByteOfTheSecondCommand() throws Exception {
        Path file = QueueEpochs.files(directory.resolve("commands").resolve("page")).getFirst().path();
        byte[] bytes = Files.readAllBytes(file);
        byte[] id = {1, 0, 0x78, 0x56, 0x34, 0x12};
        for (int at = 0; at < bytes.length - id.length; at++) {
            if (java.util.Arrays.equals(bytes, at, at + id.length, id, 0, id.length)) {
                try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
                    raw.seek(at);
                    raw.write(2);
                }
                return;
            }
        }
        throw new AssertionError("the command is not in " + file);
    }

    private CommandIngress ingress() throws JournalException {
        return CommandIngress.open(directory, "STS-01", WRITERS, reports::add);
    }

    private static Command next(CommandIngress ingress) throws Exception {
        Command command = new Command();
        JournalFixture.await("a command", () -> ingress.poll(command));
        return command;
    }

    private static Command command(long id) {
        Command command = new Command();
        command.commandId = id;
        command.sequence = id;
        return command;
    }
}
