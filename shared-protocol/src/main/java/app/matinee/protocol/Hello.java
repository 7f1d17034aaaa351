package app.matinee.protocol;

import org.jspecify.annotations.Nullable;

/// Who connects: the `auth` object of the Socket.IO CONNECT packet.
///
/// @param name as typed; the server trims, cleans and, in a room, makes it unique
/// @param client program and version, for the operator's log; null when not said
/// @param protocol [Limits#PROTOCOL_VERSION]
/// @param identity the token of an earlier [Keys], to be the same person as then
/// @param resume the token of an earlier [ServerEvent.RoomJoined], to take that place again
public record Hello(
        String name,
        @Nullable String client,
        int protocol,
        @Nullable String resume,
        @Nullable String accessKey,
        @Nullable String identity) {
    public Hello {
        Limits.requireLength("name", name, 1, 4 * Limits.MAX_NAME_LENGTH);
        if (client != null) {
            Limits.requireLength("client", client, 1, 64);
        }
        if (resume != null) {
            Limits.requireLength("resume", resume, 1, Limits.MAX_TOKEN_LENGTH);
        }
        if (accessKey != null) {
            Limits.requireLength("accessKey", accessKey, 1, Limits.MAX_TOKEN_LENGTH);
        }
        if (identity != null) {
            Limits.requireLength("identity", identity, 1, Limits.MAX_TOKEN_LENGTH);
        }
    }

    /// Somebody this server need not know.
    public Hello(
            String name,
            @Nullable String client,
            int protocol,
            @Nullable String resume,
            @Nullable String accessKey) {
        this(name, client, protocol, resume, accessKey, null);
    }

    /// The same, by who this person is to the server.
    public Hello as(String token) {
        return new Hello(name, client, protocol, resume, accessKey, token);
    }

    /// Leaves the secrets out.
    @Override
    public String toString() {
        return "Hello[client=" + client + ", protocol=" + protocol + "]";
    }
}
