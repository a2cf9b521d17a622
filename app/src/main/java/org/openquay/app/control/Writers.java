package org.openquay.app.control;

import java.util.List;
import java.util.stream.Stream;

import org.openquay.api.crane.LeversDescription;

/** Who may write commands and stops into a journal directory; the place in the list is the kernel's writer number. */
public final class Writers {

    /** Work instructions of the terminal operating system. */
    public static final String TERMINAL = "terminal";
    /** The operator at the page. */
    public static final String OPERATOR = "operator";
    /** The control process itself and the command that started it. */
    public static final String CONSOLE = "console";

    public static final List<String> NAMES = List.of(TERMINAL, OPERATOR, CONSOLE);

    /** All who may hold a lease, by the kernel's numbers: after the writers the cabin, which writes into no directory. */
    public static final List<String> HOLDERS = Stream.concat(NAMES.stream(), Stream.of(LeversDescription.HOLDER))
            .toList();

    private Writers() {}
}
