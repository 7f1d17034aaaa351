package app.matinee.client.player;

import java.net.URI;

/// Plays one film at a time. Everything the rest of the program knows of a media engine.
///
/// Methods may be called from any thread and return at once; what comes of them is told to the
/// listener. Only [#reading] answers directly: it is live, cheap (microseconds) and thread-safe.
public interface Player extends AutoCloseable {

    /// What this engine can do, so that the sync policy can choose its means.
    Capabilities capabilities();

    /// Opens a film, paused at `startMs`. Replaces the one before. Readiness or failure is told to
    /// the listener, failure also when nothing was heard for the adapter's own time-out.
    ///
    /// @param startMs media time, milliseconds
    void open(URI source, long startMs);

    /// Lets the film go. Nothing is on afterwards.
    void unload();

    /// Starts to play from where it rests. [Capabilities#startLatencyMs] says how long that usually
    /// takes.
    void play();

    void pause();

    /// Exact, never to a key frame. While resting, the picture follows.
    ///
    /// @param positionMs media time, milliseconds; past the end means the end
    void seek(double positionMs);

    /// For the film's speed as the room wants it, never for trimming: it may be as costly as a
    /// seek.
    void setRate(double rate);

    /// @param volume 0 to 1, as heard (perceptual curves are the adapter's affair)
    void setVolume(double volume);

    void setMuted(boolean muted);

    /// Where the film is, now.
    PlayerReading reading();

    /// @param listener told on a thread of the adapter's; must return at once
    void setListener(PlayerListener listener);

    /// Frees the engine. Idempotent.
    @Override
    void close();

    /// @param startLatencyMs from [#play] to the clock moving, typical, milliseconds
    /// @param pausedSeekMs from a paused [#seek] to its picture, typical, milliseconds
    /// @param smoothTrim whether small changes of rate are free of gaps
    record Capabilities(double startLatencyMs, double pausedSeekMs, boolean smoothTrim) {}
}
