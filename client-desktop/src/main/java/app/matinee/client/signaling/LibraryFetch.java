package app.matinee.client.signaling;

import app.matinee.protocol.Media;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Asks a server for the films it offers.
public interface LibraryFetch {
    /// Returns at once.
    ///
    /// @param answered told once, on a thread of the adapter's; empty when the server did not say
    void fetch(URI server, Consumer<Optional<List<Media>>> answered);
}
