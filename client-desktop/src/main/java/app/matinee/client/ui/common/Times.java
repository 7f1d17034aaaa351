package app.matinee.client.ui.common;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as people read them.
public final class Times {
    private static final DateTimeFormatter OF_DAY = DateTimeFormatter.ofPattern("HH:mm");

    private Times() {}

    /// `4:07`, or `1:04:07` from an hour on.
    ///
    /// @param mediaMs media time, milliseconds; negative counts as 0
    public static String position(double mediaMs) {
        long seconds = Math.max(0, (long) (mediaMs / 1000));
        long hours = seconds / 3600;
        long minutes = seconds / 60 % 60;
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", minutes, seconds % 60);
    }

    /// `20:15`.
    ///
    /// @param wallMs milliseconds since 1970
    public static String ofDay(long wallMs, ZoneId zone) {
        return OF_DAY.format(Instant.ofEpochMilli(wallMs).atZone(zone));
    }
}
