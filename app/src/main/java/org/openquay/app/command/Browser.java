package org.openquay.app.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks the desktop to show a page whose address holds a secret. Every user of the machine can read the arguments of a
 * process; so the browser is given a file that only its owner can read, and that leads on. The file does not stay.
 */
final class Browser {

    /** Apart from this terminal, so that its interrupt does not end the browser. */
    private static final List<String> DESKTOP = List.of("setsid", "-f", "xdg-open");
    /** Long enough for a browser that has to start first. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> opener;
    private final Duration patience;

    Browser() {
        this(DESKTOP, PATIENCE);
    }

    /**
     * @param opener   opens the file that is its last argument
     * @param patience how long the file stays
     */
    Browser(List<String> opener, Duration patience) {
        this.opener = List.copyOf(opener);
        this.patience = patience;
    }

    /** Shows the page, without waiting for it. The address must be fit to stand in HTML as it is. */
    void show(URI page) throws IOException {
        // for its owner alone, by contract
        Path door = Files.createTempFile("openquay-", ".html");
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> remove(door)));
        Files.writeString(door, "<!doctype html><meta charset=\"utf-8\"><title>OpenQuay</title>\n"
                + "<meta http-equiv=\"refresh\" content=\"0; url=" + page + "\">\n");
        List<String> line = new ArrayList<>(opener);
        line.add(door.toString());
        try {
            new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            remove(door);
            throw e;
        }
        CompletableFuture.delayedExecutor(patience.toNanos(), TimeUnit.NANOSECONDS).execute(() -> remove(door));
    }

    private static void remove(Path door) {
        try {
            Files.deleteIfExists(door);
        } catch (IOException e) {
            // nobody else can read it
        }
    }
}
