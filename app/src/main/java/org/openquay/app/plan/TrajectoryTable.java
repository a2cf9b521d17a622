package org.openquay.app.plan;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.openquay.app.file.InvalidFileException;
import org.openquay.app.file.Problem;
import org.openquay.motion.trajectory.KinematicLimits;
import org.openquay.motion.trajectory.KinematicState;
import org.openquay.motion.trajectory.Synchronization;

/**
 * A CSV file of trajectory problems, read row by row, of any length. The header tells which of three layouts it is:
 *
 * <ul>
 * <li>one axis: {@code p0,v0,a0} start, {@code pf,vf,af} target, {@code vmax,vmin,amax,amin,jmax} limits;
 * <li>one axis with a column {@code kind}: {@code POSITION_JERK}, {@code POSITION_ACC}, {@code VELOCITY_JERK} or
 * {@code VELOCITY_ACC}, which say what is to be reached and whether jerk is limited;
 * <li>several axes: the same columns, ending in {@code _0}, {@code _1} and so on, and {@code sync}: {@code TIME},
 * {@code PHASE} or {@code NONE}.
 * </ul>
 *
 * <p>Columns may stand in any order, and others are not looked at; {@code id} is needed. A column {@code duration} is
 * the answer that is known already. Numbers may be {@code inf} or {@code nan}.
 */
public final class TrajectoryTable implements AutoCloseable {

    static final int MAX_AXES = 16;
    private static final int MAX_LINE = 1 << 14;
    private static final List<String> STATE = List.of("p", "v", "a");
    private static final List<String> LIMITS = List.of("vmin", "vmax", "amin", "amax", "jmax");

    private final Path file;
    private final BufferedReader reader;
    private final Map<String, Integer> columns = new HashMap<>();
    private int axes;
    private int line;
    private final long bytes;
    private long charactersRead;
    private String[] cells = {};

    private TrajectoryTable(Path file, BufferedReader reader) throws IOException {
        this.file = file;
        this.reader = reader;
        bytes = Math.max(1, Files.size(file));
    }

