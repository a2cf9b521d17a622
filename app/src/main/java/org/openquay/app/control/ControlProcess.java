package org.openquay.app.control;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import org.openquay.api.drive.DriveProfile;
import org.openquay.api.image.ImageShape;
import org.openquay.api.status.StopKind;
import org.openquay.app.ProductVersion;
import org.openquay.app.crane.CraneFile;
import org.openquay.app.file.InvalidFileException;
import org.openquay.app.replay.Recovery;
import org.openquay.journal.Journal;
import org.openquay.journal.JournalException;
import org.openquay.journal.JournalOptions;
import org.openquay.journal.SessionInfo;
import org.openquay.journal.command.CommandIngress;
import org.openquay.journal.command.MappedStopWords;
import org.openquay.journal.command.StopWriter;
import org.openquay.journal.identity.BootId;
import org.openquay.journal.identity.CodeFingerprint;
import org.openquay.journal.identity.JvmIdentity;
import org.openquay.motion.CraneStep;
import org.openquay.runtime.ControlLoop;
import org.openquay.runtime.CraneControl;
import org.openquay.runtime.Drivers;
import org.openquay.runtime.ThreadHardening;

/**
 * One control process: everything open and cycling between {@link #open} and {@link #close}.
 *
 * <p>Opening recovers the state of the session before; whatever it held is paused and waits for a reset. Closing stops
 * the crane first, waits until it stands, and only then lets go.
 */
public final class ControlProcess implements AutoCloseable {

    /** Longest wait for the crane to stand before the links are closed anyway and the drives' watchdogs act. */
    private static final Duration STANDSTILL_PATIENCE = Duration.ofSeconds(15);
    private static final long STANDSTILL_POLL_NS = 20_000_000L;

    /** What a replay depends on besides the crane's drive profiles: contracts and kernel. */
    private static final List<Class<?>> KERNEL = List.of(ImageShape.class, CraneStep.class);

    private final Journal journal;
    private final CommandIngress commands;
    private final MappedStopWords stops;
    private final StopWriter console;
    private final CraneControl control;
    private final ControlLoop loop;
    private final StandstillWatch standstill;
    private final Duration patience;
    private final Consumer<String> teller;
    private final CountDownLatch failed = new CountDownLatch(1);
    private final boolean shadow;
    private boolean closed;

    private ControlProcess(CraneFile file, Path directory, JournalOptions options, boolean shadow, Duration patience,
            Consumer<String> console, Deque<AutoCloseable> opened) throws JournalException, InvalidFileException {
        this.patience = patience;
        teller = console;
        this.shadow = shadow;
        List<DriveProfile> profiles = Drivers.profiles(file.crane());
        ImageShape shape = new CraneStep(file.crane(), Drivers.profiles(file.crane()), Writers.NAMES.size()).shape();
        String fingerprint = CodeFingerprint.of(stepped(profiles));
        SessionInfo session = new SessionInfo(file.crane().id(), ProductVersion.number(), file.text(), fingerprint,
                JvmIdentity.text(), BootId.read(), shape);
        journal = Journal.open(directory, session, options, new ConsoleListener(console));
        opened.push(journal);
        stops = MappedStopWords.open(directory, Writers.NAMES);
        opened.push(stops);
        this.console = StopWriter.open(directory, Writers.CONSOLE);
        opened.push(this.console);
        ThreadTroubles troubles = new ThreadTroubles(this.console, console, line -> journal.note("control", line));
        commands = CommandIngress.open(directory, file.crane().id(), Writers.NAMES,
                report -> journal.note("ingress", report), troubles::unreadable);
        opened.push(commands);
        standstill = new StandstillWatch(journal.sink());
        CraneControl.Builder parts =
                CraneControl.of(file.crane()).profiles(profiles).journal(standstill).commands(commands).stops(stops)
                        .watch(troubles)
                        .bootId(BootId.read());
        control = (shadow ? parts.shadow() : parts.fencingEpoch(journal.sessionId())).open();
        opened.push(control);
        recover(directory, session, console);
        control.start();
        loop = new ControlLoop(control, ThreadHardening.priorities(), failure -> {
            console.accept("control failed and sends nothing any more: " + failure);
            journal.note("control", "failed: " + failure);
            failed.countDown();
        });
    }

