package app.matinee.server.limit;

import io.github.bucket4j.Bucket;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often one address may knock. Safe on any thread. Remembers the addresses heard of last, so
/// that memory stays flat whoever comes.
public final class AddressLimits {
    private static final int ADDRESSES_KEPT = 10_000;

    private final Map<String, Map<Limit, Bucket>> byAddress =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Map<Limit, Bucket>> eldest) {
                    return size() > ADDRESSES_KEPT;
                }
            };
    private final LimitBook book;
    private final boolean enabled;

    /// @param enabled false lets every address join and look as often as it likes; passwords and
    ///   TURN credentials stay limited
    AddressLimits(LimitBook book, boolean enabled) {
        this.book = book;
        this.enabled = enabled;
    }

    public boolean mayJoin(String address) {
        return !enabled || take(address, Limit.JOINS);
    }

    /// Whether it may ask about one more room from outside.
    public boolean mayLook(String address) {
        return !enabled || take(address, Limit.LOOKS);
    }

    /// Takes one of the address's guesses; [#guessedRight] gives it back.
    public boolean mayGuess(String address) {
        return take(address, Limit.PASSWORDS);
    }

    public void guessedRight(String address) {
        bucket(address, Limit.PASSWORDS).addTokens(1);
    }

    /// Whether it may have one more set of TURN credentials.
    public boolean mayRelay(String address) {
        return take(address, Limit.TURN);
    }

    private boolean take(String address, Limit limit) {
        return book.take(bucket(address, limit), limit);
    }

    private synchronized Bucket bucket(String address, Limit limit) {
        return byAddress
                .computeIfAbsent(address, any -> new EnumMap<>(Limit.class))
                .computeIfAbsent(limit, book::bucket);
    }
}
