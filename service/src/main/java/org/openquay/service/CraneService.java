package org.openquay.service;

import java.net.BindException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;

import org.openquay.journal.JournalException;
import org.openquay.journal.command.StopWriter;
import org.openquay.journal.words.CraneNames;
import org.openquay.service.api.HttpDoor;
import org.openquay.service.command.CommandDesk;
import org.openquay.service.view.CraneView;

/**
 * One service process's work: follows the journal, answers readers, hands commands on. It may die at any moment; what was
 * accepted goes on without it, and the next one knows all that this one knew.
 */
public final class CraneService implements AutoCloseable {

    private static final long START_S = 20;
    private static final long END_S = 10;

    private final Vertx vertx;
    private final CommandDesk terminal;
    private final CommandDesk operator;
    private final StopWriter stops;
    private final CraneView view;
    private final HttpServer server;

    private CraneService(ServiceSettings settings) throws JournalException, BindException, InterruptedException {
        Path journal = settings.journal();
        terminal = new CommandDesk(journal, settings.writers().indexOf(settings.terminal()), settings.terminal());
        operator = new CommandDesk(journal, settings.writers().indexOf(settings.operator()), settings.operator());
        stops = StopWriter.open(journal, settings.operator());
        view = new CraneView(journal, CraneNames.of(settings.crane(), settings.writers()));
        view.onEvent(terminal::hear);
        view.onEvent(operator::hear);
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
        try {
            server = new HttpDoor(vertx, settings, view, terminal, operator, stops).open().toCompletionStage()
                    .toCompletableFuture().get(START_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            release();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof BindException) {
                throw new BindException("cannot listen on " + settings.host() + ":" + settings.port() + ": "
                        + cause.getMessage());
            }
            throw new IllegalStateException("the service did not start: " + cause, cause);
        }
    }

    /**
     * Opens everything and listens.
     *
     * @throws BindException    naming address and port, when it cannot listen there
     * @throws JournalException in one line, when the journal directory cannot be used, or another service uses it
     */
    public static CraneService open(ServiceSettings settings)
            throws JournalException, BindException, InterruptedException {
        return new CraneService(settings);
    }

    /** The port that it listens on. */
    public int port() {
        return server.actualPort();
    }

    private void release() {
        view.close();
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(END_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the service did not end in good order", e);
        } finally {
            stops.close();
            operator.close();
            terminal.close();
        }
    }

    /** Stops listening and lets go of the journal directory. */
    @Override
    public void close() {
        release();
    }
}