    /** All code that runs inside the step, whoever brought the profiles. */
    private static List<Class<?>> stepped(List<DriveProfile> profiles) {
        List<Class<?>> code = new ArrayList<>(KERNEL);
        profiles.forEach(profile -> code.add(profile.getClass()));
        return code;
    }

    /**
     * Opens everything and begins to cycle.
     *
     * @param options how the journal is kept
     * @param shadow  only reads, computes and records, beside the controller that moves the crane
     * @param console hears lines for the person in front of it
     */
    public static ControlProcess open(CraneFile file, Path journal, JournalOptions options, boolean shadow,
            Consumer<String> console)
            throws JournalException, InvalidFileException {
        return open(file, journal, options, shadow, STANDSTILL_PATIENCE, console);
    }

    /** The same with another patience at its end: a crane that cannot be reached never shows that it stands. */
    static ControlProcess open(CraneFile file, Path journal, JournalOptions options, boolean shadow,
            Duration patience, Consumer<String> console) throws JournalException, InvalidFileException {
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        boolean complete = false;
        try {
            ControlProcess process =
                    new ControlProcess(file, journal, options, shadow, patience, console, opened);
            complete = true;
            return process;
        } finally {
            if (!complete) {
                opened.forEach(part -> close(part, console));
            }
        }
    }

    /** What cannot be closed must not keep the rest open. */
    private static void close(AutoCloseable part, Consumer<String> console) {
        try {
            part.close();
        } catch (Exception e) {
            console.accept("cannot be closed: " + e);
        }
    }

    private void recover(Path directory, SessionInfo session, Consumer<String> console)
            throws JournalException, InvalidFileException {
        switch (Recovery.run(directory, journal.sessionId(), session.configSha256(), session.codeFingerprint())) {
            case Recovery.Result.Nothing nothing -> console.accept("no earlier session");
            case Recovery.Result.Uncertain uncertain -> beginStopped(uncertain.cause(), console);
            case Recovery.Result.Recovered recovered -> {
                if (control.restore(recovered.state())) {
                    console.accept("took over from session " + recovered.sessionId() + ", cycle " + recovered.tick()
                            + "; motion waits for a reset");
                } else {
                    beginStopped("its state has another layout", console);
                }
            }
        }
    }

    /** What was latched before is not known, so that nothing may move before a person has looked. */
    private void beginStopped(String cause, Consumer<String> console) {
        control.beginStopped();
        console.accept("starts without a past: " + cause + "; motion waits for a reset");
        journal.note("control", "starts without a past: " + cause);
    }

    /** The number of the session that it records. */
    long sessionId() {
        return journal.sessionId();
    }

    /** Waits until the cycle failed; returns only then, or when interrupted. */
    public void awaitFailure() throws InterruptedException {
        failed.await();
    }

    /**
     * Stops the crane, waits until it stands, ends the cycle, closes links and journal; the second call does nothing. A
     * shadow stops nothing.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (loop.alive() && !shadow) {
            stop();
            awaitStandstill();
        }
        loop.close();
        close(control, teller);
        close(commands, teller);
        close(console, teller);
        close(stops, teller);
        close(journal, teller);
    }

    /** The word that its own cycle reads is written in any case, also where its directory was replaced. */
    private void stop() {
        try {
            console.stop(StopKind.STOP);
        } catch (JournalException e) {
            teller.accept(String.valueOf(e.getMessage()));
        }
    }

    private void awaitStandstill() {
        standstill.lookAgain();
        long untilNs = System.nanoTime() + patience.toNanos();
        while (!standstill.reached() && loop.alive() && System.nanoTime() < untilNs) {
            java.util.concurrent.locks.LockSupport.parkNanos(STANDSTILL_POLL_NS);
        }
    }
}
