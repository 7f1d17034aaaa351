package app.matinee.protocol.codec;

import app.matinee.protocol.CommandId;
import app.matinee.protocol.IceServer;
import app.matinee.protocol.Keys;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.ServerEvent.ChatPosted;
import app.matinee.protocol.ServerEvent.IsTyping;
import app.matinee.protocol.ServerEvent.Knocking;
import app.matinee.protocol.ServerEvent.MediaStateChanged;
import app.matinee.protocol.ServerEvent.MemberSync;
import app.matinee.protocol.ServerEvent.Playback;
import app.matinee.protocol.ServerEvent.QueueChanged;
import app.matinee.protocol.ServerEvent.Reacted;
import app.matinee.protocol.ServerEvent.Refused;
import app.matinee.protocol.ServerEvent.RoomCreated;
import app.matinee.protocol.ServerEvent.RoomJoined;
import app.matinee.protocol.ServerEvent.RoomUpdated;
import app.matinee.protocol.ServerEvent.RtcAnswered;
import app.matinee.protocol.ServerEvent.RtcCandidateFound;
import app.matinee.protocol.ServerEvent.RtcOffered;
import app.matinee.protocol.ServerEvent.ScreenShareStarted;
import app.matinee.protocol.ServerEvent.ScreenShareStopped;
import app.matinee.protocol.ServerEvent.ServerNotice;
import app.matinee.protocol.ServerEvent.Snapshot;
import app.matinee.protocol.ServerEvent.Sync;
import app.matinee.protocol.ServerEvent.SyncReport;
import app.matinee.protocol.ServerEvent.SystemMessage;
import app.matinee.protocol.ServerEvent.TurnedAway;
import app.matinee.protocol.ServerEvent.UserDisconnected;
import app.matinee.protocol.ServerEvent.UserJoined;
import app.matinee.protocol.ServerEvent.WaitingFor;
import app.matinee.protocol.Timeline;
import app.matinee.protocol.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Server events → JSON.
final class ServerEventWriter {
    private ServerEventWriter() {}

    static String name(ServerEvent event) {
        return switch (event) {
            case RoomCreated _ -> "room_created";
            case RoomJoined _ -> "room_joined";
            case Snapshot _ -> "room_snapshot";
            case UserJoined _ -> "user_joined";
            case UserDisconnected _ -> "user_disconnected";
            case RoomUpdated _ -> "room_updated";
            case Playback _ -> "playback";
            case WaitingFor _ -> "waiting";
            case QueueChanged _ -> "queue_changed";
            case Sync _ -> "sync";
            case SyncReport _ -> "sync_report";
            case ChatPosted _ -> "chat_message";
            case Reacted _ -> "reaction";
            case IsTyping _ -> "typing";
            case RtcOffered _ -> "webrtc_offer";
            case RtcAnswered _ -> "webrtc_answer";
            case RtcCandidateFound _ -> "webrtc_ice_candidate";
            case MediaStateChanged _ -> "media_state";
            case ScreenShareStarted _ -> "screen_share_started";
            case ScreenShareStopped _ -> "screen_share_stopped";
            case Knocking _ -> "knocking";
            case TurnedAway _ -> "turned_away";
            case SystemMessage _ -> "system_message";
            case ServerNotice _ -> "server_notice";
            case Refused _ -> "error";
        };
    }

