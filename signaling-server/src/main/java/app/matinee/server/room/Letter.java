package app.matinee.server.room;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A command in a room's mailbox.
///
/// @param line the connection it came over; null for the service's own
/// @param reply called once, on the room's executor; a second time for who waited at the door, when
///   that has an answer
record Letter<L>(RoomCommand command, @Nullable L line, Consumer<Reply> reply) {}
