package app.matinee.server.room;

/// Where a room comes from.
///
/// @param founder a pseudonym of the address that made it, the same in all rooms of this server
/// @param foundedServerMs when it was made, milliseconds
public record Origin(String founder, long foundedServerMs) {
    /// Of a room stored before this was kept: nobody's, and never too old.
    static final Origin UNKNOWN = new Origin("", Long.MAX_VALUE);
}
