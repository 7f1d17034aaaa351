package app.matinee.server.turn;

import app.matinee.protocol.IceServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Which STUN and TURN servers a member of a room may use. Safe on any thread.
public final class IceServers {
    /// Long enough to set a call up; a relay in use goes on after it.
    public static final int TTL_SECONDS = 600;

    private final TurnConfig config;
    private final @Nullable HostedRelays hosted;
    private final LongSupplier wallClockMs;

    /// @param hosted asked when the configuration names a hosted service; else null
    /// @param wallClockMs milliseconds since 1970 as other machines see them: the TURN server
    ///   compares with its own clock, not with ours
    public IceServers(TurnConfig config, @Nullable HostedRelays hosted, LongSupplier wallClockMs) {
        this.config = config;
        this.hosted = hosted;
        this.wallClockMs = wallClockMs;
    }

    /// What is known at once.
    ///
    /// @param person a member's id
    public List<IceServer> of(String person) {
        return switch (config.relay()) {
            case TurnConfig.None none -> with(List.of());
            case TurnConfig.SharedSecret secret -> with(List.of(own(secret, person)));
            case TurnConfig.RestApi api -> with(hosted == null ? List.of() : hosted.known());
        };
    }

    /// As [#of], but waits for a hosted service that is asked. Never fails: without its answer the
    /// STUN addresses remain.
    public CompletionStage<List<IceServer>> ask(String person) {
        return hosted == null
                ? CompletableFuture.completedFuture(of(person))
                : hosted.fresh().thenApply(this::with);
    }

    private IceServer own(TurnConfig.SharedSecret secret, String person) {
        long until = wallClockMs.getAsLong() / 1_000 + TTL_SECONDS;
        TurnPassword password = TurnPassword.of(secret.secret(), until, person);
        return new IceServer(secret.uris(), password.username(), password.credential());
    }

    private List<IceServer> with(List<IceServer> relays) {
        List<IceServer> all = new ArrayList<>();
        if (!config.stun().isEmpty()) {
            all.add(new IceServer(config.stun(), null, null));
        }
        all.addAll(relays);
        return List.copyOf(all);
    }
}
