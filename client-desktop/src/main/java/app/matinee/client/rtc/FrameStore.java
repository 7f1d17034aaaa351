package app.matinee.client.rtc;

import java.nio.ByteBuffer;

/// Where an engine puts pictures. The newest of each stream is kept, the rest is overwritten.
///
/// Each stream has one writer at a time; streams may be written at once from several threads.
public interface FrameStore {

    /// Puts a picture.
    ///
    /// @param painter called once, at once, on the calling thread; must not keep the buffer
    void put(StreamId stream, int width, int height, Painter painter);

    /// The stream shows nothing any more.
    void end(StreamId stream);

    /// Paints one picture.
    @FunctionalInterface
    interface Painter {
        /// @param bgra direct, exactly 4 × width × height bytes, position 0
        /// @throws Exception when there is no picture after all
        void paint(ByteBuffer bgra) throws Exception;
    }
}
