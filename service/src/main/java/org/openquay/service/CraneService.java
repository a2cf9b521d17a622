package org.openquay.service;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

import org.openquay.api.crane.AxisDescription;
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

    private static final Logger LOG = System.getLogger(CraneService.class.getName());
    private static final long START_S = 20;
    private static final long END_S = 10;

    /** What was opened, last first. */
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final int port;

    private CraneService(ServiceSettings settings) throws JournalException, BindException, InterruptedException {
        boolean complete = false;
        try {
            port = listen(settings);
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    /**
     * Opens everything and listens.
     *
     * @throws BindException    naming address and port, when it cannot listen there
     * @throws JournalException in one line, when the journal directory cannot be used, another service uses it, or it is of
     *                          another crane
     */
    public static CraneService open(ServiceSettings settings)
            throws JournalException, BindException, InterruptedException {
        return new CraneService(settings);
    }

    private int listen(ServiceSettings settings) throws JournalException, BindException, InterruptedException {
        Path journal = settings.journal();
        String craneId = settings.crane().id();
        String stranger = CraneView.strangerIn(journal, craneId);
        if (!stranger.isEmpty()) {
            throw new JournalException("journal in " + journal + " is of crane " + stranger + ", not of " + craneId);
        }
        CommandDesk terminal = keep(desk(settings, settings.terminal()));
        CommandDesk operator = keep(desk(settings, settings.operator()));
        StopWriter stops = keep(StopWriter.open(journal, settings.operator()));
        CraneView view = keep(new CraneView(journal, craneId, CraneNames.of(settings.crane(), settings.holders())));
        view.onEvent(terminal::hear);
        view.onEvent(operator::hear);
        view.follow();
        Vertx vertx = vertx();
        keep(() -> vertx.close().toCompletionStage().toCompletableFuture().get(END_S, TimeUnit.SECONDS));
        try {
            return new HttpDoor(vertx, settings, view, terminal, operator, stops).open().toCompletionStage()
                    .toCompletableFuture().get(START_S, TimeUnit.SECONDS).actualPort();
        } catch (ExecutionException e) {
            throw refused(settings, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the service did not start within " + START_S + " s", e);
        }
    }

    private static CommandDesk desk(ServiceSettings settings, String writer) throws JournalException {
        return new CommandDesk(settings.journal(), settings.crane().id(),
                settings.crane().axes().stream().map(AxisDescription::name).toList(), settings.holders(), writer);
    }

    /** One event loop: everything behind it is single-threaded. */
    private static Vertx vertx() {
        return Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    }

    private static BindException refused(ServiceSettings settings, Throwable cause) {
        if (cause instanceof java.net.SocketException || cause instanceof java.net.UnknownHostException) {
            BindException refusal = new BindException("cannot listen on " + settings.host() + ":" + settings.port()
                    + ": " + cause.getMessage());
            refusal.initCause(cause);
            return refusal;
        }
        throw new IllegalStateException("the service did not start: " + cause, cause);
    }

    private <T extends AutoCloseable> T keep(T part) {
        opened.push(part);
        return part;
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    /** Stops listening and lets go of the journal directory. Closing again does nothing. */
    @Override
    public void close() {
        synchronized (opened) {
            while (!opened.isEmpty()) {
                close(opened.pop());
            }
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "a part of the service did not close in good order", e);
        }
    }
}
