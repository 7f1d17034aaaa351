package app.matinee.client.rtc.x11;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The windows that can be seen on the display, from the uppermost down. webrtc-java has such a
/// list too, and ends the process when it is asked for on X11.
///
/// Names and lists are those of the Extended Window Manager Hints 1.5. A display without a window
/// manager has no list; there every child of the root that has a name counts.
public final class X11Windows {
    /// What is smaller is an icon, a panel or a helper.
    private static final int MIN_SIDE = 48;

    private static final int MAX_WINDOWS = 64;
    private static final int MAX_TITLE = 200;

    private X11Windows() {}

    /// @param id the XID
    /// @param title as its program named it, not empty, at most 200 characters
    public record Window(long id, String title) {}

    /// Opens a connection to the display of the environment, asks, and closes it. Blocks for some
    /// milliseconds.
    ///
    /// @param notOf process whose windows are left out: one's own, which would show itself
    /// @return empty where there is no display or no libX11
    public static List<Window> visible(long notOf) {
        try (Xlib x = Xlib.open()) {
            return x.isOpen() ? visible(x, notOf) : List.of();
        }
    }

    private static List<Window> visible(Xlib x, long notOf) {
        List<Long> all = x.longs(x.root(), "_NET_CLIENT_LIST_STACKING");
        if (all.isEmpty()) {
            all = x.children(x.root());
        }
        List<Window> visible = new ArrayList<>();
        for (long id : all.reversed()) {
            if (visible.size() < MAX_WINDOWS
                    && x.isShown(id, MIN_SIDE)
                    && !x.longs(id, "_NET_WM_PID").contains(notOf)) {
                String title = title(x, id);
                if (!title.isEmpty()) {
                    visible.add(new Window(id, title));
                }
            }
        }
        return List.copyOf(visible);
    }

    private static String title(Xlib x, long id) {
        String title = new String(x.bytes(id, "_NET_WM_NAME"), StandardCharsets.UTF_8).strip();
        if (title.isEmpty()) {
            // ICCCM 4.1.2.1: Latin-1, unless its type says otherwise, which hardly any does.
            title = new String(x.bytes(id, "WM_NAME"), StandardCharsets.ISO_8859_1).strip();
        }
        return title.length() > MAX_TITLE ? title.substring(0, MAX_TITLE) : title;
    }
}
