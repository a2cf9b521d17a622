package org.openquay.journal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import org.openquay.api.image.EventKind;
import org.openquay.api.status.Fault;
import org.openquay.api.status.StopKind;

class VocabularyTest {

    @Test
    void isTheSameAfterItWasWrittenAndRead() {
        assertThat(Vocabulary.parse(Vocabulary.PRESENT.text())).isSameAs(Vocabulary.PRESENT);
        for (EventKind kind : EventKind.values()) {
            assertThat(Vocabulary.PRESENT.constant(EventKind.class, kind.ordinal())).isEqualTo(kind);
        }
    }

    @Test
    void findsTheConstantsOfAnOlderJournalByTheirNames() {
        Vocabulary older = Vocabulary.parse("StopKind=NONE,QUICK_STOP,HALT\n");

        assertThat(older.constant(StopKind.class, 1)).isEqualTo(StopKind.QUICK_STOP);
        assertThat(older.constant(StopKind.class, 2)).isEqualTo(StopKind.HALT);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        Vocabulary newer = Vocabulary.parse("StopKind=NONE,HALT,SINK_INTO_THE_GROUND\n");

        assertThatThrownBy(() -> newer.constant(StopKind.class, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown StopKind 2");
        assertThatThrownBy(() -> newer.constant(StopKind.class, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> newer.constant(StopKind.class, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> newer.constant(Fault.class, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A record has one byte for an ordinal. */
    @Test
    void hasRoomInARecord() {
        assertThat(Vocabulary.PRESENT.text().lines()).allMatch(line -> line.split(",").length <= 255);
    }
}
