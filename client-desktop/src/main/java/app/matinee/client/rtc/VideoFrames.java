package app.matinee.client.rtc;

import java.nio.ByteBuffer;
import java.util.Optional;

/// The newest picture of each stream, pulled by whoever draws: once per pulse, no queue. Any
/// thread; microseconds, never blocks.
public interface VideoFrames {

    /// @return what the newest frame is; empty when the stream shows nothing
    Optional<Frame> newest(StreamId stream);

    /// Copies the newest frame.
    ///
    /// @param target direct or not, position 0, at least [Frame#bytes] of room; its position and
    ///   limit stay. B, G, R, A, one byte each, rows without gaps: JavaFX's
    ///   `getByteBgraPreInstance`, every pixel opaque
    /// @return what was copied; empty when there is none, it does not fit (its size has changed
    ///   since [#newest]), or it was overwritten meanwhile: then draw the old one once more
    Optional<Frame> copyNewest(StreamId stream, ByteBuffer target);

    /// @param number counts up by one for each frame of the stream; starts over with the engine
    /// @param atNanos when it arrived here, `System.nanoTime()` of the machine
    record Frame(int width, int height, long number, long atNanos) {
        public int bytes() {
            return 4 * width * height;
        }
    }
}
