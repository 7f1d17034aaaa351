package app.matinee.server.room;

import app.matinee.protocol.Member;
import app.matinee.protocol.PlaybackState;
import app.matinee.protocol.QueueItem;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.RoomSnapshot;
import app.matinee.protocol.ServerEvent.ChatPosted;
import app.matinee.protocol.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A room, whole. Immutable; only [Room] makes the next one.
///
/// @param passwordHash null for an open room
/// @param epoch changes when memory may have gone back; clients then forget their `seq`
/// @param seq the last number given to a change of playback, queue or membership
/// @param seats in order of joining
/// @param gate what keeps the film from going on; null when nothing does
/// @param chat oldest first
/// @param emptySinceServerMs when the last member left, or the room was made; null while somebody
///   is here
public record RoomState(
        RoomId id,
        String title,
        @Nullable String passwordHash,
        RoomPolicy policy,
        String epoch,
        long seq,
        List<Seat> seats,
        PlaybackState playback,
        @Nullable Gate gate,
        List<QueueItem> queue,
        List<ChatPosted> chat,
        @Nullable Long emptySinceServerMs) {
    public RoomState {
        seats = List.copyOf(seats);
        queue = List.copyOf(queue);
        chat = List.copyOf(chat);
    }

    /// A new room with nobody in it. The first to enter becomes its host.
    public static RoomState founded(
            RoomId id,
            String title,
            @Nullable String passwordHash,
            RoomPolicy policy,
            String epoch,
            long nowMs) {
        return new RoomState(
                id,
                title,
                passwordHash,
                policy,
                epoch,
                0,
                List.of(),
                PlaybackState.NOTHING_ON,
                null,
                List.of(),
                List.of(),
                nowMs);
    }

    public RoomSnapshot snapshot(long nowMs) {
        return new RoomSnapshot(
                id,
                title,
                passwordHash != null,
                policy,
                epoch,
                seq,
                members(),
                playback,
                gate == null ? null : gate.waiting(),
                queue,
                chat,
                nowMs);
    }

    public List<Member> members() {
        return seats.stream().map(Seat::member).toList();
    }

    Optional<Seat> seat(UserId user) {
        return seats.stream().filter(s -> s.userId().equals(user)).findFirst();
    }

    RoomState withSeat(Seat changed) {
        return withSeats(
                seats.stream()
                        .map(s -> s.userId().equals(changed.userId()) ? changed : s)
                        .toList());
    }

    RoomState withoutSeat(UserId user, long nowMs) {
        List<Seat> left = seats.stream().filter(s -> !s.userId().equals(user)).toList();
        return new RoomState(
                id,
                title,
                passwordHash,
                policy,
                epoch,
                seq,
                left,
                playback,
                gate,
                queue,
                chat,
                left.isEmpty() ? nowMs : null);
    }

    RoomState withNewSeat(Seat added) {
        List<Seat> more = new ArrayList<>(seats);
        more.add(added);
        return new RoomState(
                id,
                title,
                passwordHash,
                policy,
                epoch,
                seq,
                more,
                playback,
                gate,
                queue,
                chat,
                null);
    }

    RoomState withSeats(List<Seat> changed) {
        return new RoomState(
                id,
                title,
                passwordHash,
                policy,
                epoch,
                seq,
                changed,
                playback,
                gate,
                queue,
                chat,
                emptySinceServerMs);
    }

    RoomState withPlayback(PlaybackState changed) {
        return new RoomState(
                id,
                title,
                passwordHash,
                policy,
                epoch,
                seq,
                seats,
                changed,
                gate,
                queue,
                chat,
                emptySinceServerMs);
    }

    RoomState withGate(@Nullable Gate changed) {
        return new RoomState(
                id,
                title,
                passwordHash,
                policy,
                epoch,
                seq,
                seats,
                playback,
                changed,
                queue,
                chat,
                emptySinceServerMs);
    }

    RoomState withEpoch(String changed) {
        return new RoomState(
                id,
                title,
                passwordHash,
                policy,
                changed,
                seq,
                seats,
                playback,
                gate,
                queue,
                chat,
                emptySinceServerMs);
    }

    RoomState withPolicy(RoomPolicy changed) {
        return new RoomState(
                id,
                title,
                passwordHash,
                changed,
                epoch,
                seq,
                seats,
                playback,
                gate,
                queue,
                chat,
                emptySinceServerMs);
    }

    RoomState withQueue(List<QueueItem> changed) {
        return new RoomState(
                id,
                title,
                passwordHash,
                policy,
                epoch,
                seq,
                seats,
                playback,
                gate,
                changed,
                chat,
                emptySinceServerMs);
    }

    RoomState withChat(List<ChatPosted> changed) {
        return new RoomState(
                id,
                title,
                passwordHash,
                policy,
                epoch,
                seq,
                seats,
                playback,
                gate,
                queue,
                changed,
                emptySinceServerMs);
    }

    /// The same room one number later.
    RoomState counted() {
        return new RoomState(
                id,
                title,
                passwordHash,
                policy,
                epoch,
                seq + 1,
                seats,
                playback,
                gate,
                queue,
                chat,
                emptySinceServerMs);
    }
}
