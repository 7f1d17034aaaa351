package app.matinee.client.signaling;

import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.Hello;
import java.net.URI;
import java.util.function.Consumer;

/// One connection to a server at a time. It never reconnects by itself: whoever holds it decides
/// when to try again, so that the waiting is visible.
///
/// Methods may be called from any thread and return at once.
public interface Signaling extends AutoCloseable {

    /// Connects. An earlier connection is dropped without a word to its listener.
    ///
    /// @param server base address, `http` or `https`
    /// @param listener told about this connection alone
    void connect(URI server, Hello hello, SignalingListener listener);

    /// Sends on the present connection.
    ///
    /// @param answered told once, on a thread of the adapter's; [Answer.Lost] when there is no
    ///   connection, when it breaks first, or after the adapter's own time-out
    void send(ClientEvent event, Consumer<Answer> answered);

    /// Asks for the server's clock. Nothing is told when no answer comes.
    ///
    /// @param heard told on a thread of the adapter's
    void probe(Consumer<ProbeEcho> heard);

    /// Drops the connection, if there is one; its listener hears nothing more.
    void disconnect();

    /// Frees everything. Idempotent.
    @Override
    void close();
}
