package app.matinee.lab.load;

/// An even beat that makes up for what a late caller missed.
final class Metronome {
    private final long everyNanos;
    private long nextNanos = System.nanoTime();
    private int turn;

    Metronome(int perSecond) {
        everyNanos = 1_000_000_000L / perSecond;
    }

    /// How many beats have come due since the last call.
    long due() {
        long late = System.nanoTime() - nextNanos;
        if (late < 0) {
            return 0;
        }
        long beats = late / everyNanos + 1;
        nextNanos += beats * everyNanos;
        return beats;
    }

    /// 0 to `count` − 1, in turn.
    int next(int count) {
        return turn++ % count;
    }
}
