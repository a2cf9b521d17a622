package org.openquay.journal.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

import org.openquay.journal.JournalException;
import org.openquay.journal.read.RecordParser;
import org.openquay.journal.record.JournalPosition;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.store.FileWalk;
import org.openquay.journal.store.QueueEpochs;
import org.openquay.journal.store.QueueEpochs.QueueFile;
import org.openquay.journal.store.Retirement;

/** Walks a whole journal and tells what is wrong with it. Reads only; the journal may be written meanwhile. */
public final class JournalVerifier {

    private final RecordParser parser = new RecordParser();
    private final RecordChecks checks;
    private JournalPosition last = new JournalPosition(1, "", 0, 0, 0);

    private JournalVerifier(long firstKept) {
        checks = new RecordChecks(firstKept);
    }

    /** Verifies the journal in that directory; {@code progress} hears the bytes walked so far. */
    public static Verification verify(Path directory, LongConsumer progress) throws JournalException {
        try {
            return new JournalVerifier(Retirement.firstKept(directory)).walk(directory, progress);
        } catch (IOException e) {
            throw failed(directory, e);
        }
    }

    /** Bytes that a verification will walk. */
    public static long bytes(Path directory) throws JournalException {
        long bytes = 0;
        try {
            for (QueueFile file : QueueEpochs.files(directory)) {
                bytes += Files.size(file.path());
            }
        } catch (IOException e) {
            throw failed(directory, e);
        }
        return bytes;
    }

    private Verification walk(Path directory, LongConsumer progress) throws JournalException {
        long bytes = 0;
        try {
            List<QueueFile> files = QueueEpochs.files(directory);
            for (QueueFile file : files) {
                checks.beginFile();
                bytes += FileWalk.walk(file, piece -> {
                    JournalRecord record = parser.parse(piece);
                    last = record.position();
                    checks.check(record, piece.record() == null);
                });
                progress.accept(bytes);
            }
            return checks.result(files.size(), bytes, last);
        } catch (IOException | InternalError e) {
            throw failed(directory, e);
        }
    }

    private static JournalException failed(Path directory, Throwable cause) {
        return new JournalException("journal in " + directory + " cannot be read: " + cause, cause);
    }
}
