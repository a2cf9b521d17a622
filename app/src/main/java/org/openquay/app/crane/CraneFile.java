package org.openquay.app.crane;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.openquay.api.crane.CraneDescription;
import org.openquay.app.file.FileSchema;
import org.openquay.app.file.InvalidFileException;
import org.openquay.app.file.Problem;
import org.openquay.app.file.YamlTree;
import org.openquay.simulator.plant.PlantDescription;

/**
 * A crane file that passed every check.
 *
 * @param path  where it was read from
 * @param text  its text, word for word, as the journal keeps it
 * @param crane what control and service know of the crane
 * @param plant what only the virtual crane knows; empty when the file has no such section
 */
public record CraneFile(Path path, String text, CraneDescription crane, Optional<PlantDescription> plant) {

    private static final FileSchema SCHEMA = new FileSchema(CraneFile.class, "crane-1.schema.json");

    /**
     * Reads and validates a crane file.
     *
     * @throws InvalidFileException naming line, field, value and allowed range of what is wrong
     */
    public static CraneFile read(Path path) throws InvalidFileException {
        return parse(path, YamlTree.text(path));
    }

    /** Validates the text of a crane file; {@code path} only names it in errors. */
    public static CraneFile parse(Path path, String text) throws InvalidFileException {
        YamlTree tree = YamlTree.parse(path, text);
        List<Problem> problems = new ArrayList<>(tree.problems());
        problems.addAll(SCHEMA.check(tree));
        refuse(path, problems);
        CraneReader reader = new CraneReader(tree);
        CraneDescription crane = reader.crane();
        problems.addAll(reader.problems());
        refuse(path, problems);
        problems.addAll(new CraneRules(crane, tree, reader.signalLines()).problems());
        Optional<PlantDescription> plant = Optional.empty();
        if (tree.root().has("plant")) {
            PlantReader plants = new PlantReader(tree);
            plant = Optional.of(plants.plant(crane));
            problems.addAll(plants.problems());
        }
        refuse(path, problems);
        problems.addAll(new CraneAssembly(crane, tree).problems());
        refuse(path, problems);
        return new CraneFile(path, text, crane, plant);
    }

    /**
     * The crane of a session that was recorded, from the text that its journal keeps. It must be a crane file, but no rule
     * and no range of today is applied: what they say about it now changes nothing that it did then.
     *
     * @param source names it in errors
     */
    public static CraneDescription recorded(String source, String text) throws InvalidFileException {
        Path path = Path.of(source);
        YamlTree tree = YamlTree.parse(path, text);
        List<Problem> problems = new ArrayList<>(tree.problems());
        problems.addAll(SCHEMA.checkStructure(tree));
        refuse(path, problems);
        CraneReader reader = new CraneReader(tree);
        CraneDescription crane = reader.crane();
        refuse(path, reader.problems());
        return crane;
    }

    private static void refuse(Path path, List<Problem> problems) throws InvalidFileException {
        if (!problems.isEmpty()) {
            throw new InvalidFileException(path, problems);
        }
    }
}
