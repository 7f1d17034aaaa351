package app.matinee.client.settings;

import app.matinee.client.session.CallChoices;
import app.matinee.client.session.Sound;
import app.matinee.protocol.RoomId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person chose. Impossible values are mended, not refused: a file edited by hand must not
/// keep anybody out.
///
/// @param name as typed; null before the first party
/// @param server base address; null means the one on this machine
/// @param recentRooms newest first
/// @param window null before the first close
/// @param panelOpen whether the room's side panel shows
/// @param light the light look instead of the dark one
/// @param lessMotion no animation, whatever the system says
public record Settings(
        @Nullable String name,
        @Nullable URI server,
        Sound sound,
        List<RecentRoom> recentRooms,
        @Nullable WindowBounds window,
        boolean panelOpen,
        boolean light,
        boolean lessMotion,
        CallChoices calls) {
    static final int MAX_RECENT_ROOMS = 8;

    public static final Settings USUAL =
            new Settings(
                    null,
                    null,
                    Sound.USUAL,
                    List.of(),
                    null,
                    true,
                    false,
                    false,
                    CallChoices.USUAL);

    /// A room somebody was in.
    ///
    /// @param atMs when, wall clock, milliseconds since 1970
    public record RecentRoom(URI server, RoomId roomId, String title, long atMs) {}

    /// In the screen's coordinates; a position off every screen is the window's affair.
    public record WindowBounds(double x, double y, double width, double height, boolean maximized) {
        public WindowBounds {
            if (!(Double.isFinite(x)
                    && Double.isFinite(y)
                    && Double.isFinite(width)
                    && Double.isFinite(height)
                    && width > 0
                    && height > 0)) {
                throw new IllegalArgumentException("a window needs a place and a size");
            }
        }
    }

    public Settings {
        recentRooms =
                List.copyOf(recentRooms.subList(0, Math.min(recentRooms.size(), MAX_RECENT_ROOMS)));
    }

    public Settings withName(String newName) {
        return new Settings(
                newName, server, sound, recentRooms, window, panelOpen, light, lessMotion, calls);
    }

    public Settings withServer(@Nullable URI newServer) {
        return new Settings(
                name, newServer, sound, recentRooms, window, panelOpen, light, lessMotion, calls);
    }

    public Settings withSound(Sound newSound) {
        return new Settings(
                name, server, newSound, recentRooms, window, panelOpen, light, lessMotion, calls);
    }

    public Settings withWindow(WindowBounds newWindow) {
        return new Settings(
                name, server, sound, recentRooms, newWindow, panelOpen, light, lessMotion, calls);
    }

    public Settings withPanelOpen(boolean open) {
        return new Settings(
                name, server, sound, recentRooms, window, open, light, lessMotion, calls);
    }

    public Settings withCalls(CallChoices choices) {
        return new Settings(
                name, server, sound, recentRooms, window, panelOpen, light, lessMotion, choices);
    }

    /// The room comes first, once.
    public Settings visited(RecentRoom room) {
        List<RecentRoom> rooms = new ArrayList<>(recentRooms);
        rooms.removeIf(r -> r.roomId().equals(room.roomId()) && r.server().equals(room.server()));
        rooms.addFirst(room);
        return new Settings(
                name, server, sound, rooms, window, panelOpen, light, lessMotion, calls);
    }
}
