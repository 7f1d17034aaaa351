package app.matinee.server.signaling;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.codec.Ack;
import app.matinee.protocol.codec.AckCodec;
import app.matinee.server.metrics.Metrics;
import app.matinee.server.socketio.AckReply;
import app.matinee.server.socketio.ServerSocket;
import org.jspecify.annotations.Nullable;

/// Where the answer to one request goes: into its ack, or, for a refusal of a request without one,
/// into an `error` event.
///
/// @param ack null when the client asked for no answer
record Answer(ServerSocket socket, @Nullable AckReply ack, Metrics metrics) {
    void give(Ack answer) {
        if (answer instanceof Ack.Refused(var code, var message)) {
            metrics.refused(code.wire());
        }
        if (ack != null) {
            ack.replyJson(AckCodec.encode(answer));
        } else if (answer instanceof Ack.Refused(var code, var message)) {
            Events.send(socket, new ServerEvent.Refused(code, message), metrics);
        }
    }

    void refuse(ErrorCode code, String message) {
        give(new Ack.Refused(code, message));
    }
}
