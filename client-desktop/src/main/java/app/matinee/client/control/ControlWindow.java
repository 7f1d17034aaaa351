package app.matinee.client.control;

import java.io.IOException;
import java.nio.file.Path;

/// What a test may do with the window. Any thread.
public interface ControlWindow {
    void fullScreen(boolean on);

    /// Presses a key, as on the keyboard.
    ///
    /// @param key as JavaFX names it, like `I` or `COMMA`
    /// @param shortcut together with Ctrl (⌘ on macOS)
    /// @param shift together with Shift
    /// @throws IllegalArgumentException when no key has that name
    void press(String key, boolean shortcut, boolean shift);

    /// Blocks until the picture is written.
    ///
    /// @param file a PNG; replaced when it exists
    void screenshot(Path file) throws IOException;

    /// Closes the program as a person would. Returns before it has happened.
    void quit();
}
