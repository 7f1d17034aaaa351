package app.matinee.client.rtc.process;

import app.matinee.client.rtc.CallEvent;
import app.matinee.client.rtc.StreamId;

/// What the engine says to its parent.
public sealed interface FromEngine {
    record Happened(CallEvent event) implements FromEngine {}

    record Alive(long number) implements FromEngine {}

    /// A stream's pictures are in a file from now on; one named before is out of use.
    ///
    /// @param file name within the folder both know
    record Pictures(StreamId stream, String file) implements FromEngine {
        public Pictures {
            if (!file.matches("[0-9]{1,18}\\.frames")) {
                throw new IllegalArgumentException("no name of a frame file");
            }
        }
    }

    record NoPictures(StreamId stream) implements FromEngine {}
}
