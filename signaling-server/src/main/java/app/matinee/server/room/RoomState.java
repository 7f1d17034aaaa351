package app.matinee.server.room;

import app.matinee.protocol.Knock;
import app.matinee.protocol.Member;
import app.matinee.protocol.PlaybackState;
import app.matinee.protocol.QueueItem;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.RoomRules;
import app.matinee.protocol.RoomSnapshot;
import app.matinee.protocol.ServerEvent.RoomUpdated;
import app.matinee.protocol.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A room, whole. Immutable; only [Room] makes the next one.
///
/// @param origin who made it, and when
/// @param epoch changes when memory may have gone back; clients then forget their `seq`
/// @param seq the last number given to a change of playback, queue or membership
/// @param access what keeps people out
/// @param people who is in
/// @param show what is on
public record RoomState(
        RoomId id,
        String title,
        Origin origin,
        RoomPolicy policy,
        String epoch,
        long seq,
        Access access,
        People people,
        Show show,
        ChatLog chat) {
    /// A new room with nobody in it. The first to enter becomes its host.
    ///
    /// @param founder see [Origin#founder]
    public static RoomState founded(
            RoomId id,
            String title,
            @Nullable String passwordHash,
            RoomPolicy policy,
            String epoch,
            String founder,
            long nowMs) {
        return new RoomState(
                id,
                title,
                new Origin(founder, nowMs),
                policy,
                epoch,
                0,
                Access.with(passwordHash),
                People.nobodySince(nowMs),
                Show.NOTHING_ON,
                ChatLog.EMPTY);
    }

    public RoomSnapshot snapshot(long nowMs) {
        Gate gate = gate();
        return new RoomSnapshot(
                id,
                rules(),
                epoch,
                seq,
                members(),
                playback(),
                gate == null ? null : gate.waiting(),
                queue(),
                chat,
                nowMs);
    }

    public RoomRules rules() {
        return new RoomRules(title, access.passwordHash() != null, access.locked(), policy);
    }

    /// The news that rules or roles changed; [#counted] before.
    RoomUpdated updated() {
        return new RoomUpdated(seq, rules(), members());
    }

    /// Who waits at the door, as their keepers are told.
    List<Knock> knocks() {
        return access.knocks().stream().map(Knocker::told).toList();
    }

    public List<Seat> seats() {
        return people.seats();
    }

    public List<Member> members() {
        return seats().stream().map(Seat::member).toList();
    }

    public PlaybackState playback() {
        return show.playback();
    }

    /// What keeps the film from going on; null when nothing does.
    public @Nullable Gate gate() {
        return show.gate();
    }

    public List<QueueItem> queue() {
        return show.queue();
    }

    Optional<Seat> seat(UserId user) {
        return people.seat(user);
    }

    /// How many of the members only watch.
    public long viewers() {
        return seats().stream().filter(seat -> seat.role() == Role.VIEWER).count();
    }

    /// Whether this user has a seat here.
    public boolean holds(UserId user) {
        return seat(user).isPresent();
    }

    /// Whether this user may set the password: asked before it is hashed, which costs.
    public boolean maySetPassword(UserId user) {
        return seat(user).filter(seat -> seat.role() == Role.HOST).isPresent();
    }

    RoomState withSeat(Seat changed) {
        return with(people.withSeat(changed));
    }

    RoomState withSeats(List<Seat> changed) {
        return with(people.withSeats(changed));
    }

    RoomState withPlayback(PlaybackState changed) {
        return with(new Show(changed, show.gate(), show.queue()));
    }

    RoomState withGate(@Nullable Gate changed) {
        return with(new Show(show.playback(), changed, show.queue()));
    }

    RoomState withQueue(List<QueueItem> changed) {
        return with(new Show(show.playback(), show.gate(), changed));
    }

    RoomState with(Access changed) {
        if (changed == access) {
            return this;
        }
        return new RoomState(id, title, origin, policy, epoch, seq, changed, people, show, chat);
    }

    RoomState with(People changed) {
        return new RoomState(id, title, origin, policy, epoch, seq, access, changed, show, chat);
    }

    RoomState with(Show changed) {
        return new RoomState(id, title, origin, policy, epoch, seq, access, people, changed, chat);
    }

    RoomState withPolicy(RoomPolicy changed) {
        return new RoomState(id, title, origin, changed, epoch, seq, access, people, show, chat);
    }

    RoomState withEpoch(String changed) {
        return new RoomState(id, title, origin, policy, changed, seq, access, people, show, chat);
    }

    RoomState withChat(ChatLog changed) {
        return new RoomState(id, title, origin, policy, epoch, seq, access, people, show, changed);
    }

    /// The same room one number later.
    RoomState counted() {
        return new RoomState(id, title, origin, policy, epoch, seq + 1, access, people, show, chat);
    }
}
