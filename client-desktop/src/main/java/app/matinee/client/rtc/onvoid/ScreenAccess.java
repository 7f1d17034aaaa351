package app.matinee.client.rtc.onvoid;

import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.rtc.ScreenSource;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.rtc.x11.X11Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Whether screens can be captured here, asked before the library is: it dies where they cannot.
final class ScreenAccess {
    private ScreenAccess() {}

    /// @param environment the process's variables
    /// @return [SlotState#LIVE] when nothing speaks against it
    static SlotState check(Map<String, String> environment) {
        return check(environment, System.getProperty("os.name", ""));
    }

    /// What can be shared where [#check] has nothing against it. Windows only on X11: elsewhere the
    /// library's own list would have to be asked, and that was never tried.
    ///
    /// @param notOf process whose windows are left out
    static List<ScreenSource> sources(long notOf) {
        List<ScreenSource> sources = new ArrayList<>();
        sources.add(new ScreenSource(new ScreenChoice.WholeScreen(), ""));
        if (isLinux(System.getProperty("os.name", ""))) {
            X11Windows.visible(notOf)
                    .forEach(window ->
                            sources.add(
                                    new ScreenSource(
                                            new ScreenChoice.Window(window.id()), window.title())));
        }
        return sources;
    }

    private static boolean isLinux(String system) {
        return system.toLowerCase(Locale.ROOT).contains("linux");
    }

    static SlotState check(Map<String, String> environment, String system) {
        if (!isLinux(system)) {
            return SlotState.LIVE;
        }
        if (environment.getOrDefault("DISPLAY", "").isEmpty()) {
            return environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()
                    ? SlotState.NO_DISPLAY
                    : SlotState.WAYLAND;
        }
        // XWayland has a DISPLAY and shows black.
        return environment.getOrDefault("XDG_SESSION_TYPE", "").equals("wayland")
                ? SlotState.WAYLAND
                : SlotState.LIVE;
    }
}
