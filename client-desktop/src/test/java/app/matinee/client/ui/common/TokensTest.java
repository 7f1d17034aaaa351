package app.matinee.client.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Computes the contrast of the stylesheet's tokens (WCAG 2.2, relative luminance).
class TokensTest {
    private static final Pattern TOKEN = Pattern.compile("-m-([a-z0-9-]+): #([0-9a-f]{6});");
    private static final double ENOUGH = 4.5;

    @ParameterizedTest
    @EnumSource(Theme.class)
    void wordsCanBeReadOnEverySurface(Theme theme) throws IOException {
        Map<String, String> tokens = tokens(theme);
        for (String words : List.of("strong", "normal", "faint", "accent", "danger", "ok")) {
            for (String surface : List.of("bg", "panel", "raised")) {
                assertReadable(tokens, words, surface);
            }
        }
        assertReadable(tokens, "on-accent", "accent");
        assertReadable(tokens, "on-accent", "accent-pressed");
        IntStream.range(0, 6).forEach(hue -> assertReadable(tokens, "on-hue", "hue-" + hue));
    }

    private static void assertReadable(Map<String, String> tokens, String words, String surface) {
        double a = luminance(Objects.requireNonNull(tokens.get(words), words));
        double b = luminance(Objects.requireNonNull(tokens.get(surface), surface));
        double contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        assertThat(contrast).as("%s on %s", words, surface).isGreaterThanOrEqualTo(ENOUGH);
    }

    private static double luminance(String hex) {
        int rgb = Integer.parseInt(hex, 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int shifted) {
        double part = (shifted & 0xff) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    /// The light theme replaces some of the dark one's.
    private static Map<String, String> tokens(Theme theme) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        TokensTest.class.getResourceAsStream(
                                "/app/matinee/client/ui/matinee.css"))) {
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int light = css.indexOf(".root:light");
            Map<String, String> tokens = new HashMap<>();
            collect(css.substring(0, light), tokens);
            if (theme == Theme.LIGHT) {
                collect(css.substring(light, css.indexOf('}', light)), tokens);
            }
            return tokens;
        }
    }

    private static void collect(String css, Map<String, String> tokens) {
        Matcher token = TOKEN.matcher(css);
        while (token.find()) {
            tokens.put(token.group(1), token.group(2));
        }
    }
}
