package app.matinee.client.session;

import app.matinee.client.player.PlayerFailure;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.Timeline;
import app.matinee.protocol.Waiting;
import org.jspecify.annotations.Nullable;

/// What is on, by the server's word, and this person's command that awaits it.
///
/// @param pending null when nothing is awaited
/// @param opened what the player was told to open; null when nothing
/// @param failure why the player cannot
/// @param endOf the film whose end this client has reported
/// @param goesOnWith the command that puts the next film on, after which this client plays it
/// @param lastSeekNanos when a seek was last sent, to stay within the server's limit
/// @param waiting for whom the film rests; null when it waits for nobody
/// @param countdown whether people are to see the start coming
record FilmState(
        @Nullable Media media,
        Timeline timeline,
        @Nullable Pending pending,
        @Nullable MediaId opened,
        @Nullable PlayerFailure failure,
        @Nullable MediaId endOf,
        @Nullable CommandId goesOnWith,
        long lastSeekNanos,
        @Nullable Waiting waiting,
        boolean countdown) {

    /// A command on its way.
    ///
    /// @param shown what the timeline will be, if the server says yes
    /// @param steered what this player follows until then; null when the command changes nothing
    ///   before the answer
    /// @param unsent a seek held back because one was sent just now
    record Pending(
            CommandId id,
            Timeline shown,
            @Nullable Timeline steered,
            long sinceNanos,
            boolean unsent) {}

    static final FilmState NONE =
            new FilmState(null, Timeline.EMPTY, null, null, null, null, null, 0, null, false);

    Timeline shown() {
        return pending == null ? timeline : pending.shown();
    }

    Timeline steered() {
        Timeline own = pending == null ? null : pending.steered();
        return own == null ? timeline : own;
    }

    /// A change of the timeline ends whatever was waited for.
    FilmState on(@Nullable Media newMedia, Timeline newTimeline) {
        return new FilmState(
                newMedia,
                newTimeline,
                pending,
                opened,
                failure,
                endOf,
                goesOnWith,
                lastSeekNanos,
                null,
                false);
    }

    FilmState awaiting(@Nullable Pending newPending) {
        return new FilmState(
                media,
                timeline,
                newPending,
                opened,
                failure,
                endOf,
                goesOnWith,
                lastSeekNanos,
                waiting,
                countdown);
    }

    FilmState opened(@Nullable MediaId newOpened, @Nullable PlayerFailure newFailure) {
        return new FilmState(
                media,
                timeline,
                pending,
                newOpened,
                newFailure,
                endOf,
                goesOnWith,
                lastSeekNanos,
                waiting,
                countdown);
    }

    FilmState ended(@Nullable MediaId newEndOf, @Nullable CommandId newGoesOnWith) {
        return new FilmState(
                media,
                timeline,
                pending,
                opened,
                failure,
                newEndOf,
                newGoesOnWith,
                lastSeekNanos,
                waiting,
                countdown);
    }

    FilmState soughtAt(long nanos) {
        return new FilmState(
                media,
                timeline,
                pending,
                opened,
                failure,
                endOf,
                goesOnWith,
                nanos,
                waiting,
                countdown);
    }

    FilmState waitingFor(@Nullable Waiting newWaiting) {
        return new FilmState(
                media,
                timeline,
                pending,
                opened,
                failure,
                endOf,
                goesOnWith,
                lastSeekNanos,
                newWaiting,
                countdown);
    }

    FilmState countingDown(boolean newCountdown) {
        return new FilmState(
                media,
                timeline,
                pending,
                opened,
                failure,
                endOf,
                goesOnWith,
                lastSeekNanos,
                waiting,
                newCountdown);
    }
}
