package app.matinee.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What strangers wrote does not write the log.
class LogLinesTest {
    private static final String FORGED =
            "Ana\r\n2026-01-01T00:00:00Z level=ERROR msg=\"all is lost\"";

    private final LoggerContext context = new LoggerContext();

    static List<String> nasty() {
        return List.of(
                FORGED,
                "a\nb",
                "a\rb",
                "a\u0085b",
                "a\u2028b\u2029c",
                "\u001b[2J\u001b[31mred",
                "\u202eevil",
                "a\" level=ERROR x=\"b",
                "a\\",
                "nul\u0000",
                "half \ud83d pair");
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void aTextLineIsOneLineOfPlainCharacters(String name) {
        String line = text(event("name {}", name, null));
        assertThat(line).endsWith("\"\n");
        String whole = line.substring(0, line.length() - 1);
        assertThat(
                        whole.codePoints()
                                .allMatch(c -> c >= ' ' && c != 0x85 && c != 0x2028 && c != 0x202e))
                .as(whole)
                .isTrue();
        // Quotes within the field are escaped, so a reader of key=value sees one field.
        String field = whole.substring(whole.indexOf("msg=\"") + 5, whole.length() - 1);
        assertThat(field.replace("\\\\", "").replace("\\\"", "")).doesNotContain("\"");
    }

    @Test
    void readableNamesStayReadable() {
        assertThat(text(event("{} joined", "Žofie 🎬 王", null)))
                .contains("msg=\"Žofie 🎬 王 joined\"");
    }

    @Test
    void aLongMessageIsCut() {
        assertThat(text(event("{}", "x".repeat(100_000), null))).hasSizeLessThan(320).contains("…");
    }

    @Test
    void anExceptionStaysInItsLine() {
        Exception deep = new IllegalStateException(FORGED, new RuntimeException("cause\nof it"));
        String line = text(event("failed", "", deep));
        assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
        assertThat(line)
                .contains(
                        "IllegalStateException: Ana\\r\\n",
                        "caused by RuntimeException: cause\\nof it")
                .contains(" <- app.matinee.server.logging.LogLinesTest.anExceptionStaysInItsLine");
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void aJsonLineIsOneObject(String name) {
        JsonEncoder encoder = Logs.json(context);
        String line =
                new String(
                        encoder.encode(event("name {}", name, new RuntimeException(FORGED))),
                        StandardCharsets.UTF_8);
        assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
        assertThat(line).doesNotContain("\r", "\u001b");
        JSONObject read = new JSONObject(line);
        assertThat(read.getString("level")).isEqualTo("WARN");
        assertThat(read.getString("formattedMessage")).startsWith("name ");
        assertThat(read.getJSONObject("throwable").getString("message")).startsWith("Ana");
        assertThat(read.keySet()).doesNotContain("arguments", "message", "context", "mdc");
    }

    private static String text(LoggingEvent event) {
        return new String(new TextEncoder().encode(event), StandardCharsets.UTF_8);
    }

    private LoggingEvent event(String pattern, String argument, @Nullable Throwable thrown) {
        return new LoggingEvent(
                "here",
                context.getLogger("app.matinee.Some"),
                Level.WARN,
                pattern,
                thrown,
                new Object[] {argument});
    }
}
