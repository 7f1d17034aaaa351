package app.matinee.server.room;

import static app.matinee.server.room.Rooms.ANA;
import static app.matinee.server.room.Rooms.BEN;
import static app.matinee.server.room.Rooms.FILM;
import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.ClientEvent.LeaveRoom;
import app.matinee.protocol.ClientEvent.LoadMedia;
import app.matinee.protocol.ClientEvent.Pause;
import app.matinee.protocol.ClientEvent.Play;
import app.matinee.protocol.ClientEvent.PlaybackStatus;
import app.matinee.protocol.ClientEvent.Seek;
import app.matinee.protocol.ClientEvent.SetPolicy;
import app.matinee.protocol.ClientEvent.SetRate;
import app.matinee.protocol.ClientEvent.SetWaiting;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Limits;
import app.matinee.protocol.PlaybackAction;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.RoomPolicy.WaitFor;
import app.matinee.protocol.ServerEvent.Playback;
import app.matinee.protocol.ServerEvent.RoomUpdated;
import app.matinee.protocol.ServerEvent.WaitingFor;
import app.matinee.protocol.Timeline;
import app.matinee.protocol.UserId;
import app.matinee.protocol.Waiting.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/// For whom the film waits, and that it never waits longer than it must.
class WaitingTest {
    private static final UserId CEM = new UserId("cem");

    private int commands;

    private CommandId id() {
        return new CommandId("c" + commands++);
    }

    private static RoomPolicy waitFor(WaitFor whom) {
        return new RoomPolicy(Role.MEMBER, Role.MEMBER, Role.VIEWER, whom);
    }

    /// Ana, Ben and Cem, a film just put on, nobody's player open yet.
    private Rooms room(WaitFor whom) {
        Rooms room = new Rooms(waitFor(whom));
        room.enter(ANA, "Ana");
        room.enter(BEN, "Ben");
        room.enter(CEM, "Cem");
        room.ask(ANA, new LoadMedia(FILM, id()));
        room.out.clear();
        return room;
    }

    /// The same, and it plays since five seconds.
    private Rooms playing(WaitFor whom) {
        Rooms room = room(whom);
        List.of(ANA, BEN, CEM).forEach(who -> ready(room, who));
        room.ask(ANA, new Play(0, id()));
        room.nowMs = timeline(room).atServerMs() + 5_000;
        room.out.clear();
        return room;
    }

    private static Timeline timeline(Rooms room) {
        return room.state.playback().timeline();
    }

    private static void ready(Rooms room, UserId who) {
        report(room, who, true, false, timeline(room).positionAt(room.nowMs));
    }

    private static void buffers(Rooms room, UserId who, long positionMs) {
        report(room, who, false, true, positionMs);
    }

    private static void report(
            Rooms room, UserId who, boolean ready, boolean buffering, long positionMs) {
        room.ask(who, new PlaybackStatus(ready, buffering, positionMs, room.nowMs, null));
    }

    private static void tick(Rooms room, long laterMs) {
        room.nowMs += laterMs;
        room.decide(new RoomCommand.Tick());
    }

    private static List<UserId> waitedFor(Rooms room) {
        Gate gate = room.state.gate();
        return gate == null ? List.of() : gate.waiting().forWhom();
    }

