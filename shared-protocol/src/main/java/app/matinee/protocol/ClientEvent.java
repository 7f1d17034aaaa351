package app.matinee.protocol;

import org.jspecify.annotations.Nullable;

/// A wish of a client. The name on the wire stands at each; docs/protocol.md says who may send it
/// and what comes back. All positions are media time, all times milliseconds; ranges are those of
/// [Limits].
public sealed interface ClientEvent {

    /// `create_room`: the sender becomes host and member.
    record CreateRoom(
            @Nullable String title, @Nullable String password, @Nullable RoomPolicy policy)
            implements ClientEvent {
        public CreateRoom {
            if (title != null) {
                Limits.requireLength("title", title, 1, Limits.MAX_ROOM_TITLE_LENGTH);
            }
            requirePassword(password);
        }

        /// Leaves the password out.
        @Override
        public String toString() {
            return "CreateRoom[title=" + title + ", policy=" + policy + "]";
        }
    }

    /// `join_room`
    ///
    /// @param since what the sender has heard already, when they come back; null to hear all
    record JoinRoom(
            RoomId roomId,
            @Nullable String password,
            @Nullable String invite,
            @Nullable LastHeard since)
            implements ClientEvent {
        /// Somebody who has heard nothing yet.
        public JoinRoom(RoomId roomId, @Nullable String password, @Nullable String invite) {
            this(roomId, password, invite, null);
        }

        public JoinRoom {
            requirePassword(password);
            if (invite != null) {
                Limits.requireLength("invite", invite, 1, Limits.MAX_TOKEN_LENGTH);
            }
        }

        /// Leaves the password and the invite out.
        @Override
        public String toString() {
            return "JoinRoom[roomId=" + roomId + "]";
        }
    }

    /// `leave_room`
    record LeaveRoom() implements ClientEvent {}

    /// `room_snapshot`: asks for the room again after a gap in `seq` or a new `epoch`.
    record SnapshotRequest() implements ClientEvent {}

    /// `clock_probe`: answered in the ack alone, outside every queue. The sender's clock is only
    /// echoed.
    record ClockProbe(long clientSentMs) implements ClientEvent {}

    /// A playback command: changes the timeline, answered to everybody by [ServerEvent.Playback].
    sealed interface Command extends ClientEvent {
        CommandId commandId();
    }

    /// `load_media`: puts a film on, resting at its start.
    record LoadMedia(Media media, CommandId commandId) implements Command {}

    /// `play` from [#positionMs].
    record Play(long positionMs, CommandId commandId) implements Command {
        public Play {
            Limits.requirePosition(positionMs);
        }
    }

    /// `pause` at [#positionMs].
    record Pause(long positionMs, CommandId commandId) implements Command {
        public Pause {
            Limits.requirePosition(positionMs);
        }
    }

    /// `seek` to [#positionMs]; the film goes on playing if it was.
    record Seek(long positionMs, CommandId commandId) implements Command {
        public Seek {
            Limits.requirePosition(positionMs);
        }
    }

    /// `set_rate` at [#positionMs].
    record SetRate(long positionMs, double rate, CommandId commandId) implements Command {
        public SetRate {
            Limits.requirePosition(positionMs);
            Limits.requireRate(rate);
        }
    }

    /// `ready_check` at [#positionMs]: the film rests there, everybody is asked whether they are
    /// ready, and then it starts with a countdown.
    record ReadyCheck(long positionMs, CommandId commandId) implements Command {
        public ReadyCheck {
            Limits.requirePosition(positionMs);
        }
    }

    /// `ready`: the answer to a ready check. Means nothing outside of one.
    record Ready() implements ClientEvent {}

    /// `set_policy`: what the room allows from now on.
    record SetPolicy(RoomPolicy policy) implements ClientEvent {}

    /// How the room is kept: by its host, some of it by co-hosts.
    sealed interface HouseRule extends ClientEvent {}

    /// `set_role`. To make somebody host is to hand the room over.
    record SetRole(UserId userId, Role role) implements HouseRule {}

    /// `kick`: takes somebody out and keeps them out for a while.
    ///
    /// @param banMs for how long; null for the server's own short time, and then only the person
    ///   and not their address
    record Kick(UserId userId, @Nullable Long banMs) implements HouseRule {
        public Kick {
            if (banMs != null && (banMs < 1 || banMs > Limits.MAX_BAN_MS)) {
                throw new IllegalArgumentException(
                        "banMs must be 1 to " + Limits.MAX_BAN_MS + ", not " + banMs);
            }
        }
    }

    /// `unban`: takes a kick or a ban back, so that the person may come in again.
    ///
    /// @param personId as it stood in their [Member] while they were in
    record Unban(PersonId personId) implements HouseRule {}

