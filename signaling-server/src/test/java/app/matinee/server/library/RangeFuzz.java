package app.matinee.server.library;

import java.nio.charset.StandardCharsets;

/// Any bytes as a `Range` header: whatever is sent lies within the file. Run by `./matinee lab
/// fuzz`; seeds are replayed by `FuzzSeedsTest`.
public final class RangeFuzz {
    private static final long[] SIZES = {0, 1, 100, Integer.MAX_VALUE, Long.MAX_VALUE};

    private RangeFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String header = new String(data, StandardCharsets.ISO_8859_1);
        for (long size : SIZES) {
            if (ByteRange.parse(header, size) instanceof ByteRange.Part(long offset, long length)
                    && (offset < 0 || length < 1 || length > size || offset > size - length)) {
                throw new AssertionError(offset + "+" + length + " of " + size);
            }
        }
    }
}
