package app.matinee.client.control;

import app.matinee.client.session.UserAction;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.RoomPolicy;
import java.nio.file.Path;

/// What a test may ask for.
sealed interface ControlCommand {
    /// What a view would show.
    record State() implements ControlCommand {}

    /// Where the player is, now.
    record Sample() implements ControlCommand {}

    /// What a person would do.
    record Wish(UserAction action) implements ControlCommand {}

    /// Plays or pauses; nothing when that is so already.
    record SetPlaying(boolean playing) implements ControlCommand {}

    /// Puts a film of the server's library on.
    record PutOn(MediaId mediaId) implements ControlCommand {}

    /// Says for whom a start waits; the rest of the room's policy stays.
    record SetWaitFor(RoomPolicy.WaitFor waitFor) implements ControlCommand {}

    record FullScreen(boolean on) implements ControlCommand {}

    /// Presses a key and lets it go; `shortcut` is Ctrl, or ⌘ on macOS.
    record Press(String key, boolean shortcut, boolean shift) implements ControlCommand {}

    /// Draws the window into a PNG file.
    record Screenshot(Path file) implements ControlCommand {}

    record Quit() implements ControlCommand {}
}
