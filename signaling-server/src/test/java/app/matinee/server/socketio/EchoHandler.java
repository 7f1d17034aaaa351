package app.matinee.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Sends back what it gets, and remembers what happened. Has the namespaces `/` and `/custom`.
///
/// - on connect: the event `auth` with the client's auth object; auth `{"refuse": "reason"}` is
///   refused
/// - `message`: comes back as `message-back`
/// - `message-with-ack`: the arguments come back as the acknowledgement
/// - `kick`: disconnects, the connection too; `leave`: the namespace only; `fail`: throws
/// - `fill`: sends as many `filler` events of 1,000 characters as the argument says
class EchoHandler implements SocketIoHandler {
    final List<ServerSocket> sockets = new CopyOnWriteArrayList<>();
    final List<Handshake> handshakes = new CopyOnWriteArrayList<>();
    final List<String> events = new CopyOnWriteArrayList<>();
    final List<DisconnectReason> disconnects = new CopyOnWriteArrayList<>();

    @Override
    public boolean namespaceExists(String namespace) {
        return namespace.equals("/") || namespace.equals("/custom");
    }

    @Override
    public Admission onConnect(Handshake handshake, ServerSocket socket) {
        handshakes.add(handshake);
        var auth =
                handshake.auth() == null ? JsonNodeFactory.instance.objectNode() : handshake.auth();
        greet(socket, EncodedEvent.of("auth", auth));
        var refusal = auth.get("refuse");
        if (refusal != null) {
            return Admission.refused(
                    refusal.stringValue(),
                    JsonNodeFactory.instance.objectNode().put("code", "refused"));
        }
        sockets.add(socket);
        return Admission.accepted();
    }

    void greet(ServerSocket socket, EncodedEvent auth) {
        socket.send(auth);
    }

    @Override
    public void onEvent(
            ServerSocket socket, String event, List<JsonNode> arguments, @Nullable AckReply ack) {
        events.add(event);
        var array = arguments.toArray(JsonNode[]::new);
        switch (event) {
            case "message" -> socket.send(EncodedEvent.of("message-back", array));
            case "message-with-ack" -> {
                if (ack != null) {
                    ack.reply(array);
                }
            }
            case "kick" -> {
                socket.send(EncodedEvent.of("bye"));
                socket.disconnect(true);
            }
            case "leave" -> socket.disconnect(false);
            case "fail" -> throw new IllegalStateException("asked to fail");
            case "fill" -> {
                var filler =
                        EncodedEvent.of(
                                "filler", JsonNodeFactory.instance.stringNode("x".repeat(1_000)));
                for (var i = 0; i < arguments.get(0).intValue(); i++) {
                    socket.send(filler);
                }
            }
            default -> {}
        }
    }

    @Override
    public void onDisconnect(ServerSocket socket, DisconnectReason reason) {
        disconnects.add(reason);
    }

    /// The connection is closed first and the handler told then, on the server's own thread: a test
    /// that has seen the one may have to wait for the other.
    void awaitDisconnects(DisconnectReason... reasons) {
        Awaitility.await().untilAsserted(() -> assertThat(disconnects).containsExactly(reasons));
    }
}
