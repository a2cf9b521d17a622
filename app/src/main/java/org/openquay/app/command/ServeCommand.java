package org.openquay.app.command;

import java.io.Console;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import org.openquay.app.control.Writers;
import org.openquay.app.crane.CraneFile;
import org.openquay.journal.JournalException;
import org.openquay.service.CraneService;
import org.openquay.service.ServiceSettings;

/** {@code openquay serve}: the service process of one crane. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = {
    "Serves one crane's API and page from its journal directory.",
    "Every write needs the operator token: that of OPENQUAY_OPERATOR_TOKEN, else one made now. That is printed once",
    "on a terminal; without one it is in the file operator-token in the journal directory, while the service runs."})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
public final class ServeCommand implements Callable<Integer> {

    private static final String TOKEN = "OPENQUAY_OPERATOR_TOKEN";

    @Spec
    private CommandSpec spec;

    @Mixin
    private CraneOption crane;

    @Option(names = "--journal", paramLabel = "DIR", required = true, description = "Journal directory of the crane.")
    private Path journal;

    @Option(names = "--host", defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--port", defaultValue = "8080",
            description = "Port to listen on, 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--json", description = "Print one JSON object a line: when ready, for each notice, at the end.")
    private boolean json;

    @Override
    public Integer call() throws Failure, InterruptedException {
        if (port < 0 || port > 65535) {
            throw new ParameterException(spec.commandLine(), "--port is " + port + " and must be 0 to 65535");
        }
        CraneFile file = crane.read();
        String given = System.getenv(TOKEN);
        String token = given != null ? given : newToken();
        ProcessConsole console = new ProcessConsole(spec.commandLine().getOut(), json, "serve", file.crane().id());
        try (CraneService service = open(file, token);
                @Nullable
                TokenFile kept = given == null && !watched() ? keep(token) : null;
                Ending _ = Ending.closes(() -> end(service, kept), console)) {
            String address = "http://" + host + ":" + service.port() + "/";
            Map<String, Object> facts =
                    Json.facts("journal", journal.toAbsolutePath().toString(), "address", address);
            if (kept != null) {
                facts.put("operatorTokenFile", kept.path().toString());
                console.notice("the operator token is in " + kept.path());
            } else if (given == null) {
                facts.put("operatorToken", token);
                if (!json) {
                    console.notice("operator token " + token);
                }
            }
            console.ready(address, facts);
            new CountDownLatch(1).await();
            return 0;
        }
    }

    /** Whether a person sees what is printed, and nobody else: any other output may be kept, and read by others. */
    private static boolean watched() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private TokenFile keep(String token) throws Failure {
        try {
            return TokenFile.write(journal, token);
        } catch (IOException e) {
            throw new Failure("the operator token cannot be written into " + journal + ": " + e.getMessage(), e);
        }
    }

    private static void end(CraneService service, @Nullable TokenFile kept) {
        service.close();
        if (kept != null) {
            kept.close();
        }
    }

    private CraneService open(CraneFile file, String token) throws Failure, InterruptedException {
        try {
            return CraneService.open(new ServiceSettings(file.crane(), journal, host, port, token, Writers.NAMES,
                    Writers.TERMINAL, Writers.OPERATOR));
        } catch (JournalException | BindException | IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private static String newToken() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
