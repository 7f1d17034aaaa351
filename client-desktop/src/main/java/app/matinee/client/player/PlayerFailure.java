package app.matinee.client.player;

/// Why a film does not play.
///
/// @param detail the engine's own words, for the log and *Copy details*; never shown by itself
public record PlayerFailure(Reason reason, String detail) {
    /// What a person can do something about.
    public enum Reason {
        /// Nothing answered at the address, or the file is gone.
        UNREACHABLE,
        /// The container or codec is unknown to the player (MKV, WebM, VP9 …).
        UNSUPPORTED,
        /// The data is damaged.
        DAMAGED,
        /// There is no sound device, without which MediaPlayer halts.
        NO_AUDIO_DEVICE,
        /// Native libraries the player needs are missing on this machine.
        ENGINE_MISSING,
        UNKNOWN
    }
}
