package app.matinee.protocol.codec;

import app.matinee.protocol.CallState;
import app.matinee.protocol.ClientMessageId;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.IceServer;
import app.matinee.protocol.Keys;
import app.matinee.protocol.Knock;
import app.matinee.protocol.KnockId;
import app.matinee.protocol.LeaveReason;
import app.matinee.protocol.Member;
import app.matinee.protocol.MessageId;
import app.matinee.protocol.PlaybackAction;
import app.matinee.protocol.PlaybackState;
import app.matinee.protocol.QueueItem;
import app.matinee.protocol.QueueItemId;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.RoomRules;
import app.matinee.protocol.RoomSnapshot;
import app.matinee.protocol.Sdp;
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
import app.matinee.protocol.Waiting;
import java.util.List;

/// Every server event twice: with everything in it, and with as little as it may have.
final class ServerExamples {
    private static final long NOW = 1_790_000_000_000L;
    private static final UserId ANN = new UserId("u-ann");
    private static final UserId BEN = new UserId("u-ben");
    private static final Member HOST =
            new Member(ANN, "Ann", Role.HOST, NOW).with(new CallState(true, true, false));
    private static final Timeline TIMELINE =
            new Timeline(ClientExamples.FULL_MEDIA.id(), 61_000, NOW + 300, 1.25, true);
    private static final List<QueueItem> QUEUE =
            List.of(new QueueItem(new QueueItemId("q-1"), ClientExamples.FULL_MEDIA, BEN));
    private static final ChatPosted CHAT =
            new ChatPosted(
                    new MessageId("m-1"),
                    BEN,
                    "Ben",
                    "two\nlines 🎬",
                    NOW,
                    61_000L,
                    new ClientMessageId("x-1"));

    private static final Waiting WAITING =
            new Waiting(Waiting.Reason.READY_CHECK, ANN, List.of(ANN, BEN), NOW + 30_000);

    private static final RoomRules RULES = new RoomRules("Friday", true, true, RoomPolicy.OPEN);

    private static final RoomSnapshot FULL_ROOM =
            new RoomSnapshot(
                    new RoomId("ABCD1234"),
                    RULES,
                    "e-1",
                    17,
                    List.of(
                            HOST,
                            new Member(BEN, "Ben", Role.CO_HOST, NOW)
                                    .waitedFor(false)
                                    .with(new CallState(true, false, true))),
                    new PlaybackState(ClientExamples.FULL_MEDIA, TIMELINE),
                    WAITING,
                    QUEUE,
                    List.of(CHAT),
                    NOW);
    private static final RoomSnapshot MINIMAL_ROOM =
            new RoomSnapshot(
                    new RoomId("ABCD1234"),
                    new RoomRules("F", false, false, RoomPolicy.OPEN),
                    "e",
                    0,
                    List.of(),
                    PlaybackState.NOTHING_ON,
                    null,
                    List.of(),
                    List.of(),
                    0);

