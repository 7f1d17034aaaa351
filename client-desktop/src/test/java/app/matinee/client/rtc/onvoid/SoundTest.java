package app.matinee.client.rtc.onvoid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SoundTest {
    @Test
    void whatTheLoudspeakersPlayIsNoMicrophoneUnlessSomebodySaysSo() {
        assertThat(Sound.isMicrophone("default: Built-in Audio", Map.of())).isTrue();
        assertThat(Sound.isMicrophone("default: auto_null.monitor", Map.of())).isFalse();
        assertThat(
                        Sound.isMicrophone(
                                "default: tone.monitor", Map.of("PULSE_SOURCE", "tone.monitor")))
                .isTrue();
    }
}
