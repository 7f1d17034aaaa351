package app.matinee.server.http;

import app.matinee.server.access.AccessKey;
import app.matinee.server.limit.AddressLimits;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Who may look inside the server: who knows the operator's key, and as long as there is none,
/// whoever sits at this machine.
///
/// Programs send `Authorization: Bearer <key>`. A browser gives the key once, in a form, and gets a
/// cookie that scripts cannot read and other sites' pages cannot use.
public final class OperatorDoor {
    private static final String COOKIE = "matinee_operator";
    private static final String BEARER = "Bearer ";

    private final @Nullable AccessKey key;
    private final ClientAddress addresses;
    private final AddressLimits limits;
    private final OperatorVisits visits;

    /// @param key null when there is none
    /// @param limits how often one address may try keys
    public OperatorDoor(
            @Nullable String key,
            ClientAddress addresses,
            AddressLimits limits,
            OperatorVisits visits) {
        this.key = key == null ? null : new AccessKey(key);
        this.addresses = addresses;
        this.limits = limits;
        this.visits = visits;
    }

    /// For Prometheus on this machine, which needs no key.
    void metrics(RoutingContext ctx) {
        if (addresses.isLocal(ctx.request())) {
            ctx.next();
        } else {
            check(ctx, refused -> Pages.plain(refused, 401, "This needs the operator's key."));
        }
    }

    void program(RoutingContext ctx) {
        check(ctx, refused -> Pages.plain(refused, 401, "This needs the operator's key."));
    }

    /// @param ask shows the form
    void person(RoutingContext ctx, Consumer<RoutingContext> ask) {
        check(ctx, ask);
    }

    /// What a form sent: lets in, or not.
    ///
    /// @return whether the key is right
    boolean enter(RoutingContext ctx, @Nullable String given) {
        if (!guess(ctx, given)) {
            return false;
        }
        Cookie cookie =
                Cookie.cookie(COOKIE, visits.begin())
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(ctx.request().isSSL())
                        .setMaxAge(OperatorVisits.LASTS_MS / 1_000)
                        .setSameSite(CookieSameSite.STRICT);
        ctx.response().addCookie(cookie);
        return true;
    }

    void leave(RoutingContext ctx) {
        Cookie cookie = ctx.request().getCookie(COOKIE);
        if (cookie != null) {
            visits.end(cookie.getValue());
        }
    }

    private void check(RoutingContext ctx, Consumer<RoutingContext> refuse) {
        if (key == null) {
            if (addresses.isLocal(ctx.request())) {
                ctx.next();
            } else {
                Pages.nothing(ctx);
            }
            return;
        }
        Cookie cookie = ctx.request().getCookie(COOKIE);
        String header = ctx.request().getHeader("Authorization");
        if (cookie != null && visits.last(cookie.getValue())) {
            ctx.next();
        } else if (header != null && header.startsWith(BEARER)) {
            if (guess(ctx, header.substring(BEARER.length()))) {
                ctx.next();
            } else {
                refuse.accept(ctx);
            }
        } else {
            refuse.accept(ctx);
        }
    }

    private boolean guess(RoutingContext ctx, @Nullable String given) {
        String address = addresses.apply(ctx.request());
        if (key == null || given == null || !limits.mayGuess(address)) {
            return false;
        }
        boolean right = key.admits(given);
        if (right) {
            limits.guessedRight(address);
        }
        return right;
    }
}
