package app.matinee.client.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.player.PlayerFailure;
import app.matinee.client.session.Moment;
import app.matinee.client.session.PartyState.Trouble;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.PlaybackAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:\\.[a-z0-9]+)+)\"");
    private static final Path SOURCES = Path.of("src/main/java/app/matinee/client/ui");
    private final ResourceBundle bundle = ResourceBundle.getBundle("app.matinee.client.ui.words");

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyRefusalHasASentenceAndAdvice(ErrorCode code) {
        Trouble trouble = new Trouble.Refused(code, "exception text");
        assertThat(TroubleWords.sentence(trouble)).endsWith(".").doesNotContain("exception");
        assertThat(TroubleWords.advice(trouble)).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(PlayerFailure.Reason.class)
    void everyFailureHasATitleAndAdvice(PlayerFailure.Reason reason) {
        PlayerFailure failure = new PlayerFailure(reason, "MEDIA_UNSUPPORTED: signature");
        assertThat(TroubleWords.title(failure)).isNotBlank();
        assertThat(TroubleWords.advice(failure)).endsWith(".").doesNotContain("MEDIA_");
    }

    @Test
    void whoDidWhatIsOneSentence() {
        assertThat(MomentWords.toast(Scenes.paused("Ben", PlaybackAction.PAUSE)))
                .contains("Ben paused at 12:03");
        assertThat(MomentWords.toast(new Moment.Joined(Scenes.ME, "Mira", true))).isEmpty();
        assertThat(
                        MomentWords.story(
                                new Moment.PlaybackChanged(
                                        null, false, PlaybackAction.WAIT, 0, 1, "x")))
                .isEqualTo("Waiting for everybody at 0:00");
    }

    @Test
    void everyKeyInTheSourcesIsInTheBundle() throws IOException {
        Set<String> missing = keysInSources();
        missing.removeIf(key -> bundle.containsKey(key) || key.startsWith("java."));
        missing.removeIf(key -> key.endsWith(".txt") || key.endsWith(".css"));
        missing.removeIf(key ->
                Set.of("os.name", "matinee.fade", "app.matinee.client.ui.words").contains(key));
        assertThat(missing).isEmpty();
    }

    private static Set<String> keysInSources() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher key = KEY.matcher(Files.readString(file));
                while (key.find()) {
                    keys.add(key.group(1));
                }
            }
        }
        assertThat(keys).hasSizeGreaterThan(100);
        return keys;
    }
}
