package app.matinee.client.session;

import app.matinee.client.rtc.CallEvent.Levels;
import java.util.Map;

/// What views and other fronts see of a session: they post wishes and watch.
public interface Party {
    /// From any thread; returns at once.
    void post(UserAction action);

    /// The newest state, from any thread.
    PartyState state();

    /// Where the film stands on this machine now, media time, milliseconds: live, for seek bars.
    /// Any thread.
    double positionMs();

    /// How far the film is loaded, media time, milliseconds; 0 when unknown. Any thread.
    double bufferedMs();

    /// How loud everybody is now, for rings and meters. Any thread.
    default Levels levels() {
        return new Levels(0, Map.of());
    }

    /// @param watcher told on the session's thread, in order; returns at once
    void watch(Watcher watcher);

    /// Sees the party change.
    interface Watcher {
        void changed(PartyState state);

        default void happened(Moment moment) {}
    }
}
