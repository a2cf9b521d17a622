package org.openquay.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.openquay.app.OpenQuay;

/** {@code openquay plan trajectory}: each layout is told by its header, each row answered, each mistake told by its place. */
class PlanTrajectoryTest {

    private static final Path TABLES = Path.of("../motion/src/test/resources/trajectory");
    private static final String HEADER = "id,p0,v0,a0,pf,vf,af,vmax,vmin,amax,amin,jmax\n";
    private static final String ROW = "one,0,0,0,10,0,0,2,-2,1,-1,0.5\n";

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int plan(Path in, String... more) {
        List<String> arguments = new ArrayList<>(List.of("plan", "trajectory", "--in", in.toString(), "--out",
                answers().toString()));
        arguments.addAll(Arrays.asList(more));
        return OpenQuay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
    }

    private Path answers() {
        return directory.resolve("answers.csv");
    }

    private Path table(String text) throws IOException {
        return Files.writeString(directory.resolve("problems.csv"), text);
    }

    @ParameterizedTest
    @CsvSource({"trajectory-1dof.csv,330", "trajectory-3dof.csv,104", "trajectory-velocity-and-second-order.csv,60"})
    void answersEveryRowOfEachLayoutWithItsKnownDuration(String name, int rows) throws IOException {
        assertThat(plan(TABLES.resolve(name), "--json")).as(err.toString()).isZero();

        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("problems").intValue()).isEqualTo(rows);
        assertThat(report.path("planned").intValue()).isEqualTo(rows);
        assertThat(report.path("mostLater").doubleValue()).isLessThanOrEqualTo(1e-9);
        List<String> known = Files.readAllLines(TABLES.resolve(name));
        List<String> answers = Files.readAllLines(answers());
        assertThat(answers).hasSize(1 + rows).first().isEqualTo("id,duration,status");
        int column = List.of(known.getFirst().split(",")).indexOf("duration");
        for (int i = 1; i <= rows; i++) {
            String[] expected = known.get(i).split(",");
            String[] answer = answers.get(i).split(",");
            assertThat(answer[0]).isEqualTo(expected[0]);
            assertThat(answer[2]).isEqualTo("OK");
            double durationS = Double.parseDouble(expected[column]);
            assertThat(Double.parseDouble(answer[1]))
                    .isLessThanOrEqualTo(durationS + 1e-9 * Math.max(1, durationS));
        }
    }

    @Test
    void answersAProblemThatIsRefusedWithItsReason() throws IOException {
        assertThat(plan(table(HEADER + "fast,0,0,0,10,3,0,2,-2,1,-1,0.5\n\n" + ROW))).isZero();

        assertThat(Files.readAllLines(answers())).hasSize(3).startsWith("id,duration,status",
                "fast,,TARGET_VELOCITY_OUTSIDE_LIMITS").last().asString().matches("one,9\\.[0-9]+,OK");
        assertThat(out.toString()).contains("1 planned, 1 refused").contains("TARGET_VELOCITY_OUTSIDE_LIMITS 1");
    }

    @Test
    void namesTheAxisThatIsRefusedAmongSeveral() throws IOException {
        Path table = table("id,sync,p0_0,v0_0,a0_0,pf_0,vf_0,af_0,vmax_0,vmin_0,amax_0,amin_0,jmax_0,"
                + "p0_1,v0_1,a0_1,pf_1,vf_1,af_1,vmax_1,vmin_1,amax_1,amin_1,jmax_1\n"
                + "x,TIME,0,0,0,10,0,0,2,-2,1,-1,0.5,0,0,0,nan,0,0,2,-2,1,-1,0.5\n");

        assertThat(plan(table)).isZero();

        assertThat(Files.readAllLines(answers())).last().isEqualTo("x,,TARGET_NOT_FINITE axis 1");
    }

    @Test
    void plansWithoutAJerkLimitWhereTheKindSaysSo() throws IOException {
        assertThat(plan(table(HEADER.replace("id,", "id,kind,") + ROW.replace("one,", "one,POSITION_ACC,")))).isZero();

        double durationS = Double.parseDouble(Files.readAllLines(answers()).get(1).split(",")[1]);
        assertThat(durationS).isCloseTo(10.0 / 2 + 2, within(1e-12));
    }

    @Test
    void writesSamplesAndAPictureOfTheMotion() throws IOException {
        Path samples = directory.resolve("samples");
        Path picture = directory.resolve("plot.svg");

        assertThat(plan(table(HEADER + ROW), "--samples", samples.toString(), "--plot", picture.toString())).isZero();

        double durationS = Double.parseDouble(Files.readAllLines(answers()).get(1).split(",")[1]);
        List<String> rows = Files.readAllLines(samples.resolve("one.csv"));
        assertThat(rows).hasSize(2 + (int) Math.ceil(durationS / 0.01)).startsWith("t,p,v,a", "0.0,0.0,0.0,0.0");
        assertThat(rows.getLast()).isEqualTo(durationS + ",10.0,0.0,0.0");
        assertThat(Files.readString(picture)).startsWith("<svg").contains("<polyline", "speed, m/s")
                .endsWith("</svg>\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "id,p0,v0,a0,pf,vf,af,vmax,vmin,amax,amin\\n|line 1: header: has no column jmax",
        "id,id\\n|line 1: header = id: stands here a second time", "''|line 1: header: is missing: the file is empty",
        "id,sync\\n|line 1: header: has 0 axes",
        "H1,2,3\\n|line 2: row: has 3 cells, and the header has 12",
        "Hone,0,0,0,far,0,0,2,-2,1,-1,0.5\\n|line 2: pf = far: must be a number",
        "Hone,0,0,0,1d,0,0,2,-2,1,-1,0.5\\n|line 2: pf = 1d: must be a number",
        "H,0,0,0,1,0,0,2,-2,1,-1,0.5\\n|line 2: id: is empty"})
    void tellsAMistakeByLineAndColumnAndWritesNothing(String text, String told) throws IOException {
        Path table = table(text.replace("\\n", "\n").replaceFirst("^H", HEADER));

        assertThat(plan(table)).isEqualTo(1);

        assertThat(err.toString()).startsWith("openquay: " + table + ": " + told);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
        try (var left = Files.list(directory)) {
            assertThat(left).containsExactly(table);
        }
    }

    @Test
    void aRowThatCannotBeReadLeavesNothingOfTheRowsBeforeIt() throws IOException {
        Path table = table(HEADER + ROW + ROW.replace("one", "two").replace("10", "far"));

        assertThat(plan(table, "--samples", directory.resolve("samples").toString(), "--plot",
                directory.resolve("plot.svg").toString())).isEqualTo(1);

        assertThat(err.toString()).contains("line 3: pf = far");
        try (var left = Files.list(directory)) {
            assertThat(left).containsExactly(table);
        }
    }

    @Test
    void doesNotOverwriteWhatItReads() throws IOException {
        Files.writeString(answers(), HEADER + ROW);

        assertThat(plan(directory.resolve("../" + directory.getFileName() + "/answers.csv"))).isEqualTo(1);

        assertThat(err.toString()).contains("cannot write " + answers() + ": it is what is read");
        assertThat(answers()).hasContent(HEADER + ROW);
    }

    @Test
    void writesSamplesNowhereButIntoTheirFolder() throws IOException {
        Path table = table(HEADER + ROW.replace("one", "../one"));

        assertThat(plan(table, "--samples", directory.resolve("samples").toString())).isEqualTo(1);

        assertThat(err.toString()).contains("line 2: id = ../one");
        assertThat(directory.resolve("one.csv")).doesNotExist();
    }
}
