package app.matinee.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Links that come from outside, kept until there is a window to open them. Thread-safe.
final class InviteInbox implements Consumer<String> {
    private final List<String> early = new ArrayList<>();
    private Consumer<String> reader = early::add;

    /// @param link empty means "show yourself"
    @Override
    public synchronized void accept(String link) {
        reader.accept(link);
    }

    /// From now on, and first all that came before.
    ///
    /// @param newReader called on any thread; returns at once
    synchronized void readBy(Consumer<String> newReader) {
        reader = newReader;
        early.forEach(newReader);
        early.clear();
    }
}
