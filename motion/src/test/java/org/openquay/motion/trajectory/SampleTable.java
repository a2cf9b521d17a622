package org.openquay.motion.trajectory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The rows of one file of problems with known answers. */
final class SampleTable {

    private SampleTable() {}

    /** One problem, its values by column name. */
    record Row(Map<String, String> values) {

        String text(String column) {
            return Objects.requireNonNull(values.get(column), column);
        }

        double number(String column) {
            String text = text(column);
            return text.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
        }

        /** The state in the columns p, v, a with the given ending. */
        KinematicState state(String ending) {
            return new KinematicState(number("p" + ending), number("v" + ending), number("a" + ending));
        }

        KinematicLimits limits(String ending) {
            KinematicLimits limits = new KinematicLimits();
            limits.set(number("vmin" + ending), number("vmax" + ending), number("amin" + ending),
                    number("amax" + ending), number("jmax" + ending));
            return limits;
        }
    }

    static List<Row> read(String name) {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SampleTable.class.getResourceAsStream("/trajectory/" + name), name),
                StandardCharsets.UTF_8))) {
            String[] columns = reader.readLine().split(",");
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",");
                Map<String, String> values = new TreeMap<>();
                for (int i = 0; i < columns.length; i++) {
                    values.put(columns[i], cells[i]);
                }
                rows.add(new Row(values));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
