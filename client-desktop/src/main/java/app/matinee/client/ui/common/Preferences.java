package app.matinee.client.ui.common;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the program remembers between two evenings.
///
/// @param name empty until the person has said it
/// @param recent newest first, at most [#MAX_RECENT]
/// @param volume 0 to 1
/// @param audioDelayMs −500 to 500, see `UserAction.SetAudioDelay`
/// @param lessMotion no animation, whatever the system says
/// @param window null before the first run
public record Preferences(
        String name,
        URI server,
        List<RecentRoom> recent,
        double volume,
        boolean muted,
        int audioDelayMs,
        Theme theme,
        boolean lessMotion,
        @Nullable WindowPlace window) {
    public static final int MAX_RECENT = 5;

    public static final Preferences DEFAULT =
            new Preferences(
                    "",
                    URI.create("http://localhost:8080"),
                    List.of(),
                    0.8,
                    false,
                    0,
                    Theme.DARK,
                    false,
                    null);

    public Preferences {
        recent = List.copyOf(recent);
        if (!(volume >= 0 && volume <= 1)) {
            throw new IllegalArgumentException("volume must be 0 to 1, not " + volume);
        }
        if (audioDelayMs < -500 || audioDelayMs > 500) {
            throw new IllegalArgumentException(
                    "audio delay must be -500 to 500 ms, not " + audioDelayMs);
        }
    }

    public Preferences withName(String newName) {
        return new Preferences(
                newName, server, recent, volume, muted, audioDelayMs, theme, lessMotion, window);
    }

    public Preferences withServer(URI newServer) {
        return new Preferences(
                name, newServer, recent, volume, muted, audioDelayMs, theme, lessMotion, window);
    }

    /// The room moves to the front; the same room is kept once.
    public Preferences visited(RecentRoom room) {
        List<RecentRoom> newRecent =
                Stream.concat(
                                Stream.of(room),
                                recent.stream().filter(other -> !other.sameRoomAs(room)))
                        .limit(MAX_RECENT)
                        .toList();
        return new Preferences(
                name, server, newRecent, volume, muted, audioDelayMs, theme, lessMotion, window);
    }

    public Preferences forgetting(RecentRoom room) {
        List<RecentRoom> newRecent =
                recent.stream().filter(other -> !other.sameRoomAs(room)).toList();
        return new Preferences(
                name, server, newRecent, volume, muted, audioDelayMs, theme, lessMotion, window);
    }

    public Preferences withSound(double newVolume, boolean newMuted) {
        return new Preferences(
                name, server, recent, newVolume, newMuted, audioDelayMs, theme, lessMotion, window);
    }

    public Preferences withAudioDelay(int newAudioDelayMs) {
        return new Preferences(
                name, server, recent, volume, muted, newAudioDelayMs, theme, lessMotion, window);
    }

    public Preferences withTheme(Theme newTheme) {
        return new Preferences(
                name, server, recent, volume, muted, audioDelayMs, newTheme, lessMotion, window);
    }

    public Preferences withLessMotion(boolean newLessMotion) {
        return new Preferences(
                name, server, recent, volume, muted, audioDelayMs, theme, newLessMotion, window);
    }

    public Preferences withWindow(WindowPlace newWindow) {
        return new Preferences(
                name, server, recent, volume, muted, audioDelayMs, theme, lessMotion, newWindow);
    }
}
