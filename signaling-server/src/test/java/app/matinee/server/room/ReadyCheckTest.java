package app.matinee.server.room;

import static app.matinee.server.room.Rooms.ANA;
import static app.matinee.server.room.Rooms.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.ClientEvent.Pause;
import app.matinee.protocol.ClientEvent.Play;
import app.matinee.protocol.ClientEvent.PlaybackStatus;
import app.matinee.protocol.ClientEvent.Ready;
import app.matinee.protocol.ClientEvent.ReadyCheck;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Timeline;
import app.matinee.protocol.UserId;
import app.matinee.protocol.Waiting;
import app.matinee.protocol.Waiting.Reason;
import org.junit.jupiter.api.Test;

/// "Ready?" and a start that everybody counts down to.
class ReadyCheckTest {
    private static Rooms asked() {
        Rooms room = Rooms.withFilm();
        room.ask(ANA, new ReadyCheck(0, new CommandId("r")));
        return room;
    }

    private static void stands(Rooms room, UserId who) {
        room.ask(who, new PlaybackStatus(true, false, 0, room.nowMs, null));
    }

    private static Timeline timeline(Rooms room) {
        return room.state.playback().timeline();
    }

    @Test
    void everybodyIsAskedUnderAnyPolicyAndWhoAsksIsReady() {
        Rooms room = asked();
        stands(room, ANA);
        Waiting waiting = room.waiting();
        assertThat(waiting.reason()).isEqualTo(Reason.READY_CHECK);
        assertThat(waiting.by()).isEqualTo(ANA);
        assertThat(waiting.forWhom()).containsExactly(BEN);
    }

    @Test
    void whenAllAreReadyItStartsThreeSecondsAndALeadLater() {
        Rooms room = asked();
        stands(room, ANA);
        stands(room, BEN);
        assertThat(timeline(room).playing()).as("a player is no person").isFalse();
        room.nowMs += 2_000;
        room.ask(BEN, new Ready());
        assertThat(timeline(room).playing()).isTrue();
        assertThat(timeline(room).atServerMs())
                .isEqualTo(room.nowMs + Limits.COUNTDOWN_MS + LeadPolicy.FROM_REST_MS);
    }

    @Test
    void aReadyPersonsPlayerIsWaitedForToo() {
        Rooms room = asked();
        stands(room, ANA);
        room.ask(BEN, new Ready());
        assertThat(timeline(room).playing()).isFalse();
        stands(room, BEN);
        assertThat(timeline(room).playing()).isTrue();
    }

    @Test
    void afterHalfAMinuteItStartsWithoutTheSilent() {
        Rooms room = asked();
        stands(room, ANA);
        room.nowMs += Limits.READY_CHECK_TIMEOUT_MS;
        room.decide(new RoomCommand.Tick());
        assertThat(timeline(room).playing()).isTrue();
    }

    @Test
    void whoVanishesIsNotAsked() {
        Rooms room = asked();
        stands(room, ANA);
        room.decide(new RoomCommand.Lost(BEN));
        assertThat(timeline(room).playing()).isTrue();
    }

    @Test
    void aPauseCallsItOffAlsoDuringTheCountdown() {
        Rooms room = asked();
        room.ask(BEN, new Pause(0, new CommandId("p")));
        room.ask(BEN, new Ready());
        stands(room, ANA);
        stands(room, BEN);
        assertThat(timeline(room).playing()).isFalse();

        room.ask(ANA, new ReadyCheck(0, new CommandId("again")));
        room.ask(BEN, new Ready());
        assertThat(timeline(room).playing()).isTrue();
        room.nowMs += 1_000;
        room.ask(BEN, new Pause(0, new CommandId("q")));
        assertThat(timeline(room).playing()).isFalse();
    }

    @Test
    void whoIsAloneCountsDownAtOnce() {
        Rooms room = Rooms.withFilm();
        room.decide(new RoomCommand.Lost(BEN));
        stands(room, ANA);
        room.ask(ANA, new ReadyCheck(0, new CommandId("r")));
        assertThat(timeline(room).atServerMs() - room.nowMs).isGreaterThan(Limits.COUNTDOWN_MS);
    }

    @Test
    void readyWithoutAQuestionMeansNothing() {
        Rooms room = Rooms.withFilm();
        RoomState before = room.state;
        room.ask(BEN, new Ready());
        assertThat(room.state).isSameAs(before);
        room.ask(ANA, new Play(0, new CommandId("p")));
        assertThat(timeline(room).atServerMs() - room.nowMs).isLessThan(1_000);
    }
}
