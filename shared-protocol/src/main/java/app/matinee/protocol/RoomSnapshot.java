package app.matinee.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A room, whole, at one `seq`: what a late joiner gets, and what a client that saw a gap asks for.
///
/// @param epoch changes when the server's memory may have gone back; a client that sees a new one
///   forgets its old `seq`
/// @param seq the last change this snapshot contains
/// @param members in order of joining
/// @param waiting null unless somebody is waited for
/// @param chat oldest first, at most [Limits#MAX_CHAT_HISTORY]
/// @param serverTimeMs the server's clock when this was made, milliseconds
public record RoomSnapshot(
        RoomId roomId,
        RoomRules rules,
        String epoch,
        long seq,
        List<Member> members,
        PlaybackState playback,
        @Nullable Waiting waiting,
        List<QueueItem> queue,
        List<ServerEvent.ChatPosted> chat,
        long serverTimeMs) {
    public RoomSnapshot {
        members = List.copyOf(members);
        queue = List.copyOf(queue);
        chat = List.copyOf(chat);
    }

    /// For somebody who has the lines already.
    public RoomSnapshot withoutChat() {
        return new RoomSnapshot(
                roomId,
                rules,
                epoch,
                seq,
                members,
                playback,
                waiting,
                queue,
                List.of(),
                serverTimeMs);
    }
}
