package app.matinee.client.session;

import app.matinee.client.session.PartyState.Trouble;
import app.matinee.protocol.CallState;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.LeaveReason;
import app.matinee.protocol.Member;
import app.matinee.protocol.RoomSnapshot;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The room's order and its people.
///
/// `seq` decides what counts: not newer is old news, one newer is the next change, more than one
/// newer means that something was missed. Then nothing is believed until the snapshot has come.
final class RoomLogic {
    private static final long SNAPSHOT_PATIENCE_NANOS = 3_000_000_000L;

    private RoomLogic() {}

    static void joined(Turn turn, ServerEvent.RoomJoined event) {
        LinkState link = turn.link();
        Wish wish = link.wish();
        if (link.stage() == LinkState.Stage.IN_ROOM || wish == null) {
            return;
        }
        boolean back = turn.room() != null;
        RoomSnapshot snapshot = event.room();
        turn.set(link.wishing(wish.returningTo(snapshot.roomId())).holding(event.keys().resume()));
        LinkLogic.inRoom(turn);
        RoomState before = turn.room();
        turn.set(
                new RoomState(
                        card(snapshot),
                        event.self(),
                        snapshot.epoch(),
                        snapshot.seq(),
                        null,
                        snapshot.members(),
                        Map.of(),
                        Map.of(),
                        before == null ? List.of() : before.chat(),
                        snapshot.queue(),
                        before == null ? null : before.library(),
                        RoomState.Door.with(
                                before == null ? List.of() : stillOut(before, snapshot),
                                RoomState.Grant.of(event.keys()))));
        if (!back) {
            turn.set(FilmState.NONE.soughtAt(turn.in(-PlaybackLogic.SEEK_SPACING_NANOS)));
        }
        turn.set(turn.sync().telling(SyncState.Told.NOTHING, turn.now()));
        List<ServerEvent> missed = event.missed();
        if (missed != null) {
            missed.forEach(happened -> missed(turn, happened));
        }
        ChatLogic.snapshot(turn, snapshot.chat());
        PlaybackLogic.snapshot(turn, snapshot);
        CallLogic.joined(turn, event.iceServers());
        ChatLogic.resend(turn);
        if (event.keys().identity() != null) {
            turn.run(new Effect.KeepIdentity(wish.server(), event.keys().identity()));
        }
        FilmLogic.fetchLibrary(turn, wish.server());
        turn.run(
                new Effect.Remember(
                        wish.server(), snapshot.roomId(), snapshot.rules().title(), wish.name()));
        if (back) {
            turn.tell(new Moment.LinkBack());
        }
    }

    /// Whom the person saw taken out before their connection broke and who did not come back since.
    private static List<PartyState.TakenOut> stillOut(RoomState before, RoomSnapshot snapshot) {
        return before.door().takenOut().stream()
                .filter(out ->
                        snapshot.members().stream()
                                .noneMatch(in -> in.personId().equals(out.person())))
                .toList();
    }

    /// The story of what happened meanwhile. What came of it stands in the snapshot: nobody has to
    /// act out a pause that is over.
    private static void missed(Turn turn, ServerEvent event) {
        if (event instanceof ServerEvent.ChatPosted line) {
            ChatLogic.posted(turn, line);
        } else if (event instanceof ServerEvent.UserJoined(var seq, var member)) {
            ChatLogic.story(turn, new Moment.Joined(member.userId(), member.name(), false));
        } else if (event instanceof ServerEvent.UserDisconnected left) {
            ChatLogic.story(turn, new Moment.Left(left.userId(), left.name(), left.reason()));
        }
    }

    static void snapshot(Turn turn, RoomSnapshot snapshot) {
        RoomState room = turn.room();
        if (room == null) {
            return;
        }
        turn.set(
                room.counted(snapshot.epoch(), snapshot.seq())
                        .withCard(card(snapshot))
                        .withMembers(snapshot.members())
                        .withQueue(snapshot.queue()));
        ChatLogic.snapshot(turn, snapshot.chat());
        PlaybackLogic.snapshot(turn, snapshot);
    }

    private static RoomState.Card card(RoomSnapshot snapshot) {
        return new RoomState.Card(snapshot.roomId(), snapshot.rules());
    }

