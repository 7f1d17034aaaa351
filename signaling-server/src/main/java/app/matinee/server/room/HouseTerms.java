package app.matinee.server.room;

/// How patient a room is with people.
///
/// @param seatsPerPerson at how many devices one person may sit in one room
/// @param kickedOutMs for how long somebody who was only kicked is kept out, milliseconds
/// @param idleMs after how long a seat whose program says nothing at all is given up, milliseconds
/// @param longestMs how old a room may become, whoever is in it, milliseconds
public record HouseTerms(int seatsPerPerson, long kickedOutMs, long idleMs, long longestMs) {
    /// Twelve hours are longer than any evening, and end what a forgotten program holds. A month is
    /// longer than any party, and ends what a program holds that somebody made to stay.
    public static final HouseTerms DEFAULT =
            new HouseTerms(3, 10 * 60_000, 12 * 60 * 60_000, 30L * 24 * 60 * 60_000);

    public HouseTerms {
        if (seatsPerPerson < 1 || kickedOutMs < 1 || idleMs < 60_000 || longestMs < 60_000) {
            throw new IllegalArgumentException(
                    "a person needs a seat, a kick a time, and a silence and a room a minute");
        }
    }
}
