package org.openquay.journal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The queue directories under one parent, and the files in them, in order. */
public final class QueueEpochs {

    /** Most queue directories; at this number a person has to move old ones away. */
    public static final int MAX = 9999;

    /** The name that Chronicle Queue gives a file of one hour, UTC. */
    static final Pattern FILE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})-(\\d{2})F\\.cq4");
    private static final long MILLIS_AN_HOUR = 3_600_000L;
    private static final Pattern DIRECTORY = Pattern.compile("queue(?:-(\\d{1,4}))?");

    private QueueEpochs() {}

    /** One queue file. */
    public record QueueFile(int epoch, Path path) implements Comparable<QueueFile> {

        private static final Comparator<QueueFile> ORDER =
                Comparator.comparingInt(QueueFile::epoch).thenComparing(QueueFile::name);

        public String name() {
            return String.valueOf(path.getFileName());
        }

        /** When its hour ends, ms since 1970. */
        public long endMs() {
            return (FileCursor.cycle(name()) + 1) * MILLIS_AN_HOUR;
        }

        @Override
        public int compareTo(QueueFile other) {
            return ORDER.compare(this, other);
        }
    }

    public static Path directory(Path parent, int epoch) {
        return parent.resolve(epoch == 1 ? "queue" : "queue-" + epoch);
    }

    /** The highest epoch that has a directory; 0 when there is none. */
    public static int last(Path parent) throws IOException {
        int last = 0;
        for (Path path : list(parent)) {
            Matcher matcher = DIRECTORY.matcher(String.valueOf(path.getFileName()));
            if (matcher.matches() && Files.isDirectory(path)) {
                last = Math.max(last, matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1)));
            }
        }
        return last;
    }

    /** All files, in the order in which they were written. */
    public static List<QueueFile> files(Path parent) throws IOException {
        List<QueueFile> files = new ArrayList<>();
        for (int epoch = 1, last = last(parent); epoch <= last; epoch++) {
            for (Path path : list(directory(parent, epoch))) {
                if (FILE.matcher(String.valueOf(path.getFileName())).matches()) {
                    files.add(new QueueFile(epoch, path));
                }
            }
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    /** Whether there is a queue file in that directory. */
    public static boolean hasFiles(Path directory) throws IOException {
        return list(directory).stream().anyMatch(path -> FILE.matcher(String.valueOf(path.getFileName())).matches());
    }

    /**
     * Makes room for a fresh directory of that number, after one in which nothing was stored; false when something else
     * is there, which is left alone.
     */
    public static boolean vacate(Path parent, int epoch) {
        Path directory = directory(parent, epoch);
        try {
            if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                for (Path path : list(directory)) {
                    if (!path.toString().endsWith(".cq4t") && !path.toString().endsWith(".cq4")) {
                        return false;
                    }
                    Files.delete(path);
                }
                Files.delete(directory);
            }
            return Files.notExists(directory, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }
}
