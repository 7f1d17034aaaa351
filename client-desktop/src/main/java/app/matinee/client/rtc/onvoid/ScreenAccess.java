package app.matinee.client.rtc.onvoid;

import app.matinee.client.rtc.SlotState;
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

    static SlotState check(Map<String, String> environment, String system) {
        if (!system.toLowerCase(Locale.ROOT).contains("linux")) {
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
