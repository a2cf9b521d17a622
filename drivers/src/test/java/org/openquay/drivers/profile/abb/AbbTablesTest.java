package org.openquay.drivers.profile.abb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.openquay.api.drive.DriveRequest;
import org.openquay.api.drive.DriveState;
import org.openquay.drivers.profile.abb.RunLock.Phase;

/** Holds the tables in {@code docs/drives/abb.md} equal to the code. */
class AbbTablesTest {

    @Test
    void theStatusTableIsTheCodes() {
        List<List<String>> code = Arrays.stream(AbbStatus.values()).filter(row -> row != AbbStatus.UNDECODABLE)
                .map(row -> List.of(row.name(), String.format("0x%02X", row.mask), String.format("0x%02X", row.value),
                        row.state.name()))
                .toList();
        assertThat(rows("status")).isEqualTo(code);
    }

    @Test
    void theControlWordsAreTheCodes() {
        List<List<String>> code = Arrays.stream(AbbControlWord.values())
                .map(word -> List.of(word.name(), String.format("0x%04X", word.word))).toList();
        assertThat(rows("words")).isEqualTo(code);
    }

    @Test
    void theChoiceOfTheWordIsTheCodes() {
        List<List<String>> code = Arrays.stream(DriveState.values())
                .map(state -> List.of(state.name(),
                        AbbControlWord.of(DriveRequest.RUN, state, true, false).name(),
                        AbbControlWord.of(DriveRequest.OFF, state, true, false).name(),
                        AbbControlWord.of(DriveRequest.OFF, state, true, true).name()))
                .toList();
        assertThat(rows("choice")).containsExactlyInAnyOrderElementsOf(code);
    }

    @Test
    void whatTheTextSaysBesideTheChoiceHolds() {
        for (DriveState state : DriveState.values()) {
            for (boolean turning : new boolean[] {false, true}) {
                assertThat(AbbControlWord.of(DriveRequest.RUN, state, true, turning))
                        .isEqualTo(AbbControlWord.of(DriveRequest.RUN, state, true, !turning));
                assertThat(AbbControlWord.of(DriveRequest.RUN, state, false, turning))
                        .isEqualTo(AbbControlWord.of(DriveRequest.OFF, state, true, turning));
                for (boolean mayRun : new boolean[] {false, true}) {
                    assertThat(AbbControlWord.of(DriveRequest.COAST, state, mayRun, turning))
                            .isEqualTo(AbbControlWord.OFF2);
                    assertThat(AbbControlWord.of(DriveRequest.QUICK_STOP, state, mayRun, turning))
                            .isEqualTo(AbbControlWord.OFF3);
                }
            }
        }
    }

    @Test
    void theLocksTableIsTheCodes() {
        List<DriveState> states = header("lock").stream().skip(1).map(DriveState::valueOf).toList();
        List<List<String>> code = Arrays.stream(Phase.values())
                .map(phase -> Stream.concat(Stream.of(phase.name()),
                        states.stream().map(state -> RunLock.next(phase, DriveRequest.RUN, state, true, false).name()))
                        .toList())
                .toList();
        assertThat(rows("lock")).isEqualTo(code);
    }

    @Test
    void whatTheTextSaysBesideTheLocksTableHolds() {
        List<DriveState> trusted = header("lock").stream().skip(1).map(DriveState::valueOf).toList();
        for (Phase phase : Phase.values()) {
            for (DriveState state : DriveState.values()) {
                for (DriveRequest request : DriveRequest.values()) {
                    Phase notOurs = RunLock.next(phase, request, state, false, false);
                    Phase ours = RunLock.next(phase, request, state, true, false);
                    if (request != DriveRequest.RUN) {
                        assertThat(ours).isEqualTo(Phase.OPEN);
                        assertThat(notOurs).isEqualTo(Phase.OPEN);
                    } else {
                        assertThat(notOurs).isEqualTo(Phase.LOCKED);
                        assertThat(trusted.contains(state) || ours == Phase.LOCKED).isTrue();
                    }
                }
            }
        }
        assertThat(RunLock.next(Phase.SETTLING, DriveRequest.RUN, DriveState.OPERATION_ENABLED, true, true))
                .isEqualTo(Phase.RUNNING);
        assertThat(Phase.values()).filteredOn(phase -> phase.mayRun).containsExactly(Phase.LEAVING_INHIBIT,
                Phase.STARTING, Phase.SETTLING, Phase.RUNNING);
    }

    private static List<String> header(String table) {
        return lines(table).getFirst();
    }

    private static List<List<String>> rows(String table) {
        List<List<String>> lines = lines(table);
        return lines.subList(2, lines.size());
    }

    /** The cells of the table that follows the marker, line by line. */
    private static List<List<String>> lines(String table) {
        List<List<String>> found = document().lines().dropWhile(line -> !line.equals("<!-- table: " + table + " -->"))
                .skip(1).takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList()).toList();
        assertThat(found).as("table %s in the document", table).hasSizeGreaterThan(2);
        return found;
    }

    private static String document() {
        Path root = Path.of(Objects.requireNonNullElse(System.getProperty("org.openquay.root"), ".."));
        try {
            return Files.readString(root.resolve("docs/drives/abb.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
