package app.matinee.server.store;

import java.io.Serial;

/// What is stored cannot be read as what it should be. The message names the field, never its
/// content.
public final class DamagedException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    public DamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
