package app.matinee.client.session;

/// How this machine sounds; nobody else's affair.
///
/// @param volume 0 to 1
/// @param audioDelayMs −500 to 500; positive lets the film run ahead, for speakers that lag
public record Sound(double volume, boolean muted, int audioDelayMs) {
    static final int MAX_DELAY_MS = 500;

    public static final Sound USUAL = new Sound(1, false, 0);

    public Sound {
        volume = Double.isNaN(volume) ? 1 : Math.clamp(volume, 0, 1);
        audioDelayMs = Math.clamp(audioDelayMs, -MAX_DELAY_MS, MAX_DELAY_MS);
    }

    Sound withVolume(double newVolume) {
        return new Sound(newVolume, muted, audioDelayMs);
    }

    Sound withMuted(boolean newMuted) {
        return new Sound(volume, newMuted, audioDelayMs);
    }

    Sound withAudioDelayMs(int newDelayMs) {
        return new Sound(volume, muted, newDelayMs);
    }
}
