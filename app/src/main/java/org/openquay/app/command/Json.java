package org.openquay.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** Output for machines: JSON of records, maps and lists, indented or a line each. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static final ObjectMapper LINE = new ObjectMapper();

    private Json() {}

    static void print(PrintWriter out, Object value) {
        out.println(text(value));
        out.flush();
    }

    /** Prints the value in one line. */
    static void printLine(PrintWriter out, Object value) {
        try {
            out.println(LINE.writeValueAsString(value));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object of two fields, in their order, to which more may be added. */
    static Map<String, Object> facts(String first, Object its, String second, Object other) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(first, its);
        facts.put(second, other);
        return facts;
    }

    /** Writes the file whole or not at all. */
    static void write(Path file, Object value) throws Failure {
        try {
            Path parent = file.toAbsolutePath().getParent();
            Path part = Files.createTempFile(parent, file.getFileName().toString(), ".part");
            Files.writeString(part, text(value) + "\n");
            Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw OutputFiles.failure(file, e);
        }
    }

    private static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
