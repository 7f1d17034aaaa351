package app.matinee.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.ClientEvent.Play;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.ServerEvent.Sync;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private final Rooms room = Rooms.withFilm();
    private final Heartbeat heartbeat = new Heartbeat();

    @Test
    void comesSoonAfterAChangeAndThenEverMoreRarely() {
        assertThat(secondsOfBeats(400))
                .containsExactly(5L, 15L, 35L, 75L, 135L, 195L, 255L, 315L, 375L);
    }

    @Test
    void aChangeBeginsAnew() {
        secondsOfBeats(100);
        room.ask(Rooms.ANA, new Play(0, new CommandId("play")));
        assertThat(secondsOfBeats(20)).containsExactly(5L, 15L);
    }

    @Test
    void aRoomWithNobodyInItHasNone() {
        Rooms empty = Rooms.open();
        assertThat(new Heartbeat().due(empty.state, () -> true, 0)).isEmpty();
        assertThat(new Heartbeat().due(empty.state, () -> true, 100_000)).isEmpty();
    }

    @Test
    void carriesTheTimelineOnlyWhereSomebodyHasNoClock() {
        heartbeat.due(room.state, () -> true, 0);
        assertThat(heartbeat.due(room.state, () -> true, 5_000))
                .contains(new Sync(room.state.seq(), room.state.epoch(), null, null));
        assertThat(heartbeat.due(room.state, () -> false, 15_000))
                .contains(
                        new Sync(
                                room.state.seq(),
                                room.state.epoch(),
                                room.state.playback().timeline(),
                                15_000L));
    }

    private List<Long> secondsOfBeats(int seconds) {
        List<Long> beats = new ArrayList<>();
        long begin = room.nowMs;
        for (long second = 0; second <= seconds; second++) {
            room.nowMs = begin + 1_000 * second;
            Optional<Sync> beat = heartbeat.due(room.state, () -> true, room.nowMs);
            if (beat.isPresent()) {
                beats.add(second);
            }
        }
        return beats;
    }
}
