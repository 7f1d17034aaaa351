package app.matinee.server.socketio;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One client in one namespace. All methods may be called from any thread.
public interface ServerSocket {
    /// Public and random; says nothing about the secret id of the connection below.
    String id();

    String namespace();

    /// Sends an event. Events of one caller arrive in the order of the calls; after the end of the
    /// socket they are dropped. Delivery is at most once.
    void send(EncodedEvent event);

    /// Sends an event and asks for an acknowledgement.
    ///
    /// @return the arguments of the answer; fails with a [java.util.concurrent.TimeoutException]
    ///   after `timeout`, with a [java.util.concurrent.CancellationException] when the socket ends
    ///   first. Completed on the connection's event loop.
    CompletionStage<List<JsonNode>> request(EncodedEvent event, Duration timeout);

    /// Ends this socket, after what was sent before has left.
    ///
    /// @param closeTransport whether to close the whole connection with all its namespaces too
    void disconnect(boolean closeTransport);

    /// Whether the socket is admitted and not yet at its end.
    boolean isOpen();

    /// To the client and back, milliseconds: the median of the last measurements. Null before the
    /// first, and for a client that polls, whose answers come when they come.
    @Nullable Double roundTripMs();

    /// Keeps one object beside the socket, in place of the one before; null removes it.
    void attach(@Nullable Object attachment);

    /// @return the attached object, or null if there is none
    /// @throws ClassCastException if it is of another type
    <T> @Nullable T attachment(Class<T> type);
}
