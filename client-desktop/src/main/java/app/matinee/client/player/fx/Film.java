package app.matinee.client.player.fx;

import app.matinee.client.player.PlayerFailure;
import app.matinee.client.player.PlayerFailure.Reason;
import app.matinee.client.player.PlayerReading;
import app.matinee.client.player.PlayerReading.Status;
import java.net.URI;
import java.util.List;
import java.util.function.LongSupplier;
import javafx.scene.media.Media;
import javafx.scene.media.MediaPlayer;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// One film, from opening to letting go. Commands and events come on the film thread alone;
/// [#reading] may be asked on any.
///
/// **Resuming.** MediaPlayer's plain pause → play skips 200–235 ms: what the sound device had taken
/// already is thrown away. A seek to where it rests fills the pipeline anew and removes the skip,
/// so every pause is followed by one as soon as the engine really rests, when nobody waits for it.
///
/// **Seeking blocks.** The native call takes 1 ms, at times 100, and holds the lock that the clock
/// needs as well. While one is under way, [#reading] answers with its target and does not wait.
final class Film {
    private final URI source;
    private final long startMs;
    private final LongSupplier nanoTime;
    private final MediaPlayer engine;

    private volatile Status status = Status.OPENING;
    private volatile double durationMs;

    /// Media time of the seek under way, milliseconds; NaN when there is none.
    private volatile double seekingToMs = Double.NaN;

    /// Paused, and not yet sought to where it rests.
    private boolean wouldSkip;

    /// Where that seek goes, media time, milliseconds; NaN for where it rests by then.
    private double settleAtMs = Double.NaN;

    /// The engine stays "playing" at the end; only its event tells.
    private boolean atEnd;

    /// @throws javafx.scene.media.MediaException when the engine sees at once that it cannot
    Film(URI source, long startMs, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.source = source;
        this.startMs = startMs;
        this.engine = new MediaPlayer(new Media(source.toString()));
    }

    URI source() {
        return source;
    }

    MediaPlayer engine() {
        return engine;
    }

    Status status() {
        return status;
    }

    /// The engine is open. Says why it is of no use all the same, which the engine itself may not
    /// notice (see [MissingPicture]).
    @Nullable PlayerFailure opened() {
        Media media = engine.getMedia();
        if (media.getWidth() == 0 && MissingPicture.suspected(encodings(media), source)) {
            return new PlayerFailure(Reason.UNSUPPORTED, "sound, but no picture: unknown codec");
        }
        durationMs = known(media.getDuration());
        if (startMs > 0) {
            seek(startMs);
        }
        return null;
    }

    void play() {
        if (wouldSkip) {
            settle();
        }
        engine.play();
    }

    private void settle() {
        seek(Double.isNaN(settleAtMs) ? engine.getCurrentTime().toMillis() : settleAtMs);
    }

    void pause() {
        wouldSkip = status == Status.PLAYING || status == Status.STALLED;
        engine.pause();
    }

    void seek(double positionMs) {
        double target = durationMs > 0 ? Math.min(positionMs, durationMs) : positionMs;
        wouldSkip = false;
        settleAtMs = Double.NaN;
        seekingToMs = target;
        try {
            engine.seek(Duration.millis(target));
            if (atEnd) {
                leaveTheEnd(target);
            }
        } finally {
            seekingToMs = Double.NaN;
        }
    }

    /// At the end the engine still calls itself playing and is deaf to `pause()`; a seek back sets
    /// it going by itself, which nobody asked for.
    private void leaveTheEnd(double target) {
        atEnd = false;
        engine.pause();
        wouldSkip = true;
        settleAtMs = target;
        follow(engine.getStatus());
    }

    void ended() {
        atEnd = true;
        status = Status.ENDED;
    }

    /// Takes over what the engine says of itself.
    ///
    /// @return whether that changed anything
    boolean follow(MediaPlayer.Status engineStatus) {
        Status before = status;
        status =
                switch (engineStatus) {
                    case UNKNOWN -> Status.OPENING;
                    case READY, STOPPED -> Status.PAUSED;
                    case PAUSED -> atEnd ? Status.ENDED : Status.PAUSED;
                    case PLAYING -> atEnd ? Status.ENDED : Status.PLAYING;
                    case STALLED -> Status.STALLED;
                    case HALTED -> Status.FAILED;
                    case DISPOSED -> Status.EMPTY;
                };
        if (status == Status.PAUSED && wouldSkip) {
            settle();
        }
        return status != before;
    }

    void lengthBecame(Duration length) {
        durationMs = known(length);
    }

    void failed() {
        status = Status.FAILED;
    }

    PlayerReading reading() {
        Status now = status;
        if (now == Status.OPENING || now == Status.FAILED || now == Status.EMPTY) {
            return new PlayerReading(now, startMs, nanoTime.getAsLong(), durationMs, 0);
        }
        double bufferedMs = known(engine.getBufferProgressTime());
        double positionMs = seekingToMs;
        if (Double.isNaN(positionMs)) {
            positionMs = engine.getCurrentTime().toMillis();
        }
        // Read after the clock: if a lock was waited for, that was before the clock was read.
        return new PlayerReading(now, positionMs, nanoTime.getAsLong(), durationMs, bufferedMs);
    }

    private static List<String> encodings(Media media) {
        return media.getTracks().stream()
                .map(track -> String.valueOf(track.getMetadata().get("encoding")))
                .toList();
    }

    private static double known(@Nullable Duration duration) {
        return duration == null || duration.isUnknown() || duration.isIndefinite()
                ? 0
                : duration.toMillis();
    }
}
