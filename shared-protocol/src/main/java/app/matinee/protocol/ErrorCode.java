package app.matinee.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why a request was refused. The wire form is the name in lower case; it never changes meaning.
public enum ErrorCode {
    /// The message is not what docs/protocol.md says: wrong type, missing or unknown field, out of
    /// range.
    BAD_REQUEST,
    /// No such event.
    UNKNOWN_EVENT,
    /// The client speaks another version of this protocol.
    UNSUPPORTED_PROTOCOL,
    /// CONNECT carried no usable name.
    BAD_NAME,
    /// The server wants an access key and got none or a wrong one.
    ACCESS_DENIED,
    /// CONNECT carried an identity this server did not give, or one that has ended.
    IDENTITY_INVALID,
    /// The request needs a room, and this socket is in none.
    NOT_IN_ROOM,
    ALREADY_IN_ROOM,
    /// No such room, or not for you: the two look the same on purpose.
    ROOM_NOT_FOUND,
    WRONG_PASSWORD,
    ROOM_FULL,
    ROOM_LOCKED,
    ROOM_CLOSED,
    /// They were taken out of this room and may not come back yet.
    BANNED,
    /// They waited at the door, and a host said no.
    NOT_ADMITTED,
    /// They waited at the door, and nobody answered.
    NOT_ANSWERED,
    /// The same person sits in this room at as many devices as one may.
    TOO_MANY_DEVICES,
    TOO_MANY_ROOMS,
    /// Your role does not allow this.
    FORBIDDEN,
    /// The target is not in this room.
    USER_NOT_FOUND,
    MEDIA_NOT_FOUND,
    /// Playback command with nothing on.
    NOTHING_ON,
    QUEUE_FULL,
    QUEUE_ITEM_NOT_FOUND,
    /// Somebody else shows their screen.
    SCREEN_TAKEN,
    /// Unknown, expired, used up, revoked or of another room: the five look the same on purpose.
    INVITE_INVALID,
    TOO_MANY_INVITES,
    RESUME_INVALID,
    RATE_LIMITED,
    /// The server cannot do this now (disk full, stopping); trying later may work.
    UNAVAILABLE,
    /// A mistake of the server.
    INTERNAL;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ErrorCode> ofWire(String wire) {
        return Arrays.stream(values()).filter(c -> c.wire().equals(wire)).findFirst();
    }
}
