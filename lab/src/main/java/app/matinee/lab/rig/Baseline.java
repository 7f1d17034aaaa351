package app.matinee.lab.rig;

import java.util.Arrays;

/// How others keep in step, as far as their published thresholds tell. Each looks at how far the
/// player is from the room and says what to do. Pure.
public enum Baseline {
    /// Obeys commands and never looks again.
    NONE("none", 1_000) {
        @Override
        Move judge(double aheadMs, double rate, double sinceRateMs) {
            return STAY;
        }
    },
    /// Jumps when off by more than a second.
    SEEK_1000("seek-1000", 1_000) {
        @Override
        Move judge(double aheadMs, double rate, double sinceRateMs) {
            return Math.abs(aheadMs) > 1_000 ? JUMP : STAY;
        }
    },
    /// The usual web design: a heartbeat a second, a jump beyond 0.3 s.
    WEB_300("web-300", 1_000) {
        @Override
        Move judge(double aheadMs, double rate, double sinceRateMs) {
            return Math.abs(aheadMs) > 300 ? JUMP : STAY;
        }
    },
    /// Syncplay's defaults: who is ahead by 1.5 s slows down to 0.95 until within 0.1 s, who is
    /// ahead by 4 s goes back, who is behind by 5 s goes forward.
    SYNCPLAY("syncplay", 1_000) {
        @Override
        Move judge(double aheadMs, double rate, double sinceRateMs) {
            if (aheadMs > 4_000 || aheadMs < -5_000) {
                return JUMP;
            }
            if (rate != 1) {
                return aheadMs <= 100 ? new Move.Rate(1) : STAY;
            }
            return aheadMs > 1_500 ? new Move.Rate(0.95) : STAY;
        }
    },
    /// Jellyfin's SyncPlay: from 60 ms to 3 s the rate makes good within a second, from 0.4 s on a
    /// jump does instead. Where both would do, its clients try the rate first.
    JELLYFIN("jellyfin", 500) {
        @Override
        Move judge(double aheadMs, double rate, double sinceRateMs) {
            if (rate != 1) {
                return sinceRateMs >= RATE_MS ? new Move.Rate(1) : STAY;
            }
            double off = Math.abs(aheadMs);
            if (off >= 60 && off <= 3_000 && aheadMs < RATE_MS * 0.8) {
                return new Move.Rate(Math.clamp(1 - aheadMs / RATE_MS, 0.2, 2.0));
            }
            return off >= 400 ? JUMP : STAY;
        }
    };

    /// How long a changed rate lasts, milliseconds.
    static final double RATE_MS = 1_000;

    private static final Move STAY = new Move.Stay();
    private static final Move JUMP = new Move.Jump();

    private final String name;
    private final long everyMs;

    Baseline(String name, long everyMs) {
        this.name = name;
        this.everyMs = everyMs;
    }

    /// What to do.
    sealed interface Move {
        record Stay() implements Move {}

        /// To where the room is, while playing.
        record Jump() implements Move {}

        record Rate(double rate) implements Move {}
    }

    /// @param aheadMs player minus room, milliseconds
    /// @param rate what the player was told last
    /// @param sinceRateMs since it was told
    abstract Move judge(double aheadMs, double rate, double sinceRateMs);

    /// How often it looks, milliseconds.
    long everyMs() {
        return everyMs;
    }

    /// As the command line says it.
    public String wireName() {
        return name;
    }

    public static Baseline named(String name) {
        return Arrays.stream(values())
                .filter(b -> b.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no algorithm " + name));
    }
}
