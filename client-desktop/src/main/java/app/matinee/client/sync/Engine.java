package app.matinee.client.sync;

/// What this machine's media engine is like, as far as its starts have told.
///
/// @param start how long `play()` takes
/// @param seek how long a picture takes after a seek
/// @param lesson from the last seek to the last start, milliseconds, whose first settled skew is
///   still to be learned from; NaN when it was
public record Engine(StartLatency start, SeekLatency seek, double lesson) {
    /// @param startMs what `play()` typically takes, milliseconds
    /// @param seekMs what a seek typically takes, milliseconds
    public static Engine typically(double startMs, double seekMs) {
        return new Engine(StartLatency.typically(startMs), new SeekLatency(seekMs), Double.NaN);
    }

    boolean isLearning() {
        return !Double.isNaN(lesson);
    }

    Engine untaught() {
        return new Engine(start, seek, Double.NaN);
    }

    Engine toLearn(double newLesson) {
        return new Engine(start, seek, newLesson);
    }

    /// What a start has told is not told twice.
    ///
    /// @param skewMs by how much it missed, positive when ahead
    Engine learned(double skewMs) {
        return new Engine(
                SeekLatency.isToBlame(lesson, skewMs) ? start : start.after(skewMs),
                seek.after(lesson, skewMs),
                Double.NaN);
    }
}
