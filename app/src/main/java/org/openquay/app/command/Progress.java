package org.openquay.app.command;

import java.io.PrintStream;
import java.util.Locale;

/**
 * A progress bar on the terminal, drawn at most ten times a second; draws nothing when no person watches. What does not
 * fit into the terminal's line is cut off at its edge. Not thread-safe.
 */
final class Progress implements AutoCloseable {

    private static final int WIDTH = 30;
    private static final long REDRAW_NS = 100_000_000L;

    private final PrintStream terminal = System.err;
    private final boolean watched = watched();
    private long drawnNs = Long.MIN_VALUE;
    private boolean drawn;

    /** The launcher knows whether standard error is a terminal; without it, whether the console is one. */
    private static boolean watched() {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        String told = System.getProperty("openquay.watched");
        return told != null ? told.equals("true") : System.console() != null && System.console().isTerminal();
    }

    /** Shows a fraction of the work and a text beside it. */
    void show(double fraction, String text) {
        long nowNs = System.nanoTime();
        if (!watched || (drawn && nowNs - drawnNs < REDRAW_NS)) {
            return;
        }
        drawnNs = nowNs;
        drawn = true;
        int full = (int) Math.round(Math.clamp(fraction, 0.0, 1.0) * WIDTH);
        terminal.print("\r\033[2K\033[?7l[" + "#".repeat(full) + "·".repeat(WIDTH - full) + "] "
                + String.format(Locale.ROOT, "%3.0f %% ", 100 * Math.clamp(fraction, 0.0, 1.0)) + text
                + "\033[?7h");
        terminal.flush();
    }

    /** Takes the bar away, so that a line can be printed. */
    void clear() {
        if (drawn) {
            terminal.print("\r\033[2K");
            terminal.flush();
            drawn = false;
        }
    }

    @Override
    public void close() {
        clear();
    }
}
