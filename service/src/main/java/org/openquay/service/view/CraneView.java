package org.openquay.service.view;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.openquay.api.image.Event;
import org.openquay.api.image.StatusImage;
import org.openquay.journal.JournalException;
import org.openquay.journal.read.JournalReader;
import org.openquay.journal.read.LiveTail;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.record.Recorded;
import org.openquay.journal.words.CraneNames;
import org.openquay.journal.words.EventWords;

/**
 * Follows one crane's journal and keeps what readers ask for. Opening reads what was recorded so far, so that a new
 * service knows every work instruction of the one before; then one thread follows.
 */
public final class CraneView implements AutoCloseable {

    private static final Logger LOG = System.getLogger(CraneView.class.getName());
    private static final long POLL_NS = 10_000_000L;
    private static final long AFTER_TROUBLE_NS = 1_000_000_000L;
    private static final Duration END = Duration.ofSeconds(5);

    /**
     * The crane as it showed itself last; never changed.
     *
     * @param sessionId session of control
     * @param tick      cycle
     * @param nowNs     monotonic time of that cycle, ns
     * @param time      wall clock of that cycle
     * @param image     what it shows
     */
    public record Shown(long sessionId, long tick, long nowNs, Instant time, StatusImage image) {

        /** How old it is, ns; {@link Long#MAX_VALUE} when it is from before the last boot. */
        public long ageNs() {
            long ageNs = System.nanoTime() - nowNs;
            return ageNs < 0 ? Long.MAX_VALUE : ageNs;
        }
    }

    private final Path journal;
    private final EventWords words;
    private final LiveTail tail;
    private final EventLog events = new EventLog();
    private final WorkInstructions instructions = new WorkInstructions();
    private final List<Consumer<LoggedEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Thread follower;
    private long lastSequence;
    private volatile @Nullable Shown shown;
    private volatile boolean running = true;
    private volatile String trouble = "";

    /** Reads what there is in that journal directory, which need not exist yet, and follows it. */
    public CraneView(Path journal, CraneNames names) throws JournalException {
        this.journal = journal;
        words = new EventWords(names);
        tail = LiveTail.open(journal);
        readPast();
        follower = Thread.ofPlatform().name("openquay journal tail").daemon(true).start(this::follow);
    }

    private void readPast() throws JournalException {
        if (!Files.isDirectory(journal)) {
            return;
        }
        try (JournalReader reader = JournalReader.fromStart(journal)) {
            for (JournalRecord next = reader.next(); next != null; next = reader.next()) {
                if (next instanceof Recorded recorded) {
                    take(recorded);
                }
            }
        }
    }

    private void follow() {
        while (running) {
            try {
                if (tail.poll(this::take) == 0) {
                    LockSupport.parkNanos(POLL_NS);
                }
                trouble = "";
            } catch (JournalException e) {
                troubled(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "a record of the journal was not understood", e);
                troubled("a record was not understood: " + e);
            }
        }
    }

    private void troubled(String line) {
        trouble = line;
        LockSupport.parkNanos(AFTER_TROUBLE_NS);
    }

    private void take(Recorded recorded) {
        long sequence = recorded.header().sequence();
        if (sequence <= lastSequence || !(recorded instanceof CycleRecord cycle)) {
            return;
        }
        lastSequence = sequence;
        Instant time = Instant.ofEpochSecond(0, cycle.header().wallNs());
        cycle.commands().forEach(instructions::take);
        int place = 0;
        for (Event event : cycle.events()) {
            instructions.take(event, time);
            LoggedEvent logged = new LoggedEvent(sequence * LoggedEvent.PER_RECORD + place++, time,
                    cycle.header().sessionId(), cycle.tick(), event, words.of(event));
            events.add(logged);
            listeners.forEach(listener -> listener.accept(logged));
        }
        cycle.status().ifPresent(image -> shown = new Shown(cycle.header().sessionId(), cycle.tick(), cycle.nowNs(),
                time, image));
    }

    /** Hears every event from now on, on the following thread; must return soon. */
    public void onEvent(Consumer<LoggedEvent> listener) {
        listeners.add(listener);
    }

    /** What the crane showed last; empty before it ever did. */
    public Optional<Shown> shown() {
        return Optional.ofNullable(shown);
    }

    public EventLog events() {
        return events;
    }

    public WorkInstructions instructions() {
        return instructions;
    }

    /** What keeps the journal from being read; empty when nothing does. */
    public String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        running = false;
        LockSupport.unpark(follower);
        try {
            follower.join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            tail.close();
        } catch (JournalException e) {
            LOG.log(Level.WARNING, "the journal could not be let go of", e);
        }
    }
}
