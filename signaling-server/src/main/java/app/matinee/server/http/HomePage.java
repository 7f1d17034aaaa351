package app.matinee.server.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// `GET /`: what this is and how to join, for somebody who opened the address in a browser.
public final class HomePage implements Handler<RoutingContext> {
    private final String html;

    /// @param name what the operator calls this server
    public HomePage(String name) {
        html = template().replace("{{name}}", escaped(name));
    }

    @Override
    public void handle(RoutingContext ctx) {
        ctx.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader(
                        "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .end(
                        html.replace(
                                "{{address}}",
                                escaped(String.valueOf(ctx.request().getHeader("Host")))));
    }

    private static String template() {
        try (InputStream in = HomePage.class.getResourceAsStream("home.html")) {
            return new String(
                    Objects.requireNonNull(in, "home.html is missing").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
