package app.matinee.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What is kept.
///
/// @param data the folder of rooms that survive a restart; null for rooms that live as long as the
///   process
public record KeepConfig(@Nullable Path data) {
    public static final KeepConfig NOTHING = new KeepConfig(null);
}
