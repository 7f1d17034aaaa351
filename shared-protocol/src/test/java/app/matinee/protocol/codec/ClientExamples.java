package app.matinee.protocol.codec;

import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ClientEvent.AnswerKnock;
import app.matinee.protocol.ClientEvent.ChatSend;
import app.matinee.protocol.ClientEvent.ClockProbe;
import app.matinee.protocol.ClientEvent.CreateInvite;
import app.matinee.protocol.ClientEvent.CreateRoom;
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
import app.matinee.protocol.ClientMessageId;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.IceCandidate;
import app.matinee.protocol.InviteId;
import app.matinee.protocol.KnockId;
import app.matinee.protocol.LastHeard;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.MessageId;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.QueueItemId;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.Sdp;
import app.matinee.protocol.UserId;
import java.util.List;

/// Every client event twice: with everything in it, and with as little as it may have.
final class ClientExamples {
    static final Media FULL_MEDIA =
            new Media(
                    new MediaId("film-1"),
                    Media.Kind.URL,
                    "Élan · 東京",
                    "https://films.example/a.mp4",
                    5_400_000L,
                    "sha256:0a");
    static final Media MINIMAL_MEDIA =
            new Media(new MediaId("film-2"), Media.Kind.LIBRARY, "b", null, null, null);

    static final IceCandidate FULL_CANDIDATE =
            new IceCandidate("candidate:1 1 udp 2 192.0.2.1 5000 typ host", "0", 63, "Yk1y");
    static final IceCandidate LAST_CANDIDATE = new IceCandidate("", null, null, null);

    private static final UserId BEN = new UserId("u-ben");
    private static final CommandId COMMAND = new CommandId("c-1");

    static final List<Example<ClientEvent>> ALL =
            List.of(
                    new Example<>(
                            "create_room",
                            new CreateRoom("Friday", "open sesame", RoomPolicy.OPEN),
                            new CreateRoom(null, null, null)),
                    new Example<>(
                            "join_room",
                            new JoinRoom(
                                    new RoomId("ABCD1234"),
                                    "open sesame",
                                    "inv",
                                    new LastHeard("e-1", 17, new MessageId("m-1"))),
                            new JoinRoom(new RoomId("ABCD1234"), null, null)),
                    new Example<>("leave_room", new LeaveRoom(), new LeaveRoom()),
                    new Example<>("room_snapshot", new SnapshotRequest(), new SnapshotRequest()),
                    new Example<>(
                            "clock_probe", new ClockProbe(1_790_000_000_123L), new ClockProbe(-5)),
                    new Example<>(
                            "load_media",
                            new LoadMedia(FULL_MEDIA, COMMAND),
                            new LoadMedia(MINIMAL_MEDIA, COMMAND)),
                    new Example<>(
                            "play",
                            new Play(Limits.MAX_POSITION_MS, COMMAND),
                            new Play(0, COMMAND)),
                    new Example<>("pause", new Pause(61_000, COMMAND), new Pause(0, COMMAND)),
                    new Example<>("seek", new Seek(61_000, COMMAND), new Seek(0, COMMAND)),
                    new Example<>(
                            "set_rate",
                            new SetRate(61_000, 1.25, COMMAND),
                            new SetRate(0, 0.25, COMMAND)),
                    new Example<>(
                            "ready_check",
                            new ReadyCheck(61_000, COMMAND),
                            new ReadyCheck(0, COMMAND)),
                    new Example<>("ready", new Ready(), new Ready()),
                    new Example<>(
                            "set_policy",
                            new SetPolicy(
                                    new RoomPolicy(
                                            Role.HOST,
                                            Role.CO_HOST,
                                            Role.VIEWER,
                                            Role.MEMBER,
                                            Role.CO_HOST,
                                            RoomPolicy.WaitFor.MAJORITY,
                                            true)),
                            new SetPolicy(RoomPolicy.OPEN)),
                    new Example<>(
                            "set_role",
                            new SetRole(new UserId("u-1"), Role.CO_HOST),
                            new SetRole(new UserId("u"), Role.HOST)),
                    new Example<>(
                            "kick",
                            new Kick(new UserId("u-1"), Limits.MAX_BAN_MS),
                            new Kick(new UserId("u"), null)),
                    new Example<>(
                            "unban", new Unban(new PersonId("p-1")), new Unban(new PersonId("p"))),
                    new Example<>(
                            "set_password", new SetPassword("open sesame"), new SetPassword(null)),
                    new Example<>("set_lock", new SetLock(true), new SetLock(false)),
                    new Example<>(
                            "answer_knock",
                            new AnswerKnock(new KnockId("k-1"), true),
                            new AnswerKnock(new KnockId("k"), false)),
                    new Example<>(
                            "create_invite",
                            new CreateInvite(Limits.MAX_INVITE_MS, Limits.MAX_INVITE_USES),
                            new CreateInvite(null, null)),
                    new Example<>(
                            "revoke_invite",
                            new RevokeInvite(new InviteId("i-1")),
                            new RevokeInvite(new InviteId("i"))),
                    new Example<>("list_invites", new ListInvites(), new ListInvites()),
                    new Example<>("renew_grant", new RenewGrant(), new RenewGrant()),
                    new Example<>("set_waiting", new SetWaiting(true), new SetWaiting(false)),
                    new Example<>(
                            "playback_status",
                            new PlaybackStatus(true, false, 61_000, 1_790_000_000_000L, -12),
                            new PlaybackStatus(false, true, 0, 0, null)),
                    new Example<>(
                            "chat_message",
                            new ChatSend("two\nlines 🎬", new ClientMessageId("m-1")),
                            new ChatSend("a", new ClientMessageId("m"))),
                    new Example<>("reaction", new React("👩‍👩‍👧"), new React("!")),
                    new Example<>("typing", new Typing(), new Typing()),
                    new Example<>(
                            "queue_add", new QueueAdd(FULL_MEDIA), new QueueAdd(MINIMAL_MEDIA)),
                    new Example<>(
                            "queue_remove",
                            new QueueRemove(new QueueItemId("q-1")),
                            new QueueRemove(new QueueItemId("q"))),
                    new Example<>(
                            "queue_move",
                            new QueueMove(new QueueItemId("q-1"), Limits.MAX_QUEUE),
                            new QueueMove(new QueueItemId("q"), 0)),
                    new Example<>(
                            "queue_next",
                            new QueueNext(new MediaId("film-1"), COMMAND),
                            new QueueNext(null, COMMAND)),
                    new Example<>(
                            "webrtc_offer",
                            new RtcOffer(BEN, new Sdp("v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n")),
                            new RtcOffer(BEN, new Sdp("v"))),
                    new Example<>(
                            "webrtc_answer",
                            new RtcAnswer(BEN, new Sdp("x".repeat(Limits.MAX_SDP_LENGTH))),
                            new RtcAnswer(BEN, new Sdp("v=0\n"))),
                    new Example<>(
                            "webrtc_ice_candidate",
                            new RtcCandidate(BEN, FULL_CANDIDATE),
                            new RtcCandidate(BEN, LAST_CANDIDATE)),
                    new Example<>(
                            "media_state",
                            new SetMediaState(true, false),
                            new SetMediaState(false, true)),
                    new Example<>(
                            "screen_share_started", new StartScreenShare(), new StartScreenShare()),
                    new Example<>(
                            "screen_share_stopped", new StopScreenShare(), new StopScreenShare()));

    private ClientExamples() {}
}
