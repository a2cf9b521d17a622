package org.openquay.service.view;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.openquay.api.image.Event;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.StatusImage;
import org.openquay.journal.JournalException;
import org.openquay.journal.read.JournalReader;
import org.openquay.journal.read.LiveTail;
import org.openquay.journal.record.CycleRecord;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.record.Recorded;
import org.openquay.journal.record.SessionContext;
import org.openquay.journal.words.CraneNames;
import org.openquay.journal.words.EventWords;

/**
 * Follows one crane's journal and keeps what readers ask for.
 *
 * <p>Two threads read it: one from its end on, so that the crane shows and commands are answered at once, and one from a
 * day back, so that a new service comes to know the events and every work instruction of the one before. Until that one
 * has reached the end, {@link #complete()} is false.
 *
 * <p>Nothing of another crane is shown or told, whoever's journal it is; see {@link #stranger()}.
 */
public final class CraneView implements AutoCloseable {

    /** How far back it looks, in files of an hour each. */
    private static final int FILES_BACK = 24;
    private static final int AT_ONCE = 1024;

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
    private final String craneId;
    private final EventWords words;
    private final EventLog events = new EventLog();
    private final WorkInstructions instructions = new WorkInstructions();
    private final List<Consumer<LoggedEvent>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<InputImage>> cycles = new CopyOnWriteArrayList<>();
    private final Follower present = new Follower("openquay journal tail", new Present());
    private final Follower past = new Follower("openquay journal history", new Past());
    private volatile @Nullable Shown shown;
    private volatile String stranger = "";
    /** Events up to this record are told by the thread of the present, later ones by that of the past. */
    private volatile long toldByPastAfter = Long.MAX_VALUE;

    /** Of that crane, in that journal directory, which need not exist yet. */
    public CraneView(Path journal, String craneId, CraneNames names) {
        this.journal = journal;
        this.craneId = craneId;
        words = new EventWords(names);
    }

    /**
     * Whose the newest record of a journal is when it is not that crane's; empty when it is, and when nothing can be read.
     */
    public static String strangerIn(Path journal, String craneId) {
        String newest = craneId;
        try (JournalReader reader = JournalReader.fromLatest(journal, 1)) {
            JournalRecord next = reader.next();
            boolean first = true;
            while (next != null) {
                if (next instanceof Recorded recorded) {
                    newest = recorded.header().craneId();
                    if (first && newest.equals(craneId)) {
                        return "";
                    }
                    first = false;
                }
                next = reader.next();
            }
        } catch (JournalException e) {
            return "";
        }
        return newest.equals(craneId) ? "" : newest;
    }

    /** Begins to follow. */
    public void follow() {
        present.start();
        past.start();
    }

    /**
     * Hears every event from now on, on a thread of this view; must return soon. Once the view is complete, the event
     * and its work instruction are known here before it is told. At that moment an event may be told twice, never not.
     */
    public void onEvent(Consumer<LoggedEvent> listener) {
        listeners.add(listener);
    }

    /** Hears what each cycle from now on saw, on a thread of this view; the image is lent for that call only. */
    public void onCycle(Consumer<InputImage> listener) {
        cycles.add(listener);
    }

    /** From the end of the journal on: what the crane shows. */
    private final class Present implements Follower.Reading {

        private @Nullable LiveTail tail;
        private long sessionId;
        private @Nullable InputImage in;

        @Override
        public int read() throws JournalException {
            LiveTail open = tail;
            if (open == null) {
                open = LiveTail.open(journal);
                tail = open;
                open.newestStatus().ifPresent(this::take);
            }
            return open.poll(this::take);
        }

        private void take(Recorded recorded) {
            boolean ours = recorded.header().craneId().equals(craneId);
            stranger = ours ? "" : recorded.header().craneId();
            if (!ours) {
                shown = null;
            } else if (recorded instanceof CycleRecord cycle) {
                if (cycle.header().sequence() <= toldByPastAfter) {
                    each(cycle, CraneView.this::tell);
                }
                hand(cycle);
                cycle.status().ifPresent(image -> shown = new Shown(cycle.header().sessionId(), cycle.tick(),
                        cycle.nowNs(), time(cycle), image));
            }
        }

        private void hand(CycleRecord cycle) {
            SessionContext context = tail == null ? null : tail.session().orElse(null);
            if (context != null && context.header().sessionId() == cycle.header().sessionId()) {
                InputImage image = in;
                if (image == null || sessionId != cycle.header().sessionId()) {
                    image = new InputImage(context.info().shape());
                    in = image;
                    sessionId = cycle.header().sessionId();
                }
                cycle.readInput(image);
                for (Consumer<InputImage> listener : cycles) {
                    listener.accept(image);
                }
            }
        }

        @Override
        public void end() throws JournalException {
            if (tail != null) {
                tail.close();
            }
        }
    }

    /** From a day back on: events and work instructions. */
    private final class Past implements Follower.Reading {

        private @Nullable JournalReader reader;
        private long lastSequence;

        @Override
        public int read() throws JournalException {
            JournalReader open = reader;
            if (open == null) {
                open = JournalReader.fromLatest(journal, FILES_BACK);
                reader = open;
            }
            int count = 0;
            JournalRecord next = open.next();
            while (next != null) {
                if (next instanceof CycleRecord cycle && cycle.header().craneId().equals(craneId)) {
                    take(cycle);
                }
                next = ++count < AT_ONCE ? open.next() : null;
            }
            if (count == 0 && !complete()) {
                toldByPastAfter = lastSequence;
            }
            return count;
        }

        private void take(CycleRecord cycle) {
            lastSequence = cycle.header().sequence();
            cycle.commands().forEach(instructions::take);
            each(cycle, logged -> {
                instructions.take(logged.event(), logged.time());
                events.add(logged);
                if (lastSequence > toldByPastAfter) {
                    tell(logged);
                }
            });
        }

        @Override
        public void end() throws JournalException {
            if (reader != null) {
                reader.close();
            }
        }
    }

    private void each(CycleRecord cycle, Consumer<LoggedEvent> consumer) {
        int place = 0;
        for (Event event : cycle.events()) {
            consumer.accept(new LoggedEvent(cycle.header().sequence() * LoggedEvent.PER_RECORD + place++, time(cycle),
                    cycle.header().sessionId(), cycle.tick(), event, words.of(event)));
        }
    }

    private static Instant time(CycleRecord cycle) {
        return Instant.ofEpochSecond(0, cycle.header().wallNs());
    }

    private void tell(LoggedEvent logged) {
        listeners.forEach(listener -> listener.accept(logged));
    }

    /** What the crane showed last; empty before it ever did. */
    public Optional<Shown> shown() {
        return Optional.ofNullable(shown);
    }

    /** The other crane whose records the journal has now; empty when they are of this one. */
    public String stranger() {
        return stranger;
    }

    /** Whether the past has been read: before, events and work instructions may be missing. */
    public boolean complete() {
        return toldByPastAfter != Long.MAX_VALUE;
    }

    public EventLog events() {
        return events;
    }

    public WorkInstructions instructions() {
        return instructions;
    }

    /** What keeps the journal from being read; empty when nothing does. */
    public String trouble() {
        return present.trouble().isEmpty() ? past.trouble() : present.trouble();
    }

    @Override
    public void close() {
        present.close();
        past.close();
    }
}
