package app.matinee.server.socketio;

import java.time.Duration;
import java.util.Set;

/// What a [SocketIoServer] allows and how long it waits.
///
/// @param pingInterval time between the answer to one ping and the next ping (EIO, Heartbeat)
/// @param pingTimeout time a client has to answer a ping before its session is closed
/// @param connectTimeout time a client has to connect to a namespace, or to finish a transport
///   upgrade
/// @param maxPayloadBytes largest message with its attachments, and largest polling body; announced
///   as `maxPayload`
/// @param maxAttachments most binary attachments of one packet
/// @param maxOutboundBytes most bytes waiting for one client; above it the client is closed at once
/// @param slowReaderTimeout how long a client may take nothing while bytes wait for it
/// @param maxSockets most sessions at one time
/// @param maxSocketsPerAddress most sessions of one address; an IPv6 address counts with its whole
///   /64 network
/// @param allowedOrigins origins (`https://example.org`) of foreign web pages that may connect; a
///   request without `Origin`, or with the origin of the server itself, is always allowed
public record SocketIoOptions(
        Duration pingInterval,
        Duration pingTimeout,
        Duration connectTimeout,
        int maxPayloadBytes,
        int maxAttachments,
        int maxOutboundBytes,
        Duration slowReaderTimeout,
        int maxSockets,
        int maxSocketsPerAddress,
        Set<String> allowedOrigins) {

    public SocketIoOptions {
        requirePositive("pingInterval", pingInterval.toMillis());
        requirePositive("pingTimeout", pingTimeout.toMillis());
        requirePositive("connectTimeout", connectTimeout.toMillis());
        requirePositive("maxPayloadBytes", maxPayloadBytes);
        requirePositive("maxOutboundBytes", maxOutboundBytes);
        requirePositive("slowReaderTimeout", slowReaderTimeout.toMillis());
        requirePositive("maxSockets", maxSockets);
        requirePositive("maxSocketsPerAddress", maxSocketsPerAddress);
        if (maxAttachments < 0 || maxAttachments > 99) {
            throw new IllegalArgumentException(
                    "maxAttachments must be within 0 and 99: " + maxAttachments);
        }
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /// The heartbeat and the number of attachments are those of the reference server, the rest is
    /// tighter.
    public static SocketIoOptions defaults() {
        return new SocketIoOptions(
                Duration.ofSeconds(25),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                100_000,
                10,
                1 << 20,
                Duration.ofSeconds(3),
                20_000,
                50,
                Set.of());
    }

    public SocketIoOptions withHeartbeat(Duration interval, Duration timeout) {
        return new SocketIoOptions(
                interval,
                timeout,
                connectTimeout,
                maxPayloadBytes,
                maxAttachments,
                maxOutboundBytes,
                slowReaderTimeout,
                maxSockets,
                maxSocketsPerAddress,
                allowedOrigins);
    }

    public SocketIoOptions withConnectTimeout(Duration timeout) {
        return new SocketIoOptions(
                pingInterval,
                pingTimeout,
                timeout,
                maxPayloadBytes,
                maxAttachments,
                maxOutboundBytes,
                slowReaderTimeout,
                maxSockets,
                maxSocketsPerAddress,
                allowedOrigins);
    }

    public SocketIoOptions withMaxPayloadBytes(int bytes) {
        return new SocketIoOptions(
                pingInterval,
                pingTimeout,
                connectTimeout,
                bytes,
                maxAttachments,
                maxOutboundBytes,
                slowReaderTimeout,
                maxSockets,
                maxSocketsPerAddress,
                allowedOrigins);
    }

    public SocketIoOptions withOutbound(int maxBytes, Duration slowReader) {
        return new SocketIoOptions(
                pingInterval,
                pingTimeout,
                connectTimeout,
                maxPayloadBytes,
                maxAttachments,
                maxBytes,
                slowReader,
                maxSockets,
                maxSocketsPerAddress,
                allowedOrigins);
    }

    public SocketIoOptions withCapacity(int sockets, int socketsPerAddress) {
        return new SocketIoOptions(
                pingInterval,
                pingTimeout,
                connectTimeout,
                maxPayloadBytes,
                maxAttachments,
                maxOutboundBytes,
                slowReaderTimeout,
                sockets,
                socketsPerAddress,
                allowedOrigins);
    }

    public SocketIoOptions withAllowedOrigins(Set<String> origins) {
        return new SocketIoOptions(
                pingInterval,
                pingTimeout,
                connectTimeout,
                maxPayloadBytes,
                maxAttachments,
                maxOutboundBytes,
                slowReaderTimeout,
                maxSockets,
                maxSocketsPerAddress,
                origins);
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }
}
