package app.matinee.protocol;

/// Makes text from the wire harmless to store, show and log. Pure.
public final class TextCleaner {
    private static final int EXCERPT_LENGTH = 40;

    private TextCleaner() {}

    /// Cleans text of several lines, such as a chat line: every line end becomes a newline, a tab a
    /// blank; other control characters, halves of surrogate pairs and the marks that turn the
    /// direction of what follows (they make `gpj.exe` look like `exe.jpg`) are dropped; blanks at
    /// both ends are trimmed.
    ///
    /// @return possibly empty, never longer than `text`; cleaning it again changes nothing
    public static String clean(String text) {
        if (isPrintableAscii(text)) {
            return text.strip();
        }
        StringBuilder cleaned = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .codePoints()
                .map(TextCleaner::plainBlank)
                .filter(TextCleaner::isKept)
                .forEach(cleaned::appendCodePoint);
        return cleaned.toString().strip();
    }

    /// Cleans text for one line, such as a title made from a file's name: as [#clean], with a blank
    /// for every run of blanks and newlines, cut to a length.
    ///
    /// @param maxLength UTF-16 units; a pair is never cut in half
    /// @return possibly empty; always [#isPlain]
    public static String line(String text, int maxLength) {
        String line = clean(text).replaceAll("\\s+", " ");
        if (line.length() <= maxLength) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return line.substring(0, end).strip();
    }

    /// Whether the text is one line without anything [#clean] would drop.
    public static boolean isPlain(String text) {
        return isPrintableAscii(text)
                || text.codePoints().noneMatch(c -> plainBlank(c) == '\n' || !isKept(c));
    }

    /// At most forty characters of a text nobody vouches for, fit for one line of a log or an
    /// error.
    public static String excerpt(String text) {
        int end = Math.min(text.length(), EXCERPT_LENGTH);
        StringBuilder shown = new StringBuilder(end + 1);
        text.substring(0, end)
                .codePoints()
                .map(c -> Character.isISOControl(c) || isHalf(c) || turnsDirection(c) ? '?' : c)
                .forEach(shown::appendCodePoint);
        return end < text.length() ? shown.append('…').toString() : shown.toString();
    }

    /// What nearly every text on the wire is: such a text has nothing to clean.
    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static int plainBlank(int c) {
        return switch (c) {
            // NEL, line and paragraph separator
            case '\r', 0x85, 0x2028, 0x2029 -> '\n';
            case '\t' -> ' ';
            default -> c;
        };
    }

    private static boolean isKept(int c) {
        return c == '\n' || !(Character.isISOControl(c) || isHalf(c) || turnsDirection(c));
    }

    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    /// Embeddings and overrides, U+202A to U+202E. Isolates stay: they end where they stand.
    private static boolean turnsDirection(int c) {
        return c >= 0x202a && c <= 0x202e;
    }
}
