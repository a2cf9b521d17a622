package org.openquay.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.openquay.journal.read.JournalReader;
import org.openquay.journal.record.JournalRecord;
import org.openquay.journal.verify.JournalVerifier;
import org.openquay.journal.verify.Verification;

/** What the tests of the journal do again and again. */
public final class JournalFixture {

    /** A drain that stands still until it is asked for a flush or an end. */
    public static final Duration STALLED = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private JournalFixture() {}

    public static List<JournalRecord> readAll(Path directory) throws JournalException {
        List<JournalRecord> records = new ArrayList<>();
        try (JournalReader reader = JournalReader.fromStart(directory)) {
            for (JournalRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
        }
        return records;
    }

    public static <T extends JournalRecord> List<T> readAll(Path directory, Class<T> type) throws JournalException {
        return readAll(directory).stream().filter(type::isInstance).map(type::cast).toList();
    }

    public static Verification verify(Path directory) throws JournalException {
        return JournalVerifier.verify(directory, bytes -> {});
    }

    /** Records so many cycles of a random crane; how many were taken. */
    public static int record(Journal journal, RandomCrane crane, int cycles) {
        int taken = 0;
        for (int i = 0; i < cycles; i++) {
            crane.next();
            if (journal.sink().cycle(crane.in, crane.out)) {
                taken++;
            }
        }
        return taken;
    }

    /** Removes a directory and all that is in it. */
    public static void remove(Path directory) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(directory)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }

    /** Waits until that holds. */
    public static void await(String what, Callable<Boolean> condition) throws Exception {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new AssertionError("waited " + PATIENCE + " in vain for: " + what);
            }
            Thread.sleep(1);
        }
    }
}
