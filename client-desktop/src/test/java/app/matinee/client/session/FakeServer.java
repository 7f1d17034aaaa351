package app.matinee.client.session;

import app.matinee.client.signaling.Answer;
import app.matinee.protocol.CallState;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ClientMessageId;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Invite;
import app.matinee.protocol.InviteId;
import app.matinee.protocol.Keys;
import app.matinee.protocol.Knock;
import app.matinee.protocol.KnockId;
import app.matinee.protocol.LastHeard;
import app.matinee.protocol.LeaveReason;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
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
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.Timeline;
import app.matinee.protocol.UserId;
import app.matinee.protocol.Waiting;
import app.matinee.protocol.codec.AckCodec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One room in memory, by the rules of docs/protocol.md.
final class FakeServer {
    static final RoomId ROOM = new RoomId("ABCD1234");
    static final long LEAD_MS = 250;
    static final Media FILM =
            new Media(new MediaId("film-1"), Media.Kind.LIBRARY, "Film", null, 600_000L, null);

    private final World world;
    private final double clockOffsetMs;
    final Map<FakeSignaling, Member> members = new LinkedHashMap<>();
    final Map<String, Member> kept = new LinkedHashMap<>();
    private final Map<UserId, Member> lost = new LinkedHashMap<>();

    /// At which of its connections somebody was told that their place is gone; a token counts once.
    private final Map<FakeSignaling, Integer> refusedAt = new HashMap<>();

    final List<ServerEvent.ChatPosted> chat = new ArrayList<>();
    final List<QueueItem> queue = new ArrayList<>();
    final List<ClientEvent> received = new ArrayList<>();
    PlaybackState playback = PlaybackState.NOTHING_ON;
    String epoch = "e1";
    long seq;
    boolean away;
    boolean refuseCommands;

    /// Knows nothing of what it told, and gives who comes back the room whole.
    boolean forgetful;

    /// Changes and lines, in order.
    private final List<ServerEvent> told = new ArrayList<>();

    @Nullable Waiting waiting;
    private int users;

    FakeServer(World world, double clockOffsetMs) {
        this.world = world;
        this.clockOffsetMs = clockOffsetMs;
    }

    long nowMs() {
        return (long) exactNowMs();
    }

    double exactNowMs() {
        return world.nanos() / 1e6 + clockOffsetMs;
    }

    /// Refuses microphones and cameras.
    boolean mute;

    Answer handle(FakeSignaling from, ClientEvent event) {
        received.add(event);
        boolean entering =
                event instanceof ClientEvent.CreateRoom || event instanceof ClientEvent.JoinRoom;
        if (!entering && !members.containsKey(from)) {
            return new Answer.Refused(ErrorCode.NOT_IN_ROOM, "You are in no room.");
        }
        return switch (event) {
            case ClientEvent.CreateRoom create -> enter(from, null);
            case ClientEvent.JoinRoom join ->
                    join.roomId().equals(ROOM)
                            ? (lobby && from.hello().resume() == null
                                    ? knock(from)
                                    : enter(from, join.since()))
                            : new Answer.Refused(ErrorCode.ROOM_NOT_FOUND, "No such room.");
            case ClientEvent.LeaveRoom leave -> leave(from);
            case ClientEvent.SnapshotRequest ask -> {
                from.deliver(new ServerEvent.Snapshot(snapshot()));
                yield new Answer.Accepted();
            }
            case ClientEvent.Command command -> command(from, command);
            case ClientEvent.ChatSend line -> chat(from, line);
            case ClientEvent.QueueAdd add -> {
                queue.add(
                        new QueueItem(
                                new QueueItemId("q" + seq), add.media(), member(from).userId()));
                all(new ServerEvent.QueueChanged(++seq, member(from).userId(), queue));
                yield new Answer.Accepted();
            }
            case ClientEvent.Typing typing -> {
                others(from, new ServerEvent.IsTyping(member(from).userId()));
                yield new Answer.Accepted();
            }
            case ClientEvent.ClockProbe probe -> new Answer.Accepted();
            case ClientEvent.PlaybackStatus status -> new Answer.Accepted();
            case ClientEvent.React react -> new Answer.Accepted();
            case ClientEvent.Ready ready -> new Answer.Accepted();
            case ClientEvent.SetPolicy set -> new Answer.Accepted();
            case ClientEvent.HouseRule rule -> house(from, rule);
            case ClientEvent.RenewGrant renew -> new Answer.Accepted();
            case ClientEvent.SetWaiting set -> new Answer.Accepted();
            case ClientEvent.QueueRemove remove -> new Answer.Accepted();
            case ClientEvent.QueueMove move -> new Answer.Accepted();
            case ClientEvent.Relay relay -> relay(from, relay);
            case ClientEvent.SetMediaState set -> {
                if (mute) {
                    yield new Answer.Refused(ErrorCode.FORBIDDEN, "Not now.");
                }
                Member self = member(from);
                call(from, new CallState(set.mic(), set.camera(), self.call().screen()));
                all(new ServerEvent.MediaStateChanged(self.userId(), set.mic(), set.camera()));
                yield new Answer.Accepted();
            }
            case ClientEvent.StartScreenShare start -> {
                if (members.values().stream().anyMatch(m -> m.call().screen())) {
                    yield new Answer.Refused(ErrorCode.SCREEN_TAKEN, "Taken.");
                }
                call(from, member(from).call().withScreen(true));
                all(new ServerEvent.ScreenShareStarted(member(from).userId()));
                yield new Answer.Accepted();
            }
            case ClientEvent.StopScreenShare stop -> {
                call(from, member(from).call().withScreen(false));
                all(new ServerEvent.ScreenShareStopped(member(from).userId()));
                yield new Answer.Accepted();
            }
        };
    }

