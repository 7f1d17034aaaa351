package app.matinee.client.ui.debug;

import app.matinee.client.session.Moment;
import app.matinee.client.session.PartyState;
import app.matinee.client.ui.common.MomentWords;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.TroubleWords;
import app.matinee.client.ui.common.Words;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Figures about link and step, as name and value. FX thread.
public final class DebugViewModel {
    private static final int CORRECTIONS_SHOWN = 3;

    private final ReadOnlyObjectWrapper<Map<String, String>> figures =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final Deque<String> corrections = new ArrayDeque<>();
    private PartyState state = PartyState.LOBBY;

    public DebugViewModel(PartyFeed feed) {
        feed.follow(now -> {
            state = now;
            draw();
        });
        feed.onMoment(moment -> {
            if (moment instanceof Moment.Corrected corrected) {
                corrections.addFirst(MomentWords.story(corrected));
                if (corrections.size() > CORRECTIONS_SHOWN) {
                    corrections.removeLast();
                }
                draw();
            }
        });
    }

    /// In the order to show them.
    public ReadOnlyObjectProperty<Map<String, String>> figures() {
        return figures.getReadOnlyProperty();
    }

    private void draw() {
        Map<String, String> now = new LinkedHashMap<>();
        switch (state.link()) {
            case PartyState.Link.Away away ->
                    now.put(Words.of("debug.link"), Words.of("debug.away"));
            case PartyState.Link.Connecting connecting ->
                    now.put(Words.of("debug.link"), Words.of("debug.connecting"));
            case PartyState.Link.AtDoor door ->
                    now.put(Words.of("debug.link"), Words.of("debug.door"));
            case PartyState.Link.Up up -> {
                now.put(Words.of("debug.link"), TroubleWords.address(up.server()));
                now.put(Words.of("debug.rtt"), ms("%.1f ms", up.rttMs()));
                now.put(Words.of("debug.clock"), ms("± %.1f ms", up.clockErrorMs()));
            }
            case PartyState.Link.Mending mending ->
                    now.put(
                            Words.of("debug.link"),
                            Words.of("debug.mending", Integer.toString(mending.attempt())));
        }
        PartyState.Room room = state.room();
        if (room != null && room.film().media() != null) {
            PartyState.Film film = room.film();
            double skew = film.skewMs();
            now.put(
                    Words.of("debug.skew"),
                    Double.isNaN(skew) ? "–" : String.format(Locale.ROOT, "%+.1f ms", skew));
            now.put(Words.of("debug.step"), stepWords(film.step()));
            now.put(Words.of("debug.player"), film.player().name().toLowerCase(Locale.ROOT));
            now.put(
                    Words.of("debug.rate"),
                    String.format(Locale.ROOT, "%.2f×", film.timeline().rate()));
            now.put(
                    Words.of("debug.corrections"),
                    corrections.isEmpty() ? "–" : String.join("\n", corrections));
        }
        figures.set(now);
    }

    private static String stepWords(PartyState.Step step) {
        return switch (step) {
            case RESTING -> Words.of("status.resting");
            case IN_STEP -> Words.of("status.step");
            case CATCHING_UP -> Words.of("status.catching");
            case BUFFERING -> Words.of("status.buffering");
        };
    }

    private static String ms(String form, double value) {
        return value < 0 ? "–" : String.format(Locale.ROOT, form, value);
    }
}