    /// `set_password`
    ///
    /// @param password null for none from now on
    record SetPassword(@Nullable String password) implements HouseRule {
        public SetPassword {
            requirePassword(password);
        }

        /// Leaves the password out.
        @Override
        public String toString() {
            return "SetPassword[]";
        }
    }

    /// `set_lock`: whether nobody new comes in.
    record SetLock(boolean locked) implements HouseRule {}

    /// `answer_knock`
    record AnswerKnock(KnockId knockId, boolean admit) implements HouseRule {}

    /// `create_invite`
    ///
    /// @param validMs for how long; null for a day
    /// @param uses how many may come in by it; null for as many as like
    record CreateInvite(@Nullable Long validMs, @Nullable Integer uses) implements HouseRule {
        public CreateInvite {
            if (validMs != null && (validMs < 1 || validMs > Limits.MAX_INVITE_MS)) {
                throw new IllegalArgumentException(
                        "validMs must be 1 to " + Limits.MAX_INVITE_MS + ", not " + validMs);
            }
            if (uses != null && (uses < 1 || uses > Limits.MAX_INVITE_USES)) {
                throw new IllegalArgumentException(
                        "uses must be 1 to " + Limits.MAX_INVITE_USES + ", not " + uses);
            }
        }
    }

    /// `revoke_invite`
    record RevokeInvite(InviteId inviteId) implements HouseRule {}

    /// `list_invites`: answered in the ack.
    record ListInvites() implements HouseRule {}

    /// `renew_grant`: another grant for the room's films, in the ack.
    record RenewGrant() implements ClientEvent {}

    /// `set_waiting`: whether others shall wait for the sender.
    record SetWaiting(boolean waitForMe) implements ClientEvent {}

    /// `playback_status`: how the sender's player stands.
    ///
    /// @param positionMs where the player was at `atServerMs`, in the sender's estimate of the
    ///   server's clock
    /// @param skewMs player minus timeline, milliseconds, positive when ahead; null when nothing
    ///   plays
    record PlaybackStatus(
            boolean ready,
            boolean buffering,
            long positionMs,
            long atServerMs,
            @Nullable Integer skewMs)
            implements ClientEvent {
        public PlaybackStatus {
            Limits.requirePosition(positionMs);
        }
    }

    /// `chat_message`
    record ChatSend(String text, ClientMessageId clientMessageId) implements ClientEvent {
        public ChatSend {
            Limits.requireLength("text", text, 1, Limits.MAX_CHAT_LENGTH);
        }

        /// Leaves the text out: chat never reaches a log.
        @Override
        public String toString() {
            return "ChatSend[" + clientMessageId + "]";
        }
    }

    /// `reaction`: one emoji that floats over the film.
    record React(String emoji) implements ClientEvent {
        public React {
            Limits.requireLength("emoji", emoji, 1, Limits.MAX_EMOJI_LENGTH);
        }
    }

    /// `typing`: sent at most every few seconds while the sender writes.
    record Typing() implements ClientEvent {}

    /// `queue_add`: at the end.
    record QueueAdd(Media media) implements ClientEvent {}

    /// `queue_remove`
    record QueueRemove(QueueItemId itemId) implements ClientEvent {}

    /// `queue_move`: to [#index], counted without the item itself; past the end means last.
    record QueueMove(QueueItemId itemId, int index) implements ClientEvent {
        public QueueMove {
            if (index < 0 || index > Limits.MAX_QUEUE) {
                throw new IllegalArgumentException(
                        "index must be 0 to " + Limits.MAX_QUEUE + ", not " + index);
            }
        }
    }

    /// `queue_next`: puts the first film of the queue on. Ignored when the film on is no longer
    /// [#mediaId], so that two people whose film ended together skip nothing.
    record QueueNext(@Nullable MediaId mediaId, CommandId commandId) implements Command {}

    /// A message for one other member, handed on unread.
    sealed interface Relay extends ClientEvent {
        UserId to();
    }

    /// `webrtc_offer`
    record RtcOffer(UserId to, Sdp sdp) implements Relay {}

    /// `webrtc_answer`
    record RtcAnswer(UserId to, Sdp sdp) implements Relay {}

    /// `webrtc_ice_candidate`
    record RtcCandidate(UserId to, IceCandidate candidate) implements Relay {}

    /// `media_state`: whether the sender's microphone and camera are on.
    record SetMediaState(boolean mic, boolean camera) implements ClientEvent {}

    /// `screen_share_started`: the sender wants to show their screen. One member at a time.
    record StartScreenShare() implements ClientEvent {}

    /// `screen_share_stopped`
    record StopScreenShare() implements ClientEvent {}

    private static void requirePassword(@Nullable String password) {
        if (password != null) {
            Limits.requireLength("password", password, 1, Limits.MAX_PASSWORD_LENGTH);
        }
    }
}
