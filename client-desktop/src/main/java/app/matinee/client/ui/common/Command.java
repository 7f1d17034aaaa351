package app.matinee.client.ui.common;

/// What a key can do in a room. An amount goes with some of them.
public enum Command {
    PLAY_PAUSE,
    /// Amount: milliseconds, signed.
    SEEK_BY,
    /// Amount: percent of the film, 0 to 90.
    SEEK_TO_PERCENT,
    /// Amount: percent of full volume, signed.
    VOLUME_BY,
    MUTE,
    FULL_SCREEN,
    LEAVE_FULL_SCREEN,
    /// Amount: percent of normal speed, signed.
    SPEED_BY,
    SPEED_NORMAL,
    NEXT_IN_QUEUE,
    CHAT,
    MICROPHONE,
    CAMERA,
    SCREEN,
    DEVICES,
    LIBRARY,
    INVITE,
    ROOM_RULES,
    ALWAYS_ON_TOP,
    STATISTICS,
    SETTINGS,
    HELP,
    QUIT
}