    /** Opens the file and reads its header. */
    public static TrajectoryTable open(Path file) throws InvalidFileException {
        try {
            TrajectoryTable table = new TrajectoryTable(file, Files.newBufferedReader(file));
            try {
                table.readHeader();
                return table;
            } catch (InvalidFileException e) {
                table.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new InvalidFileException(file, "there is no such file");
        } catch (IOException e) {
            throw new InvalidFileException(file, "cannot be read: " + e.getMessage());
        }
    }

    /** Number of axes of every problem. */
    public int axes() {
        return axes;
    }

    /** About how much of the file has been read, 0 to 1. */
    double fractionRead() {
        return Math.min(1, (double) charactersRead / bytes);
    }

    /** The next problem; empty at the end. A row that makes no sense is told by its line and column. */
    public Optional<TrajectoryProblem> next() throws InvalidFileException {
        String text = readLine();
        while (text != null && text.isBlank()) {
            text = readLine();
        }
        if (text == null) {
            return Optional.empty();
        }
        cells = text.split(",", -1);
        if (cells.length != columns.size()) {
            throw problem("row", "", "has " + cells.length + " cells, and the header has " + columns.size());
        }
        return Optional.of(row());
    }

    private TrajectoryProblem row() throws InvalidFileException {
        String kind = columns.containsKey("kind") ? text("kind") : "POSITION_JERK";
        boolean withoutJerk = switch (kind) {
            case "POSITION_JERK", "VELOCITY_JERK" -> false;
            case "POSITION_ACC", "VELOCITY_ACC" -> true;
            default ->
                throw problem("kind", kind, "must be POSITION_JERK, POSITION_ACC, VELOCITY_JERK or VELOCITY_ACC");
        };
        KinematicState[] start = new KinematicState[axes];
        KinematicState[] target = new KinematicState[axes];
        KinematicLimits[] limits = new KinematicLimits[axes];
        for (int axis = 0; axis < axes; axis++) {
            String ending = several() ? "_" + axis : "";
            start[axis] = state("0" + ending);
            target[axis] = state("f" + ending);
            limits[axis] = limits(ending);
            if (withoutJerk) {
                limits[axis].maxJerkMps3 = Double.POSITIVE_INFINITY;
            }
        }
        String id = text("id");
        if (id.isEmpty()) {
            throw problem("id", "", "is empty");
        }
        return new TrajectoryProblem(id, line, kind.startsWith("VELOCITY"), synchronization(), start, target, limits,
                columns.containsKey("duration") && !text("duration").isEmpty() ? number("duration") : Double.NaN);
    }

    private Synchronization synchronization() throws InvalidFileException {
        if (!several()) {
            return Synchronization.NONE;
        }
        try {
            return Synchronization.valueOf(text("sync"));
        } catch (IllegalArgumentException e) {
            throw problem("sync", text("sync"), "must be TIME, PHASE or NONE");
        }
    }

    private boolean several() {
        return columns.containsKey("sync");
    }

    private KinematicState state(String ending) throws InvalidFileException {
        return new KinematicState(number("p" + ending), number("v" + ending), number("a" + ending));
    }

    private KinematicLimits limits(String ending) throws InvalidFileException {
        KinematicLimits limits = new KinematicLimits();
        limits.set(number("vmin" + ending), number("vmax" + ending), number("amin" + ending), number("amax" + ending),
                number("jmax" + ending));
        return limits;
    }

    private String text(String column) {
        return cells[columns.getOrDefault(column, 0)].strip();
    }

    private double number(String column) throws InvalidFileException {
        String text = text(column);
        String lower = text.toLowerCase(Locale.ROOT);
        switch (lower) {
            case "inf", "+inf" -> {
                return Double.POSITIVE_INFINITY;
            }
            case "-inf" -> {
                return Double.NEGATIVE_INFINITY;
            }
            case "nan" -> {
                return Double.NaN;
            }
            default -> {
                try {
                    // a trailing d or f would be Java, not a number
                    if (!lower.endsWith("d") && !lower.endsWith("f")) {
                        return Double.parseDouble(text);
                    }
                } catch (NumberFormatException e) {
                    throw problem(column, text, "must be a number");
                }
                throw problem(column, text, "must be a number");
            }
        }
    }

    // --- the header -----------------------------------------------------------------------------------------------

    private void readHeader() throws InvalidFileException {
        String header = readLine();
        if (header == null) {
            throw problem("header", "", "is missing: the file is empty");
        }
        String[] names = (header.startsWith("\uFEFF") ? header.substring(1) : header).split(",", -1);
        for (int i = 0; i < names.length; i++) {
            if (columns.putIfAbsent(names[i].strip(), i) != null) {
                throw problem("header", names[i].strip(), "stands here a second time");
            }
        }
        axes = several() ? countAxes() : 1;
        require("id");
        for (int axis = 0; axis < axes; axis++) {
            String ending = several() ? "_" + axis : "";
            for (String quantity : STATE) {
                require(quantity + "0" + ending);
                require(quantity + "f" + ending);
            }
            for (String limit : LIMITS) {
                require(limit + ending);
            }
        }
    }

    private int countAxes() throws InvalidFileException {
        int count = 0;
        while (columns.containsKey("p0_" + count)) {
            count++;
        }
        if (count < 1 || count > MAX_AXES) {
            throw problem("header", "", "has " + count + " axes, and may have 1 to " + MAX_AXES);
        }
        return count;
    }

    private void require(String column) throws InvalidFileException {
        if (!columns.containsKey(column)) {
            throw problem("header", "", "has no column " + column);
        }
    }

    private @Nullable String readLine() throws InvalidFileException {
        try {
            line++;
            String text = reader.readLine();
            if (text != null && text.length() > MAX_LINE) {
                throw problem("row", "", "is longer than " + MAX_LINE + " characters");
            }
            charactersRead += text == null ? 0 : text.length() + 1;
            return text;
        } catch (CharacterCodingException e) {
            throw new InvalidFileException(file, "is no UTF-8 text");
        } catch (IOException e) {
            throw new InvalidFileException(file, "cannot be read: " + e.getMessage());
        }
    }

    private InvalidFileException problem(String column, String value, String allowed) {
        return new InvalidFileException(file, List.of(new Problem(line, column, value, allowed)));
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            // nothing was written, so nothing is lost
        }
    }
}
