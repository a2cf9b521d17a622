package org.openquay.app.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML document as a JSON tree that remembers on which line each value stands. Nothing is constructed from tags, so a
 * hostile file can make no object; depth and size are bounded, and there are no aliases.
 */
public final class YamlTree {

    private static final int MAX_CODE_POINTS = 1 << 20;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Problem> problems = new ArrayList<>();
    private final JsonNode root;

    private YamlTree(Node node) {
        root = convert(node, "");
    }

    /** Parses the text; a syntax error or a duplicate key becomes a problem. */
    public static YamlTree parse(Path file, String text) throws InvalidFileException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CODE_POINTS);
        options.setNestingDepthLimit(20);
        try {
            Node node = new Yaml(options).compose(new StringReader(text));
            if (node == null) {
                throw new InvalidFileException(file, List.of(new Problem(1, "file", "", "is empty")));
            }
            return new YamlTree(node);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new InvalidFileException(file, List.of(new Problem(line, "syntax", "", e.getProblem() + context(e))));
        } catch (YAMLException e) {
            // its limits of depth and size, which have no mark
            throw new InvalidFileException(file, List.of(new Problem(1, "file", "", String.valueOf(e.getMessage()))));
        }
    }

    /** Reads and parses a file of at most 1 MiB of UTF-8. */
    public static YamlTree read(Path file) throws InvalidFileException {
        return parse(file, text(file));
    }

    /** The text of a file of at most 1 MiB of UTF-8. */
    public static String text(Path file) throws InvalidFileException {
        try {
            byte[] bytes = bytes(file);
            if (bytes.length > MAX_CODE_POINTS) {
                throw new InvalidFileException(file, "is larger than " + MAX_CODE_POINTS + " bytes");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (NoSuchFileException e) {
            throw new InvalidFileException(file, "there is no such file");
        } catch (CharacterCodingException e) {
            throw new InvalidFileException(file, "is no UTF-8 text");
        } catch (IOException e) {
            throw new InvalidFileException(file, "cannot be read: " + e.getMessage());
        }
    }

    /** Never more than one byte above the limit: what is no regular file, such as a device, may have no end. */
    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_CODE_POINTS + 1);
        }
    }

    private static String context(MarkedYAMLException e) {
        return e.getContext() == null ? "" : " " + e.getContext();
    }

    /** The document. */
    public JsonNode root() {
        return root;
    }

    /** What is wrong with the document beyond its syntax. */
    public List<Problem> problems() {
        return problems;
    }

    /** Line of the value at that JSON pointer, or of the closest parent that exists. */
    public int line(String pointer) {
        String at = pointer;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return lines.getOrDefault(at, 1);
    }

    private JsonNode convert(Node node, String pointer) {
        int line = node.getStartMark().getLine() + 1;
        lines.putIfAbsent(pointer, line);
        if (!seen.add(node)) {
            problems.add(new Problem(line, Fields.path(pointer), "", "is an alias: these files have none"));
            return JSON.nullNode();
        }
        return switch (node) {
            case MappingNode mapping -> mapping(mapping, pointer);
            case SequenceNode sequence -> sequence(sequence, pointer);
            case ScalarNode scalar -> scalar(scalar);
            default -> JSON.nullNode();
        };
    }

    private ObjectNode mapping(MappingNode mapping, String pointer) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            String child = pointer + "/" + key;
            int line = entry.getKeyNode().getStartMark().getLine() + 1;
            lines.put(child, line);
            if (object.has(key)) {
                problems.add(new Problem(line, Fields.path(child), "", "stands here a second time"));
            }
            object.set(key, convert(entry.getValueNode(), child));
        }
        return object;
    }

    private ArrayNode sequence(SequenceNode sequence, String pointer) {
        ArrayNode array = JSON.arrayNode();
        for (Node item : sequence.getValue()) {
            array.add(convert(item, pointer + "/" + array.size()));
        }
        return array;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        try {
            if (tag.equals(Tag.INT)) {
                return JSON.numberNode(new BigInteger(text.replace("_", "")));
            }
            if (tag.equals(Tag.FLOAT)) {
                return JSON.numberNode(new BigDecimal(text.replace("_", "")));
            }
        } catch (NumberFormatException e) {
            return JSON.textNode(text);
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(List.of("true", "yes", "on").contains(text.toLowerCase(Locale.ROOT)));
        }
        return tag.equals(Tag.NULL) ? JSON.nullNode() : JSON.textNode(text);
    }
}
