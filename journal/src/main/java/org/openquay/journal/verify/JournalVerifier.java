package org.openquay.journal.verify;

import java.nio.file.Path;
import java.util.function.LongConsumer;

import org.openquay.journal.JournalException;

/** Walks a whole journal and tells what is wrong with it. Reads only; the journal may be written meanwhile. */
public final class JournalVerifier {

    private JournalVerifier() {}

    /** Verifies the journal in that directory; {@code progress} hears the bytes walked so far. */
    public static Verification verify(Path directory, LongConsumer progress) throws JournalException {
        throw new UnsupportedOperationException();
    }

    /** Bytes that a verification will walk. */
    public static long bytes(Path directory) throws JournalException {
        throw new UnsupportedOperationException();
    }
}
