package app.matinee.client.ui.common;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// The emoji this program carries pictures of.
///
/// JavaFX draws no colour emoji on Linux (measured with 25.0.4: empty boxes), so the common ones
/// travel with the program. Others are left to the system's fonts.
///
/// @param text what goes over the wire
/// @param shortName what people type between colons
/// @param name what a screen reader says
public record Emoji(String text, String shortName, String name) {
    private static final String FOLDER = "/app/matinee/client/ui/emoji/";
    private static final String VARIATION = "\uFE0F";
    private static final Map<String, Emoji> BY_SHORT_NAME = load();
    private static final Map<String, Emoji> BY_PLAIN_TEXT =
            BY_SHORT_NAME.values().stream()
                    .collect(
                            Collectors.toMap(
                                    e -> e.text().replace(VARIATION, ""), e -> e, (a, b) -> a));

    /// Those people react with, in the order of the row.
    public static List<Emoji> reactions() {
        return List.of("joy", "heart", "+1", "open_mouth", "cry", "clap", "fire", "popcorn")
                .stream()
                .map(shortName -> Objects.requireNonNull(BY_SHORT_NAME.get(shortName)))
                .toList();
    }

    public static List<Emoji> all() {
        return List.copyOf(BY_SHORT_NAME.values());
    }

    public static Optional<Emoji> ofShortName(String shortName) {
        return Optional.ofNullable(BY_SHORT_NAME.get(shortName));
    }

    /// With or without the variation selector, which senders treat differently.
    public static Optional<Emoji> ofText(String text) {
        return Optional.ofNullable(BY_PLAIN_TEXT.get(text.replace(VARIATION, "")));
    }

    /// The picture, 64 × 64.
    public URL picture() {
        String file =
                text.codePoints()
                        .filter(codePoint -> codePoint != 0xFE0F)
                        .mapToObj(Integer::toHexString)
                        .collect(Collectors.joining("-"));
        return Objects.requireNonNull(Emoji.class.getResource(FOLDER + file + ".png"), file);
    }

    private static Map<String, Emoji> load() {
        try (InputStream in = Emoji.class.getResourceAsStream(FOLDER + "emoji.txt");
                BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            Map<String, Emoji> found = new LinkedHashMap<>();
            reader.lines()
                    .map(line -> line.split(" ", 3))
                    .forEach(part ->
                            found.put(part[0], new Emoji(textOf(part[1]), part[0], part[2])));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("emoji.txt", e);
        }
    }

    /// A sequence of one code point below the emoji block needs the selector to be shown as emoji.
    private static String textOf(String hex) {
        String plain =
                Arrays.stream(hex.split("-"))
                        .map(part -> Character.toString(Integer.parseInt(part, 16)))
                        .collect(Collectors.joining());
        return plain.length() == 1 ? plain + VARIATION : plain;
    }
}
