package app.matinee.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.Member;
import app.matinee.protocol.PlaybackState;
import app.matinee.protocol.QueueItem;
import app.matinee.protocol.RoomSnapshot;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.ServerEvent.Playback;
import app.matinee.protocol.ServerEvent.QueueChanged;
import app.matinee.protocol.ServerEvent.RoomUpdated;
import app.matinee.protocol.ServerEvent.Sequenced;
import app.matinee.protocol.ServerEvent.UserDisconnected;
import app.matinee.protocol.ServerEvent.UserJoined;
import app.matinee.protocol.ServerEvent.WaitingFor;
import app.matinee.protocol.Waiting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a client knows that starts from a snapshot and hears every event since, and nothing else.
final class FollowingClient {
    private long seq;
    private List<Member> members;
    private PlaybackState playback;
    private List<QueueItem> queue;
    private @Nullable Waiting waiting;

    FollowingClient(RoomSnapshot room) {
        seq = room.seq();
        members = new ArrayList<>(room.members());
        playback = room.playback();
        queue = room.queue();
        waiting = room.waiting();
    }

    void hear(ServerEvent event) {
        if (event instanceof Sequenced change) {
            assertThat(change.seq()).as("no gap, no repeat").isEqualTo(seq + 1);
            seq = change.seq();
            apply(change);
        }
    }

    private void apply(Sequenced change) {
        switch (change) {
            case UserJoined joined -> members.add(joined.member());
            case UserDisconnected gone -> members.removeIf(m -> m.userId().equals(gone.userId()));
            case RoomUpdated updated -> members = new ArrayList<>(updated.members());
            case Playback p -> {
                playback = new PlaybackState(p.media(), p.timeline());
                waiting = null;
            }
            case WaitingFor w -> waiting = w.waiting();
            case QueueChanged q -> queue = q.queue();
        }
    }

    void assertKnows(RoomState room) {
        assertThat(seq).isEqualTo(room.seq());
        assertThat(members).isEqualTo(room.members());
        assertThat(playback).isEqualTo(room.playback());
        assertThat(queue).isEqualTo(room.queue());
        assertThat(waiting).isEqualTo(room.gate() == null ? null : room.gate().waiting());
    }
}
