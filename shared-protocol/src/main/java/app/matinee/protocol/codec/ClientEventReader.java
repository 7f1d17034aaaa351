package app.matinee.protocol.codec;

import static java.util.Map.entry;

import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ClientEvent.ChatSend;
import app.matinee.protocol.ClientEvent.ClockProbe;
import app.matinee.protocol.ClientEvent.CreateRoom;
import app.matinee.protocol.ClientEvent.JoinRoom;
import app.matinee.protocol.ClientEvent.LeaveRoom;
import app.matinee.protocol.ClientEvent.ListInvites;
import app.matinee.protocol.ClientEvent.LoadMedia;
import app.matinee.protocol.ClientEvent.Pause;
import app.matinee.protocol.ClientEvent.Play;
import app.matinee.protocol.ClientEvent.PlaybackStatus;
import app.matinee.protocol.ClientEvent.QueueAdd;
import app.matinee.protocol.ClientEvent.QueueMove;
import app.matinee.protocol.ClientEvent.QueueNext;
import app.matinee.protocol.ClientEvent.QueueRemove;
import app.matinee.protocol.ClientEvent.React;
import app.matinee.protocol.ClientEvent.Ready;
import app.matinee.protocol.ClientEvent.ReadyCheck;
import app.matinee.protocol.ClientEvent.RenewGrant;
import app.matinee.protocol.ClientEvent.RevokeInvite;
import app.matinee.protocol.ClientEvent.RtcAnswer;
import app.matinee.protocol.ClientEvent.RtcCandidate;
import app.matinee.protocol.ClientEvent.RtcOffer;
import app.matinee.protocol.ClientEvent.Seek;
import app.matinee.protocol.ClientEvent.SetLock;
import app.matinee.protocol.ClientEvent.SetMediaState;
import app.matinee.protocol.ClientEvent.SetPassword;
import app.matinee.protocol.ClientEvent.SetPolicy;
import app.matinee.protocol.ClientEvent.SetRate;
import app.matinee.protocol.ClientEvent.SetWaiting;
import app.matinee.protocol.ClientEvent.SnapshotRequest;
import app.matinee.protocol.ClientEvent.StartScreenShare;
import app.matinee.protocol.ClientEvent.StopScreenShare;
import app.matinee.protocol.ClientEvent.Typing;
import app.matinee.protocol.ClientEvent.Unban;
import app.matinee.protocol.ClientMessageId;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.InviteId;
import app.matinee.protocol.LastHeard;
import app.matinee.protocol.Limits;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.MessageId;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.QueueItemId;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON → client events.
final class ClientEventReader {
    static final Map<String, Fields.Reader<? extends ClientEvent>> BY_NAME =
            Map.ofEntries(
                    entry("create_room", ClientEventReader::createRoom),
                    entry("join_room", ClientEventReader::joinRoom),
                    entry("leave_room", _ -> new LeaveRoom()),
                    entry("room_snapshot", _ -> new SnapshotRequest()),
                    entry("clock_probe", f -> new ClockProbe(f.anyMs("clientSentMs"))),
                    entry("load_media", ClientEventReader::loadMedia),
                    entry("play", f -> new Play(f.position("positionMs"), commandId(f))),
                    entry("pause", f -> new Pause(f.position("positionMs"), commandId(f))),
                    entry("seek", f -> new Seek(f.position("positionMs"), commandId(f))),
                    entry("set_rate", ClientEventReader::setRate),
                    entry(
                            "ready_check",
                            f -> new ReadyCheck(f.position("positionMs"), commandId(f))),
                    entry("ready", _ -> new Ready()),
                    entry(
                            "set_policy",
                            f -> new SetPolicy(f.object("policy", RoomCodec::readPolicy))),
                    entry("set_role", HouseCodec::setRole),
                    entry("kick", HouseCodec::kick),
                    entry("unban", f -> new Unban(f.id("personId", PersonId::new))),
                    entry("set_password", f -> new SetPassword(password(f))),
                    entry("set_lock", f -> new SetLock(f.bool("locked"))),
                    entry("answer_knock", HouseCodec::answerKnock),
                    entry("create_invite", HouseCodec::createInvite),
                    entry("revoke_invite", f -> new RevokeInvite(f.id("inviteId", InviteId::new))),
                    entry("list_invites", _ -> new ListInvites()),
                    entry("renew_grant", _ -> new RenewGrant()),
                    entry("set_waiting", f -> new SetWaiting(f.bool("waitForMe"))),
                    entry("playback_status", ClientEventReader::status),
                    entry("chat_message", ClientEventReader::chat),
                    entry("reaction", f -> new React(f.text("emoji", Limits.MAX_EMOJI_LENGTH))),
                    entry("typing", _ -> new Typing()),
                    entry("queue_add", ClientEventReader::queueAdd),
                    entry("queue_remove", f -> new QueueRemove(itemId(f))),
                    entry("queue_move", ClientEventReader::queueMove),
                    entry("queue_next", ClientEventReader::queueNext),
                    entry("webrtc_offer", f -> new RtcOffer(to(f), f.sdp("sdp"))),
                    entry("webrtc_answer", f -> new RtcAnswer(to(f), f.sdp("sdp"))),
                    entry(
                            "webrtc_ice_candidate",
                            f ->
                                    new RtcCandidate(
                                            to(f),
                                            f.object("candidate", CallCodec::readCandidate))),
                    entry("media_state", f -> new SetMediaState(f.bool("mic"), f.bool("camera"))),
                    entry("screen_share_started", _ -> new StartScreenShare()),
                    entry("screen_share_stopped", _ -> new StopScreenShare()));

