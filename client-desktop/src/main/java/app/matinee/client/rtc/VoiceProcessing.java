package app.matinee.client.rtc;

/// What is done to one's own voice before it is sent. All three cost processor time and change
/// music; for speech beside a film all three are wanted. What rumbles below the voice is taken away
/// in any case.
///
/// @param echoCancellation takes away what one's own loudspeakers play, the film and the others;
///   measured, 33 dB
/// @param noiseSuppression takes away what is steady: fans, hum
/// @param automaticGain makes quiet and loud speakers even
public record VoiceProcessing(
        boolean echoCancellation, boolean noiseSuppression, boolean automaticGain) {

    /// How the engine begins.
    public static final VoiceProcessing ALL = new VoiceProcessing(true, true, true);
}
