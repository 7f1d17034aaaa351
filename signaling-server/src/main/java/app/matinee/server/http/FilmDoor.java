package app.matinee.server.http;

import app.matinee.protocol.ErrorCode;
import app.matinee.server.http.MemberCheck.Gone;
import app.matinee.server.http.MemberCheck.Member;
import app.matinee.server.http.MemberCheck.Stranger;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets members of a room to the films and to the list of them, and nobody else. Asked at every
/// request, so whoever leaves gets no further range; what is being sent goes on.
///
/// @param members knows them by their grant
public record FilmDoor(MemberCheck members) implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(FilmDoor.class);

    @Override
    public void handle(RoutingContext ctx) {
        var loop = ctx.vertx().getOrCreateContext();
        members.check(grant(ctx))
                .whenComplete((verdict, failure) ->
                        loop.runOnContext(go -> {
                            if (failure != null) {
                                LOG.warn("a member could not be known: {}", failure.toString());
                                Pages.refuse(
                                        ctx,
                                        503,
                                        ErrorCode.UNAVAILABLE,
                                        "The server is busy; please try again in a moment.");
                            } else {
                                answer(ctx, verdict);
                            }
                        }));
    }

    /// Players cannot send a header of their own, so the grant may also stand in the query.
    private static String grant(RoutingContext ctx) {
        String token = Pages.bearer(ctx);
        if (!token.isEmpty()) {
            return token;
        }
        String query = ctx.request().getParam("grant");
        return query == null ? "" : query;
    }

    private static void answer(RoutingContext ctx, MemberCheck.Verdict verdict) {
        switch (verdict) {
            case Member member -> ctx.next();
            case Gone gone ->
                    Pages.refuse(
                            ctx, 403, ErrorCode.NOT_IN_ROOM, "You are not in that room any more.");
            case Stranger stranger ->
                    Pages.refuse(
                            ctx,
                            401,
                            ErrorCode.ACCESS_DENIED,
                            "Only members of a room get films here.");
        }
    }
}