    private Answer relay(FakeSignaling from, ClientEvent.Relay relay) {
        UserId by = member(from).userId();
        ServerEvent event =
                switch (relay) {
                    case ClientEvent.RtcOffer offer -> new ServerEvent.RtcOffered(by, offer.sdp());
                    case ClientEvent.RtcAnswer answer ->
                            new ServerEvent.RtcAnswered(by, answer.sdp());
                    case ClientEvent.RtcCandidate found ->
                            new ServerEvent.RtcCandidateFound(by, found.candidate());
                };
        if (lost.containsKey(relay.to())) {
            return new Answer.Refused(ErrorCode.UNAVAILABLE, "Coming back.");
        }
        for (var each : members.entrySet()) {
            if (each.getValue().userId().equals(relay.to())) {
                each.getKey().deliver(event);
                return new Answer.Accepted();
            }
        }
        return new Answer.Refused(ErrorCode.USER_NOT_FOUND, "Nobody.");
    }

    private void call(FakeSignaling from, CallState now) {
        Member changed = member(from).with(now);
        members.put(from, changed);
        kept.replaceAll((token, kept) -> kept.userId().equals(changed.userId()) ? changed : kept);
    }

    /// As after a long absence: no token gives a place back.
    void forgetPlaces() {
        kept.clear();
    }

    /// Whoever comes in has to wait for somebody who opens.
    boolean lobby;

    /// Who waits at the door, by their knock.
    final Map<KnockId, FakeSignaling> door = new LinkedHashMap<>();

    final List<Invite> invites = new ArrayList<>();

    private Answer knock(FakeSignaling from) {
        door.put(new KnockId("k" + ++users), from);
        tellKnocks();
        return new Answer.Accepted(AckCodec.atTheDoor(ROOM, nowMs() + Limits.KNOCK_TIMEOUT_MS));
    }

    private void tellKnocks() {
        all(
                new ServerEvent.Knocking(
                        door.entrySet().stream()
                                .map(each ->
                                        new Knock(
                                                each.getKey(),
                                                each.getValue().hello().name(),
                                                nowMs() + Limits.KNOCK_TIMEOUT_MS))
                                .toList()));
    }

