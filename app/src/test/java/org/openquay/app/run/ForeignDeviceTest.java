package org.openquay.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.openquay.app.process.JvmOptions;

/** Somebody else's device answers at the address of a drive: a run tells it nothing. */
@Timeout(120)
class ForeignDeviceTest {

    private static final Path CRANES = Path.of("..", "cranes");
    private static final Pattern TROLLEY = Pattern.compile("name: trolley-drive,.*? port: (\\d+)");

    @TempDir
    private Path directory;

    @Test
    void isToldNothingByARunThatFindsItAtTheAddressOfADrive() throws Exception {
        String crane = NearCrane.onFreePorts(Files.readString(CRANES.resolve("sts-65t.yaml")));
        Matcher port = TROLLEY.matcher(crane);
        assertThat(port.find()).isTrue();
        try (ServerSocket device = new ServerSocket(Integer.parseInt(port.group(1)))) {
            Process run = new ProcessBuilder(JvmOptions.commandLine("run",
                    List.of("--crane", Files.writeString(directory.resolve("crane.yaml"), crane).toString(), "--jobs",
                            CRANES.resolve("sts-65t.jobs.yaml").toString(), "--port",
                            Integer.toString(NearCrane.freePort()), "--journal",
                            directory.resolve("evaluation/journal").toString(), "--moves", "1", "--no-open")))
                    .redirectErrorStream(true).start();
            List<String> lines = run.inputReader().lines().toList();

            assertThat(run.waitFor()).as("%s", lines).isEqualTo(1);
            assertThat(lines).filteredOn(line -> line.startsWith("openquay: ")).singleElement().asString()
                    .contains("virtual: ").contains(port.group(1));
            assertThat(connected(device)).as("somebody connected").isFalse();
        }
    }

    private static boolean connected(ServerSocket device) throws IOException {
        device.setSoTimeout(100);
        try {
            device.accept().close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
