package org.openquay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class NoCallHomeTest {

    @TempDir
    Path root;

    @Test
    void theTelemetryOfChronicleIsNotOnTheClassPath() {
        assertThatThrownBy(() -> Class.forName("net.openhft.chronicle.analytics.Analytics"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThat(System.getProperty("java.class.path")).doesNotContain("chronicle-analytics");
    }

    /** A process that has a home of its own and a proxy for all that it would say to the world. */
    @Test
    @Timeout(120)
    void aProcessThatRecordsCallsNobodyAndLeavesNothingInItsHome() throws Exception {
        Path home = java.nio.file.Files.createDirectory(root.resolve("home"));
        List<String> calls = new CopyOnWriteArrayList<>();
        try (ServerSocket proxy = new ServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> {
                while (!proxy.isClosed()) {
                    try (var call = proxy.accept()) {
                        calls.add(String.valueOf(call));
                    } catch (IOException e) {
                        return;
                    }
                }
            });
            String port = Integer.toString(proxy.getLocalPort());
            try (ChildProcess child = ChildProcess.start(List.of(),
                    List.of("-Duser.home=" + home, "-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=" + port,
                            "-Dhttp.proxyHost=127.0.0.1", "-Dhttp.proxyPort=" + port),
                    RecordingProcess.class, root.resolve("journal").toString(), root.resolve("marks").toString(), "1",
                    "2000", "running")) {
                assertThat(child.end()).isZero();
            }
        }
        assertThat(calls).isEmpty();
        assertThat(home).isEmptyDirectory();
    }
}
