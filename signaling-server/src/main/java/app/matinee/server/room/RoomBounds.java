package app.matinee.server.room;

import app.matinee.protocol.Limits;

/// How much one room may hold.
///
/// @param members people in it at one time
/// @param queue films waiting
/// @param chatLines lines kept
/// @param emptyKeptMs how long it waits for somebody when nobody is in it, milliseconds
public record RoomBounds(int members, int queue, int chatLines, long emptyKeptMs) {
    /// A screen has no place for more faces and a home line none for more cameras.
    public static final RoomBounds DEFAULT =
            new RoomBounds(50, Limits.MAX_QUEUE, Limits.MAX_CHAT_HISTORY, 5 * 60_000);

    public RoomBounds {
        require("members", members, Limits.MAX_MEMBERS);
        require("films in a queue", queue, Limits.MAX_QUEUE);
        require("chat lines", chatLines, Limits.MAX_CHAT_HISTORY);
        if (emptyKeptMs < 1) {
            throw new IllegalArgumentException("an empty room must be kept for a while");
        }
    }

    private static void require(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + ": 1 to " + most + ", not " + value);
        }
    }
}
