package app.matinee.client.rtc;

/// Which microphone.
public sealed interface MicrophoneChoice {
    record Off() implements MicrophoneChoice {}

    /// What the system prefers, and what it prefers after that one is gone.
    record SystemDefault() implements MicrophoneChoice {}

    /// @param id [MediaDevices.Device#id]
    record Device(String id) implements MicrophoneChoice {}
}
