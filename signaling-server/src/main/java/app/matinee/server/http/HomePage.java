package app.matinee.server.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `GET /`: what this is and how to join, for somebody who opened the address in a browser.
public final class HomePage implements Handler<RoutingContext> {
    private final String html;
    private final String scheme;
    private final Optional<String> pin;

    /// @param name what the operator calls this server
    /// @param secure whether the port speaks TLS
    /// @param pin the key clients must find, when nobody else vouches for it
    public HomePage(String name, boolean secure, Optional<String> pin) {
        this.scheme = secure ? "https://" : "";
        this.pin = pin;
        html =
                Pages.resource("home.html")
                        .replace("{{name}}", Pages.escaped(name))
                        .replace("{{key}}", pin.map(HomePage::keyLine).orElse(""));
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
                                Pages.escaped(address(ctx.request().getHeader("Host")))));
    }

    private String address(@Nullable String host) {
        return scheme + host + pin.map(key -> "/?pin=" + key).orElse("");
    }

    private static String keyLine(String pin) {
        return "<p>Nobody else vouches for this server: the address names its key, and your program"
                + " checks it. The key is <code>"
                + pin
                + "</code></p>";
    }
}
