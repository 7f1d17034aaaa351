package app.matinee.client.player.fx;

import static app.matinee.client.player.PlayerFailure.Reason.DAMAGED;
import static app.matinee.client.player.PlayerFailure.Reason.ENGINE_MISSING;
import static app.matinee.client.player.PlayerFailure.Reason.NO_AUDIO_DEVICE;
import static app.matinee.client.player.PlayerFailure.Reason.UNKNOWN;
import static app.matinee.client.player.PlayerFailure.Reason.UNREACHABLE;
import static app.matinee.client.player.PlayerFailure.Reason.UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.matinee.client.player.PlayerFailure.Reason;
import java.net.URI;
import java.util.stream.Stream;
import javafx.scene.media.MediaException.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailureReasonsTest {
    static Stream<Arguments> whatTheEngineSays() {
        return Stream.of(
                arguments(Type.MEDIA_UNSUPPORTED, "Unrecognized file signature!", UNSUPPORTED),
                arguments(Type.MEDIA_UNSUPPORTED, "", UNSUPPORTED),
                arguments(Type.UNKNOWN, "Unrecognized file signature!", UNSUPPORTED),
                arguments(
                        Type.UNKNOWN,
                        "com.sun.media.jfxmedia.MediaException: Could not create player!",
                        ENGINE_MISSING),
                arguments(
                        Type.PLAYBACK_HALTED,
                        "Could not open audio device for playback",
                        NO_AUDIO_DEVICE),
                arguments(
                        Type.PLAYBACK_ERROR,
                        "[GSTMediaPlayer] ERROR_GSTREAMER_AUDIO_SINK_CREATE",
                        NO_AUDIO_DEVICE),
                arguments(Type.UNKNOWN, "ERROR_MISSING_LIBSWSCALE", UNSUPPORTED),
                arguments(Type.PLAYBACK_ERROR, "ERROR_LOCATOR_CONNECTION_LOST", UNREACHABLE),
                arguments(Type.UNKNOWN, "java.net.ConnectException: refused", UNREACHABLE),
                arguments(Type.MEDIA_UNAVAILABLE, "/films/gone.mp4", UNREACHABLE),
                arguments(Type.MEDIA_INACCESSIBLE, "403", UNREACHABLE),
                arguments(Type.MEDIA_CORRUPTED, "moov", DAMAGED),
                arguments(Type.PLAYBACK_HALTED, "something new", UNKNOWN),
                arguments(Type.UNKNOWN, "", UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("whatTheEngineSays")
    void wordsGoBeforeTypes(Type type, String words, Reason expected) {
        assertThat(FailureReasons.reason(type, words)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Type.class)
    void everyTypeHasAReason(Type type) {
        assertThat(FailureReasons.reason(type, "")).isNotNull();
    }

    @Test
    void addressesAreLeftOutOfTheDetails() {
        URI source = URI.create("file:///home/ana/private/film.mkv");

        assertThat(FailureReasons.withoutAddress("cannot read /home/ana/private/film.mkv", source))
                .isEqualTo("cannot read the film");
        assertThat(FailureReasons.withoutAddress("cannot read " + source, source))
                .isEqualTo("cannot read the film");
    }

    @Test
    void aMissingLibraryIsAMissingEngine() {
        assertThat(FailureReasons.of(new UnsatisfiedLinkError("libjfxmedia.so")).reason())
                .isEqualTo(ENGINE_MISSING);
    }
}
