package org.openquay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.command.Command;
import org.openquay.api.image.ImageShape;
import org.openquay.journal.command.CommandIngress;
import org.openquay.journal.command.CommandWriter;
import org.openquay.journal.command.MappedStopWords;
import org.openquay.journal.record.CycleRecord;

class DirectoryTest {

    @TempDir
    Path root;
    private Path directory;
    private final Heard heard = new Heard();

    @BeforeEach
    void chooseDirectory() {
        directory = root.resolve("cranes").resolve("STS-01");
    }

    @Test
    void isOpenToItsOwnerAloneWithAllThatIsInIt() throws Exception {
        try (Journal journal = open();
                CommandWriter writer = CommandWriter.open(directory, "STS-01", "page");
                CommandIngress ingress = CommandIngress.open(directory, "STS-01", List.of("page", "tos"), line -> {});
                MappedStopWords stops = MappedStopWords.open(directory, List.of("page"))) {
            writer.append(new Command());
            assertThat(ingress.poll(new Command())).isTrue();
            assertThat(stops.word(0)).isZero();
            assertThat(journal.flush(java.time.Duration.ofMinutes(1))).isTrue();

            assertThat(everythingIn(directory)).isNotEmpty().allSatisfy(DirectoryTest::isClosedToOthers);
            isClosedToOthers(Path.of(Files.readString(directory.resolve("ring")).strip()));
        }
    }

    @Test
    void isTakenFromOthersWhenTheyCouldOpenIt() throws Exception {
        open().close();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = directory.resolve("queue").resolve("metadata.cq4t");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        open().close();

        isClosedToOthers(directory);
        isClosedToOthers(file);
        assertThat(heard.notices()).singleElement().asString().contains("others could open").contains("1 more");
    }

    @Test
    void isRefusedToASecondJournalOfTheSameProcess() throws Exception {
        try (Journal first = open()) {
            assertThatThrownBy(this::open).isInstanceOf(JournalException.class)
                    .hasMessage("journal directory " + directory + " is in use by this process already");
            // and the refused attempt has not let go of the first one's lock
            assertThatThrownBy(this::open).isInstanceOf(JournalException.class);
            assertThat(first.figures().failed()).isFalse();
        }
        open().close();
    }

    @Test
    void holdsItsRingInSharedMemoryAndNothingIsLeftThereAtTheEnd() throws Exception {
        Path ring;
        try (Journal journal = open()) {
            ring = Path.of(Files.readString(directory.resolve("ring")).strip());
            assertThat(ring).exists().hasParent(Path.of("/dev/shm"));
            assertThat(journal.figures().ringBytes()).isEqualTo(1 << 25);
        }
        assertThat(ring).doesNotExist();
        assertThat(directory.resolve("ring")).doesNotExist();
    }

    @Test
    void isRefusedWhenItsNoteOfTheRingNamesSomethingElse() throws Exception {
        open().close();
        Path precious = Files.writeString(root.resolve("precious"), "not a ring");
        Files.writeString(directory.resolve("ring"), precious + "\n");

        assertThatThrownBy(this::open).isInstanceOf(JournalException.class)
                .hasMessageContaining("which is not the place");
        assertThat(precious).hasContent("not a ring");
    }

    @Test
    void takesNothingOverFromAFileInThePlaceOfItsRing() throws Exception {
        String note;
        try (Journal journal = open()) {
            note = Files.readString(directory.resolve("ring"));
        }
        Files.writeString(directory.resolve("ring"), note);
        Files.writeString(Path.of(note.strip()), "not a ring");

        try (Journal journal = open()) {
            assertThat(JournalFixture.record(journal, new RandomCrane(1), 5)).isEqualTo(5);
        }

        assertThat(heard.notices()).anyMatch(line -> line.contains(note.strip())
                && line.contains("nothing is taken over from it"));
        assertThat(JournalFixture.readAll(directory, CycleRecord.class)).hasSize(5);
        assertThat(JournalFixture.verify(directory).complete()).isTrue();
    }

    @Test
    void isRefusedWhenItIsAFile() throws Exception {
        Files.createDirectories(root.resolve("cranes"));
        Files.writeString(directory, "a file");

        assertThatThrownBy(this::open).isInstanceOf(JournalException.class).hasMessageContaining("cannot be made");
    }

    @Test
    void isRefusedWhenTheRingIsTooSmallForTheCrane() {
        ImageShape large = new ImageShape(new int[] {30_000}, new int[] {30_000}, 3, 3, 1, 1, 96);
        SessionInfo session = new SessionInfo("STS-01", "1", "", "", "", 0, large);

        assertThatThrownBy(
                () -> Journal.open(directory, session, JournalOptions.standard().withRingBytes(1 << 19), heard))
                .isInstanceOf(JournalException.class).hasMessageContaining("longest cycle");
    }

    @Test
    void isAppendedToByTheNextSessionAndVerifiesWhole() throws Exception {
        long before = 0;
        for (int i = 0; i < 3; i++) {
            try (Journal journal = open()) {
                assertThat(journal.sessionId()).isGreaterThan(before);
                before = journal.sessionId();
                JournalFixture.record(journal, new RandomCrane(i), 20);
                assertThat(journal.figures().queueEpoch()).isEqualTo(1);
            }
        }

        assertThat(JournalFixture.verify(directory).sessions()).hasSize(3);
        assertThat(JournalFixture.verify(directory).complete()).isTrue();
        assertThat(heard.failures()).isEmpty();
    }

    private static void isClosedToOthers(Path path) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).as(path.toString())
                .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
    }

    private static List<Path> everythingIn(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.toList();
        }
    }

    private Journal open() throws JournalException {
        return Journal.open(directory, RandomCrane.session(), JournalOptions.standard(), heard);
    }
}
