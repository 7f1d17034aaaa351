package app.matinee.client.rtc.onvoid;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.rtc.SlotState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenAccessTest {
    @Test
    void whatWouldKillTheEngineIsRefusedBefore() {
        assertThat(ScreenAccess.check(Map.of(), "Linux")).isEqualTo(SlotState.NO_DISPLAY);
        assertThat(ScreenAccess.check(Map.of("WAYLAND_DISPLAY", "wayland-0"), "Linux"))
                .isEqualTo(SlotState.WAYLAND);
        assertThat(
                        ScreenAccess.check(
                                Map.of("DISPLAY", ":0", "XDG_SESSION_TYPE", "wayland"), "Linux"))
                .isEqualTo(SlotState.WAYLAND);
        assertThat(ScreenAccess.check(Map.of("DISPLAY", ":0"), "Linux")).isEqualTo(SlotState.LIVE);
        assertThat(ScreenAccess.check(Map.of(), "Windows 11")).isEqualTo(SlotState.LIVE);
    }

    @Test
    void loudnessIsTheRootMeanSquare() {
        byte[] loud = {0, 0x40, 0, (byte) 0xc0}; // +16384, −16384
        assertThat(Loudness.of(loud, 16)).isEqualTo(0.5);
        assertThat(Loudness.of(new byte[4], 16)).isZero();
        assertThat(Loudness.of(loud, 32)).isZero();
    }
}
