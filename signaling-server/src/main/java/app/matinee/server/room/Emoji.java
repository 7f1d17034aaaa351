package app.matinee.server.room;

/// What counts as a reaction.
final class Emoji {
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Emoji() {}

    /// Whether this is emoji and nothing else; joined and coloured ones are several code points.
    /// Digits, `#` and `*` are emoji only with what Unicode puts behind them, so they alone do not
    /// make one.
    static boolean isEmoji(String text) {
        return text.codePoints().anyMatch(Emoji::isPicture)
                && text.codePoints()
                        .allMatch(c ->
                                isPicture(c)
                                        || Character.isEmojiComponent(c)
                                        || c == ZERO_WIDTH_JOINER);
    }

    private static boolean isPicture(int c) {
        return c > 0x7F && Character.isEmoji(c);
    }
}
