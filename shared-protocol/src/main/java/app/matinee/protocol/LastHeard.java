package app.matinee.protocol;

import org.jspecify.annotations.Nullable;

/// How far a member had heard the room when the connection broke: the last change and the last line
/// of chat. A connection delivers in order or ends, so whatever the room told before the later of
/// the two has been heard, and nothing after it.
///
/// @param epoch of the room when `seq` was heard
/// @param seq the last number heard, also in a snapshot or a heartbeat
/// @param line the last line of chat heard; null when there was none
public record LastHeard(String epoch, long seq, @Nullable MessageId line) {}
