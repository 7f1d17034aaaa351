package app.matinee.client.rtc;

import java.util.List;

/// What is plugged in.
///
/// @param sound whether there is a sound system at all
public record MediaDevices(List<Device> cameras, List<Device> microphones, boolean sound) {
    public MediaDevices {
        cameras = List.copyOf(cameras);
        microphones = List.copyOf(microphones);
    }

    /// @param id stable while it stays plugged in
    /// @param name for people
    public record Device(String id, String name) {}
}
