package org.openquay.service.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in: whatever is not a read carries the operator token; every request names this service as its host, so
 * that a page from elsewhere cannot reach a loopback service through a name of its own; answers forbid embedding and
 * foreign scripts.
 */
final class Gate {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");
    private static final String BEARER = "Bearer ";
    private static final String CONTENT_SECURITY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

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
                .putHeader("Content-Security-Policy", CONTENT_SECURITY);
        HostAndPort authority = context.request().authority();
        if (authority != null && known(authority.host())) {
            context.next();
        } else {
            Problem.of(421, "foreign-host", "This service does not answer under that name",
                    "Host '" + (authority == null ? "" : authority.host()) + "' is not this service.").send(context);
        }
    }

    private boolean known(String name) {
        String bare = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        String lower = bare.toLowerCase(Locale.ROOT);
        return lower.equals(host) || LOOPBACK.contains(lower);
    }

    /** Whether the request comes from this service's own page, or from no page at all. */
    static boolean sameOrigin(RoutingContext context) {
        String origin = context.request().getHeader("Origin");
        HostAndPort authority = context.request().authority();
        if (origin == null || authority == null) {
            return origin == null;
        }
        int scheme = origin.indexOf("://");
        return scheme > 0 && origin.substring(scheme + 3).equalsIgnoreCase(context.request().getHeader("Host"));
    }

    /** For every request: what is not a read needs the token. Comes before the body is looked at. */
    void token(RoutingContext context) {
        if (read(context.request().method()) || carriesToken(context.request().getHeader("Authorization"))) {
            context.next();
        } else {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            Problem.of(401, "no-token", "The operator token is missing or wrong",
                    "Send 'Authorization: Bearer <token>' with the token that was printed at start.").send(context);
        }
    }

    private static boolean read(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private boolean carriesToken(@Nullable String authorization) {
        return authorization != null && authorization.startsWith(BEARER) && MessageDigest.isEqual(token,
                authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8));
    }
}
