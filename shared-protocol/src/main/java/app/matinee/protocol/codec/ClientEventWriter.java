package app.matinee.protocol.codec;

import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ClientEvent.AnswerKnock;
import app.matinee.protocol.ClientEvent.ChatSend;
import app.matinee.protocol.ClientEvent.ClockProbe;
import app.matinee.protocol.ClientEvent.CreateInvite;
import app.matinee.protocol.ClientEvent.CreateRoom;
import app.matinee.protocol.ClientEvent.HouseRule;
import app.matinee.protocol.ClientEvent.JoinRoom;
import app.matinee.protocol.ClientEvent.Kick;
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
import app.matinee.protocol.ClientEvent.SetRole;
import app.matinee.protocol.ClientEvent.SetWaiting;
import app.matinee.protocol.ClientEvent.SnapshotRequest;
import app.matinee.protocol.ClientEvent.StartScreenShare;
import app.matinee.protocol.ClientEvent.StopScreenShare;
import app.matinee.protocol.ClientEvent.Typing;
import app.matinee.protocol.ClientEvent.Unban;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.LastHeard;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.MessageId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Client events → JSON.
final class ClientEventWriter {
    private ClientEventWriter() {}

    static String name(ClientEvent event) {
        return switch (event) {
            case CreateRoom _ -> "create_room";
            case JoinRoom _ -> "join_room";
            case LeaveRoom _ -> "leave_room";
            case SnapshotRequest _ -> "room_snapshot";
            case ClockProbe _ -> "clock_probe";
            case LoadMedia _ -> "load_media";
            case Play _ -> "play";
            case Pause _ -> "pause";
            case Seek _ -> "seek";
            case SetRate _ -> "set_rate";
            case ReadyCheck _ -> "ready_check";
            case Ready _ -> "ready";
            case SetPolicy _ -> "set_policy";
            case SetRole _ -> "set_role";
            case Kick _ -> "kick";
            case Unban _ -> "unban";
            case SetPassword _ -> "set_password";
            case SetLock _ -> "set_lock";
            case AnswerKnock _ -> "answer_knock";
            case CreateInvite _ -> "create_invite";
            case RevokeInvite _ -> "revoke_invite";
            case ListInvites _ -> "list_invites";
            case RenewGrant _ -> "renew_grant";
            case SetWaiting _ -> "set_waiting";
            case PlaybackStatus _ -> "playback_status";
            case ChatSend _ -> "chat_message";
            case React _ -> "reaction";
            case Typing _ -> "typing";
            case QueueAdd _ -> "queue_add";
            case QueueRemove _ -> "queue_remove";
            case QueueMove _ -> "queue_move";
            case QueueNext _ -> "queue_next";
            case RtcOffer _ -> "webrtc_offer";
            case RtcAnswer _ -> "webrtc_answer";
            case RtcCandidate _ -> "webrtc_ice_candidate";
            case SetMediaState _ -> "media_state";
            case StartScreenShare _ -> "screen_share_started";
            case StopScreenShare _ -> "screen_share_stopped";
        };
    }

    static ObjectNode body(ClientEvent event) {
        ObjectNode json = Json.object();
        return switch (event) {
            case CreateRoom e -> createRoom(json, e);
            case JoinRoom e -> joinRoom(json, e);
            case LeaveRoom _, SnapshotRequest _, Ready _, Typing _, RenewGrant _ -> json;
            case StartScreenShare _, StopScreenShare _ -> json;
            case HouseRule e -> HouseCodec.body(e);
            case ClockProbe e -> json.put("clientSentMs", e.clientSentMs());
            case LoadMedia e -> {
                json.set("media", MediaCodec.media(e.media()));
                yield json.put("commandId", e.commandId().value());
            }
            case Play e -> command(json, e.positionMs(), e.commandId());
            case Pause e -> command(json, e.positionMs(), e.commandId());
            case Seek e -> command(json, e.positionMs(), e.commandId());
            case SetRate e -> command(json, e.positionMs(), e.commandId()).put("rate", e.rate());
            case ReadyCheck e -> command(json, e.positionMs(), e.commandId());
            case SetPolicy e -> {
                json.set("policy", RoomCodec.policy(e.policy()));
                yield json;
            }
            case SetWaiting e -> json.put("waitForMe", e.waitForMe());
            case PlaybackStatus e -> status(json, e);
            case ChatSend e ->
                    json.put("text", e.text()).put("clientMessageId", e.clientMessageId().value());
            case React e -> json.put("emoji", e.emoji());
            case QueueAdd e -> {
                json.set("media", MediaCodec.media(e.media()));
                yield json;
            }
            case QueueRemove e -> json.put("itemId", e.itemId().value());
            case QueueMove e -> json.put("itemId", e.itemId().value()).put("index", e.index());
            case QueueNext e -> {
                MediaId mediaId = e.mediaId();
                putIfThere(json, "mediaId", mediaId == null ? null : mediaId.value());
                yield json.put("commandId", e.commandId().value());
            }
            case RtcOffer e -> json.put("to", e.to().value()).put("sdp", e.sdp().text());
            case RtcAnswer e -> json.put("to", e.to().value()).put("sdp", e.sdp().text());
            case RtcCandidate e -> {
                json.put("to", e.to().value());
                json.set("candidate", CallCodec.candidate(e.candidate()));
                yield json;
            }
            case SetMediaState e -> json.put("mic", e.mic()).put("camera", e.camera());
        };
    }

    private static ObjectNode createRoom(ObjectNode json, CreateRoom event) {
        putIfThere(json, "title", event.title());
        putIfThere(json, "password", event.password());
        if (event.policy() != null) {
            json.set("policy", RoomCodec.policy(event.policy()));
        }
        return json;
    }

    private static ObjectNode joinRoom(ObjectNode json, JoinRoom event) {
        json.put("roomId", event.roomId().value());
        putIfThere(json, "password", event.password());
        putIfThere(json, "invite", event.invite());
        LastHeard since = event.since();
        if (since != null) {
            json.set("since", lastHeard(since));
        }
        return json;
    }

    private static ObjectNode lastHeard(LastHeard since) {
        ObjectNode json = Json.object();
        json.put("epoch", since.epoch()).put("seq", since.seq());
        MessageId line = since.line();
        return line == null ? json : json.put("messageId", line.value());
    }

    private static ObjectNode command(ObjectNode json, long positionMs, CommandId commandId) {
        return json.put("positionMs", positionMs).put("commandId", commandId.value());
    }

    private static ObjectNode status(ObjectNode json, PlaybackStatus event) {
        json.put("ready", event.ready());
        json.put("buffering", event.buffering());
        json.put("positionMs", event.positionMs());
        json.put("atServerMs", event.atServerMs());
        if (event.skewMs() != null) {
            json.put("skewMs", event.skewMs());
        }
        return json;
    }

    private static void putIfThere(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
