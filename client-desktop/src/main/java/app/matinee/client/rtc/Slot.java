package app.matinee.client.rtc;

/// The three things a person can send. Every connection has all three, in this order, for its whole
/// life: switching one on or off replaces a track and negotiates nothing.
public enum Slot {
    MICROPHONE,
    CAMERA,
    SCREEN
}
