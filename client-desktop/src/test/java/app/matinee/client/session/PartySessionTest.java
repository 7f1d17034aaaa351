package app.matinee.client.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.matinee.client.player.PlayerReading.Status;
import app.matinee.client.session.PartyState.ChatLine;
import app.matinee.client.session.PartyState.Link;
import app.matinee.client.session.PartyState.Trouble;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.PlaybackAction;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.Timeline;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartySessionTest {
    private final World world = new World();
    private final FakeServer server = new FakeServer(world, 7 * 60_000 + 0.3);
    private final Guest ana = new Guest(world, server, "Ana", 1);
    private final Guest ben = new Guest(world, server, "Ben", 2);

    private void bothAreIn() {
        ana.start();
        world.pass(2_000);
        ben.join();
        world.pass(2_000);
    }

    private void bothWatch() {
        bothAreIn();
        ana.post(new UserAction.PutOn(FakeServer.FILM));
        world.pass(1_000);
        ana.post(new UserAction.TogglePlay());
        world.pass(3_000);
    }

    @Test
    void bothPlayInStepAfterOneStart() {
        bothWatch();

        assertThat(ana.player.reading().status()).isEqualTo(Status.PLAYING);
        assertThat(ben.player.reading().status()).isEqualTo(Status.PLAYING);
        assertThat(ana.trueSkewMs()).isCloseTo(0, within(40.0));
        assertThat(ben.trueSkewMs()).isCloseTo(0, within(40.0));
        assertThat(ana.film().step()).isEqualTo(PartyState.Step.IN_STEP);
    }

    @Test
    void ownPauseRestsAtOnce() {
        bothWatch();
        ana.post(new UserAction.TogglePlay());
        world.pass(6);

        assertThat(ana.player.reading().status()).isEqualTo(Status.PAUSED);
        assertThat(ana.film().pending()).isTrue();
        assertThat(ana.film().timeline().playing()).isFalse();
    }

    @Test
    void pauseOfOneReachesTheOtherAtTheSamePlace() {
        bothWatch();
        ana.post(new UserAction.TogglePlay());
        world.pass(1_000);

        assertThat(ben.player.reading().status()).isEqualTo(Status.PAUSED);
        assertThat(ben.player.reading().positionMs())
                .isCloseTo(ana.player.reading().positionMs(), within(1.0));
        assertThat(ben.moments)
                .anySatisfy(m ->
                        assertThat(m)
                                .isInstanceOfSatisfying(
                                        Moment.PlaybackChanged.class,
                                        p -> {
                                            assertThat(p.action()).isEqualTo(PlaybackAction.PAUSE);
                                            assertThat(p.name()).isEqualTo("Ana");
                                            assertThat(p.self()).isFalse();
                                        }));
    }

    @Test
    void echoOfOnesOwnPauseMovesNothingTwice() {
        bothWatch();
        ana.player.commands.clear();
        ana.post(new UserAction.TogglePlay());
        world.pass(3_000);

        assertThat(ana.player.commands).containsExactly("pause", "seek");
        assertThat(ana.film().pending()).isFalse();
    }

    @Test
    void echoOfOnesOwnSeekWhileRestingMovesNothingTwice() {
        bothWatch();
        ana.post(new UserAction.TogglePlay());
        world.pass(2_000);
        ana.player.commands.clear();
        ana.post(new UserAction.SeekTo(90_000));
        world.pass(3_000);

        assertThat(ana.player.commands).containsExactly("seek");
        assertThat(ben.player.reading().positionMs()).isEqualTo(90_000);
    }

    /// The engine stops later than the answer comes, as MediaPlayer does on a short way.
    @Test
    void echoOfOnesOwnSeekWhilePlayingMovesNothingTwice() {
        bothWatch();
        ana.player.pauseMs = 60;
        ana.player.commands.clear();
        ana.post(new UserAction.SeekTo(90_000));
        world.pass(3_000);

        assertThat(ana.player.commands).containsExactly("pause", "seek", "play");
        assertThat(ana.trueSkewMs()).isCloseTo(0, within(40.0));
        assertThat(ben.trueSkewMs()).isCloseTo(0, within(40.0));
    }

    @Test
    void startAfterARestNeedsNoSecondSeek() {
        bothWatch();
        ana.post(new UserAction.TogglePlay());
        world.pass(2_000);
        ana.player.commands.clear();
        ben.player.commands.clear();
        ana.post(new UserAction.TogglePlay());
        world.pass(2_000);

        assertThat(ana.player.commands).containsExactly("play");
        assertThat(ben.player.commands).containsExactly("play");
    }

    @Test
    void refusedPauseIsRolledBack() {
        bothWatch();
        server.refuseCommands = true;
        ana.post(new UserAction.TogglePlay());
        world.pass(3_000);

        assertThat(ana.player.reading().status()).isEqualTo(Status.PLAYING);
        assertThat(ana.trueSkewMs()).isCloseTo(0, within(40.0));
        assertThat(ana.film().timeline().playing()).isTrue();
        assertThat(ana.state().trouble()).isInstanceOf(Trouble.Refused.class);
        assertThat(ana.moments).anyMatch(m -> m instanceof Moment.Refused);
    }

    @Test
    void staleSeqIsIgnored() {
        bothWatch();
        long stale = server.seq - 1;
        ana.wire.deliver(playback(stale, "e1", 5_000));
        world.pass(500);

        assertThat(ana.film().timeline()).isEqualTo(server.playback.timeline());
        assertThat(server.received).noneMatch(e -> e instanceof ClientEvent.SnapshotRequest);
    }

    @Test
    void gapInSeqAsksForTheSnapshotOnce() {
        bothWatch();
        ben.wire.dropNext = true;
        ana.post(new UserAction.SeekTo(100_000));
        world.pass(300);
        ana.post(new UserAction.SeekTo(200_000));
        world.pass(2_000);

        assertThat(ben.wire.dropped()).isInstanceOf(ServerEvent.Playback.class);
        assertThat(server.received.stream().filter(e -> e instanceof ClientEvent.SnapshotRequest))
                .hasSize(1);
        assertThat(ben.film().timeline()).isEqualTo(server.playback.timeline());
    }

    @Test
    void heartbeatShowsAMissedChange() {
        bothWatch();
        ben.wire.dropNext = true;
        ana.post(new UserAction.TogglePlay());
        world.pass(500);
        server.all(
                new ServerEvent.Sync(
                        server.seq, server.epoch, server.playback.timeline(), server.nowMs()));
        world.pass(1_000);

        assertThat(ben.player.reading().status()).isEqualTo(Status.PAUSED);
    }

    @Test
    void newEpochForgetsTheOldSeq() {
        bothWatch();
        server.epoch = "e2";
        server.seq = 2;
        ana.post(new UserAction.TogglePlay());
        world.pass(2_000);

        assertThat(ana.film().timeline()).isEqualTo(server.playback.timeline());
        assertThat(ben.film().timeline()).isEqualTo(server.playback.timeline());
        assertThat(ben.player.reading().status()).isEqualTo(Status.PAUSED);
    }

    @Test
    void twoWhoPressAtOnceEndAtTheServersOrder() {
        bothWatch();
        ana.post(new UserAction.SeekTo(100_000));
        ben.post(new UserAction.SeekTo(300_000));
        world.pass(4_000);

        assertThat(ana.film().timeline()).isEqualTo(server.playback.timeline());
        assertThat(ben.film().timeline()).isEqualTo(server.playback.timeline());
        assertThat(ana.trueSkewMs()).isCloseTo(0, within(40.0));
        assertThat(ben.trueSkewMs()).isCloseTo(0, within(40.0));
    }

    @Test
    void lateJoinerIsInStepAndStopsNobody() {
        bothWatch();
        world.pass(5_000);
        ana.player.commands.clear();
        Guest cleo = new Guest(world, server, "Cleo", 3).join();
        world.pass(3_000);

        assertThat(cleo.player.reading().status()).isEqualTo(Status.PLAYING);
        assertThat(cleo.trueSkewMs()).isCloseTo(0, within(40.0));
        assertThat(ana.player.commands).isEmpty();
        assertThat(ana.room().members()).hasSize(3);
        assertThat(cleo.room().members()).hasSize(3);
        assertThat(ana.room().chat())
                .anyMatch(l ->
                        l instanceof ChatLine.Story s
                                && s.what() instanceof Moment.Joined j
                                && j.name().equals("Cleo"));
    }

    /// Two round trips of 20 ms for the door, and no seek after the film has opened.
    @Test
    void lateJoinerOpensTheFilmWhereTheRoomWillBe() {
        bothWatch();
        world.pass(5_000);
        Guest cleo = new Guest(world, server, "Cleo", 3).join();
        world.pass(700);

        assertThat(cleo.player.commands).containsExactly("pause", "open", "play");
        assertThat(cleo.player.reading().status()).isEqualTo(Status.PLAYING);
        assertThat(cleo.trueSkewMs()).isCloseTo(0, within(40.0));
    }

    @Test
    void lostConnectionIsMendedWhileTheFilmGoesOn() {
        bothWatch();
        server.away = true;
        ben.wire.cut();
        ben.player.commands.clear();
        world.pass(3_000);

        assertThat(ben.state().link()).isInstanceOf(Link.Mending.class);
        assertThat(ben.player.reading().status()).isEqualTo(Status.PLAYING);
        server.away = false;
        world.pass(10_000);

        assertThat(ben.state().link()).isInstanceOf(Link.Up.class);
        assertThat(ben.player.commands).isEmpty();
        assertThat(ben.trueSkewMs()).isCloseTo(0, within(40.0));
        assertThat(ben.moments).anyMatch(m -> m instanceof Moment.LinkLost);
        assertThat(ben.moments).anyMatch(m -> m instanceof Moment.LinkBack);
        assertThat(server.members).hasSize(2);
    }

    @Test
    void aPlaceThatIsGoneIsGivenUpAndTheRoomEnteredAnew() {
        bothAreIn();
        server.forgetPlaces();
        ben.wire.cut();
        int before = ben.wire.connects;
        world.pass(5_000);

        assertThat(ben.state().link()).isInstanceOf(Link.Up.class);
        assertThat(ben.wire.connects).isEqualTo(before + 1);
        assertThat(server.members).hasSize(2);
    }

    @Test
    void triesToReconnectGrowFewer() {
        bothAreIn();
        server.away = true;
        ben.wire.cut();
        int before = ben.wire.connects;
        world.pass(5_000);
        int early = ben.wire.connects - before;
        world.pass(60_000);
        int later = ben.wire.connects - before - early;

        assertThat(early).isBetween(3, 7);
        assertThat(later).isBetween(5, 12);
    }

    @Test
    void changesMissedWhileAwayAreCaughtUp() {
        bothWatch();
        ben.wire.cut();
        ana.post(new UserAction.SeekTo(400_000));
        world.pass(5_000);

        assertThat(ben.film().timeline()).isEqualTo(server.playback.timeline());
        assertThat(ben.trueSkewMs()).isCloseTo(0, within(40.0));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasSaidWhileAwayIsThereOnceAndInOrder(boolean forgetful) {
        bothAreIn();
        server.forgetful = forgetful;
        ana.post(new UserAction.Say("Before"));
        world.pass(200);
        ben.wire.cut();
        ana.post(new UserAction.Say("Meanwhile"));
        ben.post(new UserAction.Say("To be sent"));
        world.pass(5_000);
        ana.post(new UserAction.Say("After"));
        world.pass(200);

        assertThat(said(ben)).containsExactly("Before", "Meanwhile", "To be sent", "After");
        assertThat(ben.room().chat())
                .noneMatch(l -> l instanceof ChatLine.Said said && said.pending());
    }

    @Test
    void whoCameWhileAwayIsTold() {
        bothAreIn();
        ben.wire.cut();
        Guest cleo = new Guest(world, server, "Cleo", 3).join();
        world.pass(5_000);

        assertThat(cleo.room().members()).hasSize(3);
        assertThat(ben.room().members()).isEqualTo(server.members());
        assertThat(ben.moments)
                .filteredOn(m -> m instanceof Moment.Joined joined && joined.name().equals("Cleo"))
                .hasSize(1);
    }

    @Test
    void ofSeveralMissedChangesOnlyTheLastIsActedOn() {
        bothWatch();
        ben.wire.cut();
        ana.post(new UserAction.TogglePlay());
        world.pass(50);
        ana.post(new UserAction.TogglePlay());
        world.pass(50);
        ben.player.commands.clear();
        world.pass(5_000);

        assertThat(ben.state().link()).isInstanceOf(Link.Up.class);
        assertThat(ben.player.commands).containsExactly("pause", "seek", "play");
        assertThat(ben.trueSkewMs()).isCloseTo(0, within(40.0));
    }

    @Test
    void chatLineIsPendingUntilItsIdComesBack() {
        bothAreIn();
        ana.post(new UserAction.Say("  Hello  "));
        assertThat(ana.room().chat().getLast())
                .isInstanceOfSatisfying(
                        ChatLine.Said.class, said -> assertThat(said.pending()).isTrue());
        world.pass(200);

        assertThat(ana.room().chat().getLast())
                .isInstanceOfSatisfying(
                        ChatLine.Said.class,
                        said -> {
                            assertThat(said.pending()).isFalse();
                            assertThat(said.posted().text()).isEqualTo("Hello");
                        });
        assertThat(said(ben)).containsExactly("Hello");
    }

    @Test
    void unacknowledgedLineIsSentAgainAndStoredOnce() {
        bothAreIn();
        ana.post(new UserAction.Say("Heard, but the answer is lost"));
        world.pass(15);
        ana.wire.cut();
        ana.post(new UserAction.Say("Written while away"));
        world.pass(5_000);

        assertThat(server.chat).hasSize(2);
        assertThat(said(ana))
                .containsExactlyInAnyOrder("Heard, but the answer is lost", "Written while away");
        assertThat(said(ben)).hasSize(2);
        assertThat(ana.room().chat())
                .noneMatch(l -> l instanceof ChatLine.Said said && said.pending());
    }

    @Test
    void typingIsForgottenAfterFiveSeconds() {
        bothAreIn();
        ana.post(new UserAction.WriteSomething());
        world.pass(500);
        assertThat(ben.room().typing()).hasSize(1);
        world.pass(5_000);
        assertThat(ben.room().typing()).isEmpty();
    }

    @Test
    void serverThatIsAwayIsToldInTheLobby() {
        server.away = true;
        ana.start();
        world.pass(1_000);

        assertThat(ana.state().trouble()).isInstanceOf(Trouble.ServerAway.class);
        assertThat(ana.state().link()).isInstanceOf(Link.Away.class);
        assertThat(ana.wire.connects).isEqualTo(1);
    }

    @Test
    void silenceOfTheServerIsGivenUpAfterFiveSeconds() {
        ana.wire.upMs = 60_000;
        ana.start();
        world.pass(4_900);
        assertThat(ana.state().link()).isInstanceOf(Link.Connecting.class);
        world.pass(200);
        assertThat(ana.state().trouble()).isInstanceOf(Trouble.ServerAway.class);
    }

    @Test
    void unknownRoomLeadsBackToTheLobby() {
        ana.post(new UserAction.JoinParty(Guest.SERVER, "Ana", new RoomId("ZZZZ9999"), null));
        world.pass(1_000);

        assertThat(ana.state().room()).isNull();
        assertThat(ana.state().trouble())
                .isInstanceOfSatisfying(
                        Trouble.Refused.class,
                        r -> assertThat(r.code()).isEqualTo(ErrorCode.ROOM_NOT_FOUND));
    }

    @Test
    void stalledPlayerSaysSoAndComesBackIntoStep() {
        bothWatch();
        server.received.clear();
        ben.player.stall();
        world.pass(200);
        assertThat(server.received)
                .anyMatch(e -> e instanceof ClientEvent.PlaybackStatus s && s.buffering());
        assertThat(ben.film().step()).isEqualTo(PartyState.Step.BUFFERING);
        world.pass(1_300);
        ben.player.recover();
        world.pass(3_000);

        assertThat(ben.trueSkewMs()).isCloseTo(0, within(40.0));
        assertThat(ben.moments).anyMatch(m -> m instanceof Moment.Corrected);
    }

    @Test
    void seeksInARowAddUpAndAreNotAllSent() {
        bothWatch();
        ana.post(new UserAction.TogglePlay());
        world.pass(1_000);
        double from = ana.session.positionMs();
        server.received.clear();
        for (int i = 0; i < 10; i++) {
            ana.post(new UserAction.SeekBy(5_000));
            world.pass(30);
        }
        world.pass(2_000);

        assertThat(ana.session.positionMs()).isCloseTo(from + 50_000, within(2.0));
        assertThat(ben.session.positionMs()).isCloseTo(from + 50_000, within(2.0));
        assertThat(server.received.stream().filter(e -> e instanceof ClientEvent.Seek).count())
                .isBetween(1L, 4L);
    }

    @Test
    void fileFromTheWireIsNotOpened() {
        bothAreIn();
        ana.post(
                new UserAction.PutOn(
                        new Media(new MediaId("x"), Media.Kind.LOCAL, "Mine", null, null, null)));
        world.pass(1_000);

        assertThat(ben.player.source).isNull();
        assertThat(ben.film().failure()).isNotNull();
    }

    @Test
    void libraryFilmIsOpenedFromTheServer() {
        bothWatch();
        assertThat(ben.player.source).hasToString("http://cinema.test:8080/media/film-1");
    }

    @Test
    void filmThatFailedIsOpenedAgainOnWish() {
        bothWatch();
        ben.player.fail();
        world.pass(100);
        assertThat(ben.film().failure()).isNotNull();
        ben.post(new UserAction.RetryFilm());
        world.pass(3_000);

        assertThat(ben.film().failure()).isNull();
        assertThat(ben.trueSkewMs()).isCloseTo(0, within(40.0));
    }

    @Test
    void nextFilmOfTheQueueGoesOnByItself() {
        bothWatch();
        Media next =
                new Media(new MediaId("film-2"), Media.Kind.LIBRARY, "Next", null, 600_000L, null);
        ana.post(new UserAction.QueueAdd(next));
        ana.post(new UserAction.SeekTo(595_000));
        world.pass(12_000);

        assertThat(server.playback.timeline().mediaId()).isEqualTo(next.id());
        assertThat(server.playback.timeline().playing()).isTrue();
        assertThat(ana.trueSkewMs()).isCloseTo(0, within(40.0));
        assertThat(ben.trueSkewMs()).isCloseTo(0, within(40.0));
    }

    @Test
    void leavingGoesBackToTheLobbyAndTellsTheOthers() {
        bothWatch();
        ana.post(new UserAction.Leave());
        world.pass(1_000);

        assertThat(ana.state()).isEqualTo(PartyState.LOBBY);
        assertThat(ana.player.reading().status()).isEqualTo(Status.EMPTY);
        assertThat(ben.room().members()).hasSize(1);
    }

    @Test
    void audioDelayLetsThisFilmRunAhead() {
        bothWatch();
        ben.post(new UserAction.SetAudioDelay(200));
        world.pass(3_000);

        assertThat(ben.trueSkewMs()).isCloseTo(200, within(40.0));
    }

    @Test
    void otherSpeedIsFollowed() {
        bothWatch();
        ana.post(new UserAction.ChangeRate(1.5));
        world.pass(4_000);

        assertThat(ana.trueSkewMs()).isCloseTo(0, within(45.0));
        assertThat(ben.trueSkewMs()).isCloseTo(0, within(45.0));
    }

    private static List<String> said(Guest guest) {
        return guest.room().chat().stream()
                .filter(l -> l instanceof ChatLine.Said)
                .map(l -> ((ChatLine.Said) l).posted().text())
                .toList();
    }

    private ServerEvent.Playback playback(long seq, String epoch, long positionMs) {
        return new ServerEvent.Playback(
                seq,
                epoch,
                PlaybackAction.SEEK,
                null,
                null,
                FakeServer.FILM,
                new Timeline(FakeServer.FILM.id(), positionMs, server.nowMs(), 1, false));
    }
}
