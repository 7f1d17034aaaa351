package app.matinee.protocol;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A room's public name: eight characters, `A`–`Z` and `0`–`9`. Knowing it is what lets a person
/// join.
public record RoomId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{8}");
    private static final Pattern TYPED = Pattern.compile("[A-Za-z0-9]{8}");

    public RoomId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a room id has 8 characters A-Z 0-9");
        }
    }

    /// Reads what a person typed: surrounding blanks, lower case and a dash or blank in the middle
    /// are forgiven.
    public static Optional<RoomId> parse(String typed) {
        String plain = typed.strip().replace("-", "").replace(" ", "");
        // Checked before the case changes: ß becomes SS, and seven characters eight.
        return TYPED.matcher(plain).matches()
                ? Optional.of(new RoomId(plain.toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