    static final List<Example<ServerEvent>> ALL =
            List.of(
                    new Example<>(
                            "room_created",
                            new RoomCreated(new RoomId("ABCD1234")),
                            new RoomCreated(new RoomId("00000000"))),
                    new Example<>(
                            "room_joined",
                            new RoomJoined(
                                    ANN,
                                    FULL_ROOM,
                                    List.of(
                                            new IceServer(
                                                    List.of("stun:a.example", "turn:a.example"),
                                                    "u",
                                                    "c")),
                                    new Keys("token", "identity", "grant", NOW + 1),
                                    List.of(new UserJoined(18, HOST), CHAT)),
                            new RoomJoined(ANN, MINIMAL_ROOM, List.of(), Keys.NONE)),
                    new Example<>(
                            "room_snapshot", new Snapshot(FULL_ROOM), new Snapshot(MINIMAL_ROOM)),
                    new Example<>(
                            "user_joined",
                            new UserJoined(18, HOST),
                            new UserJoined(0, HOST.with(CallState.OFF))),
                    new Example<>(
                            "user_disconnected",
                            new UserDisconnected(19, BEN, "Ben", LeaveReason.CONNECTION_LOST),
                            new UserDisconnected(1, BEN, "B", LeaveReason.LEFT)),
                    new Example<>(
                            "room_updated",
                            new RoomUpdated(20, RULES, List.of(HOST)),
                            new RoomUpdated(1, RULES, List.of())),
                    new Example<>(
                            "playback",
                            new Playback(
                                    21,
                                    "e-1",
                                    PlaybackAction.SET_RATE,
                                    ANN,
                                    new CommandId("c-1"),
                                    ClientExamples.FULL_MEDIA,
                                    TIMELINE),
                            new Playback(
                                    1, "e", PlaybackAction.WAIT, null, null, null, Timeline.EMPTY)),
                    new Example<>(
                            "waiting",
                            new WaitingFor(22, WAITING),
                            new WaitingFor(
                                    1,
                                    new Waiting(Waiting.Reason.BUFFERING, null, List.of(BEN), 0))),
                    new Example<>(
                            "queue_changed",
                            new QueueChanged(22, BEN, QUEUE),
                            new QueueChanged(1, null, List.of())),
                    new Example<>(
                            "sync",
                            new Sync(22, "e-1", TIMELINE, NOW),
                            new Sync(0, "e", null, null)),
                    new Example<>(
                            "sync_report",
                            new SyncReport(List.of(new MemberSync(ANN, true, false, -12))),
                            new SyncReport(List.of())),
                    new Example<>(
                            "chat_message",
                            CHAT,
                            new ChatPosted(
                                    new MessageId("m"),
                                    BEN,
                                    "B",
                                    "a",
                                    0,
                                    null,
                                    new ClientMessageId("x"))),
                    new Example<>("reaction", new Reacted(BEN, "🎉"), new Reacted(BEN, "!")),
                    new Example<>("typing", new IsTyping(BEN), new IsTyping(ANN)),
                    new Example<>(
                            "webrtc_offer",
                            new RtcOffered(BEN, new Sdp("v=0\r\n")),
                            new RtcOffered(BEN, new Sdp("v"))),
                    new Example<>(
                            "webrtc_answer",
                            new RtcAnswered(BEN, new Sdp("v=0\r\n")),
                            new RtcAnswered(BEN, new Sdp("v"))),
                    new Example<>(
                            "webrtc_ice_candidate",
                            new RtcCandidateFound(BEN, ClientExamples.FULL_CANDIDATE),
                            new RtcCandidateFound(BEN, ClientExamples.LAST_CANDIDATE)),
                    new Example<>(
                            "media_state",
                            new MediaStateChanged(BEN, true, false),
                            new MediaStateChanged(BEN, false, true)),
                    new Example<>(
                            "screen_share_started",
                            new ScreenShareStarted(BEN),
                            new ScreenShareStarted(ANN)),
                    new Example<>(
                            "screen_share_stopped",
                            new ScreenShareStopped(BEN),
                            new ScreenShareStopped(ANN)),
                    new Example<>(
                            "knocking",
                            new Knocking(List.of(new Knock(new KnockId("k-1"), "Cem", NOW))),
                            new Knocking(List.of())),
                    new Example<>(
                            "turned_away",
                            new TurnedAway(
                                    new RoomId("ABCD1234"), ErrorCode.NOT_ANSWERED, "Nobody came."),
                            new TurnedAway(new RoomId("ABCD1234"), ErrorCode.BANNED, "a")),
                    new Example<>(
                            "system_message",
                            new SystemMessage("Ann is host now.", NOW),
                            new SystemMessage("a", 0)),
                    new Example<>(
                            "server_notice",
                            new ServerNotice("Back in a minute."),
                            new ServerNotice("a")),
                    new Example<>(
                            "error",
                            new Refused(ErrorCode.FORBIDDEN, "Only the host may do this."),
                            new Refused(ErrorCode.INTERNAL, "a")));

    private ServerExamples() {}
}
