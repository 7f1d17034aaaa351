package app.matinee.server.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a value is laid down. A value has a *head*, written whole at every kept change, and a *log*
/// that mostly grows at its end, of which only the new entries are written. Safe on any thread.
///
/// @param <S> the value; immutable
public interface StoredForm<S> {

    /// Everything that is kept except the log.
    String head(S value);

    /// What became of the log between two values.
    ///
    /// @param before null when nothing is stored yet
    LogStep step(@Nullable S before, S after);

    /// Whether the two are the same as far as they are kept: such a change costs no write, and a
    /// stop may forget it.
    boolean sameWhenKept(S before, S after);

    /// @param log oldest first
    /// @throws DamagedException when this is not what [#head] and [#step] wrote
    S read(String head, List<String> log) throws DamagedException;

    /// @param dropped how many of the oldest entries are gone
    /// @param added what follows those that are left
    record LogStep(int dropped, List<String> added) {
        public static final LogStep NONE = new LogStep(0, List.of());

        public LogStep {
            added = List.copyOf(added);
        }
    }
}
