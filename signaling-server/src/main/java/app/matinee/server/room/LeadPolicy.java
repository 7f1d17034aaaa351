package app.matinee.server.room;

import java.util.Objects;

/// How far ahead of now a start is set, so that every player can be ready when its instant comes.
///
/// `lead = preparation + 0.75 × round trip of the slowest`, within [#SHORTEST_MS] and
/// [#LONGEST_MS]. Half a round trip is the way to the member; half of that again is for the moments
/// when the way takes longer than usual.
///
/// Whom even the longest lead does not reach in time does not count: the others would wait, and it
/// would be late all the same. It joins in when the news arrives.
final class LeadPolicy {
    static final long SHORTEST_MS = 100;
    static final long LONGEST_MS = 800;

    /// A player that stands at the place already: `play()` was measured to take effect within ±22
    /// ms of its call; the rest is a margin, chosen and not measured, for a busy machine.
    static final long FROM_REST_MS = 150;

    /// A player that has to seek first: measured 18–42 ms to the first picture with a key frame
    /// every 30 frames, 155–564 ms with one every 250. In a film like the latter some are late and
    /// join in; a lead for the worst of them would make every seek of every film slow.
    static final long AFTER_JUMP_MS = 250;

    private static final double WAYS = 0.75;

    private LeadPolicy() {}

    /// The lead of a start where the players stand, milliseconds.
    static long fromRestMs(RoomState room) {
        return lead(room, FROM_REST_MS);
    }

    /// The lead of a start elsewhere, milliseconds.
    static long afterJumpMs(RoomState room) {
        return lead(room, AFTER_JUMP_MS);
    }

    private static long lead(RoomState room, long preparationMs) {
        double slowest =
                room.seats().stream()
                        .filter(seat -> !seat.isLost())
                        .map(seat -> seat.player().roundTripMs())
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .filter(roundTrip -> preparationMs + WAYS * roundTrip <= LONGEST_MS)
                        .max()
                        .orElse(0);
        return Math.clamp(Math.round(preparationMs + WAYS * slowest), SHORTEST_MS, LONGEST_MS);
    }
}
