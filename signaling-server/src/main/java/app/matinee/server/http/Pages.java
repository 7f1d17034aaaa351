package app.matinee.server.http;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.codec.Ack;
import app.matinee.protocol.codec.AckCodec;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// How an answer leaves: with the headers that keep browsers from being clever with it.
final class Pages {
    /// Nothing from elsewhere, nothing inline, in nobody's frame.
    static final String STRICT_CSP =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String BEARER = "Bearer ";

    private Pages() {}

    /// @return the token of `Authorization: Bearer`; empty without one
    static String bearer(RoutingContext ctx) {
        String header = ctx.request().getHeader("Authorization");
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
    }

    static void refuse(RoutingContext ctx, int status, ErrorCode code, String why) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(AckCodec.encode(new Ack.Refused(code, why)));
    }

    static void nothing(RoutingContext ctx) {
        plain(ctx, 404, "There is nothing here.");
    }

    static void plain(RoutingContext ctx, int status, String sentence) {
        careful(ctx).setStatusCode(status).putHeader("Content-Type", "text/plain; charset=utf-8");
        ctx.response().end(sentence);
    }

    static void json(RoutingContext ctx, int status, JsonNode body) {
        careful(ctx).setStatusCode(status).putHeader("Content-Type", "application/json");
        ctx.response().end(body.toString());
    }

    /// A page of our own.
    static void html(RoutingContext ctx, int status, String html) {
        careful(ctx)
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", STRICT_CSP)
                .end(html);
    }

    static void asset(RoutingContext ctx, String type, Buffer content) {
        careful(ctx).putHeader("Content-Type", type).end(content);
    }

    private static HttpServerResponse careful(RoutingContext ctx) {
        return ctx.response()
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                // Not none: a browser then sends its own pages' forms from the origin `null`.
                .putHeader("Referrer-Policy", "same-origin");
    }

    /// @param name a file beside this class
    static String resource(String name) {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, () -> name + " is missing").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
