package app.matinee.server.limit;

import io.github.bucket4j.Bucket;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Makes the limits of sockets, addresses and rooms, and tells of everything they refuse.
public final class LimitBook {
    private final LimitRates rates;
    private final LongSupplier nowMs;
    private final Consumer<Limit> refused;

    /// @param nowMs the server's clock, milliseconds
    /// @param refused told of every refusal, on the thread it happens on
    public LimitBook(LimitRates rates, LongSupplier nowMs, Consumer<Limit> refused) {
        this.rates = rates;
        this.nowMs = nowMs;
        this.refused = refused;
    }

    public SocketLimits socket() {
        return new SocketLimits(this);
    }

    public AddressLimits addresses() {
        return new AddressLimits(this, rates.addresses());
    }

    /// One room's limit on the events of all its members together; for any thread.
    public BooleanSupplier room() {
        Bucket bucket = bucket(Limit.ROOM);
        return () -> take(bucket, Limit.ROOM);
    }

    Bucket bucket(Limit limit) {
        return rates.of(limit).bucket(nowMs);
    }

    boolean take(Bucket bucket, Limit limit) {
        boolean taken = bucket.tryConsume(1);
        if (!taken) {
            refused.accept(limit);
        }
        return taken;
    }
}