    private Answer house(FakeSignaling from, ClientEvent.HouseRule rule) {
        return switch (rule) {
            case ClientEvent.AnswerKnock(var knock, boolean admit) -> {
                FakeSignaling waiting = Objects.requireNonNull(door.remove(knock));
                tellKnocks();
                if (admit) {
                    enter(waiting, null);
                } else {
                    waiting.deliver(
                            new ServerEvent.TurnedAway(ROOM, ErrorCode.NOT_ADMITTED, "Not today."));
                }
                yield new Answer.Accepted();
            }
            case ClientEvent.CreateInvite(var validMs, var uses) -> {
                Invite made =
                        new Invite(
                                new InviteId("i" + invites.size()),
                                member(from).userId(),
                                nowMs() + 60_000,
                                uses,
                                0);
                invites.add(made);
                yield new Answer.Accepted(AckCodec.invite(made, "secret"));
            }
            case ClientEvent.RevokeInvite(var gone) -> {
                invites.removeIf(invite -> invite.inviteId().equals(gone));
                yield new Answer.Accepted();
            }
            case ClientEvent.ListInvites list -> new Answer.Accepted(AckCodec.invites(invites));
            case ClientEvent.SetRole set -> new Answer.Accepted();
            case ClientEvent.Kick kick -> {
                kick(kick.userId());
                yield new Answer.Accepted();
            }
            case ClientEvent.Unban unban -> new Answer.Accepted();
            case ClientEvent.SetPassword set -> new Answer.Accepted();
            case ClientEvent.SetLock set -> new Answer.Accepted();
        };
    }

    private Answer enter(FakeSignaling from, @Nullable LastHeard since) {
        String resume = from.hello().resume();
        Member known = resume == null ? null : kept.remove(resume);
        if (resume != null
                && known == null
                && !Objects.equals(refusedAt.put(from, from.connects), from.connects)) {
            return new Answer.Refused(ErrorCode.RESUME_INVALID, "Your place is no longer kept.");
        }
        boolean isNew = known == null;
        Member member =
                known != null
                        ? known
                        : new Member(
                                new UserId("u" + ++users),
                                from.hello().name(),
                                Role.MEMBER,
                                nowMs());
        members.values().remove(member);
        lost.remove(member.userId());
        members.put(from, member);
        if (isNew) {
            others(from, new ServerEvent.UserJoined(++seq, member));
        }
        String token = "token-" + member.userId() + "-" + received.size();
        kept.put(token, member);
        Keys keys = new Keys(token, null, null, null);
        List<ServerEvent> missed = isNew || since == null ? null : missedSince(since);
        from.deliver(
                new ServerEvent.RoomJoined(
                        member.userId(),
                        missed == null ? snapshot() : snapshot().withoutChat(),
                        List.of(),
                        keys,
                        missed));
        return new Answer.Accepted();
    }

    private @Nullable List<ServerEvent> missedSince(LastHeard since) {
        if (forgetful || !since.epoch().equals(epoch)) {
            return null;
        }
        int heard = 0;
        for (int i = 0; i < told.size(); i++) {
            ServerEvent event = told.get(i);
            if ((event instanceof ServerEvent.Sequenced change && change.seq() == since.seq())
                    || (event instanceof ServerEvent.ChatPosted line
                            && line.id().equals(since.line()))) {
                heard = i + 1;
            }
        }
        return told.subList(heard, told.size());
    }

    private Answer leave(FakeSignaling from) {
        Member gone = member(from);
        members.remove(from);
        all(new ServerEvent.UserDisconnected(++seq, gone.userId(), gone.name(), LeaveReason.LEFT));
        return new Answer.Accepted();
    }

    private void kick(UserId whom) {
        members.values().stream()
                .filter(member -> member.userId().equals(whom))
                .findFirst()
                .ifPresent(gone -> {
                    all(
                            new ServerEvent.UserDisconnected(
                                    ++seq, gone.userId(), gone.name(), LeaveReason.KICKED));
                    members.values().remove(gone);
                });
    }

