package org.openquay.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

import org.openquay.app.run.Run;
import org.openquay.app.run.RunReport;

/** What a person sees of a run: the address, a bar for the move at work, a line for each move, a summary. */
final class RunConsole implements Run.Watcher {

    private final PrintWriter out;
    private final Progress progress;
    private final boolean verbose;
    private final boolean open;

    RunConsole(PrintWriter out, Progress progress, boolean verbose, boolean open) {
        this.out = out;
        this.progress = progress;
        this.verbose = verbose;
        this.open = open;
    }

    @Override
    public synchronized void process(String name, String line) {
        if (verbose) {
            line("  " + line);
        }
    }

    @Override
    public synchronized void started(URI page, String token, int moves) {
        line("Page:            " + page + "#token=" + token);
        line("Operator token:  " + token);
        line(moves == 1
                ? "Working 1 move. Ctrl-C stops the crane and ends."
                : "Working " + moves
                        + " moves. Ctrl-C stops the crane and ends.");
        line("");
        line("  move     container    from         to             time  moving   sway  landing sway/error  energy");
        if (open) {
            browse(page.resolve("#token=" + token));
        }
    }

    /** Asks the desktop to show the page; where there is none, the address was printed. */
    private void browse(URI page) {
        if (System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
            return;
        }
        try {
            new Browser().show(page);
        } catch (IOException e) {
            line("(no browser could be opened: " + e.getMessage() + ")");
        }
    }

    @Override
    public synchronized void moment(String job, double fraction, String phase, double elapsedS, double swayDeg) {
        progress.show(fraction, String.format(Locale.ROOT, "%s %-18s %5.1f s  sway %4.1f°", job,
                phase.toLowerCase(Locale.ROOT).replace('_', ' '), elapsedS, swayDeg));
    }

    @Override
    public synchronized void moved(RunReport.Move move) {
        line(String.format(Locale.ROOT,
                "  %-8s %-12s %-12s %-12s %6.1f s %5.1f s %4.1f°  %5.0f mm / %3.0f mm %8.2f kWh",
                move.jobId(), move.containerId(), move.from(), move.to(), move.durationS(), move.motionS(),
                move.peakSwayDeg(), move.landingSwayMm(), move.landingErrorMm(), move.energyKwh()));
    }

    @Override
    public synchronized void says(String line) {
        line(line);
    }

    /** The end of a run. */
    synchronized void summary(RunReport report, Path journal) {
        line("");
        line(String.format(Locale.ROOT, "%d moves, %.1f moves an hour", report.moves().size(), report.movesPerHour()));
        line(String.format(Locale.ROOT,
                "%d cycles, %d missed; a cycle began late by %.0f µs (p50), %.0f µs (p99), %.0f µs (p99.9), %.0f µs (worst)",
                report.cycles(), report.missedCycles(), report.latenessUs().p50(), report.latenessUs().p99(),
                report.latenessUs().p999(), report.latenessUs().max()));
        for (RunReport.Link link : report.links()) {
            line(String.format(Locale.ROOT,
                    "link %-14s words %5.1f ms old (p50), %5.1f ms (p99); %d exchanges, %d time-outs, %d reconnects",
                    link.name(), link.ageMs().p50(), link.ageMs().p99(), link.exchanges(), link.timeouts(),
                    link.reconnects()));
        }
        report.cpuPercent().forEach((name, percent) -> line(
                String.format(Locale.ROOT, "process %-8s %5.1f %% of a core", name, percent)));
        line(String.format(Locale.ROOT, "journal %s: %d events, %s; %d cycles replayed, %d differences", journal,
                report.journal().events(), report.journal().verified() ? "intact" : "NOT INTACT",
                report.journal().replayedCycles(), report.journal().replayMismatches()));
    }

    private void line(String text) {
        progress.clear();
        out.println(text);
        out.flush();
    }
}
