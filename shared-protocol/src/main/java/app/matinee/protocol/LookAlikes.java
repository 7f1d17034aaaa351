package app.matinee.protocol;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Which names look the same. The method is the skeleton of UTS #39 (section 4): decompose, put one
/// letter for all that look like it, decompose again; two names with one skeleton are confusable.
///
/// The table is small where Unicode's has six thousand lines: it holds the letters of living
/// scripts that most typefaces draw like Latin ones, which is what somebody uses who wants to be
/// taken for another, and not the symbols that [Names#clean] turns into letters anyway. ICU knows
/// the whole of it for 14 MB, a third of this server.
final class LookAlikes {
    /// A Latin letter or digit pair, and what looks like it: Greek, Cyrillic, Armenian, Hebrew,
    /// Latin letters of other alphabets, digits.
    private static final String[] TABLE = {
        "A ΑАᎪ",
        "B ΒВᏴ",
        "C СϹᏟ",
        "D Ꭰ",
        "E ΕЕᎬ",
        "G ԌᏀ",
        "H ΗНᎻ",
        "J ЈᎫ",
        "K ΚКᏦ",
        "M ΜМᎷ",
        "N Ν",
        "O ΟОՕ0",
        "P ΡРᏢ",
        "Q Ԛ",
        "S ЅՏᏚ",
        "T ΤТᎢ",
        "U Ս",
        "V ѴᏙ",
        "W ԜᎳ",
        "X ΧХ",
        "Y ΥҮ",
        "Z ΖᏃ",
        "a аɑα",
        "b ЬᏏ",
        "c сϲ",
        "d ԁ",
        "e еҽ",
        "g ɡց",
        "h һհ",
        "i іιɩ",
        "j јϳ",
        "k κк",
        "l IІӀΙ1|ǀ",
        "n ոռ",
        "o οоօס",
        "p рρ",
        "q ԛգ",
        "r г",
        "s ѕ",
        "t т",
        "u υսʋ",
        "v νѵ",
        "w ԝա",
        "x хχ",
        "y уүγ",
        "z ᴢ",
        "ss ß",
        "rn mм",
        "vv w",
    };

    private static final Map<Integer, String> LETTERS = letters();

    private LookAlikes() {}

    /// Whether a person would take one for the other, capital or not.
    static boolean alike(String name, String other) {
        return name.equalsIgnoreCase(other)
                || skeleton(name).equals(skeleton(other))
                || skeleton(name.toLowerCase(Locale.ROOT))
                        .equals(skeleton(other.toLowerCase(Locale.ROOT)));
    }

    /// @param name cleaned by [Names#clean]
    /// @return the same for two names that a person would take for one another; never shown
    static String skeleton(String name) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFD)
                .codePoints()
                .forEach(c -> plain.append(LETTERS.getOrDefault(c, Character.toString(c))));
        return Normalizer.normalize(plain, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    }

    private static Map<Integer, String> letters() {
        Map<Integer, String> letters = new HashMap<>();
        for (String line : TABLE) {
            int blank = line.indexOf(' ');
            String latin = line.substring(0, blank);
            line.substring(blank + 1).codePoints().forEach(c -> letters.put(c, latin));
        }
        return Map.copyOf(letters);
    }
}