    private ClientEventReader() {}

    private static CreateRoom createRoom(Fields fields) throws BadMessageException {
        return new CreateRoom(
                fields.optionalText("title", Limits.MAX_ROOM_TITLE_LENGTH),
                password(fields),
                fields.optionalObject("policy", RoomCodec::readPolicy));
    }

    private static JoinRoom joinRoom(Fields fields) throws BadMessageException {
        return new JoinRoom(
                fields.id("roomId", RoomId::new),
                password(fields),
                fields.optionalText("invite", Limits.MAX_TOKEN_LENGTH),
                fields.optionalObject("since", ClientEventReader::lastHeard));
    }

    private static LastHeard lastHeard(Fields fields) throws BadMessageException {
        return new LastHeard(
                fields.opaque("epoch"),
                fields.seq(),
                fields.optionalId("messageId", MessageId::new));
    }

    private static LoadMedia loadMedia(Fields fields) throws BadMessageException {
        return new LoadMedia(fields.object("media", MediaCodec::readMedia), commandId(fields));
    }

    private static SetRate setRate(Fields fields) throws BadMessageException {
        return new SetRate(fields.position("positionMs"), fields.rate("rate"), commandId(fields));
    }

    private static PlaybackStatus status(Fields fields) throws BadMessageException {
        return new PlaybackStatus(
                fields.bool("ready"),
                fields.bool("buffering"),
                fields.position("positionMs"),
                fields.serverMs("atServerMs"),
                fields.optionalSkew("skewMs"));
    }

    private static ChatSend chat(Fields fields) throws BadMessageException {
        return new ChatSend(
                fields.cleanedText("text", Limits.MAX_CHAT_LENGTH),
                fields.id("clientMessageId", ClientMessageId::new));
    }

    private static QueueAdd queueAdd(Fields fields) throws BadMessageException {
        return new QueueAdd(fields.object("media", MediaCodec::readMedia));
    }

    private static QueueMove queueMove(Fields fields) throws BadMessageException {
        return new QueueMove(
                itemId(fields), Math.toIntExact(fields.integer("index", 0, Limits.MAX_QUEUE)));
    }

    private static QueueNext queueNext(Fields fields) throws BadMessageException {
        return new QueueNext(fields.optionalId("mediaId", MediaId::new), commandId(fields));
    }

    private static UserId to(Fields fields) throws BadMessageException {
        return fields.id("to", UserId::new);
    }

    private static @Nullable String password(Fields fields) throws BadMessageException {
        return fields.optionalText("password", Limits.MAX_PASSWORD_LENGTH);
    }

    private static CommandId commandId(Fields fields) throws BadMessageException {
        return fields.id("commandId", CommandId::new);
    }

    private static QueueItemId itemId(Fields fields) throws BadMessageException {
        return fields.id("itemId", QueueItemId::new);
    }
}
