package app.matinee.protocol;

/// Somebody waits at the door to be let in.
///
/// @param name as typed and cleaned; it may be another's in the room until they are in
/// @param untilServerMs the server's clock, milliseconds: then they are told that nobody answered
public record Knock(KnockId knockId, String name, long untilServerMs) {
    public Knock {
        Limits.requireLength("name", name, 1, Limits.MAX_NAME_UNITS);
    }
}
