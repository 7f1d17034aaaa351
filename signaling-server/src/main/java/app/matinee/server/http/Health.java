package app.matinee.server.http;

import app.matinee.protocol.Limits;
import app.matinee.protocol.codec.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.LongSupplier;
import tools.jackson.databind.node.ObjectNode;

/// `GET /health`: alive, and which protocol; nothing about anybody.
///
/// It answers 200 as long as it answers at all, because clients take it for the sign that a Matinee
/// server is there. `/health/live` says the same to supervisors; `/health/ready` answers 503 while
/// a part does not work, for load balancers.
public final class Health {
    private final String name;
    private final LongSupplier clock;
    private final Readiness readiness;

    /// @param name what the operator calls this server
    /// @param clock the server's clock, milliseconds
    public Health(String name, LongSupplier clock, Readiness readiness) {
        this.name = name;
        this.clock = clock;
        this.readiness = readiness;
    }

    void mount(Router router) {
        router.get("/health").handler(ctx -> answer(ctx, 200, readiness.now()));
        router.get("/health/live").handler(ctx -> answer(ctx, 200, readiness.now()));
        router.get("/health/ready")
                .handler(ctx -> {
                    Map<String, Boolean> parts = readiness.now();
                    answer(ctx, parts.containsValue(false) ? 503 : 200, parts);
                });
    }

    private void answer(RoutingContext ctx, int status, Map<String, Boolean> parts) {
        ObjectNode body =
                Json.object()
                        .put("status", parts.containsValue(false) ? "degraded" : "ok")
                        .put("name", name)
                        .put("protocol", Limits.PROTOCOL_VERSION)
                        .put("serverTimeMs", clock.getAsLong());
        ObjectNode ready = body.putObject("ready");
        parts.forEach(ready::put);
        Pages.json(ctx, status, body);
    }
}
