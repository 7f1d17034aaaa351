package app.matinee.client.ui.debug;

import app.matinee.client.rtc.PeerStats;
import app.matinee.client.rtc.Route;
import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.protocol.Member;
import app.matinee.protocol.UserId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Figures of each connection of the call, and the last two minutes of the two that tell most. FX
/// thread.
public final class CallFigures {
    /// The engine tells once a second.
    static final int SECONDS_KEPT = 120;

    /// @param cells in the order of [#COLUMNS]
    /// @param rttMs oldest first, milliseconds; NaN where unknown
    /// @param kbitPerS received, oldest first
    record Line(String name, List<String> cells, List<Double> rttMs, List<Double> kbitPerS) {}

    /// Keys of words.
    static final List<String> COLUMNS =
            List.of(
                    "calls.state",
                    "calls.route",
                    "calls.rtt",
                    "calls.loss",
                    "calls.jitter",
                    "calls.rate",
                    "calls.picture",
                    "calls.freezes",
                    "calls.leak");

    private final Party party;
    private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final Map<UserId, Deque<PeerStats>> history = new HashMap<>();
    private List<PeerStats> newest = List.of();

    public CallFigures(Party party, PartyFeed feed) {
        this.party = party;
        feed.follow(this::show);
    }

    ReadOnlyObjectProperty<List<Line>> lines() {
        return lines.getReadOnlyProperty();
    }

    void reconnect() {
        party.post(new UserAction.ReconnectCalls());
    }

    private void show(PartyState state) {
        List<PeerStats> now = state.call().stats();
        PartyState.Room room = state.room();
        if (room == null) {
            history.clear();
            newest = List.of();
            lines.set(List.of());
            return;
        }
        if (now == newest) {
            return;
        }
        newest = now;
        history.keySet().retainAll(now.stream().map(PeerStats::peer).toList());
        Map<UserId, String> names =
                room.members().stream().collect(Collectors.toMap(Member::userId, Member::name));
        List<Line> drawn = new ArrayList<>();
        for (PeerStats stats : now) {
            Deque<PeerStats> past =
                    history.computeIfAbsent(stats.peer(), any -> new ArrayDeque<>());
            past.addLast(stats);
            if (past.size() > SECONDS_KEPT) {
                past.removeFirst();
            }
            drawn.add(
                    new Line(
                            names.getOrDefault(stats.peer(), "?"),
                            cells(stats, state.call().leaks().getOrDefault(stats.peer(), 0.0)),
                            past.stream().map(s -> s.rttMs().orElse(Double.NaN)).toList(),
                            past.stream().map(s -> s.bitsInPerS() / 1000).toList()));
        }
        lines.set(drawn);
    }

    private static List<String> cells(PeerStats stats, double leak) {
        return List.of(
                stats.state().name().toLowerCase(Locale.ROOT),
                stats.route().map(CallFigures::route).orElse("–"),
                stats.rttMs().isPresent() ? figure("%.0f ms", stats.rttMs().getAsDouble()) : "–",
                figure("%.1f %%", 100 * stats.lossIn()),
                stats.jitterMs().isPresent()
                        ? figure("%.0f ms", stats.jitterMs().getAsDouble())
                        : "–",
                figure("%.0f", stats.bitsInPerS() / 1000)
                        + " / "
                        + figure("%.0f kbit/s", stats.bitsOutPerS() / 1000),
                stats.camera()
                        .map(p -> p.width() + "×" + p.height() + figure(" @ %.0f", p.framesPerS()))
                        .orElse("–"),
                stats.camera().map(p -> Long.toString(p.freezes())).orElse("–"),
                figure("%.0f %%", 100 * leak));
    }

    /// Kinds only: an address is nobody's business.
    private static String route(Route route) {
        return route.local() + "–" + route.remote() + " " + route.transport();
    }

    private static String figure(String form, double value) {
        return String.format(Locale.ROOT, form, value);
    }

    /// What may be sent to somebody who helps: figures only. No names, addresses, descriptions or
    /// tokens, because this is pasted into public places.
    String report() {
        StringBuilder text = new StringBuilder("Matinee call report\n");
        int number = 1;
        for (Line line : lines.get()) {
            text.append("peer ").append(number++).append(':');
            for (int i = 0; i < COLUMNS.size(); i++) {
                String key = COLUMNS.get(i);
                text.append(' ')
                        .append(key.substring(key.indexOf('.') + 1))
                        .append('=')
                        .append(line.cells().get(i).replace(' ', '_'));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
