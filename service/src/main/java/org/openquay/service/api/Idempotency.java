package org.openquay.service.api;

import java.util.LinkedHashMap;
import java.util.Map;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Answers by idempotency key: the same key with the same body gives the first answer again. Remembers the latest
 * {@link #CAPACITY}; one thread.
 *
 * <p>A new process has an empty memory; then the work instruction's own id, which the kernel takes only once, is what
 * keeps a move from being made twice.
 */
final class Idempotency {

    static final int CAPACITY = 10_000;

    /** What a key was used for. */
    record Used(String body, Future<Reply> reply) {}

    /** An answer that can be given again. */
    record Reply(int status, String contentType, String body) {}

    private final Map<String, Used> used = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Used> eldest) {
            return size() > CAPACITY;
        }
    };

    @Nullable
    Used find(String key) {
        return used.get(key);
    }

    void remember(String key, Used use) {
        used.put(key, use);
    }

    /** Forgets a key whose request led to nothing certain, so that it may be tried again. */
    void forget(String key) {
        used.remove(key);
    }
}
