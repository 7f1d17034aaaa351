package app.matinee.server.room;

/// Makes what people type safe to show: no control characters, no half characters, nothing that turns the reading
/// direction of the lines around it.
final class ChatText {
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private ChatText() {}

    /// @return the text without what must not be shown, stripped; may be empty
    static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(ChatText::isShowable).forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    /// Whether this is emoji and nothing else; joined and coloured ones are several code points.
    static boolean isEmoji(String text) {
        return text.codePoints().anyMatch(c -> c > 0xFF && Character.isEmoji(c))
                && text.codePoints()
                        .allMatch(c -> (c > 0xFF && Character.isEmoji(c))
                                || Character.isEmojiComponent(c)
                                || c == ZERO_WIDTH_JOINER);
    }

    private static boolean isShowable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint == '\n' || codePoint == '\t';
            case Character.SURROGATE, Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> !turnsDirection(codePoint);
            default -> true;
        };
    }

    private static boolean turnsDirection(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
