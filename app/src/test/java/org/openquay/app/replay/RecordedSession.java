package org.openquay.app.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.openquay.api.command.StopWords;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.state.StateImage;
import org.openquay.api.status.StopKind;
import org.openquay.app.crane.CraneFile;
import org.openquay.app.file.InvalidFileException;
import org.openquay.journal.Journal;
import org.openquay.journal.JournalException;
import org.openquay.journal.JournalListener;
import org.openquay.journal.JournalOptions;
import org.openquay.journal.SessionInfo;
import org.openquay.runtime.CraneControl;
import org.openquay.runtime.CycleClock;

/**
 * One session of control of the sample crane, recorded: its devices answer every word with a word of their own, its clock
 * goes on by one period for each cycle, and it cycles when it is told to.
 */
public final class RecordedSession implements AutoCloseable {

    public static final String CODE = "the code of the test";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path directory;
    private final CraneFile file;
    private final SessionInfo info;
    private final Journal journal;
    private final CraneControl control;
    private final Time time = new Time();
    private final Stop stop = new Stop();

    private RecordedSession(Path directory, CraneFile file, String code, JournalOptions options)
            throws JournalException {
        this.directory = directory;
        this.file = file;
        List<DriveLink> links = Stream.generate(() -> (DriveLink) new CountingLink()).limit(file.crane().links().size())
                .toList();
        CraneControl unrecorded = CraneControl.of(file.crane()).links(links).stops(stop).open();
        info = new SessionInfo(file.crane().id(), "0", file.text(), code, "a JVM", 1, unrecorded.step().shape());
        journal = Journal.open(directory, info, options, JournalListener.none());
        control = CraneControl.of(file.crane()).links(links).stops(stop).journal(journal.sink()).clock(time).bootId(1)
                .open();
    }

    public static RecordedSession open(Path directory) throws JournalException {
        return open(directory, CODE);
    }

    /** As if that version of the code made it. */
    public static RecordedSession open(Path directory, String code) throws JournalException {
        return new RecordedSession(directory, sample(), code, JournalOptions.standard());
    }

    /** As if that version of the file was its crane's. */
    static RecordedSession open(Path directory, CraneFile file) throws JournalException {
        return new RecordedSession(directory, file, CODE, JournalOptions.standard());
    }

    /** Nothing leaves the ring but by a flush or an orderly end. */
    static RecordedSession openStalled(Path directory) throws JournalException {
        return new RecordedSession(directory, sample(), CODE,
                JournalOptions.standard().withDrainEvery(Duration.ofHours(1)));
    }

    public static CraneFile sample() {
        try {
            return CraneFile.read(Path.of("..", "cranes", "sts-65t.yaml"));
        } catch (InvalidFileException e) {
            throw new AssertionError(e);
        }
    }

    public RecordedSession cycles(int count) {
        for (int i = 0; i < count; i++) {
            control.links().forEach(link -> {
                link.reconnect(Long.MAX_VALUE);
                link.exchange(time);
            });
            control.cycle();
            control.awaitCycle();
        }
        return this;
    }

    public RecordedSession stop(StopKind kind) {
        stop.word = StopWords.next(stop.word, kind);
        return this;
    }

    StateImage state() {
        return control.snapshot();
    }

    boolean restore(StateImage state) {
        return control.restore(state);
    }

    long sessionId() {
        return journal.sessionId();
    }

    public RecordedSession flush() throws InterruptedException {
        if (!journal.flush(PATIENCE)) {
            throw new AssertionError("the journal was not flushed within " + PATIENCE);
        }
        return this;
    }

    /** What a process of the same crane file and code recovers from the sessions before this one. */
    Recovery.Result recover() throws JournalException, InvalidFileException {
        return recover(info.configSha256(), info.codeFingerprint());
    }

    Recovery.Result recover(String configSha256, String code) throws JournalException, InvalidFileException {
        return Recovery.run(directory, journal.sessionId(), configSha256, code);
    }

    String configSha256() {
        return info.configSha256();
    }

    @Override
    public void close() {
        control.close();
        journal.close();
    }

    private static final class Time implements CycleClock {
        private long nowNs = 1_000_000_000L;

        @Override
        public long nowNs() {
            return nowNs;
        }

        @Override
        public void awaitNs(long untilNs) {
            nowNs = Math.max(nowNs, untilNs);
        }
    }

    private static final class Stop implements StopWords {
        private long word;

        @Override
        public int writers() {
            return 1;
        }

        @Override
        public long word(int writer) {
            return word;
        }
    }
}
