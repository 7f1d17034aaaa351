package app.matinee.protocol;

/// What a room is called, what it allows, and what keeps people out.
///
/// @param hasPassword whether one needs a password, or an invite, to come in
/// @param locked whether nobody new comes in at all
public record RoomRules(String title, boolean hasPassword, boolean locked, RoomPolicy policy) {
    public RoomRules {
        Limits.requireLength("title", title, 1, Limits.MAX_ROOM_TITLE_LENGTH);
    }
}
