package app.matinee.client.ui.common;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the emoji in a line.
public final class EmojiText {
    private static final Pattern SHORT_NAME = Pattern.compile(":([a-z0-9_+-]{1,40}):");

    private EmojiText() {}

    /// A piece of a line.
    public sealed interface Piece {
        record Plain(String text) implements Piece {}

        record Picture(Emoji emoji) implements Piece {}
    }

    /// Cuts a line at the emoji this program can draw.
    public static List<Piece> split(String line) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(line);
        int from = characters.first();
        for (int to = characters.next();
                to != BreakIterator.DONE;
                from = to, to = characters.next()) {
            String character = line.substring(from, to);
            Optional<Emoji> emoji = Emoji.ofText(character);
            if (emoji.isEmpty()) {
                plain.append(character);
                continue;
            }
            if (!plain.isEmpty()) {
                pieces.add(new Piece.Plain(plain.toString()));
                plain.setLength(0);
            }
            pieces.add(new Piece.Picture(emoji.get()));
        }
        if (!plain.isEmpty()) {
            pieces.add(new Piece.Plain(plain.toString()));
        }
        return List.copyOf(pieces);
    }

    /// Whether a line is nothing but one to three emoji, which are drawn larger.
    public static boolean isOnlyEmoji(List<Piece> pieces) {
        return !pieces.isEmpty()
                && pieces.size() <= 3
                && pieces.stream().allMatch(piece -> piece instanceof Piece.Picture);
    }

    /// Puts emoji where their names stand between colons; unknown names stay as they are.
    public static String fromShortNames(String line) {
        return SHORT_NAME
                .matcher(line)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                Emoji.ofShortName(found.group(1))
                                        .map(Emoji::text)
                                        .orElse(found.group())));
    }
}
