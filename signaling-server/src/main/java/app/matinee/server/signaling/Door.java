package app.matinee.server.signaling;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Hello;
import app.matinee.protocol.codec.BadMessageException;
import app.matinee.protocol.codec.HelloCodec;
import app.matinee.protocol.codec.Json;
import app.matinee.server.access.AccessKey;
import app.matinee.server.access.Identities;
import app.matinee.server.limit.SocketLimits;
import app.matinee.server.socketio.Admission;
import app.matinee.server.socketio.Handshake;
import app.matinee.server.socketio.ServerSocket;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.node.MissingNode;

/// Decides at CONNECT who may talk to this server at all.
///
/// @param clock the server's clock, milliseconds
record Door(
        AccessKey accessKey,
        Identities identities,
        Supplier<SocketLimits> limits,
        LongSupplier clock) {
    Admission admit(Handshake handshake, ServerSocket socket) {
        Hello hello;
        try {
            hello =
                    HelloCodec.decode(
                            handshake.auth() == null
                                    ? MissingNode.getInstance()
                                    : handshake.auth());
        } catch (BadMessageException e) {
            return refused(e.code(), e.getMessage());
        }
        if (!accessKey.admits(hello.accessKey())) {
            return refused(ErrorCode.ACCESS_DENIED, "This server asks for its access key.");
        }
        String token = hello.identity();
        Optional<String> identity =
                token == null
                        ? Optional.of(identities.next())
                        : identities.check(token, clock.getAsLong());
        if (identity.isEmpty()) {
            return refused(
                    ErrorCode.IDENTITY_INVALID,
                    "This server does not know you any more; please connect anew.");
        }
        socket.attach(
                new Session(
                        socket,
                        hello.name(),
                        handshake.remoteAddress(),
                        identity.get(),
                        limits.get(),
                        hello.resume()));
        return Admission.accepted();
    }

    private static Admission refused(ErrorCode code, String message) {
        return Admission.refused(
                message, Json.object().put("code", code.wire()).put("message", message));
    }
}
