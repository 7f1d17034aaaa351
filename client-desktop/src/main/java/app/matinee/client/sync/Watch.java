package app.matinee.client.sync;

/// How a moving player was seen to stand, and what that has led to.
///
/// @param filter the last readings
/// @param quietUntilNanos no correction before this: the last one is still settling
/// @param tries corrections in a row that did not help
/// @param suspect what has happened since the player was last seen in step
/// @param lookedNanos when it was last looked at while it moved
record Watch(SkewFilter filter, long quietUntilNanos, int tries, Cause suspect, long lookedNanos) {
    /// The session looks every 120 ms. Who comes this much later was kept from running.
    static final long FROZEN_NANOS = 350_000_000;

    static Watch from(long nowNanos) {
        return new Watch(SkewFilter.EMPTY, nowNanos, 0, Cause.DRIFT, nowNanos);
    }

    Watch seen(SkewFilter newFilter) {
        return new Watch(newFilter, quietUntilNanos, tries, suspect, lookedNanos);
    }

    Watch quietUntil(long nanos) {
        return new Watch(filter, nanos, tries, suspect, lookedNanos);
    }

    Watch tried(int count) {
        return new Watch(filter, quietUntilNanos, count, suspect, lookedNanos);
    }

    Watch suspecting(Cause cause) {
        return new Watch(filter, quietUntilNanos, tries, cause, lookedNanos);
    }

    /// A look at a moving player. What was read before the machine stood still is about another
    /// time.
    Watch looked(long nowNanos) {
        return nowNanos - lookedNanos > FROZEN_NANOS
                ? new Watch(SkewFilter.EMPTY, quietUntilNanos, 0, Cause.FROZEN, nowNanos)
                : new Watch(filter, quietUntilNanos, tries, suspect, nowNanos);
    }

    /// The player begins to move: nothing was read yet.
    Watch anew(long quietUntil, Cause cause, long nowNanos) {
        return new Watch(SkewFilter.EMPTY, quietUntil, tries, cause, nowNanos);
    }
}
