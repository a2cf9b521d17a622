package org.openquay.journal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.agrona.concurrent.AtomicBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.command.Command;
import org.openquay.api.command.StopWords;
import org.openquay.api.status.StopKind;
import org.openquay.journal.ChildProcess;
import org.openquay.journal.JournalException;
import org.openquay.journal.JournalFixture;

@Timeout(180)
class CommandProcessTest {

    @TempDir
    Path root;

    /** Commands 1, 2, 3 …, noting each number after it was appended; a stop before each hundredth. */
    static final class Sender {

        /** Arguments: journal directory, file of the number, first number. */
        public static void main(String[] arguments) throws Exception {
            Path directory = Path.of(arguments[0]);
            AtomicBuffer appended = SharedNumber.map(Path.of(arguments[1]));
            long number = Long.parseLong(arguments[2]);
            try (CommandWriter writer = CommandWriter.open(directory, "STS-01", "page");
                    StopWriter stops = StopWriter.open(directory, "page")) {
                while (true) {
                    if (number % 100 == 0) {
                        stops.stop(StopKind.values()[1 + (int) (number / 100 % 3)]);
                    }
                    Command command = new Command();
                    command.commandId = number;
                    writer.append(command);
                    appended.putLongVolatile(0, number++);
                    if (number % 10 == 0) {
                        Thread.sleep(1);
                    }
                }
            }
        }
    }

    /** A sender is killed four times; the ingress is opened anew each time, too. */
    @Test
    void whatASenderAppendedOutlivesItAndIsTakenOnce() throws Exception {
        Path directory = root.resolve("journal");
        AtomicBuffer appended = SharedNumber.map(root.resolve("number"));
        long expected = 1;
        for (int kill = 0; kill < 4; kill++) {
            long until = expected + 300L * (kill + 1);
            try (ChildProcess sender = start(directory, expected)) {
                JournalFixture.await("command " + until, () -> appended.getLongVolatile(0) >= until);
                sender.kill();
            }
            try (CommandIngress ingress = CommandIngress.open(directory, "STS-01", List.of("page"), line -> {
                throw new AssertionError(line);
            })) {
                Command command = new Command();
                while (expected <= appended.getLongVolatile(0)) {
                    JournalFixture.await("command " + expected, () -> ingress.poll(command));
                    assertThat(command.commandId).isEqualTo(expected++);
                }
                // one more may have been appended, but not noted
                if (ingress.poll(command)) {
                    assertThat(command.commandId).isEqualTo(expected++);
                }
                assertThat(ingress.poll(command)).isFalse();
            }
        }
    }

    private ChildProcess start(Path directory, long first) throws Exception {
        return ChildProcess.start(Sender.class, directory.toString(), root.resolve("number").toString(),
                Long.toString(first));
    }

    @Test
    void aStopOfAnotherProcessIsSeenAsAChangedWord() throws Exception {
        try (MappedStopWords stops = MappedStopWords.open(root, List.of("tos", "page"))) {
            assertThat(stops.writers()).isEqualTo(2);
            try (ChildProcess sender = start(root, 100)) {
                JournalFixture.await("the first stop", () -> stops.word(1) != 0);
                JournalFixture.await("the fifth stop", () -> stopsCounted(stops.word(1)) >= 5);
                sender.kill();
            }
            long word = stops.word(1);
            long expected = 0;
            for (long stop = 1; stop <= stopsCounted(word); stop++) {
                expected = StopWords.next(expected, StopKind.values()[1 + (int) (stop % 3)]);
            }
            assertThat(word).isEqualTo(expected);
            assertThat(stops.word(0)).isZero();

            try (StopWriter writer = StopWriter.open(root, "page")) {
                writer.stop(StopKind.STOP);
            }
            assertThat(StopWords.count(stops.word(1), StopKind.STOP))
                    .isEqualTo(StopWords.count(word, StopKind.STOP) + 1);
            assertThat(stopsCounted(stops.word(1))).isEqualTo(stopsCounted(word) + 1);
        }
    }

    private static long stopsCounted(long word) {
        return StopWords.count(word, StopKind.HALT) + StopWords.count(word, StopKind.STOP)
                + StopWords.count(word, StopKind.QUICK_STOP);
    }

    @Test
    void stopsOfSeveralThreadsAreAllCounted() throws Exception {
        try (MappedStopWords stops = MappedStopWords.open(root, List.of("page"));
                StopWriter writer = StopWriter.open(root, "page")) {
            Thread[] threads = new Thread[4];
            for (int i = 0; i < threads.length; i++) {
                threads[i] = Thread.ofPlatform().start(() -> {
                    for (int j = 0; j < 10_000; j++) {
                        stop(writer, StopKind.HALT);
                    }
                });
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(StopWords.count(stops.word(0), StopKind.HALT)).isEqualTo(40_000L);
        }
    }

    private static void stop(StopWriter writer, StopKind kind) {
        try {
            writer.stop(kind);
        } catch (JournalException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aStopReachesTheControlOfADirectoryThatWasPutInThePlaceOfAnother() throws Exception {
        Path directory = root.resolve("journal");
        try (MappedStopWords before = MappedStopWords.open(directory, List.of("page"));
                StopWriter writer = StopWriter.open(directory, "page")) {
            Files.move(directory, root.resolve("put away"));
            try (MappedStopWords after = MappedStopWords.open(directory, List.of("page"))) {
                writer.stop(StopKind.STOP);

                assertThat(StopWords.count(after.word(0), StopKind.STOP)).isEqualTo(1);
                assertThat(StopWords.count(before.word(0), StopKind.STOP)).isEqualTo(1);
                writer.stop(StopKind.STOP);
                assertThat(StopWords.count(after.word(0), StopKind.STOP)).isEqualTo(2);
            }
        }
    }

    @Test
    void aStopFollowsALinkThatLeadsElsewhereNow() throws Exception {
        Path link = root.resolve("journal");
        Files.createDirectory(root.resolve("first"));
        Files.createDirectory(root.resolve("second"));
        Files.createSymbolicLink(link, root.resolve("first"));
        try (StopWriter writer = StopWriter.open(link, "page")) {
            Files.delete(link);
            Files.createSymbolicLink(link, root.resolve("second"));
            try (MappedStopWords after = MappedStopWords.open(link, List.of("page"))) {
                writer.stop(StopKind.HALT);

                assertThat(StopWords.count(after.word(0), StopKind.HALT)).isEqualTo(1);
            }
        }
    }

    @Test
    void aStopThatFindsNoWordWhereControlLooksForItSaysSo() throws Exception {
        Path directory = root.resolve("journal");
        try (StopWriter writer = StopWriter.open(directory, "page")) {
            Files.move(directory, root.resolve("put away"));

            assertThatThrownBy(() -> writer.stop(StopKind.STOP)).isInstanceOf(JournalException.class)
                    .hasMessageContaining("was replaced and cannot be mapped: there is no such file");
            assertThat(directory).doesNotExist();
        }
    }
}
