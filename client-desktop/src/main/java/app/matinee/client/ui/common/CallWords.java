package app.matinee.client.ui.common;

import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.SlotState;

/// How a device stands, said kindly and with what to do.
public final class CallWords {
    private CallWords() {}

    /// @param how neither off nor live: those are no trouble
    public static String trouble(Slot slot, SlotState how) {
        return switch (slot) {
            case MICROPHONE -> Words.of("call.mic." + key(how));
            case CAMERA -> Words.of("call.camera." + key(how));
            case SCREEN -> Words.of("call.screen." + key(how));
        };
    }

    private static String key(SlotState how) {
        return switch (how) {
            case OFF, LIVE -> throw new IllegalArgumentException("no trouble: " + how);
            case NO_DEVICE -> "none";
            case REFUSED -> "refused";
            case LOST -> "lost";
            case WINDOW_CLOSED -> "closed";
            case NO_DISPLAY -> "display";
            case WAYLAND -> "wayland";
        };
    }
}
