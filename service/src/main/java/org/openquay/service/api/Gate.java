package org.openquay.service.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;

import io.vertx.ext.web.RoutingContext;

/**
 * Who may come in: every write carries the operator token; every request names this service as its host, so that a page
 * from elsewhere cannot reach a loopback service through a name of its own; answers forbid embedding and foreign scripts.
 */
final class Gate {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final String BEARER = "Bearer ";

    private final byte[] token;
    private final String host;

    Gate(String token, String host) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.host = host.toLowerCase(Locale.ROOT);
    }

    /** For every request: refuses foreign hosts, sets the headers of every answer. */
    void host(RoutingContext context) {
        context.response().putHeader("X-Content-Type-Options", "nosniff").putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer").putHeader("Cache-Control", "no-store")
                .putHeader("Content-Security-Policy",
                        "default-src 'self'; connect-src 'self' ws: wss:; style-src 'self' 'unsafe-inline'; "
                                + "frame-ancestors 'none'");
        String named = context.request().authority() == null ? "" : context.request().authority().host();
        if (known(named)) {
            context.next();
        } else {
            Problem.of(421, "foreign-host", "This service does not answer under that name",
                    "Host '" + named + "' is not this service.").send(context);
        }
    }

    /** Whether a browser page of that origin may open a socket here. */
    boolean origin(String origin) {
        int scheme = origin.indexOf("://");
        String authority = scheme < 0 ? origin : origin.substring(scheme + 3);
        int port = authority.lastIndexOf(':');
        return known(port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority);
    }

    private boolean known(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals(host) || LOOPBACK.contains(lower) || lower.equals("::1");
    }

    /** For every write. */
    void operator(RoutingContext context) {
        String given = context.request().getHeader("Authorization");
        if (given != null && given.startsWith(BEARER) && MessageDigest.isEqual(token,
                given.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8))) {
            context.next();
        } else {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            Problem.of(401, "no-token", "The operator token is missing or wrong",
                    "Send 'Authorization: Bearer <token>' with the token that was printed at start.").send(context);
        }
    }
}
