package app.matinee.client.rtc;

import app.matinee.protocol.UserId;
import java.util.Optional;

/// One moving picture.
///
/// @param peer whose; empty for one's own
public record StreamId(Optional<UserId> peer, Slot slot) {
    public StreamId {
        if (slot == Slot.MICROPHONE) {
            throw new IllegalArgumentException("a microphone has no picture");
        }
    }

    public static StreamId of(UserId peer, Slot slot) {
        return new StreamId(Optional.of(peer), slot);
    }

    public static StreamId own(Slot slot) {
        return new StreamId(Optional.empty(), slot);
    }
}
