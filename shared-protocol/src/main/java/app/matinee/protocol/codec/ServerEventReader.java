package app.matinee.protocol.codec;

import static java.util.Map.entry;

import app.matinee.protocol.CommandId;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.IceServer;
import app.matinee.protocol.Keys;
import app.matinee.protocol.LeaveReason;
import app.matinee.protocol.Limits;
import app.matinee.protocol.PlaybackAction;
import app.matinee.protocol.PlaybackState;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.ServerEvent;
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
import app.matinee.protocol.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JSON → server events.
final class ServerEventReader {
    private static final int MAX_ICE_SERVERS = 16;

    static final Map<String, Fields.Reader<? extends ServerEvent>> BY_NAME =
            Map.ofEntries(
                    entry("room_created", f -> new RoomCreated(f.id("roomId", RoomId::new))),
                    entry("room_joined", ServerEventReader::roomJoined),
                    entry("room_snapshot", f -> new Snapshot(RoomCodec.readSnapshot(f))),
                    entry("user_joined", ServerEventReader::userJoined),
                    entry("user_disconnected", ServerEventReader::userDisconnected),
                    entry("room_updated", ServerEventReader::roomUpdated),
                    entry("playback", ServerEventReader::playback),
                    entry("waiting", f -> new WaitingFor(f.seq(), RoomCodec.readWaiting(f))),
                    entry("queue_changed", ServerEventReader::queueChanged),
                    entry("sync", ServerEventReader::sync),
                    entry("sync_report", ServerEventReader::syncReport),
                    entry("chat_message", ChatCodec::readPosted),
                    entry("reaction", ServerEventReader::reacted),
                    entry("typing", f -> new IsTyping(from(f))),
                    entry("knocking", ServerEventReader::knocking),
                    entry("turned_away", ServerEventReader::turnedAway),
                    entry("webrtc_offer", f -> new RtcOffered(from(f), f.sdp("sdp"))),
                    entry("webrtc_answer", f -> new RtcAnswered(from(f), f.sdp("sdp"))),
                    entry(
                            "webrtc_ice_candidate",
                            f ->
                                    new RtcCandidateFound(
                                            from(f),
                                            f.object("candidate", CallCodec::readCandidate))),
                    entry(
                            "media_state",
                            f -> new MediaStateChanged(from(f), f.bool("mic"), f.bool("camera"))),
                    entry("screen_share_started", f -> new ScreenShareStarted(from(f))),
                    entry("screen_share_stopped", f -> new ScreenShareStopped(from(f))),
                    entry("system_message", ServerEventReader::systemMessage),
                    entry("server_notice", f -> new ServerNotice(story(f, "text"))),
                    entry("error", ServerEventReader::refused));

    private ServerEventReader() {}

    private static RoomJoined roomJoined(Fields fields) throws BadMessageException {
        return new RoomJoined(
                fields.id("self", UserId::new),
                RoomCodec.readSnapshot(fields),
                fields.objects("iceServers", MAX_ICE_SERVERS, ServerEventReader::iceServer),
                new Keys(
                        fields.optionalText("resume", Limits.MAX_TOKEN_LENGTH),
                        fields.optionalText("identity", Limits.MAX_TOKEN_LENGTH),
                        fields.optionalText("grant", Limits.MAX_TOKEN_LENGTH),
                        fields.optionalServerMs("grantUntilServerMs")),
                missed(fields));
    }

    private static @Nullable List<ServerEvent> missed(Fields fields) throws BadMessageException {
        List<Optional<ServerEvent>> missed =
                fields.optionalObjects(
                        "missed", Limits.MAX_MISSED_EVENTS, ServerEventReader::event);
        return missed == null ? null : missed.stream().flatMap(Optional::stream).toList();
    }

    /// Empty for one of a newer server, which is ignored as it would have been then.
    private static Optional<ServerEvent> event(Fields fields) throws BadMessageException {
        Fields.Reader<? extends ServerEvent> reader =
                BY_NAME.get(fields.text("event", Limits.MAX_TOKEN_LENGTH));
        return reader == null ? Optional.empty() : Optional.of(fields.object("data", reader));
    }