    /// Whether a change is the next one. Counts it if so; asks for the snapshot if one was missed.
    ///
    /// @param epoch null when the change does not carry it
    static boolean isNext(Turn turn, @Nullable String epoch, long seq) {
        RoomState room = turn.room();
        if (room == null) {
            return false;
        }
        if (epoch != null && !epoch.equals(room.epoch())) {
            ask(turn);
            return false;
        }
        if (room.missing() != null || seq <= room.seq()) {
            return false;
        }
        if (seq > room.seq() + 1) {
            ask(turn);
            return false;
        }
        turn.set(room.counted(room.epoch(), seq));
        return true;
    }

    static void heartbeat(Turn turn, ServerEvent.Sync sync) {
        RoomState room = turn.room();
        if (room != null && (!sync.epoch().equals(room.epoch()) || sync.seq() > room.seq())) {
            ask(turn);
        }
    }

    static void ask(Turn turn) {
        RoomState room = turn.room();
        if (room == null || !turn.isUp()) {
            return;
        }
        Long since = room.missing();
        if (since != null && !turn.isPast(since + SNAPSHOT_PATIENCE_NANOS)) {
            return;
        }
        turn.set(room.missingSince(turn.now()));
        turn.send(new ClientEvent.SnapshotRequest(), new Request.Snapshot());
    }

    /// Asks again when no snapshot came.
    static void woke(Turn turn) {
        RoomState room = turn.room();
        if (room != null && room.missing() != null) {
            ask(turn);
        }
    }

    static void userJoined(Turn turn, ServerEvent.UserJoined event) {
        RoomState room = turn.room();
        if (room == null || !isNext(turn, null, event.seq())) {
            return;
        }
        Member member = event.member();
        changeMembers(turn, members -> members.add(member), member.userId());
        HouseLogic.cameIn(turn, member.personId());
        ChatLogic.story(
                turn,
                new Moment.Joined(
                        member.userId(), member.name(), member.userId().equals(room.self())));
    }

    static void userLeft(Turn turn, ServerEvent.UserDisconnected event) {
        RoomState room = turn.room();
        if (room == null) {
            return;
        }
        if (event.userId().equals(room.self())) {
            // Whatever the count says: this person is out.
            LinkLogic.leaveWith(turn, whyOut(event.reason()));
            return;
        }
        if (!isNext(turn, null, event.seq())) {
            return;
        }
        HouseLogic.left(turn, event);
        changeMembers(turn, members -> {}, event.userId());
        ChatLogic.story(turn, new Moment.Left(event.userId(), event.name(), event.reason()));
    }

    private static Trouble whyOut(LeaveReason reason) {
        return switch (reason) {
            case KICKED ->
                    new Trouble.Refused(ErrorCode.BANNED, "The host took you out of the room.");
            case LEFT, CONNECTION_LOST, IDLE, CLOSED ->
                    new Trouble.Refused(ErrorCode.ROOM_CLOSED, "The room has closed.");
        };
    }

    private static void changeMembers(Turn turn, Consumer<List<Member>> change, UserId about) {
        RoomState room = turn.room();
        if (room == null) {
            return;
        }
        List<Member> members = new ArrayList<>(room.members());
        members.removeIf(m -> m.userId().equals(about));
        change.accept(members);
        Map<UserId, ServerEvent.MemberSync> syncOf = new HashMap<>(room.syncOf());
        syncOf.remove(about);
        Map<UserId, Long> typing = new HashMap<>(room.typingUntil());
        typing.remove(about);
        turn.set(room.withMembers(members).withSyncOf(syncOf).withTypingUntil(typing));
    }

    static void updated(Turn turn, ServerEvent.RoomUpdated event) {
        if (!isNext(turn, null, event.seq())) {
            return;
        }
        RoomState room = turn.room();
        if (room != null) {
            turn.set(
                    room.withCard(new RoomState.Card(room.card().roomId(), event.rules()))
                            .withMembers(event.members()));
        }
    }

    static void changeCall(Turn turn, UserId who, UnaryOperator<CallState> change) {
        RoomState room = turn.room();
        if (room != null) {
            turn.set(
                    room.withMembers(
                            room.members().stream()
                                    .map(m ->
                                            m.userId().equals(who)
                                                    ? m.with(change.apply(m.call()))
                                                    : m)
                                    .toList()));
        }
    }

    static void report(Turn turn, ServerEvent.SyncReport report) {
        RoomState room = turn.room();
        if (room == null) {
            return;
        }
        Map<UserId, ServerEvent.MemberSync> syncOf = new HashMap<>();
        report.members().forEach(m -> syncOf.put(m.userId(), m));
        turn.set(room.withSyncOf(syncOf));
    }
}
