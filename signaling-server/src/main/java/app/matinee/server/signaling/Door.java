package app.matinee.server.signaling;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Hello;
import app.matinee.protocol.codec.BadMessageException;
import app.matinee.protocol.codec.HelloCodec;
import app.matinee.protocol.codec.Json;
import app.matinee.server.access.AccessKey;
import app.matinee.server.limit.SocketLimits;
import app.matinee.server.socketio.Admission;
import app.matinee.server.socketio.Handshake;
import app.matinee.server.socketio.ServerSocket;
import java.util.function.Supplier;
import tools.jackson.databind.node.MissingNode;

/// Decides at CONNECT who may talk to this server at all.
record Door(AccessKey accessKey, Supplier<SocketLimits> limits) {
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
        socket.attach(
                new Session(
                        socket,
                        hello.name(),
                        handshake.remoteAddress(),
                        limits.get(),
                        hello.resume()));
        return Admission.accepted();
    }

    private static Admission refused(ErrorCode code, String message) {
        return Admission.refused(
                message, Json.object().put("code", code.wire()).put("message", message));
    }
}
