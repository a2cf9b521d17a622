package org.openquay.app.command;

/** A command could not do what it says; the message is the one line that the user sees. */
public final class Failure extends Exception {

    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        super(message);
    }

    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
