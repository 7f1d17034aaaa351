package app.matinee.client.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.matinee.client.player.PlayerReading.Status;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ClientEvent.PlaybackStatus;
import app.matinee.protocol.PlaybackAction;
import app.matinee.protocol.PlaybackState;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.Timeline;
import app.matinee.protocol.Waiting;
import app.matinee.protocol.Waiting.Reason;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a client does while the room waits, and while it counts down.
class WaitingSessionTest {
    private final World world = new World();
    private final FakeServer server = new FakeServer(world, 7 * 60_000 + 0.3);
    private final Guest ana = new Guest(world, server, "Ana", 1);
    private final Guest ben = new Guest(world, server, "Ben", 2);

    private void bothHaveTheFilm() {
        ana.start();
        world.pass(2_000);
        ben.join();
        world.pass(2_000);
        ana.post(new UserAction.PutOn(FakeServer.FILM));
        world.pass(2_000);
    }

    private void tell(PlaybackAction action, Timeline timeline) {
        server.playback = new PlaybackState(server.playback.media(), timeline);
        server.all(
                new ServerEvent.Playback(
                        ++server.seq,
                        server.epoch,
                        action,
                        null,
                        null,
                        server.playback.media(),
                        timeline));
    }

    private void restAt(long positionMs, Reason reason) {
        tell(PlaybackAction.WAIT, server.playback.timeline().restingAt(positionMs, server.nowMs()));
        server.all(new ServerEvent.WaitingFor(++server.seq, waiting(reason)));
    }

    private Waiting waiting(Reason reason) {
        return new Waiting(reason, null, List.of(ben.room().self()), server.nowMs() + 10_000);
    }

    private List<PlaybackStatus> statuses() {
        return server.received.stream()
                .filter(PlaybackStatus.class::isInstance)
                .map(PlaybackStatus.class::cast)
                .toList();
    }

    private @Nullable ClientEvent lastCommand() {
        return server.received.stream()
                .filter(ClientEvent.Command.class::isInstance)
                .reduce((a, b) -> b)
                .orElse(null);
    }

    @Test
    void readyIsSaidAtOnceWhenThePlayerStandsWhereTheFilmRests() {
        bothHaveTheFilm();
        server.received.clear();
        restAt(90_000, Reason.START);
        world.pass(1_500);

        assertThat(ben.player.reading().positionMs()).isEqualTo(90_000);
        assertThat(statuses())
                .as("both")
                .filteredOn(PlaybackStatus::ready)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(s -> assertThat(s.positionMs()).isEqualTo(90_000));
    }

    @Test
    void waitingIsShownUntilTheNextPlayback() {
        bothHaveTheFilm();
        restAt(0, Reason.START);
        world.pass(500);
        Waiting shown = Objects.requireNonNull(ana.film().waiting());
        assertThat(shown.forWhom()).containsExactly(ben.room().self());

        tell(PlaybackAction.PLAY, server.playback.timeline().playedFrom(0, server.nowMs() + 250));
        world.pass(3_000);
        assertThat(ana.film().waiting()).isNull();
        assertThat(ana.player.reading().status()).isEqualTo(Status.PLAYING);
        assertThat(ben.trueSkewMs()).isCloseTo(0, within(40.0));
    }

    @Test
    void whoComesLateSeesTheWaitingInTheSnapshot() {
        bothHaveTheFilm();
        server.waiting = waiting(Reason.START);
        Guest cem = new Guest(world, server, "Cem", 3).join();
        world.pass(2_000);
        assertThat(cem.film().waiting()).isEqualTo(server.waiting);
    }

    @Test
    void pressingPlayWhileTheRoomWaitsCallsItOff() {
        bothHaveTheFilm();
        restAt(0, Reason.START);
        world.pass(500);
        ana.post(new UserAction.TogglePlay());
        world.pass(500);
        assertThat(lastCommand()).isInstanceOf(ClientEvent.Pause.class);
        assertThat(ben.film().waiting()).isNull();
    }

    @Test
    void theCountdownEndsForAllAtTheSameInstant() {
        bothHaveTheFilm();
        long startMs = server.nowMs() + 3_150;
        tell(PlaybackAction.PLAY, server.playback.timeline().playedFrom(0, startMs));
        world.pass(1_000);

        for (Guest guest : List.of(ana, ben)) {
            long startNanos = Objects.requireNonNull(guest.film().startNanos());
            double leftMs = (guest.worldNanos(startNanos) - world.nanos()) / 1e6;
            assertThat(leftMs).isCloseTo(startMs - server.exactNowMs(), within(30.0));
            assertThat(guest.player.reading().status()).isEqualTo(Status.PAUSED);
        }
        world.pass(4_000);
        for (Guest guest : List.of(ana, ben)) {
            assertThat(guest.film().startNanos()).isNull();
            assertThat(guest.player.reading().status()).isEqualTo(Status.PLAYING);
            assertThat(guest.trueSkewMs()).isCloseTo(0, within(40.0));
        }
    }

    @Test
    void anOrdinaryStartIsNoCountdown() {
        bothHaveTheFilm();
        tell(PlaybackAction.PLAY, server.playback.timeline().playedFrom(0, server.nowMs() + 800));
        world.pass(100);
        assertThat(ana.film().startNanos()).isNull();
    }

    @Test
    void pauseDuringTheCountdownCallsItOff() {
        bothHaveTheFilm();
        tell(PlaybackAction.PLAY, server.playback.timeline().playedFrom(0, server.nowMs() + 3_150));
        world.pass(1_000);
        ben.post(new UserAction.TogglePlay());
        world.pass(5_000);
        assertThat(lastCommand()).isInstanceOf(ClientEvent.Pause.class);
        assertThat(ana.film().startNanos()).isNull();
        assertThat(ana.player.reading().status()).isEqualTo(Status.PAUSED);
        assertThat(ana.player.reading().positionMs()).isZero();
    }

    @Test
    void pauseAndResumeSkipNothing() {
        bothHaveTheFilm();
        ana.post(new UserAction.TogglePlay());
        world.pass(5_000);
        ana.post(new UserAction.TogglePlay());
        world.pass(2_000);
        double restMs = ana.player.reading().positionMs();
        assertThat(ben.player.reading().positionMs()).isCloseTo(restMs, within(1.0));
        ana.post(new UserAction.TogglePlay());
        world.pass(200);
        for (Guest guest : List.of(ana, ben)) {
            assertThat(guest.player.reading().positionMs()).isCloseTo(restMs, within(1.0));
        }
        double sinceMs = 0;
        while (ana.player.reading().status() != Status.PLAYING && sinceMs < 2_000) {
            world.pass(5);
            sinceMs += 5;
        }
        assertThat(ana.player.reading().positionMs()).isCloseTo(restMs, within(10.0));
    }
}
