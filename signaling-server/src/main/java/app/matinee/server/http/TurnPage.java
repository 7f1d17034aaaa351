package app.matinee.server.http;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.IceServer;
import app.matinee.protocol.codec.Json;
import app.matinee.server.limit.AddressLimits;
import app.matinee.server.turn.IceServers;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `GET /api/turn-credentials`: fresh ones for a call that lasts longer than those of
/// `room_joined`.
public final class TurnPage {
    private final IceServers servers;
    private final MemberCheck members;
    private final AddressLimits limits;

    /// @param limits how often one person may ask
    public TurnPage(IceServers servers, MemberCheck members, AddressLimits limits) {
        this.servers = servers;
        this.members = members;
        this.limits = limits;
    }

    void mount(Router router) {
        router.get("/api/turn-credentials").handler(this::give);
    }

    private void give(RoutingContext ctx) {
        var loop = ctx.vertx().getOrCreateContext();
        members.check(Pages.bearer(ctx))
                .whenComplete((verdict, failure) ->
                        loop.runOnContext(go -> {
                            if (failure != null) {
                                Pages.refuse(
                                        ctx,
                                        503,
                                        ErrorCode.UNAVAILABLE,
                                        "Please try again in a moment.");
                            } else {
                                answer(ctx, verdict);
                            }
                        }));
    }

    private void answer(RoutingContext ctx, MemberCheck.Verdict verdict) {
        switch (verdict) {
            case MemberCheck.Stranger stranger ->
                    Pages.refuse(
                            ctx, 401, ErrorCode.ACCESS_DENIED, "Only members of a room get these.");
            case MemberCheck.Gone gone ->
                    Pages.refuse(
                            ctx, 403, ErrorCode.NOT_IN_ROOM, "You are not in that room any more.");
            case MemberCheck.Member(var user) -> {
                if (limits.mayRelay("person " + user.value())) {
                    var loop = ctx.vertx().getOrCreateContext();
                    servers.ask(user.value())
                            .thenAccept(list -> loop.runOnContext(go -> yes(ctx, list)));
                } else {
                    Pages.refuse(
                            ctx,
                            429,
                            ErrorCode.RATE_LIMITED,
                            "That was a bit often; please try again in a few minutes.");
                }
            }
        }
    }

    private static void yes(RoutingContext ctx, List<IceServer> list) {
        ObjectNode body = Json.object().put("ttlSeconds", IceServers.TTL_SECONDS);
        ArrayNode all = body.putArray("iceServers");
        for (IceServer server : list) {
            ObjectNode one = all.addObject();
            ArrayNode urls = one.putArray("urls");
            server.urls().forEach(urls::add);
            if (server.username() != null) {
                one.put("username", server.username());
            }
            if (server.credential() != null) {
                one.put("credential", server.credential());
            }
        }
        Pages.json(ctx, 200, body);
    }
}
