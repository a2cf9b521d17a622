package org.openquay.service.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;

/** The operator page: its files, read once at start, each under its own name. No other path leads to a file. */
final class Page {

    private static final String FOLDER = "/org/openquay/service/page/";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, String> FILES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "page.css", "text/css; charset=utf-8",
            "icon.svg", "image/svg+xml",
            "crane.js", SCRIPT,
            "page.js", SCRIPT,
            "panels.js", SCRIPT,
            "operator.js", SCRIPT,
            "sideview.js", SCRIPT,
            "trend.js", SCRIPT);

    private Page() {}

    static void mount(Router router) {
        FILES.forEach((name, type) -> {
            Buffer content = content(name);
            String path = name.equals("index.html") ? "/" : "/" + name;
            router.get(path).handler(context -> context.response().putHeader("Content-Type", type).end(content));
        });
    }

    private static Buffer content(String name) {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(FOLDER + name), name)) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
