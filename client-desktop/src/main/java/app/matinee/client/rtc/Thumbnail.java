package app.matinee.client.rtc;

import java.util.Arrays;

/// A small still picture.
///
/// @param png the file, PNG; not copied, and not to be changed
public record Thumbnail(byte[] png) {
    /// As wide and high as one may be, pixels. A PNG of this size stays below 130 KB whatever it
    /// shows.
    public static final int MAX_WIDTH = 240;

    public static final int MAX_HEIGHT = 135;

    @Override
    public boolean equals(Object other) {
        return other instanceof Thumbnail(byte[] its) && Arrays.equals(png, its);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(png);
    }

    @Override
    public String toString() {
        return "Thumbnail[" + png.length + " bytes]";
    }
}
