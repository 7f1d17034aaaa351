package app.matinee.server.room;

import app.matinee.protocol.PersonId;
import app.matinee.protocol.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who is in a room, and who was.
///
/// @param seats in order of joining
/// @param gone what people who left may be again, at most one a person, oldest first
/// @param emptySinceServerMs when the last member left, or the room was made; null while somebody
///   is here
public record People(List<Seat> seats, List<Standing> gone, @Nullable Long emptySinceServerMs) {
    public People {
        seats = List.copyOf(seats);
        gone = List.copyOf(gone);
    }

    static People nobodySince(long serverMs) {
        return new People(List.of(), List.of(), serverMs);
    }

    Optional<Seat> seat(UserId user) {
        return seats.stream().filter(s -> s.userId().equals(user)).findFirst();
    }

    List<Seat> seatsOf(PersonId person) {
        return seats.stream().filter(s -> s.member().personId().equals(person)).toList();
    }

    Optional<Standing> standing(PersonId person) {
        return gone.stream().filter(s -> s.person().equals(person)).findFirst();
    }

    People withSeats(List<Seat> changed) {
        return new People(changed, gone, emptySinceServerMs);
    }

    People withSeat(Seat changed) {
        return withSeats(
                seats.stream()
                        .map(s -> s.userId().equals(changed.userId()) ? changed : s)
                        .toList());
    }

    People joinedBy(Seat added) {
        return new People(Access.with(seats, added), gone, null);
    }

    People leftBy(Seat seat, Function<Seat, Standing> remembered, long nowMs) {
        List<Seat> left = seats.stream().filter(s -> !s.userId().equals(seat.userId())).toList();
        Standing standing = remembered.apply(seat);
        List<Standing> known = new ArrayList<>(gone);
        known.removeIf(s -> s.person().equals(standing.person()));
        known.add(standing);
        int surplus = Math.max(0, known.size() - Standing.KEPT);
        return new People(
                left, known.subList(surplus, known.size()), left.isEmpty() ? nowMs : null);
    }
}
