package org.openquay.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The plant's truth about moves, as the virtual crane wrote it, one JSON object a line. */
final class PlantMoves {

    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** One move as it really was. */
    record PlantMove(String containerId, String from, String to, double motionS, double peakSwayDeg,
            double landingSwayMm, double landingErrorMm, double energyKwh, double regeneratedKwh,
            List<Object> violations) {}

    private PlantMoves() {}

    /** All moves that have ended so far. */
    static List<PlantMove> read(Path file) throws IOException {
        List<PlantMove> moves = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                moves.add(JSON.readValue(line, PlantMove.class));
            }
        }
        return moves;
    }
}
