package app.matinee.server.http;

import app.matinee.server.access.AccessKey;
import app.matinee.server.socketio.SocketIoServer;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Every request to the port passes here first: is it for us, from us, allowed; then on to
/// Socket.IO or a page.
public final class FrontDoor implements Handler<HttpServerRequest> {
    private final HostCheck hosts;
    private final SocketIoServer sockets;
    private final Router router;

    public FrontDoor(
            Vertx vertx,
            HostCheck hosts,
            Set<String> allowedOrigins,
            AccessKey key,
            SocketIoServer sockets,
            HomePage home,
            Health health,
            OperatorPages operator,
            TurnPage turn,
            Api api) {
        this.hosts = hosts;
        this.sockets = sockets;
        this.router = Router.router(vertx);
        router.route().handler(ctx -> checkOrigin(ctx, allowedOrigins));
        router.get("/").handler(home);
        health.mount(router);
        operator.mount(router);
        turn.mount(router);
        // The pages above tell nothing or have a door of their own; all below asks for the key.
        router.route().handler(ctx -> checkKey(ctx, key));
        api.mount(router);
        router.route()
                .handler(ctx -> ctx.response().setStatusCode(404).end("There is nothing here."));
        router.route().failureHandler(FrontDoor::failed);
    }

    /// @return every route, as docs/openapi.yaml writes it: `GET /api/rooms/{id}`
    public Set<String> routes() {
        return router.getRoutes().stream()
                .filter(route -> route.methods() != null && route.getPath() != null)
                .flatMap(route ->
                        route.methods().stream()
                                .map(method ->
                                        method.name()
                                                + " "
                                                + route.getPath().replaceAll(":(\\w+)", "{$1}")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (request.headers().getAll("Host").size() > 1) {
            // RFC 9112, 3.2: whichever of them somebody else goes by, it is not ours to choose.
            request.response().setStatusCode(400).putHeader("Connection", "close").end();
        } else if (!isOurs(request)) {
            request.response().setStatusCode(421).end("This server does not go by that name.");
        } else if (request.getHeader("Content-Length") != null
                && request.getHeader("Transfer-Encoding") != null) {
            // Two lengths are how one request is smuggled inside another.
            request.response().setStatusCode(400).putHeader("Connection", "close").end();
        } else if (request.path() != null && request.path().startsWith(SocketIoServer.PATH)) {
            sockets.handle(request);
        } else {
            router.handle(request);
        }
    }

    /// A request that carries a whole address in its first line is about that one (RFC 9112,
    /// 3.2.2).
    private boolean isOurs(HttpServerRequest request) {
        String uri = request.uri();
        if (uri == null || uri.startsWith("/")) {
            return hosts.isOurs(request.getHeader("Host"));
        }
        try {
            return hosts.isOurs(request.getHeader("Host"))
                    && (uri.equals("*") || hosts.isOurs(new URI(uri).getRawAuthority()));
        } catch (URISyntaxException e) {
            // No address, so nobody's.
            return false;
        }
    }

    /// Web pages of other origins get nothing, and no CORS header that would say otherwise.
    /// Programs send no origin.
    private static void checkOrigin(RoutingContext ctx, Set<String> allowed) {
        String origin = ctx.request().getHeader("Origin");
        if (origin == null
                || allowed.contains(origin)
                || isOwn(origin, ctx.request().getHeader("Host"))) {
            ctx.next();
        } else {
            ctx.response().setStatusCode(403).end("Pages of other sites may not use this server.");
        }
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        return origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host);
    }

    /// Players cannot send a header of their own, so the key may also stand in the query.
    private static void checkKey(RoutingContext ctx, AccessKey key) {
        String header = ctx.request().getHeader("X-Access-Key");
        if (key.admits(header == null ? ctx.request().getParam("key") : header)) {
            ctx.next();
        } else {
            ctx.response().setStatusCode(401).end("This server asks for its access key.");
        }
    }

    private static void failed(RoutingContext ctx) {
        int status = ctx.statusCode() >= 400 ? ctx.statusCode() : 500;
        if (!ctx.response().ended()) {
            ctx.response().setStatusCode(status).end();
        }
    }
}
