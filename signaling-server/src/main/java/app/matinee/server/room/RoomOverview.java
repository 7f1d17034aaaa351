package app.matinee.server.room;

import app.matinee.protocol.ClientEvent.PlaybackStatus;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the operator may see of a room: who is there and whether it runs well. Nothing of what they
/// say or watch.
///
/// @param queued films that wait for their turn
public record RoomOverview(
        RoomId id,
        String title,
        boolean hasPassword,
        boolean filmOn,
        boolean playing,
        int queued,
        List<Person> people) {
    public RoomOverview {
        people = List.copyOf(people);
    }

    /// A member.
    ///
    /// @param here whether their connection stands
    /// @param buffering whether their player wants data; null until it said
    /// @param skewMs player minus timeline, milliseconds; null while nothing plays
    /// @param roundTripMs to their machine and back; null while unknown
    public record Person(
            String name,
            Role role,
            boolean here,
            @Nullable Boolean buffering,
            @Nullable Integer skewMs,
            @Nullable Double roundTripMs) {}

    static RoomOverview of(RoomState room) {
        return new RoomOverview(
                room.id(),
                room.title(),
                room.access().passwordHash() != null,
                room.playback().media() != null,
                room.playback().timeline().playing(),
                room.queue().size(),
                room.seats().stream().map(RoomOverview::person).toList());
    }

    private static Person person(Seat seat) {
        PlaybackStatus status = seat.status();
        return new Person(
                seat.member().name(),
                seat.member().role(),
                !seat.isLost(),
                status == null ? null : status.buffering(),
                status == null ? null : status.skewMs(),
                seat.player().roundTripMs());
    }
}
