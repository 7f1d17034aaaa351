package app.matinee.client.session;

import app.matinee.client.player.PlayerReading;
import app.matinee.client.signaling.ProbeEcho;
import app.matinee.client.sync.Cause;
import app.matinee.client.sync.ClockSample;
import app.matinee.client.sync.Decision;
import app.matinee.client.sync.Scene;
import app.matinee.client.sync.ServerClock;
import app.matinee.client.sync.SyncMemory;
import app.matinee.client.sync.SyncPolicy;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Media;
import app.matinee.protocol.Timeline;
import org.jspecify.annotations.Nullable;

/// Keeps the player in step: asks for the time, looks at the player, says how it stands.
final class SyncLogic {
    private static final long LOOK_NANOS = 120_000_000L;
    private static final long ALARMED_LOOK_NANOS = 40_000_000L;
    private static final long CALM_LOOK_NANOS = 500_000_000L;
    private static final long STATUS_NANOS = 2_000_000_000L;

    /// A belief about the clock that changes by more than this explains a correction.
    private static final double CLOCK_NEWS_MS = 10;

    private SyncLogic() {}

    /// The server tells the time before it lets anybody into a room, so the clock is known when the
    /// room comes.
    static void probe(Turn turn) {
        if (turn.link().stage().isConnected() && turn.sync().probes().isDue(turn.now())) {
            turn.set(turn.sync().withProbes(turn.sync().probes().sent(turn.now())));
            turn.run(new Effect.Probe(turn.link().connection()));
        }
    }

    static void probed(Turn turn, ProbeEcho echo) {
        ClockSample sample =
                new ClockSample(
                        echo.sentNanos(),
                        echo.serverReceivedMs(),
                        echo.serverSentMs(),
                        echo.receivedNanos());
        ServerClock clock = turn.sync().clock().with(sample);
        turn.set(turn.sync().withClock(clock));
        if (clock.slewingMs() > CLOCK_NEWS_MS) {
            turn.set(turn.sync().withMemory(turn.sync().memory().suspecting(Cause.CLOCK)));
        }
    }

    /// Looks at the player and moves it if it must be moved.
    static void look(Turn turn) {
        if (turn.room() == null || turn.film().media() == null) {
            return;
        }
        boolean steerable = FilmLogic.isOpen(turn.film()) && turn.sync().clock().isKnown();
        if (steerable) {
            Timeline timeline = heard(turn.film().steered(), turn.state().sound());
            double serverNowMs = turn.sync().clock().serverMsAt(turn.now());
            double believedNowMs = turn.sync().clock().believedMsAt(turn.now());
            SyncMemory before = turn.sync().memory();
            Scene scene =
                    new Scene(
                            timeline,
                            turn.now(),
                            serverNowMs,
                            believedNowMs,
                            turn.player(),
                            turn.state().can());
            SyncPolicy.Verdict verdict = SyncPolicy.decide(scene, before);
            turn.set(turn.sync().withMemory(verdict.memory()));
            act(turn, verdict.decision(), before.rate());
        }
        boolean moves = turn.player().status() == PlayerReading.Status.PLAYING;
        boolean lively = moves || turn.film().steered().playing();
        double skewMs = steerable && moves ? turn.sync().memory().skewMs() : Double.NaN;
        boolean alarmed = steerable && moves && turn.sync().memory().isAlarmed();
        turn.set(
                turn.sync()
                        .looked(
                                Double.isNaN(skewMs) ? skewMs : Math.rint(skewMs),
                                turn.in(lookAgainNanos(lively, alarmed))));
    }

    private static long lookAgainNanos(boolean lively, boolean alarmed) {
        if (alarmed) {
            return ALARMED_LOOK_NANOS;
        }
        return lively ? LOOK_NANOS : CALM_LOOK_NANOS;
    }

    /// The timeline as this machine's speakers need it.
    private static Timeline heard(Timeline timeline, Sound sound) {
        if (!timeline.playing() || sound.audioDelayMs() == 0) {
            return timeline;
        }
        return new Timeline(
                timeline.mediaId(),
                timeline.positionMs(),
                timeline.atServerMs() - Math.round(sound.audioDelayMs() / timeline.rate()),
                timeline.rate(),
                true);
    }