    private Answer command(FakeSignaling from, ClientEvent.Command command) {
        if (refuseCommands) {
            return new Answer.Refused(ErrorCode.FORBIDDEN, "Only the host may do that.");
        }
        Timeline before = playback.timeline();
        long start = nowMs() + LEAD_MS;
        return switch (command) {
            case ClientEvent.Play play ->
                    changed(
                            from,
                            command,
                            PlaybackAction.PLAY,
                            before.playedFrom(play.positionMs(), start));
            case ClientEvent.Pause pause ->
                    changed(
                            from,
                            command,
                            PlaybackAction.PAUSE,
                            before.restingAt(pause.positionMs(), nowMs()));
            case ClientEvent.Seek seek ->
                    changed(
                            from,
                            command,
                            PlaybackAction.SEEK,
                            before.playing()
                                    ? before.playedFrom(seek.positionMs(), start)
                                    : before.restingAt(seek.positionMs(), nowMs()));
            case ClientEvent.SetRate rate ->
                    changed(
                            from,
                            command,
                            PlaybackAction.SET_RATE,
                            before.withRateFrom(rate.rate(), start));
            case ClientEvent.ReadyCheck check ->
                    changed(
                            from,
                            command,
                            PlaybackAction.WAIT,
                            before.restingAt(check.positionMs(), nowMs()));
            case ClientEvent.LoadMedia load -> loaded(from, command, load.media());
            case ClientEvent.QueueNext next -> {
                Optional<QueueItem> first = queue.stream().findFirst();
                if (first.isEmpty()) {
                    yield new Answer.Refused(ErrorCode.QUEUE_ITEM_NOT_FOUND, "Empty.");
                }
                if (!Objects.equals(next.mediaId(), before.mediaId())) {
                    yield new Answer.Accepted();
                }
                queue.removeFirst();
                all(new ServerEvent.QueueChanged(++seq, member(from).userId(), queue));
                yield loaded(from, command, first.get().media());
            }
        };
    }

    private Answer loaded(FakeSignaling from, ClientEvent.Command command, Media media) {
        playback = new PlaybackState(media, new Timeline(media.id(), 0, nowMs(), 1, false));
        return changed(from, command, PlaybackAction.LOAD, playback.timeline());
    }

    private Answer changed(
            FakeSignaling from, ClientEvent.Command command, PlaybackAction action, Timeline next) {
        playback = new PlaybackState(playback.media(), next);
        all(
                new ServerEvent.Playback(
                        ++seq,
                        epoch,
                        action,
                        member(from).userId(),
                        command.commandId(),
                        playback.media(),
                        next));
        return new Answer.Accepted();
    }

    private Answer chat(FakeSignaling from, ClientEvent.ChatSend line) {
        Member member = member(from);
        ClientMessageId id = line.clientMessageId();
        Optional<ServerEvent.ChatPosted> stored =
                chat.stream().filter(c -> c.clientMessageId().equals(id)).findFirst();
        if (stored.isPresent()) {
            from.deliver(stored.get());
        } else {
            ServerEvent.ChatPosted posted =
                    new ServerEvent.ChatPosted(
                            new MessageId("m" + chat.size()),
                            member.userId(),
                            member.name(),
                            line.text(),
                            nowMs(),
                            null,
                            id);
            chat.add(posted);
            all(posted);
        }
        return new Answer.Accepted();
    }

    private Member member(FakeSignaling who) {
        return Objects.requireNonNull(members.get(who));
    }

    RoomSnapshot snapshot() {
        return new RoomSnapshot(
                ROOM,
                new RoomRules("Room", false, false, RoomPolicy.OPEN),
                epoch,
                seq,
                members(),
                playback,
                waiting,
                queue,
                chat,
                nowMs());
    }

    private void tell(ServerEvent event) {
        if (event instanceof ServerEvent.Sequenced || event instanceof ServerEvent.ChatPosted) {
            told.add(event);
        }
    }

    void all(ServerEvent event) {
        tell(event);
        List.copyOf(members.keySet()).forEach(s -> s.deliver(event));
    }

    private void others(FakeSignaling but, ServerEvent event) {
        tell(event);
        each(s -> s.deliver(event), but);
    }

    private void each(Consumer<FakeSignaling> what, FakeSignaling but) {
        members.keySet().stream().filter(s -> s != but).toList().forEach(what);
    }

    /// The connection broke; the place is kept.
    void lost(FakeSignaling who) {
        Member gone = members.remove(who);
        if (gone == null) {
            return;
        }
        lost.put(gone.userId(), gone);
        world.in(
                30_000,
                () -> {
                    if (lost.remove(gone.userId(), gone)) {
                        kept.values().remove(gone);
                        all(
                                new ServerEvent.UserDisconnected(
                                        ++seq,
                                        gone.userId(),
                                        gone.name(),
                                        LeaveReason.CONNECTION_LOST));
                    }
                });
    }

    /// Everybody, in order of joining.
    List<Member> members() {
        return Stream.concat(members.values().stream(), lost.values().stream())
                .sorted(
                        Comparator.comparing(
                                m -> Integer.parseInt(m.userId().value().substring(1))))
                .toList();
    }
}
