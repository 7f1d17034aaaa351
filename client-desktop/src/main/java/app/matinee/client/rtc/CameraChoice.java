package app.matinee.client.rtc;

/// Which camera.
public sealed interface CameraChoice {
    record Off() implements CameraChoice {}

    /// The first that starts.
    record Any() implements CameraChoice {}

    /// @param id [MediaDevices.Device#id]
    record Device(String id) implements CameraChoice {}

    /// A moving drawing with a name and a frame's number that programs can read ([FrameMark]): for
    /// machines without a camera, and for tests.
    record Drawn(String name) implements CameraChoice {}
}
