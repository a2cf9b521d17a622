package org.openquay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.journal.JournalSink;
import org.openquay.api.journal.LinkChange;
import org.openquay.api.state.StateImage;
import org.openquay.journal.read.JournalReader;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.record.LinkChanged;
import org.openquay.journal.record.Note;
import org.openquay.journal.record.SessionContext;
import org.openquay.journal.record.SessionEnded;
import org.openquay.journal.record.SessionStarted;
import org.openquay.journal.record.SnapshotRecord;
import org.openquay.journal.record.Vocabulary;
import org.openquay.journal.verify.JournalVerifier;

class RecordedCyclesTest {

    private static final int CYCLES = 2000;

    @TempDir
    Path directory;
    private final Heard heard = new Heard();

    /** 2000 cycles a seed; every field of both images random, see {@link RandomCrane}. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readBackBitForBit(long seed) throws Exception {
        try (Journal journal = open()) {
            RandomCrane crane = new RandomCrane(seed);
            for (int i = 0; i < CYCLES; i++) {
                crane.next();
                assertThat(journal.sink().cycle(crane.in, crane.out)).isTrue();
            }
        }

        RandomCrane again = new RandomCrane(seed);
        InputImage in = new InputImage(RandomCrane.SHAPE);
        OutputImage out = new OutputImage(RandomCrane.SHAPE);
        int cycles = 0;
        for (JournalRecord record : readAll()) {
            if (record instanceof CycleRecord cycle) {
                again.next();
                cycle.readInput(in);
                cycle.readExpected(out);
                assertThat(Images.text(in)).isEqualTo(Images.text(again.in));
                assertThat(Images.text(out)).isEqualTo(Images.text(again.out));
                cycles++;
            }
        }
        assertThat(heard.failures()).isEmpty();
        assertThat(cycles).isEqualTo(CYCLES);
        assertThat(JournalVerifier.verify(directory, bytes -> {}).complete()).isTrue();
    }

    private Journal open() throws JournalException {
        return Journal.open(directory, RandomCrane.session(), JournalOptions.standard(), heard);
    }

    private List<JournalRecord> readAll() throws JournalException {
        List<JournalRecord> records = new ArrayList<>();
        try (JournalReader reader = JournalReader.fromStart(directory)) {
            for (JournalRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
        }
        return records;
    }
}
