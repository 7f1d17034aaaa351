package app.matinee.server.http;

import app.matinee.protocol.RoomId;
import app.matinee.server.metrics.History;
import app.matinee.server.metrics.Metrics;
import app.matinee.server.room.RoomService;
import app.matinee.server.signaling.Session;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the operator sees and may do: metrics for programs, `/debug` for scripts, a dashboard for
/// people. Everything behind [OperatorDoor].
public final class OperatorPages {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorPages.class);
    private static final int MAX_FORM_BYTES = 2_048;

    private final OperatorDoor door;
    private final Metrics metrics;
    private final History history;
    private final RoomService<Session> rooms;
    private final String dashboard;
    private final String login;
    private final Buffer script = Buffer.buffer(Pages.resource("dashboard.js"));
    private final Buffer style = Buffer.buffer(Pages.resource("dashboard.css"));

    /// @param name what the operator calls this server
    public OperatorPages(
            String name,
            OperatorDoor door,
            Metrics metrics,
            History history,
            RoomService<Session> rooms) {
        this.door = door;
        this.metrics = metrics;
        this.history = history;
        this.rooms = rooms;
        this.dashboard = Pages.resource("dashboard.html").replace("{{name}}", Pages.escaped(name));
        this.login = Pages.resource("login.html").replace("{{name}}", Pages.escaped(name));
    }

    void mount(Router router) {
        router.get("/metrics").handler(door::metrics).handler(this::prometheus);
        router.get("/debug/rooms").handler(door::program).handler(this::listRooms);
        router.delete("/debug/rooms/:id").handler(door::program).handler(this::closeRoom);
        router.get("/debug/history")
                .handler(door::program)
                .handler(ctx -> Pages.json(ctx, 200, OperatorView.history(metrics, history)));
        router.get("/dashboard")
                .handler(ctx -> door.person(ctx, other -> ask(other, 401, "")))
                .handler(ctx -> Pages.html(ctx, 200, dashboard));
        router.post("/dashboard/enter")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
                .handler(this::enter);
        router.post("/dashboard/leave").handler(this::leave);
        // The looks of the form, too; they tell nothing.
        router.get("/dashboard/dashboard.css")
                .handler(ctx -> Pages.asset(ctx, "text/css; charset=utf-8", style));
        router.get("/dashboard/dashboard.js")
                .handler(ctx -> Pages.asset(ctx, "text/javascript; charset=utf-8", script));
    }

    private void prometheus(RoutingContext ctx) {
        ctx.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(metrics.prometheus());
    }

    private void listRooms(RoutingContext ctx) {
        finish(ctx, rooms.overview(), found -> Pages.json(ctx, 200, OperatorView.rooms(found)));
    }

    private void closeRoom(RoutingContext ctx) {
        Optional<RoomId> id = RoomId.parse(String.valueOf(ctx.pathParam("id")));
        if (id.isEmpty()) {
            Pages.plain(ctx, 404, "There is no such room.");
            return;
        }
        finish(
                ctx,
                rooms.close(id.get()),
                closed -> {
                    if (closed) {
                        LOG.info("the operator closed a room");
                        ctx.response().setStatusCode(204).end();
                    } else {
                        Pages.plain(ctx, 404, "There is no such room.");
                    }
                });
    }

    private void enter(RoutingContext ctx) {
        if (door.enter(ctx, ctx.request().getFormAttribute("key"))) {
            ctx.response().setStatusCode(303).putHeader("Location", "/dashboard").end();
        } else {
            ask(ctx, 401, "That is not the key. After five tries there is a pause.");
        }
    }

    private void leave(RoutingContext ctx) {
        door.leave(ctx);
        ctx.response().setStatusCode(303).putHeader("Location", "/dashboard").end();
    }

    private void ask(RoutingContext ctx, int status, String trouble) {
        Pages.html(ctx, status, login.replace("{{trouble}}", Pages.escaped(trouble)));
    }

    private static <T> void finish(RoutingContext ctx, CompletionStage<T> stage, Consumer<T> then) {
        var loop = ctx.vertx().getOrCreateContext();
        stage.whenComplete((value, failure) ->
                loop.runOnContext(go -> {
                    if (failure == null) {
                        then.accept(value);
                    } else {
                        LOG.warn("the operator's request failed: {}", failure.toString());
                        Pages.plain(ctx, 503, "The server is busy; please try again in a moment.");
                    }
                }));
    }
}
