/// The room: a pure state machine ([app.matinee.server.room.Room]) and the mailboxes that run it
/// ([app.matinee.server.room.RoomService]). No thread, no system clock, no socket: executors, the
/// time and random ids come in from outside.
@NullMarked
package app.matinee.server.room;

import org.jspecify.annotations.NullMarked;
