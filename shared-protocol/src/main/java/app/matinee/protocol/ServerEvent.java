package app.matinee.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fact, as the server tells it. `from`, names, roles and times are the server's, whatever a
/// client claimed. All times are the server's clock in milliseconds. `seq` is the room's one
/// counter over playback, queue and membership.
public sealed interface ServerEvent {

    /// A change of the room that took a number: a client that misses one asks for the snapshot.
    sealed interface Sequenced extends ServerEvent {
        /// 1, 2, 3 … within one `epoch`
        long seq();
    }

    /// `room_created`: to the creator, before [RoomJoined].
    record RoomCreated(RoomId roomId) implements ServerEvent {}

    /// `room_joined`: to the joiner.
    ///
    /// @param room without its chat when `missed` is there
    /// @param keys what is the joiner's alone
    /// @param missed the numbered changes and the lines of chat since [ClientEvent.JoinRoom#since],
    ///   in the order in which the others heard them; null when the server does not know them all
    record RoomJoined(
            UserId self,
            RoomSnapshot room,
            List<IceServer> iceServers,
            Keys keys,
            @Nullable List<ServerEvent> missed)
            implements ServerEvent {
        public RoomJoined {
            iceServers = List.copyOf(iceServers);
            missed = missed == null ? null : List.copyOf(missed);
        }

        /// To somebody who gets the room whole.
        public RoomJoined(UserId self, RoomSnapshot room, List<IceServer> iceServers, Keys keys) {
            this(self, room, iceServers, keys, null);
        }

        /// Leaves the keys out.
        @Override
        public String toString() {
            return "RoomJoined[self=" + self + ", room=" + room.roomId() + "]";
        }
    }

    /// `room_snapshot`: the answer to [ClientEvent.SnapshotRequest].
    record Snapshot(RoomSnapshot room) implements ServerEvent {}

    /// `user_joined`
    record UserJoined(long seq, Member member) implements Sequenced {}

    /// `user_disconnected`
    record UserDisconnected(long seq, UserId userId, String name, LeaveReason reason)
            implements Sequenced {}

    /// `room_updated`: the rules, a role, or whether somebody is waited for changed.
    record RoomUpdated(long seq, RoomRules rules, List<Member> members) implements Sequenced {
        public RoomUpdated {
            members = List.copyOf(members);
        }
    }

    /// `playback`: the timeline changed. To everybody, the sender included: it is their
    /// acknowledgement.
    ///
    /// @param by who did it; null when the server did (a wait that ended, a queue that went on)
    /// @param commandId the sender's own name for the command; null when the server acted
    /// @param media what is on now; carried by every change, so that one event is enough to follow
    record Playback(
            long seq,
            String epoch,
            PlaybackAction action,
            @Nullable UserId by,
            @Nullable CommandId commandId,
            @Nullable Media media,
            Timeline timeline)
            implements Sequenced {}

    /// `waiting`: who is waited for. Comes after the [Playback] that made the film rest, and again
    /// when those waited for have changed. The next [Playback] ends it.
    record WaitingFor(long seq, Waiting waiting) implements Sequenced {}

    /// `queue_changed`: the whole queue.
    record QueueChanged(long seq, @Nullable UserId by, List<QueueItem> queue) implements Sequenced {
        public QueueChanged {
            queue = List.copyOf(queue);
        }
    }

    /// `sync`: the heartbeat. Carries no news: it lets a client see that it missed some.
    ///
    /// @param timeline null in a room whose members all know the server's clock; so is the time
    record Sync(long seq, String epoch, @Nullable Timeline timeline, @Nullable Long serverTimeMs)
            implements ServerEvent {}

    /// `sync_report`: how far each member is from the timeline, as they say themselves.
    record SyncReport(List<MemberSync> members) implements ServerEvent {
        public SyncReport {
            members = List.copyOf(members);
        }
    }

    /// @param skewMs positive when ahead; null when nothing plays or nothing is known
    record MemberSync(UserId userId, boolean ready, boolean buffering, @Nullable Integer skewMs) {}

    /// `chat_message`
    ///
    /// @param from who wrote it; they may have left since, so the name comes along
    /// @param mediaPositionMs where the film was; null when nothing was on
    record ChatPosted(
            MessageId id,
            UserId from,
            String name,
            String text,
            long sentServerMs,
            @Nullable Long mediaPositionMs,
            ClientMessageId clientMessageId)
            implements ServerEvent {
        /// Leaves the text out: chat never reaches a log.
        @Override
        public String toString() {
            return "ChatPosted[" + id + " from " + from + "]";
        }
    }

    /// `reaction`, to the others.
    record Reacted(UserId from, String emoji) implements ServerEvent {}

    /// `typing`, to the others.
    record IsTyping(UserId from) implements ServerEvent {}

    /// `webrtc_offer`, to the one it is for.
    record RtcOffered(UserId from, Sdp sdp) implements ServerEvent {}

    /// `webrtc_answer`, to the one it is for.
    record RtcAnswered(UserId from, Sdp sdp) implements ServerEvent {}

    /// `webrtc_ice_candidate`, to the one it is for.
    record RtcCandidateFound(UserId from, IceCandidate candidate) implements ServerEvent {}

    /// `media_state`: a microphone or camera was switched; by the server, when the room's policy no
    /// longer allows it.
    record MediaStateChanged(UserId from, boolean mic, boolean camera) implements ServerEvent {}

    /// `screen_share_started`
    record ScreenShareStarted(UserId from) implements ServerEvent {}

    /// `screen_share_stopped`
    record ScreenShareStopped(UserId from) implements ServerEvent {}

    /// `knocking`: who waits at the door, all of them. To host and co-hosts, whenever it changed
    /// and when they come in.
    record Knocking(List<Knock> knocks) implements ServerEvent {
        public Knocking {
            knocks = List.copyOf(knocks);
        }
    }

    /// `turned_away`: to somebody who waited at the door and is not let in.
    record TurnedAway(RoomId roomId, ErrorCode code, String message) implements ServerEvent {}

    /// `system_message`: a line of the room's story that no other event tells.
    record SystemMessage(String text, long sentServerMs) implements ServerEvent {}

    /// `server_notice`: from the operator or the server itself (stopping, read-only).
    record ServerNotice(String text) implements ServerEvent {}

    /// `error`: a refusal of a request that carried no ack.
    record Refused(ErrorCode code, String message) implements ServerEvent {}
}
