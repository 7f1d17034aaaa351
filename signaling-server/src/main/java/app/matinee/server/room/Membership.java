package app.matinee.server.room;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.LeaveReason;
import app.matinee.protocol.Member;
import app.matinee.protocol.Names;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.Role;
import app.matinee.protocol.ServerEvent.UserDisconnected;
import app.matinee.protocol.ServerEvent.UserJoined;
import app.matinee.protocol.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who is in the room: taking a seat, losing it, taking it again, and who is host. Whether somebody
/// may take one is [DoorRules]'s.
///
/// While somebody is here, exactly one is host. Who leaves is remembered with their role
/// ([Standing]), so that nobody gains or loses by going out and in.
final class Membership {
    /// How long the place of a lost connection is kept.
    static final long PLACE_KEPT_MS = 30_000;

    /// Who inherits: a co-host before a member before a viewer, whose connection stands before
    /// whose does not, the longest here first. A viewer last even so, since viewers were made
    /// viewers.
    private static final Comparator<Seat> NEXT_IN_LINE =
            Comparator.<Seat, Boolean>comparing(seat -> seat.role() == Role.VIEWER)
                    .thenComparing(Seat::isLost)
                    .thenComparing(Seat::role);

    private Membership() {}

    /// Somebody takes a seat; nobody is asked whether they may.
    static Decision seated(RoomState room, UserId user, Newcomer who, long nowMs) {
        String name = Names.unique(who.name(), room.members().stream().map(Member::name).toList());
        Member member = new Member(user, name, role(room, who.person()), nowMs, who.person());
        Seat seat = Seat.taken(member, who, newcomer(room, PlayerState.UNKNOWN), nowMs);
        RoomState next = room.with(room.people().joinedBy(seat)).counted();
        return Decision.of(
                next,
                entered(next, seat, nowMs),
                Outgoing.toOthers(user, new UserJoined(next.seq(), member)));
    }

    private static Reply entered(RoomState room, Seat seat, long nowMs) {
        return new Reply.Entered(
                seat.userId(), room.snapshot(nowMs), seat.keepsDoor() ? room.knocks() : List.of());
    }

    /// The first is host. At a second device one has the same role, and who comes back the one they
    /// had; only host is one alone.
    private static Role role(RoomState room, PersonId person) {
        if (room.seats().isEmpty()) {
            return Role.HOST;
        }
        return room.people().seatsOf(person).stream()
                .map(Seat::role)
                .min(Comparator.naturalOrder())
                .or(() -> room.people().standing(person).map(Standing::role))
                .map(role -> role == Role.HOST ? Role.CO_HOST : role)
                .orElse(Role.MEMBER);
    }

    /// A film that plays, or is about to, stops for nobody who comes in: they join it.
    private static PlayerState newcomer(RoomState room, PlayerState player) {
        boolean late = room.playback().timeline().playing() || room.gate() != null;
        return late ? player.excusedFromNowOn() : player;
    }

    /// Gives a place back. Nobody else hears of it: nobody else saw them go.
    static Decision resume(RoomState room, RoomCommand.Resume resume, long nowMs) {
        return room.seats().stream()
                .filter(s -> s.line().isOpenedBy(resume.resumeHash()))
                .findFirst()
                .map(seat -> {
                    Seat taken =
                            seat.takenAgain(resume.resumeHash(), resume.nextResumeHash(), nowMs)
                                    .with(newcomer(room, seat.player()));
                    RoomState next = room.withSeat(taken);
                    return Decision.of(next, entered(next, taken, nowMs));
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

    static Decision leave(RoomState room, Seat seat, long nowMs) {
        List<Outgoing> outgoing = new ArrayList<>();
        RoomState next = without(room, seat, LeaveReason.LEFT, Standing::after, nowMs, outgoing);
        return new Decision(next, outgoing, new Reply.Done());
    }

    /// Gives up the seats of those who did not come back, and of programs that say nothing.
    static Decision removeGone(RoomState room, long idleMs, long nowMs) {
        List<Outgoing> outgoing = new ArrayList<>();
        RoomState next = room;
        for (Seat seat : room.seats()) {
            Long since = seat.line().lostSinceServerMs();
            if (since != null && nowMs - since >= PLACE_KEPT_MS) {
                next = removed(next, seat, LeaveReason.CONNECTION_LOST, nowMs, outgoing);
            } else if (since == null && nowMs - seat.line().heardServerMs() >= idleMs) {
                next = removed(next, seat, LeaveReason.IDLE, nowMs, outgoing);
            }
        }
        return new Decision(next, outgoing, new Reply.Done());
    }

    private static RoomState removed(
            RoomState room, Seat seat, LeaveReason why, long nowMs, List<Outgoing> outgoing) {
        return without(room, seat, why, Standing::after, nowMs, outgoing);
    }

    /// @param remembered what they may be again
    static RoomState without(
            RoomState room,
            Seat seat,
            LeaveReason reason,
            Function<Seat, Standing> remembered,
            long nowMs,
            List<Outgoing> outgoing) {
        // They may have become host since the caller looked.
        Seat now = room.seat(seat.userId()).orElse(seat);
        RoomState next = room.with(room.people().leftBy(now, remembered, nowMs)).counted();
        Member gone = now.member();
        UserDisconnected news =
                new UserDisconnected(next.seq(), gone.userId(), gone.name(), reason);
        // Who did not leave of their own will has to hear it.
        outgoing.add(
                reason == LeaveReason.LEFT
                        ? Outgoing.toOthers(gone.userId(), news)
                        : Outgoing.toAll(news));
        return gone.role() == Role.HOST ? withNewHost(next, outgoing) : next;
    }

    private static RoomState withNewHost(RoomState room, List<Outgoing> outgoing) {
        return room.seats().stream()
                .min(NEXT_IN_LINE)
                .map(heir -> {
                    RoomState next = room.withSeat(heir.as(Role.HOST)).counted();
                    outgoing.add(Outgoing.toAll(next.updated()));
                    return next;
                })
                .orElse(room);
    }
}
