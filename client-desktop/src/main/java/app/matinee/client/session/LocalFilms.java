package app.matinee.client.session;

import app.matinee.protocol.MediaId;
import java.net.URI;
import java.util.Optional;

/// Films of the server's library that this person has on disk. Answers from memory, at once.
public interface LocalFilms {
    /// @param id of a film of the library
    /// @return a `file:` address this machine chose itself
    Optional<URI> find(MediaId id);
}