    private static IceServer iceServer(Fields fields) throws BadMessageException {
        return new IceServer(
                fields.texts("urls", MAX_ICE_SERVERS, Limits.MAX_URI_LENGTH),
                fields.optionalText("username", Limits.MAX_TOKEN_LENGTH),
                fields.optionalText("credential", Limits.MAX_TOKEN_LENGTH));
    }

    private static UserJoined userJoined(Fields fields) throws BadMessageException {
        return new UserJoined(fields.seq(), fields.object("member", RoomCodec::readMember));
    }

    private static UserDisconnected userDisconnected(Fields fields) throws BadMessageException {
        return new UserDisconnected(
                fields.seq(),
                fields.id("userId", UserId::new),
                fields.text("name", Limits.MAX_NAME_UNITS),
                fields.choice("reason", LeaveReason.class));
    }

    private static RoomUpdated roomUpdated(Fields fields) throws BadMessageException {
        return new RoomUpdated(
                fields.seq(),
                RoomCodec.readRules(fields),
                fields.objects("members", Limits.MAX_MEMBERS, RoomCodec::readMember));
    }

    private static Playback playback(Fields fields) throws BadMessageException {
        PlaybackState state = MediaCodec.readPlayback(fields);
        return new Playback(
                fields.seq(),
                fields.opaque("epoch"),
                fields.choice("action", PlaybackAction.class),
                fields.optionalId("by", UserId::new),
                fields.optionalId("commandId", CommandId::new),
                state.media(),
                state.timeline());
    }

    private static QueueChanged queueChanged(Fields fields) throws BadMessageException {
        return new QueueChanged(
                fields.seq(),
                fields.optionalId("by", UserId::new),
                fields.objects("queue", Limits.MAX_QUEUE, RoomCodec::readQueueItem));
    }

    private static Sync sync(Fields fields) throws BadMessageException {
        return new Sync(
                fields.seq(),
                fields.opaque("epoch"),
                fields.optionalObject("timeline", MediaCodec::readTimeline),
                fields.optionalInteger("serverTimeMs", 0, Fields.MAX_SAFE_INTEGER));
    }

    private static SyncReport syncReport(Fields fields) throws BadMessageException {
        return new SyncReport(
                fields.objects("members", Limits.MAX_MEMBERS, ServerEventReader::memberSync));
    }

    private static MemberSync memberSync(Fields fields) throws BadMessageException {
        return new MemberSync(
                fields.id("userId", UserId::new),
                fields.bool("ready"),
                fields.bool("buffering"),
                fields.optionalSkew("skewMs"));
    }

    private static Reacted reacted(Fields fields) throws BadMessageException {
        return new Reacted(from(fields), fields.text("emoji", Limits.MAX_EMOJI_LENGTH));
    }

    private static UserId from(Fields fields) throws BadMessageException {
        return fields.id("from", UserId::new);
    }

    private static Knocking knocking(Fields fields) throws BadMessageException {
        return new Knocking(fields.objects("knocks", Limits.MAX_KNOCKS, HouseCodec::readKnock));
    }

    private static TurnedAway turnedAway(Fields fields) throws BadMessageException {
        return new TurnedAway(
                fields.id("roomId", RoomId::new), errorCode(fields), story(fields, "message"));
    }

    private static SystemMessage systemMessage(Fields fields) throws BadMessageException {
        return new SystemMessage(story(fields, "text"), fields.serverMs("sentServerMs"));
    }

    private static Refused refused(Fields fields) throws BadMessageException {
        return new Refused(errorCode(fields), story(fields, "message"));
    }

    /// A code of a newer server is as good as "a mistake of the server" to an older client.
    static ErrorCode errorCode(Fields fields) throws BadMessageException {
        return ErrorCode.ofWire(fields.text("code", Limits.MAX_TOKEN_LENGTH))
                .orElse(ErrorCode.INTERNAL);
    }

    /// What the server itself says to people.
    static String story(Fields fields, String name) throws BadMessageException {
        return fields.cleanedText(name, Limits.MAX_CHAT_LENGTH);
    }
}
