package org.openquay.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.api.command.StopWords;
import org.openquay.api.status.StopKind;
import org.openquay.journal.command.MappedStopWords;
import org.openquay.journal.command.StopWriter;
import org.openquay.runtime.ThreadHardening.Role;

class ThreadTroublesTest {

    private static final int CONSOLE = Writers.NAMES.indexOf(Writers.CONSOLE);

    @TempDir
    Path directory;
    private final List<String> told = new ArrayList<>();
    private final List<String> noted = new ArrayList<>();
    private MappedStopWords words;
    private ThreadTroubles troubles;

    @BeforeEach
    void open() throws Exception {
        words = MappedStopWords.open(directory, Writers.NAMES);
        troubles = new ThreadTroubles(StopWriter.open(directory, Writers.CONSOLE), told::add, noted::add);
    }

    private void fail(Role role, int times) {
        for (int inARow = 1; inARow <= times; inARow++) {
            troubles.failed(role, role.name().toLowerCase(java.util.Locale.ROOT), new IllegalStateException("a defect"),
                    inARow);
        }
    }

    @Test
    void stopsTheCraneOnceWhenPlannerOrIngressGoOnFailing() {
        for (Role role : new Role[] {Role.PLANNER, Role.INGRESS}) {
            long before = words.word(CONSOLE);
            fail(role, 2);
            assertThat(words.word(CONSOLE)).isEqualTo(before);
            fail(role, 50);
            assertThat(words.word(CONSOLE)).isEqualTo(StopWords.next(before, StopKind.STOP));
        }
    }

    @Test
    void leavesTheStopToStaleWordsWhenALinkFails() {
        fail(Role.LINK, 50);
        fail(Role.SUPERVISOR, 50);
        assertThat(words.word(CONSOLE)).isZero();
    }

    @Test
    void tellsTheFirstFailureAndThenLessAndLessOften() {
        fail(Role.LINK, 1000);
        assertThat(told).hasSize(10).isEqualTo(noted);
        assertThat(told.getFirst()).contains("link").contains("a defect");
    }
}
