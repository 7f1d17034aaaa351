package app.matinee.protocol;

import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;

/// Display names: what one person may look like to the others. Pure.
public final class Names {
    /// Marks stacked on one letter: more than any living script needs, fewer than disturb the lines
    /// above and below.
    private static final int MAX_MARKS_IN_A_ROW = 4;

    /// Blank though Unicode calls them letters, marks or symbols: two people who differ in one of
    /// these look the same.
    private static final Set<Integer> BLANK_LETTERS =
            Set.of(0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0);

    private Names() {}

    /// Cleans a name as typed: compatibility forms become plain ones (NFKC, so that a full-width
    /// `Ａｎｎ` is `Ann`), variation selectors go, runs of blanks become one, both ends are trimmed.
    ///
    /// @return empty when nothing readable is left, when it is longer than
    ///   [Limits#MAX_NAME_LENGTH], or when it holds control, zero-width, direction or private-use
    ///   characters
    public static Optional<String> clean(String typed) {
        if (typed.length() > 4 * Limits.MAX_NAME_LENGTH) {
            return Optional.empty();
        }
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !selectsVariant(c))
                .map(c -> Character.isSpaceChar(c) ? ' ' : c)
                .forEach(plain::appendCodePoint);
        String name = plain.toString().replaceAll(" {2,}", " ").strip();
        return isReadable(name) ? Optional.of(name) : Optional.empty();
    }

    /// Tells people of one name apart: `Ann`, `Ann 2`, `Ann 3`.
    ///
    /// @param name a cleaned name
    /// @param taken the names already in the room; what looks like one of them counts as it
    /// @return the name itself if it is free; never longer than [Limits#MAX_NAME_LENGTH]
    public static String unique(String name, Iterable<String> taken) {
        String candidate = name;
        for (int n = 2; contains(taken, candidate); n++) {
            String suffix = " " + n;
            candidate = shortenedTo(Limits.MAX_NAME_LENGTH - suffix.length(), name) + suffix;
        }
        return candidate;
    }

    private static boolean isReadable(String name) {
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > Limits.MAX_NAME_LENGTH) {
            return false;
        }
        int marks = 0;
        boolean somethingToSee = false;
        for (int c : name.codePoints().toArray()) {
            if (isHidden(c)) {
                return false;
            }
            marks = isMark(c) ? marks + 1 : 0;
            if (marks > MAX_MARKS_IN_A_ROW) {
                return false;
            }
            somethingToSee |= c != ' ' && !isMark(c);
        }
        return somethingToSee;
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> BLANK_LETTERS.contains(c);
        };
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean selectsVariant(int c) {
        return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
    }

    private static boolean contains(Iterable<String> taken, String name) {
        for (String other : taken) {
            if (LookAlikes.alike(other, name)) {
                return true;
            }
        }
        return false;
    }

    private static String shortenedTo(int maxCodePoints, String name) {
        return name.codePointCount(0, name.length()) <= maxCodePoints
                ? name
                : name.substring(0, name.offsetByCodePoints(0, maxCodePoints)).strip();
    }
}
