package org.openquay.journal;

import java.io.IOException;

/** A journal cannot be opened, read or written; the message is one line for a person. */
public final class JournalException extends IOException {

    public JournalException(String message) {
        super(message);
    }

    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
