package org.openquay.api.command;

/**
 * Where commands come from, merged from all writers into one order.
 *
 * <p>Implementation notes: called by the runtime's ingress thread only; must not block. A command that cannot be read
 * is reported by the source itself and skipped.
 */
public interface CommandSource extends AutoCloseable {

    /** Fills {@code into} with the next command, writer included; false when there is none now. */
    boolean poll(Command into);

    @Override
    void close();

    /** A source that never has a command. */
    static CommandSource none() {
        return new CommandSource() {
            @Override
            public boolean poll(Command into) {
                return false;
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }
}