    private static void act(Turn turn, Decision decision, double rateBefore) {
        switch (decision) {
            case Decision.Hold hold -> {}
            case Decision.Seek seek -> turn.run(new Effect.SeekPlayer(seek.positionMs()));
            case Decision.Pause pause -> {
                turn.run(new Effect.PausePlayer());
                turn.run(new Effect.SeekPlayer(pause.positionMs()));
            }
            case Decision.ScheduledStart start -> {
                if (start.stopFirst()) {
                    turn.run(new Effect.PausePlayer());
                }
                if (start.rate() != rateBefore) {
                    turn.run(new Effect.SetPlayerRate(start.rate()));
                }
                if (start.seek()) {
                    turn.run(new Effect.SeekPlayer(start.positionMs()));
                }
                turn.run(new Effect.PlayAt(start.callNanos()));
                if (start.errorMs() != 0) {
                    turn.tell(
                            new Moment.Corrected(
                                    -start.errorMs(), start.stopFirst(), start.cause()));
                }
            }
        }
    }

    static void resync(Turn turn) {
        turn.set(turn.sync().withMemory(turn.sync().memory().insisting()));
    }

    /// Tells the server how the player stands: now and then, and at once when that changes.
    static void tellStatus(Turn turn) {
        if (!turn.isUp() || turn.film().media() == null) {
            return;
        }
        SyncState.Told is = told(turn);
        if (is.equals(turn.sync().told()) && !turn.isPast(turn.sync().nextStatusNanos())) {
            return;
        }
        turn.set(turn.sync().telling(is, turn.in(STATUS_NANOS)));
        double skewMs = turn.sync().shownSkewMs();
        long positionMs = Math.clamp(Math.round(standsMs(turn)), 0, Limits.MAX_POSITION_MS);
        turn.send(
                new ClientEvent.PlaybackStatus(
                        is.ready(),
                        is.buffering(),
                        positionMs,
                        Math.max(0, turn.serverNowMs()),
                        Double.isNaN(skewMs) ? null : (int) Math.round(skewMs)),
                new Request.Silent());
    }

    private static SyncState.Told told(Turn turn) {
        if (!FilmLogic.isOpen(turn.film())) {
            return SyncState.Told.NOTHING;
        }
        return switch (turn.player().status()) {
            case EMPTY, OPENING, FAILED -> SyncState.Told.NOTHING;
            case PAUSED, PLAYING, ENDED ->
                    new SyncState.Told(WaitLogic.isReady(turn), false, restMs(turn));
            case STALLED -> new SyncState.Told(false, true, restMs(turn));
        };
    }

    private static @Nullable Long restMs(Turn turn) {
        Timeline steered = turn.film().steered();
        return steered.playing() ? null : steered.positionMs();
    }

    /// Where the player stands, also when that is not where the film should be: the others go back
    /// to who ran dry.
    private static double standsMs(Turn turn) {
        boolean stands =
                FilmLogic.isOpen(turn.film())
                        && switch (turn.player().status()) {
                            case PAUSED, STALLED, ENDED -> true;
                            case EMPTY, OPENING, PLAYING, FAILED -> false;
                        };
        return stands
                ? turn.player().positionMs()
                : FilmLogic.positionMs(turn.state(), turn.player(), turn.now());
    }

    /// At the end of the film the next of the queue goes on, and then plays.
    static void goOn(Turn turn) {
        FilmState film = turn.film();
        Media media = film.media();
        RoomState room = turn.room();
        if (media == null || room == null || !turn.isUp() || !FilmLogic.isOpen(film)) {
            return;
        }
        boolean ended = turn.player().status() == PlayerReading.Status.ENDED;
        if (ended
                && film.timeline().playing()
                && isOver(turn)
                && !room.queue().isEmpty()
                && !media.id().equals(film.endOf())) {
            CommandId id = turn.newCommandId();
            turn.set(film.ended(media.id(), id));
            // Somebody else may have been first; that is no news to anybody.
            turn.send(new ClientEvent.QueueNext(media.id(), id), new Request.Silent());
            return;
        }
        boolean next =
                film.goesOnWith() != null
                        && film.endOf() == null
                        && turn.player().status() == PlayerReading.Status.PAUSED
                        && !film.timeline().playing();
        if (next) {
            turn.set(film.ended(null, null));
            PlaybackLogic.play(turn, 0);
        }
    }

    private static boolean isOver(Turn turn) {
        double durationMs = FilmLogic.durationMs(turn.state(), turn.player());
        return durationMs > 0
                && turn.film().timeline().positionAt(turn.serverNowMs()) >= durationMs - 1_000;
    }
}
