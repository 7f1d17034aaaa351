package app.matinee.server.limit;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// How often one address may knock. Safe on any thread. Remembers the addresses heard of last, so
/// that memory stays flat whoever comes.
public final class AddressLimits {
    private static final int ADDRESSES_KEPT = 10_000;

    private record Buckets(Bucket joins, Bucket looks, Bucket passwords) {}

    private final Map<String, Buckets> byAddress =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Buckets> eldest) {
                    return size() > ADDRESSES_KEPT;
                }
            };
    private final boolean enabled;
    private final LongSupplier nowMs;

    /// @param enabled false lets every address join and look as often as it likes; passwords stay
    ///   limited
    /// @param nowMs the server's clock, milliseconds
    public AddressLimits(boolean enabled, LongSupplier nowMs) {
        this.enabled = enabled;
        this.nowMs = nowMs;
    }

    public boolean mayJoin(String address) {
        return !enabled || of(address).joins().tryConsume(1);
    }

    /// Whether it may ask about one more room from outside.
    public boolean mayLook(String address) {
        return !enabled || of(address).looks().tryConsume(1);
    }

    /// Takes one of the address's guesses; [#guessedRight] gives it back.
    public boolean mayGuess(String address) {
        return of(address).passwords().tryConsume(1);
    }

    public void guessedRight(String address) {
        of(address).passwords().addTokens(1);
    }

    private synchronized Buckets of(String address) {
        return byAddress.computeIfAbsent(
                address,
                any ->
                        new Buckets(
                                Rate.perSecond(1, 10).bucket(nowMs),
                                Rate.perSecond(5, 30).bucket(nowMs),
                                new Rate(5, 1, Duration.ofSeconds(30)).bucket(nowMs)));
    }
}
