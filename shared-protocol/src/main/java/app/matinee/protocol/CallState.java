package app.matinee.protocol;

/// What of a member the others may see and hear. All off for whoever comes in.
///
/// @param mic whether their microphone is on
/// @param camera whether their camera is on
/// @param screen whether they show their screen; true for at most one member of a room
public record CallState(boolean mic, boolean camera, boolean screen) {
    public static final CallState OFF = new CallState(false, false, false);

    /// Whether there is anything to send to the others.
    public boolean onAir() {
        return mic || camera || screen;
    }

    public CallState withScreen(boolean shared) {
        return new CallState(mic, camera, shared);
    }
}
