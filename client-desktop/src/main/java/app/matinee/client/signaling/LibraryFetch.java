package app.matinee.client.signaling;

import app.matinee.protocol.Media;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks a server for the films it offers.
public interface LibraryFetch {
    /// Returns at once.
    ///
    /// @param grant opens a library that is not open to everybody; null for none
    /// @param answered told once, on a thread of the adapter's; empty when the server did not say
    void fetch(URI server, @Nullable String grant, Consumer<Optional<List<Media>>> answered);
}
