package org.openquay.app.control;

import java.util.List;

/** Who may write commands and stops into a journal directory; the place in the list is the kernel's writer number. */
public final class Writers {

    /** Work instructions of the terminal operating system. */
    public static final String TERMINAL = "terminal";
    /** The operator at the page or in the cabin. */
    public static final String OPERATOR = "operator";
    /** The control process itself and the command that started it. */
    public static final String CONSOLE = "console";

    public static final List<String> NAMES = List.of(TERMINAL, OPERATOR, CONSOLE);

    private Writers() {}
}
