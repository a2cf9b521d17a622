package org.openquay.api.drive;

/** A connection could not be made; the message is one line for the engineer. */
public final class LinkException extends Exception {

    private static final long serialVersionUID = 1L;

    public LinkException(String message) {
        super(message);
    }

    public LinkException(String message, Throwable cause) {
        super(message, cause);
    }
}
