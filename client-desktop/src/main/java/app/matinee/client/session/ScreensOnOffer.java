package app.matinee.client.session;

import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.rtc.ScreenSource;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.rtc.Thumbnail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What of this machine's screen can be shown, as it was when it was last asked for.
///
/// @param state [SlotState#LIVE] when something can be shown, else why not; empty until the answer
/// @param pictures small ones, of those sources that have come so far
public record ScreensOnOffer(
        Optional<SlotState> state,
        List<ScreenSource> sources,
        Map<ScreenChoice, Thumbnail> pictures) {
    public static final ScreensOnOffer UNKNOWN =
            new ScreensOnOffer(Optional.empty(), List.of(), Map.of());

    public ScreensOnOffer {
        sources = List.copyOf(sources);
        pictures = Map.copyOf(pictures);
    }

    ScreensOnOffer with(ScreenChoice of, Thumbnail picture) {
        Map<ScreenChoice, Thumbnail> now = new HashMap<>(pictures);
        now.put(of, picture);
        return new ScreensOnOffer(state, sources, now);
    }
}
