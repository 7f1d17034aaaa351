package app.matinee.server.http;

import app.matinee.protocol.Limits;
import app.matinee.protocol.codec.Json;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/// `GET /health`: alive, and which protocol; nothing about anybody.
public final class Health implements Handler<RoutingContext> {
    private final String body;

    public Health(String name) {
        body =
                Json.write(
                        Json.object()
                                .put("status", "ok")
                                .put("name", name)
                                .put("protocol", Limits.PROTOCOL_VERSION));
    }

    @Override
    public void handle(RoutingContext ctx) {
        ctx.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(body);
    }
}