    static ObjectNode body(ServerEvent event) {
        ObjectNode json = Json.object();
        return switch (event) {
            case RoomCreated e -> json.put("roomId", e.roomId().value());
            case RoomJoined e -> roomJoined(e);
            case Snapshot e -> RoomCodec.snapshot(e.room());
            case UserJoined e -> {
                json.put("seq", e.seq()).set("member", RoomCodec.member(e.member()));
                yield json;
            }
            case UserDisconnected e ->
                    json.put("seq", e.seq())
                            .put("userId", e.userId().value())
                            .put("name", e.name())
                            .put("reason", e.reason().wire());
            case RoomUpdated e -> roomUpdated(json, e);
            case Playback e -> playback(json, e);
            case WaitingFor e -> RoomCodec.putWaiting(json.put("seq", e.seq()), e.waiting());
            case QueueChanged e -> {
                putBy(json.put("seq", e.seq()), e.by());
                json.set("queue", RoomCodec.array(e.queue(), RoomCodec::queueItem));
                yield json;
            }
            case Sync e -> {
                json.put("seq", e.seq()).put("epoch", e.epoch());
                Timeline timeline = e.timeline();
                if (timeline != null) {
                    json.set("timeline", MediaCodec.timeline(timeline));
                }
                Long serverTimeMs = e.serverTimeMs();
                yield serverTimeMs == null ? json : json.put("serverTimeMs", serverTimeMs);
            }
            case SyncReport e -> {
                json.set("members", RoomCodec.array(e.members(), ServerEventWriter::memberSync));
                yield json;
            }
            case ChatPosted e -> ChatCodec.posted(e);
            case Reacted e -> json.put("from", e.from().value()).put("emoji", e.emoji());
            case IsTyping e -> json.put("from", e.from().value());
            case RtcOffered e -> json.put("from", e.from().value()).put("sdp", e.sdp().text());
            case RtcAnswered e -> json.put("from", e.from().value()).put("sdp", e.sdp().text());
            case RtcCandidateFound e -> {
                json.put("from", e.from().value());
                json.set("candidate", CallCodec.candidate(e.candidate()));
                yield json;
            }
            case MediaStateChanged e ->
                    json.put("from", e.from().value())
                            .put("mic", e.mic())
                            .put("camera", e.camera());
            case ScreenShareStarted e -> json.put("from", e.from().value());
            case ScreenShareStopped e -> json.put("from", e.from().value());
            case Knocking e -> {
                json.set("knocks", RoomCodec.array(e.knocks(), HouseCodec::knock));
                yield json;
            }
            case TurnedAway e ->
                    json.put("roomId", e.roomId().value())
                            .put("code", e.code().wire())
                            .put("message", e.message());
            case SystemMessage e ->
                    json.put("text", e.text()).put("sentServerMs", e.sentServerMs());
            case ServerNotice e -> json.put("text", e.text());
            case Refused e -> json.put("code", e.code().wire()).put("message", e.message());
        };
    }

    private static ObjectNode roomJoined(RoomJoined event) {
        ObjectNode json = Json.object();
        json.put("self", event.self().value());
        json.setAll(RoomCodec.snapshot(event.room()));
        json.set("iceServers", RoomCodec.array(event.iceServers(), ServerEventWriter::iceServer));
        List<ServerEvent> missed = event.missed();
        if (missed != null) {
            json.set("missed", RoomCodec.array(missed, ServerEventWriter::missed));
        }
        return putKeys(json, event.keys());
    }

    private static ObjectNode missed(ServerEvent event) {
        ObjectNode json = Json.object().put("event", name(event));
        json.set("data", body(event));
        return json;
    }

    private static ObjectNode putKeys(ObjectNode json, Keys keys) {
        if (keys.resume() != null) {
            json.put("resume", keys.resume());
        }
        if (keys.identity() != null) {
            json.put("identity", keys.identity());
        }
        if (keys.grant() != null) {
            json.put("grant", keys.grant());
        }
        if (keys.grantUntilServerMs() != null) {
            json.put("grantUntilServerMs", keys.grantUntilServerMs());
        }
        return json;
    }

    private static ObjectNode iceServer(IceServer server) {
        ObjectNode json = Json.object();
        ArrayNode urls = json.putArray("urls");
        server.urls().forEach(urls::add);
        if (server.username() != null) {
            json.put("username", server.username());
        }
        if (server.credential() != null) {
            json.put("credential", server.credential());
        }
        return json;
    }

    private static ObjectNode roomUpdated(ObjectNode json, RoomUpdated event) {
        json.put("seq", event.seq());
        RoomCodec.putRules(json, event.rules());
        json.set("members", RoomCodec.array(event.members(), RoomCodec::member));
        return json;
    }

    private static ObjectNode playback(ObjectNode json, Playback event) {
        json.put("seq", event.seq());
        json.put("epoch", event.epoch());
        json.put("action", event.action().wire());
        putBy(json, event.by());
        CommandId commandId = event.commandId();
        if (commandId != null) {
            json.put("commandId", commandId.value());
        }
        MediaCodec.putPlayback(json, event.media(), event.timeline());
        return json;
    }

    private static ObjectNode memberSync(MemberSync member) {
        ObjectNode json = Json.object();
        json.put("userId", member.userId().value());
        json.put("ready", member.ready());
        json.put("buffering", member.buffering());
        if (member.skewMs() != null) {
            json.put("skewMs", member.skewMs());
        }
        return json;
    }

    private static void putBy(ObjectNode json, @Nullable UserId by) {
        if (by != null) {
            json.put("by", by.value());
        }
    }
}
