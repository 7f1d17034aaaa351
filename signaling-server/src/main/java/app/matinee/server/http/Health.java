package app.matinee.server.http;

import app.matinee.protocol.Limits;
import app.matinee.protocol.codec.Json;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.function.LongSupplier;

/// `GET /health`: alive, and which protocol; nothing about anybody.
public final class Health implements Handler<RoutingContext> {
    private final String name;
    private final LongSupplier clock;

    /// @param name what the operator calls this server
    /// @param clock the server's clock, milliseconds
    public Health(String name, LongSupplier clock) {
        this.name = name;
        this.clock = clock;
    }

    @Override
    public void handle(RoutingContext ctx) {
        ctx.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(
                        Json.write(
                                Json.object()
                                        .put("status", "ok")
                                        .put("name", name)
                                        .put("protocol", Limits.PROTOCOL_VERSION)
                                        .put("serverTimeMs", clock.getAsLong())));
    }
}
