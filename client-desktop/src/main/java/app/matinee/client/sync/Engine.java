package app.matinee.client.sync;

import org.jspecify.annotations.Nullable;

/// What this machine's media engine is like, as far as its starts have told.
///
/// @param start how long `play()` takes
/// @param seek how long a picture takes after a seek
/// @param lesson the last start, while it is still to be learned from
public record Engine(StartLatency start, SeekLatency seek, @Nullable Lesson lesson) {
    /// @param startMs what `play()` typically takes, milliseconds
    /// @param seekMs what a seek typically takes, milliseconds
    public static Engine typically(double startMs, double seekMs) {
        return new Engine(StartLatency.typically(startMs), new SeekLatency(seekMs), null);
    }

    boolean isLearning() {
        return lesson != null;
    }

    Engine untaught() {
        return new Engine(start, seek, null);
    }

    Engine toLearn(@Nullable Lesson newLesson) {
        return new Engine(start, seek, newLesson);
    }

    /// What a start has told is not told twice.
    ///
    /// @param filter how the film was seen since
    /// @param far see [SkewFilter#isSurelyFar]
    Engine learned(SkewFilter filter, boolean far) {
        if (lesson == null) {
            return this;
        }
        double missedMs = far ? filter.newestMissedMs(lesson) : filter.missedMs(lesson);
        return new Engine(
                SeekLatency.isToBlame(lesson.leadMs(), missedMs) ? start : start.after(missedMs),
                seek.after(lesson.leadMs(), missedMs),
                null);
    }
}
