package app.matinee.server.room;

/// How patient a room is with people.
///
/// @param seatsPerPerson at how many devices one person may sit in one room
/// @param kickedOutMs for how long somebody who was only kicked is kept out, milliseconds
/// @param idleMs after how long a seat whose program says nothing at all is given up, milliseconds
public record HouseTerms(int seatsPerPerson, long kickedOutMs, long idleMs) {
    /// Twelve hours are longer than any evening, and end what a forgotten program holds.
    public static final HouseTerms DEFAULT = new HouseTerms(3, 10 * 60_000, 12 * 60 * 60_000);

    public HouseTerms {
        if (seatsPerPerson < 1 || kickedOutMs < 1 || idleMs < 60_000) {
            throw new IllegalArgumentException(
                    "a person needs a seat, a kick a time, and a silence at least a minute");
        }
    }
}
