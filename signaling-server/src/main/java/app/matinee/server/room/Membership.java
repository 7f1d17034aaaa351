package app.matinee.server.room;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.LeaveReason;
import app.matinee.protocol.Member;
import app.matinee.protocol.Names;
import app.matinee.protocol.Role;
import app.matinee.protocol.ServerEvent.RoomUpdated;
import app.matinee.protocol.ServerEvent.UserDisconnected;
import app.matinee.protocol.ServerEvent.UserJoined;
import app.matinee.protocol.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who is in the room: coming, going, coming back, and who is host.
final class Membership {
    /// How long the place of a lost connection is kept.
    static final long PLACE_KEPT_MS = 30_000;

    private Membership() {}

    static Decision enter(RoomState room, RoomCommand.Enter enter, long nowMs, RoomBounds bounds) {
        if (room.passwordHash() != null
                && !Objects.equals(room.passwordHash(), enter.provenHash())) {
            return Decision.refused(
                    room, ErrorCode.WRONG_PASSWORD, "That is not this room's password.");
        }
        if (room.seats().size() >= bounds.members()) {
            return Decision.refused(room, ErrorCode.ROOM_FULL, "This room is full.");
        }
        Role role = room.seats().isEmpty() ? Role.HOST : Role.MEMBER;
        String name =
                Names.unique(enter.name(), room.members().stream().map(Member::name).toList());
        Member member = new Member(enter.user(), name, role, nowMs);
        RoomState next =
                room.withNewSeat(
                                new Seat(
                                        member,
                                        enter.resumeHash(),
                                        List.of(),
                                        null,
                                        newcomer(room, PlayerState.UNKNOWN),
                                        null))
                        .counted();
        return Decision.of(
                next,
                new Reply.Entered(enter.user(), next.snapshot(nowMs)),
                Outgoing.toOthers(enter.user(), new UserJoined(next.seq(), member)));
    }

    /// A film that plays, or is about to, stops for nobody who comes in: they join it.
    private static PlayerState newcomer(RoomState room, PlayerState player) {
        boolean late = room.playback().timeline().playing() || room.gate() != null;
        return late ? player.excusedFromNowOn() : player;
    }

    /// Gives a place back. Nobody else hears of it: nobody else saw them go.
    static Decision resume(RoomState room, RoomCommand.Resume resume, long nowMs) {
        return room.seats().stream()
                .filter(s -> s.resumeHash().equals(resume.resumeHash()))
                .findFirst()
                .map(seat -> {
                    Seat taken =
                            seat.takenAgain(resume.nextResumeHash())
                                    .with(newcomer(room, seat.player()));
                    RoomState next = room.withSeat(taken);
                    return Decision.of(
                            next, new Reply.Entered(seat.userId(), next.snapshot(nowMs)));
                })
                .orElseGet(() ->
                        Decision.refused(
                                room,
                                ErrorCode.RESUME_INVALID,
                                "Your place is no longer kept; please join again."));
    }

    static Decision lost(RoomState room, UserId user, long nowMs) {
        return room.seat(user)
                .filter(seat -> !seat.isLost())
                .map(seat -> Decision.of(room.withSeat(seat.lostSince(nowMs)), new Reply.Done()))
                .orElseGet(() -> Decision.nothing(room));
    }

    /// Everybody's place is kept as after a lost connection, from now on.
    static Decision restored(RoomState room, @Nullable String newEpoch, long nowMs) {
        RoomState waiting =
                room.withSeats(room.seats().stream().map(seat -> seat.lostSince(nowMs)).toList());
        return Decision.of(
                newEpoch == null ? waiting : waiting.withEpoch(newEpoch), new Reply.Done());
    }

    static Decision leave(RoomState room, Seat seat, LeaveReason reason, long nowMs) {
        List<Outgoing> outgoing = new ArrayList<>();
        RoomState next = without(room, seat, reason, nowMs, outgoing);
        return new Decision(next, outgoing, new Reply.Done());
    }

    static Decision removeLost(RoomState room, long nowMs) {
        List<Outgoing> outgoing = new ArrayList<>();
        RoomState next = room;
        for (Seat seat : room.seats()) {
            Long since = seat.lostSinceServerMs();
            if (since != null && nowMs - since >= PLACE_KEPT_MS) {
                next = without(next, seat, LeaveReason.CONNECTION_LOST, nowMs, outgoing);
            }
        }
        return new Decision(next, outgoing, new Reply.Done());
    }

    private static RoomState without(
            RoomState room, Seat seat, LeaveReason reason, long nowMs, List<Outgoing> outgoing) {
        RoomState next = room.withoutSeat(seat.userId(), nowMs).counted();
        Member gone = seat.member();
        outgoing.add(
                Outgoing.toOthers(
                        gone.userId(),
                        new UserDisconnected(next.seq(), gone.userId(), gone.name(), reason)));
        return gone.role() == Role.HOST ? withNewHost(next, outgoing) : next;
    }

    /// The longest-present becomes host, somebody whose connection stands if there is one.
    private static RoomState withNewHost(RoomState room, List<Outgoing> outgoing) {
        return room.seats().stream()
                .filter(s -> !s.isLost())
                .findFirst()
                .or(() -> room.seats().stream().findFirst())
                .map(heir -> {
                    RoomState next = room.withSeat(heir.as(Role.HOST)).counted();
                    outgoing.add(
                            Outgoing.toAll(
                                    new RoomUpdated(
                                            next.seq(),
                                            next.title(),
                                            next.policy(),
                                            next.members())));
                    return next;
                })
                .orElse(room);
    }
}
