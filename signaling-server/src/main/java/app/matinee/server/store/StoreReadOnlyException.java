package app.matinee.server.store;

import java.io.Serial;

/// The store can be read but takes no change now, for instance because its disk is full. Nothing of
/// the change happened.
public final class StoreReadOnlyException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    public StoreReadOnlyException(String message) {
        super(message);
    }

    public StoreReadOnlyException(String message, Throwable cause) {
        super(message, cause);
    }
}
