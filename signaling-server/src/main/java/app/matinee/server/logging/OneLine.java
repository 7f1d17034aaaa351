package app.matinee.server.logging;

import java.util.Locale;

/// Makes text fit for one field of one log line. What strangers wrote may be in it: without this, a
/// line feed would write an event of its own, and an escape sequence would move the cursor of
/// whoever reads the log.
final class OneLine {
    private OneLine() {}

    /// @param limit characters; what is longer ends in `…`
    /// @return without control, line-breaking and direction characters, quotes and backslashes
    ///   escaped
    static String of(String text, int limit) {
        boolean tooLong = text.length() > limit;
        StringBuilder line = new StringBuilder(Math.min(text.length(), limit) + 16);
        String kept = tooLong ? text.substring(0, limit) : text;
        kept.codePoints().forEach(c -> append(line, c));
        return tooLong ? line.append('…').toString() : line.toString();
    }

    private static void append(StringBuilder line, int c) {
        switch (c) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            case '"' -> line.append("\\\"");
            case '\\' -> line.append("\\\\");
            default -> {
                if (isPlain(c)) {
                    line.appendCodePoint(c);
                } else {
                    line.append(String.format(Locale.ROOT, "\\u%04x", c));
                }
            }
        }
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}
