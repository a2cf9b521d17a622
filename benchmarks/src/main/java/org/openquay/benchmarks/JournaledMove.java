package org.openquay.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;

import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.journal.Journal;
import org.openquay.journal.JournalException;
import org.openquay.journal.JournalListener;
import org.openquay.journal.JournalOptions;
import org.openquay.journal.SessionInfo;
import org.openquay.journal.identity.BootId;
import org.openquay.journal.identity.JvmIdentity;
import org.openquay.journal.sbe.CycleDecoder;
import org.openquay.journal.sbe.RecordHeaderDecoder;
import org.openquay.journal.store.Piece;
import org.openquay.journal.store.QueueWalk;
import org.openquay.motion.CraneStep;

/** The bytes that the journal makes of a recorded move: one record for each cycle, behind each other in one buffer. */
final class JournaledMove {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ByteBuffer records;
    private final int[] at;

    private JournaledMove(List<byte[]> all) {
        at = new int[all.size() + 1];
        for (int i = 0; i < all.size(); i++) {
            at[i + 1] = at[i] + all.get(i).length;
        }
        records = ByteBuffer.allocateDirect(at[all.size()]);
        all.forEach(records::put);
        records.clear();
    }

    /** Journals the whole move and reads what came of it. */
    static JournaledMove of(RecordedMove move) throws IOException, JournalException, InterruptedException {
        try (TemporaryDirectory directory = new TemporaryDirectory()) {
            try (Journal journal = open(directory.path(), move)) {
                CraneStep step = move.step();
                InputImage in = new InputImage(step.shape());
                OutputImage out = new OutputImage(step.shape());
                for (RecordedCycle cycle : move.cycles()) {
                    cycle.load(in);
                    step.step(in, out);
                    journal.sink().cycle(in, out);
                }
                if (!journal.flush(PATIENCE)) {
                    throw new IllegalStateException("the journal was not written within " + PATIENCE);
                }
            }
            List<byte[]> records = read(directory.path());
            if (records.size() != move.cycles().length) {
                throw new IllegalStateException(
                        records.size() + " records of " + move.cycles().length + " cycles were found");
            }
            return new JournaledMove(records);
        }
    }

    /** A journal for that move's crane. */
    static Journal open(Path directory, RecordedMove move) throws JournalException {
        SessionInfo session = new SessionInfo(move.file().crane().id(), "benchmark", move.file().text(), "benchmark",
                JvmIdentity.text(), BootId.read(), move.step().shape());
        return Journal.open(directory, session, JournalOptions.standard(), JournalListener.none());
    }

    private static List<byte[]> read(Path directory) throws IOException {
        List<byte[]> records = new ArrayList<>();
        RecordHeaderDecoder header = new RecordHeaderDecoder();
        try (QueueWalk walk = new QueueWalk(directory)) {
            for (Piece piece = walk.next(); piece != null; piece = walk.next()) {
                byte[] record = piece.record();
                if (record != null
                        && header.wrap(new UnsafeBuffer(record), 0).templateId() == CycleDecoder.TEMPLATE_ID) {
                    records.add(record);
                }
            }
        }
        return records;
    }

    /** All records; shared, not to be written to nor moved in. */
    ByteBuffer records() {
        return records;
    }

    /** Where the record of that cycle begins in {@link #records}. */
    int begin(int cycle) {
        return at[cycle];
    }

    int length(int cycle) {
        return at[cycle + 1] - at[cycle];
    }
}
