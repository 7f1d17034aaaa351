package app.matinee.client.session;

import app.matinee.client.player.PlayerFailure;
import app.matinee.client.player.PlayerReading;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.Timeline;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps the right film in the player, and says where it stands.
final class FilmLogic {
    /// What opening takes once the engine is warm, with its first picture: the film is opened this
    /// far ahead of a playing room. When it took longer, the policy seeks once more.
    private static final long OPENING_MS = 400;

    private FilmLogic() {}

    /// Opens what is on, unless it is open.
    ///
    /// @param toldServerMs the server's clock by its last word, milliseconds: where to open while
    ///   this machine has not asked it often enough; half a trip late, which one seek makes good
    static void follow(Turn turn, long toldServerMs) {
        FilmState film = turn.film();
        Media media = film.media();
        Wish wish = turn.link().wish();
        MediaId wanted = media == null ? null : media.id();
        if (Objects.equals(wanted, film.opened())) {
            return;
        }
        if (media == null || wish == null) {
            unload(turn, null, null);
            return;
        }
        Optional<URI> address = FilmAddress.of(wish.server(), media, HouseLogic.grantInTime(turn));
        if (address.isEmpty()) {
            PlayerFailure failure =
                    new PlayerFailure(
                            PlayerFailure.Reason.UNREACHABLE,
                            "no address for a film of kind " + media.kind());
            unload(turn, media.id(), failure);
            return;
        }
        long startMs = startMs(turn, film.steered(), toldServerMs);
        turn.set(film.opened(media.id(), null));
        turn.set(turn.sync().withMemory(turn.sync().memory().opened((double) startMs, turn.now())));
        turn.run(new Effect.PausePlayer());
        turn.run(new Effect.OpenFilm(media, address.get(), startMs));
    }

    static void fetchLibrary(Turn turn, URI server) {
        turn.run(new Effect.FetchLibrary(server, HouseLogic.grantInTime(turn)));
    }

    private static void unload(
            Turn turn, @Nullable MediaId instead, @Nullable PlayerFailure failure) {
        turn.set(turn.film().opened(instead, failure));
        turn.run(new Effect.PausePlayer());
        turn.run(new Effect.UnloadFilm());
    }

    private static long startMs(Turn turn, Timeline timeline, long toldServerMs) {
        if (!timeline.playing()) {
            return timeline.positionMs();
        }
        long serverMs = turn.sync().clock().isKnown() ? turn.serverNowMs() : toldServerMs;
        return withinFilm(
                turn.state(),
                turn.player(),
                timeline.exactPositionAt((double) (serverMs + OPENING_MS)));
    }

    static void retry(Turn turn) {
        turn.set(turn.film().opened(null, null));
        follow(turn, turn.serverNowMs());
    }

    static void failed(Turn turn, PlayerFailure failure) {
        if (turn.film().opened() != null) {
            turn.set(turn.film().opened(turn.film().opened(), failure));
        }
    }

    /// Whether the player has what is on and can be steered.
    static boolean isOpen(FilmState film) {
        Media media = film.media();
        return media != null && media.id().equals(film.opened()) && film.failure() == null;
    }

    /// The film's length, milliseconds; 0 when unknown.
    static double durationMs(SessionState state, PlayerReading player) {
        Media media = state.film().media();
        if (isOpen(state.film()) && player.durationMs() > 0) {
            return player.durationMs();
        }
        Long told = media == null ? null : media.durationMs();
        return told == null ? 0 : (double) told;
    }

    static long withinFilm(SessionState state, PlayerReading player, double positionMs) {
        double durationMs = durationMs(state, player);
        double end = durationMs > 0 ? durationMs : Limits.MAX_POSITION_MS;
        return Math.round(Math.clamp(positionMs, 0, Math.min(end, Limits.MAX_POSITION_MS)));
    }

    /// Where the film stands for the person at this machine, media time, milliseconds.
    static double positionMs(SessionState state, PlayerReading player, long nowNanos) {
        FilmState film = state.film();
        Timeline shown = film.shown();
        boolean plays = shown.playing() && player.status() == PlayerReading.Status.PLAYING;
        if (plays && isOpen(film) && film.steered().playing()) {
            double heard = player.positionMsAt(nowNanos, state.sync().memory().rate());
            return Math.max(0, heard - state.sound().audioDelayMs());
        }
        double position =
                state.sync().clock().isKnown()
                        ? shown.exactPositionAt(state.sync().clock().serverMsAt(nowNanos))
                        : (double) shown.positionMs();
        double durationMs = durationMs(state, player);
        return durationMs > 0 ? Math.min(position, durationMs) : position;
    }
}