    private static Playback lastPlayback(Rooms room) {
        return room.events().stream()
                .filter(Playback.class::isInstance)
                .map(Playback.class::cast)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    @Test
    void aStartWaitsForEverybodyAndThenComesByItself() {
        Rooms room = room(WaitFor.EVERYBODY);
        ready(room, ANA);
        room.ask(ANA, new Play(0, new CommandId("p")));

        assertThat(lastPlayback(room))
                .satisfies(
                        p -> assertThat(p.action()).isEqualTo(PlaybackAction.WAIT),
                        p -> assertThat(p.by()).isEqualTo(ANA),
                        p -> assertThat(p.commandId()).isEqualTo(new CommandId("p")),
                        p -> assertThat(p.timeline().playing()).isFalse());
        assertThat(waitedFor(room)).containsExactly(BEN, CEM);

        ready(room, CEM);
        assertThat(room.events().getLast())
                .isInstanceOfSatisfying(
                        WaitingFor.class,
                        w -> assertThat(w.waiting().forWhom()).containsExactly(BEN));

        ready(room, BEN);
        assertThat(waitedFor(room)).isEmpty();
        assertThat(lastPlayback(room))
                .satisfies(
                        p -> assertThat(p.action()).isEqualTo(PlaybackAction.PLAY),
                        p -> assertThat(p.by()).isNull(),
                        p -> assertThat(p.timeline().playing()).isTrue(),
                        p -> assertThat(p.timeline().atServerMs()).isGreaterThan(room.nowMs));
    }

    @Test
    void aStartWithEverybodyReadyWaitsForNobody() {
        Rooms room = room(WaitFor.EVERYBODY);
        List.of(ANA, BEN, CEM).forEach(who -> ready(room, who));
        room.out.clear();
        room.ask(ANA, new Play(0, id()));
        assertThat(room.events()).hasSize(1);
        assertThat(lastPlayback(room).action()).isEqualTo(PlaybackAction.PLAY);
    }

    @Test
    void moreThanHalfAreAMajority() {
        Rooms room = room(WaitFor.MAJORITY);
        ready(room, ANA);
        room.ask(ANA, new Play(0, id()));
        assertThat(waitedFor(room)).containsExactly(BEN, CEM);
        ready(room, BEN);
        assertThat(waitedFor(room)).isEmpty();
        assertThat(timeline(room).playing()).isTrue();
    }

    @Test
    void nobodyMeansNobody() {
        Rooms room = room(WaitFor.NOBODY);
        room.ask(ANA, new Play(0, id()));
        assertThat(timeline(room).playing()).isTrue();
        room.nowMs += 10_000;
        buffers(room, BEN, 0);
        tick(room, 5_000);
        assertThat(timeline(room).playing()).isTrue();
    }

    @Test
    void afterTheTimeoutItGoesOnAndTheAbsentIsNotWaitedForUntilReadyOnce() {
        Rooms room = room(WaitFor.EVERYBODY);
        ready(room, ANA);
        ready(room, BEN);
        room.ask(ANA, new Play(0, id()));
        tick(room, Limits.WAIT_TIMEOUT_MS - 1);
        assertThat(waitedFor(room)).containsExactly(CEM);
        tick(room, 1);
        assertThat(timeline(room).playing()).isTrue();

        room.nowMs += 3_000;
        room.ask(ANA, new Pause(2_000, id()));
        room.ask(ANA, new Play(2_000, id()));
        assertThat(waitedFor(room)).as("not again").isEmpty();

        ready(room, CEM);
        room.nowMs += 3_000;
        room.ask(ANA, new Seek(50_000, id()));
        assertThat(waitedFor(room)).as("again, ready once").contains(CEM);
    }

    @Test
    void pressingPlayAgainMakesNobodyWaitLonger() {
        Rooms room = room(WaitFor.EVERYBODY);
        room.ask(ANA, new Play(0, id()));
        long untilMs = room.waiting().untilServerMs();
        room.nowMs += 4_000;
        room.ask(BEN, new Play(0, id()));
        assertThat(room.waiting().untilServerMs()).isEqualTo(untilMs);
    }

    @Test
    void whoVanishesOrLeavesOrOptsOutIsNotWaitedFor() {
        Rooms room = room(WaitFor.EVERYBODY);
        room.ask(ANA, new Play(0, id()));
        ready(room, ANA);
        assertThat(waitedFor(room)).containsExactly(BEN, CEM);
        room.decide(new RoomCommand.Lost(BEN));
        assertThat(waitedFor(room)).containsExactly(CEM);
        room.ask(CEM, new SetWaiting(false));
        assertThat(waitedFor(room)).isEmpty();
        assertThat(timeline(room).playing()).isTrue();

        Rooms other = room(WaitFor.EVERYBODY);
        other.ask(ANA, new Play(0, id()));
        ready(other, ANA);
        ready(other, BEN);
        other.ask(CEM, new LeaveRoom());
        assertThat(timeline(other).playing()).isTrue();
    }

    @Test
    void aSeekWhilePlayingRestsAtTheNewPlaceUntilAllStandThere() {
        Rooms room = playing(WaitFor.EVERYBODY);
        room.ask(BEN, new Seek(60_000, id()));
        assertThat(lastPlayback(room).action()).isEqualTo(PlaybackAction.SEEK);
        assertThat(timeline(room)).isEqualTo(new Timeline(FILM.id(), 60_000, room.nowMs, 1, false));
        assertThat(waitedFor(room)).containsExactly(ANA, BEN, CEM);
        // On its way when the seek came: from the old place.
        report(room, ANA, true, false, 5_000);
        assertThat(waitedFor(room)).contains(ANA);
        List.of(ANA, BEN, CEM).forEach(who -> ready(room, who));
        assertThat(timeline(room).playing()).isTrue();
        assertThat(timeline(room).positionMs()).isEqualTo(60_000);
    }

    @Test
    void aShortGapInSomebodysDataStopsNobody() {
        Rooms room = playing(WaitFor.EVERYBODY);
        buffers(room, BEN, 5_000);
        tick(room, WaitRules.BUFFERING_BORNE_MS);
        ready(room, BEN);
        tick(room, 1_000);
        assertThat(room.events()).isEmpty();
    }

    @Test
    void whoLacksDataForMoreThanASecondStopsTheFilmWhereTheyStand() {
        Rooms room = playing(WaitFor.EVERYBODY);
        buffers(room, BEN, 4_800);
        tick(room, WaitRules.BUFFERING_BORNE_MS + 1);
        assertThat(lastPlayback(room))
                .satisfies(
                        p -> assertThat(p.action()).isEqualTo(PlaybackAction.WAIT),
                        p -> assertThat(p.by()).isNull(),
                        p -> assertThat(p.timeline().playing()).isFalse(),
                        p -> assertThat(p.timeline().positionMs()).isEqualTo(4_800));
        assertThat(room.waiting().reason()).isEqualTo(Reason.BUFFERING);

        List.of(ANA, BEN, CEM).forEach(who -> ready(room, who));
        assertThat(timeline(room).playing()).isTrue();
        assertThat(timeline(room).positionMs()).isEqualTo(4_800);
    }

    @Test
    void theFilmGoesBackNoFartherThanFiveSeconds() {
        Rooms room = playing(WaitFor.EVERYBODY);
        room.nowMs += 30_000;
        buffers(room, BEN, 0);
        tick(room, 2_000);
        assertThat(timeline(room).positionMs()).isEqualTo(37_000 - WaitRules.MOST_BACK_MS);
    }

    @Test
    void whoNeverGetsDataStopsTheFilmOnce() {
        Rooms room = playing(WaitFor.EVERYBODY);
        buffers(room, BEN, 5_000);
        tick(room, 2_000);
        ready(room, ANA);
        ready(room, CEM);
        tick(room, Limits.WAIT_TIMEOUT_MS);
        assertThat(timeline(room).playing()).isTrue();
        room.out.clear();
        for (int i = 0; i < 60; i++) {
            buffers(room, BEN, 5_000);
            tick(room, 1_000);
        }
        assertThat(room.events()).isEmpty();
    }

    @Test
    void aLineThatIsAlwaysALittleTooSlowStopsTheFilmOnceInAWhile() {
        Rooms room = playing(WaitFor.EVERYBODY);
        int stops = 0;
        for (long second = 0; second < 60; second += 6) {
            buffers(room, BEN, timeline(room).positionAt(room.nowMs));
            tick(room, 2_000);
            stops += room.state.gate() == null ? 0 : 1;
            List.of(ANA, BEN, CEM).forEach(who -> ready(room, who));
            tick(room, 4_000);
        }
        assertThat(stops).isEqualTo(2);
    }

    @Test
    void oneOfThreeStopsNoMajority() {
        Rooms room = playing(WaitFor.MAJORITY);
        buffers(room, BEN, 5_000);
        tick(room, 3_000);
        assertThat(timeline(room).playing()).isTrue();
        buffers(room, CEM, 5_000);
        tick(room, 3_000);
        assertThat(timeline(room).playing()).isFalse();
        assertThat(waitedFor(room)).containsExactly(BEN, CEM);
    }

    @Test
    void nobodyIsStoppedForALateComer() {
        Rooms room = playing(WaitFor.EVERYBODY);
        UserId dia = new UserId("dia");
        room.enter(dia, "Dia");
        buffers(room, dia, 0);
        tick(room, 5_000);
        assertThat(timeline(room).playing()).isTrue();
    }

    @Test
    void aPauseCallsTheWaitingOff() {
        Rooms room = room(WaitFor.EVERYBODY);
        room.ask(ANA, new Play(0, id()));
        room.ask(BEN, new Pause(0, id()));
        assertThat(room.state.gate()).isNull();
        List.of(ANA, BEN, CEM).forEach(who -> ready(room, who));
        tick(room, 60_000);
        assertThat(timeline(room).playing()).isFalse();
    }

    @Test
    void anotherRateWhileWaitingKeepsWaiting() {
        Rooms room = room(WaitFor.EVERYBODY);
        room.ask(ANA, new Play(0, id()));
        room.ask(ANA, new SetRate(0, 1.5, id()));
        assertThat(waitedFor(room)).isNotEmpty();
        assertThat(room.events().getLast()).isInstanceOf(WaitingFor.class);
        List.of(ANA, BEN, CEM).forEach(who -> ready(room, who));
        assertThat(timeline(room).playing()).isTrue();
        assertThat(timeline(room).rate()).isEqualTo(1.5);
    }

    @Test
    void aNewPolicyLetsTheFilmGoOn() {
        Rooms room = room(WaitFor.EVERYBODY);
        room.ask(ANA, new Play(0, id()));
        room.ask(ANA, new SetPolicy(waitFor(WaitFor.NOBODY)));
        assertThat(timeline(room).playing()).isTrue();
    }

    @Test
    void onlyTheHostChangesThePolicy() {
        Rooms room = room(WaitFor.EVERYBODY);
        assertThat(room.ask(BEN, new SetPolicy(waitFor(WaitFor.NOBODY))))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        r -> assertThat(r.code()).isEqualTo(ErrorCode.FORBIDDEN));
        room.ask(ANA, new SetPolicy(waitFor(WaitFor.MAJORITY)));
        assertThat(room.state.policy().waitFor()).isEqualTo(WaitFor.MAJORITY);
        assertThat(room.events().getLast()).isInstanceOf(RoomUpdated.class);
    }

    @Test
    void allSeeWhoAsksNotToBeWaitedFor() {
        Rooms room = room(WaitFor.EVERYBODY);
        room.ask(BEN, new SetWaiting(false));
        assertThat(room.events().getLast())
                .isInstanceOfSatisfying(
                        RoomUpdated.class,
                        u -> assertThat(u.members().get(1).waitForMe()).isFalse());
        room.out.clear();
        room.ask(BEN, new SetWaiting(false));
        assertThat(room.events()).isEmpty();
    }
}
