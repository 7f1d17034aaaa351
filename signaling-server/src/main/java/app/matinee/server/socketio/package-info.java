/// Engine.IO v4 and Socket.IO v5 over Vert.x. Knows nothing of rooms; the only package that parses
/// packets.
///
/// Read from the outside in. [SocketIoServer] takes HTTP requests of `/socket.io/` from the
/// caller's server. Below it lie two layers, as in the specifications:
///
/// - *Engine.IO* carries messages: `EngineServer` (handshake, refusals, the table of sessions),
///   `EngineSession` (heartbeat, upgrade, close), the two transports `PollingTransport` and
///   `WebSocketTransport`, `Outbox` (what is to be sent, bounded), `EnginePayload` (packets in HTTP
///   bodies).
/// - *Socket.IO* gives messages a meaning: `SocketIoConnection` (namespaces, attachments),
///   `NamespaceSocket` (one connected namespace, acks), `PacketDecoder` and `PacketEncoder`.
///
/// Every session belongs to one event loop (`Loop`), and only that loop touches its state. Comments
/// name the section of the public specification a rule comes from: *EIO* is the engine.io-protocol
/// repository's README (version 4), *SIO* the socket.io-protocol repository's (version 5).
@NullMarked
package app.matinee.server.socketio;

import org.jspecify.annotations.NullMarked;
