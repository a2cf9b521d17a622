package org.openquay.drivers.link.plc4x;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import org.openquay.api.drive.ExchangeResult;

/**
 * What the two sides of one connection tell each other: the guard, on the connection's event loop, and the thread that
 * waits for an answer. The first failure is kept, ends every wait at once, and is never taken back.
 */
final class Conversation {

    static final int NO_EXCEPTION = -1;

    private final AtomicReference<@Nullable LinkFailure> failure = new AtomicReference<>();
    private volatile @Nullable CompletableFuture<?> pending;
    private volatile int exceptionCode = NO_EXCEPTION;

    /** The first failure, or null while the connection can be trusted. */
    @Nullable
    LinkFailure failure() {
        return failure.get();
    }

    /** Ends the conversation; any thread. False when it had already ended. */
    boolean fail(ExchangeResult result, String text) {
        if (!failure.compareAndSet(null, new LinkFailure(result, text))) {
            return false;
        }
        CompletableFuture<?> waitedFor = pending;
        if (waitedFor != null) {
            waitedFor.cancel(false);
        }
        return true;
    }

    /** The guard let an answer through. */
    void answered() {
        exceptionCode = NO_EXCEPTION;
    }

    /** The guard let an answer through that carried an exception. */
    void answeredException(int code) {
        exceptionCode = code;
    }

    /** The code of the exception in the last answer, {@link #NO_EXCEPTION} when that was none. */
    int exceptionCode() {
        return exceptionCode;
    }

    /**
     * Waits for the answer, at most until the deadline.
     *
     * @param what what was asked for, to be named in a failure
     * @return the answer, or null when the conversation has failed
     */
    <T> @Nullable T await(CompletableFuture<? extends T> answer, long deadlineNs, String what) {
        pending = answer;
        try {
            if (failure.get() != null) {
                return null;
            }
            return answer.get(Math.max(0, deadlineNs - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            fail(ExchangeResult.TIMEOUT, what + ": no answer in time");
        } catch (ExecutionException e) {
            boolean timeout = e.getCause() instanceof TimeoutException;
            fail(timeout ? ExchangeResult.TIMEOUT : ExchangeResult.PROTOCOL_ERROR, what + ": " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(ExchangeResult.DISCONNECTED, what + ": interrupted");
        } catch (CancellationException e) {
            fail(ExchangeResult.DISCONNECTED, what + ": cancelled");
        } finally {
            pending = null;
        }
        return null;
    }
}
