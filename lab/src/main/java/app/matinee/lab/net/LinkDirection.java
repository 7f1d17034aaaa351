package app.matinee.lab.net;

import java.util.OptionalLong;
import java.util.SplittableRandom;

/// Decides the fate of each packet of one direction. Pure: time comes in, chance from a seed, so
/// the same packets at the same times meet the same fate. Not thread-safe; owned by the emulator's
/// thread.
final class LinkDirection {
    /// A bottleneck's queue: what a home router of the cheaper sort holds. More is dropped.
    private static final long MAX_QUEUE_NANOS = 250_000_000L;

    private final SplittableRandom chance;
    private LinkProfile profile;
    private boolean dark;
    private long bottleneckFreeAt = Long.MIN_VALUE;
    private long lastArrival = Long.MIN_VALUE;
    private long passed;
    private long lost;

    LinkDirection(LinkProfile profile, long seed) {
        this.profile = profile;
        this.chance = new SplittableRandom(seed);
    }

    /// @return when the packet arrives at the other end, same clock as `nowNanos`; empty if it
    ///   never does
    OptionalLong send(long nowNanos, int bytes) {
        // Drawn for every packet, so that one link's fate does not hang on another setting.
        double lossDraw = chance.nextDouble();
        double jitterDraw = chance.nextDouble(-1, 1);
        double reorderDraw = chance.nextDouble();
        if (dark || lossDraw < profile.loss()) {
            lost++;
            return OptionalLong.empty();
        }
        long leaves = nowNanos;
        if (profile.rateBitsPerS() > 0) {
            long starts = Math.max(nowNanos, bottleneckFreeAt);
            if (starts - nowNanos > MAX_QUEUE_NANOS) {
                lost++;
                return OptionalLong.empty();
            }
            leaves = starts + bytes * 8_000_000_000L / profile.rateBitsPerS();
            bottleneckFreeAt = leaves;
        }
        long arrives =
                leaves + (long) ((profile.delayMs() + jitterDraw * profile.jitterMs()) * 1e6);
        if (reorderDraw >= profile.reorder()) {
            arrives = Math.max(arrives, lastArrival);
            lastArrival = arrives;
        }
        passed++;
        return OptionalLong.of(arrives);
    }

    void use(LinkProfile newProfile) {
        profile = newProfile;
    }

    /// A dark link loses everything.
    void setDark(boolean dark) {
        this.dark = dark;
    }

    long passed() {
        return passed;
    }

    long lost() {
        return lost;
    }
}
