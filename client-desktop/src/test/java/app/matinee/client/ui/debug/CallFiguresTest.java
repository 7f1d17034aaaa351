package app.matinee.client.ui.debug;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.rtc.MediaDevices;
import app.matinee.client.rtc.PeerStats;
import app.matinee.client.session.CallWish;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.ScreensOnOffer;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.FakeParty;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Scenes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallFiguresTest {
    private final FakeParty party = new FakeParty();
    private final CallFigures figures = new CallFigures(party, new PartyFeed(party, Runnable::run));

    private void second(PeerStats... stats) {
        party.become(
                new PartyState(
                        Scenes.UP,
                        Scenes.full(Scenes.playing()),
                        null,
                        new PartyState.Call(
                                CallWish.NOTHING,
                                true,
                                PartyState.Engine.UP,
                                true,
                                Map.of(),
                                Map.of(),
                                Set.of(),
                                Set.of(),
                                List.of(stats),
                                Map.of(),
                                new MediaDevices(List.of(), List.of(), true),
                                Optional.empty(),
                                ScreensOnOffer.UNKNOWN,
                                false)));
    }

    @Test
    void twoMinutesAreKeptOfEachConnection() {
        for (int i = 0; i < 200; i++) {
            second(CallReports.stats(Scenes.ANA, i / 1000.0));
        }
        CallFigures.Line line = figures.lines().get().getFirst();
        assertThat(line.name()).isEqualTo("Ana");
        assertThat(line.rttMs()).hasSize(CallFigures.SECONDS_KEPT);
        assertThat(line.cells()).hasSameSizeAs(CallFigures.COLUMNS);
    }

    @Test
    void whoIsGoneIsForgotten() {
        second(CallReports.stats(Scenes.ANA, 0), CallReports.stats(Scenes.BEN, 0));
        second(CallReports.stats(Scenes.BEN, 0));
        assertThat(figures.lines().get()).extracting(CallFigures.Line::name).containsExactly("Ben");
    }

    /// It is pasted where everybody reads it.
    @Test
    void theReportHoldsFiguresAndNoNames() {
        second(CallReports.stats(Scenes.ANA, 0.01));
        assertThat(figures.report())
                .contains("route=host–srflx_udp", "rtt=23_ms", "picture=320×180_@_15")
                .doesNotContain("Ana", Scenes.ANA.value(), "192.", "http");
    }

    @Test
    void reconnectIsAskedOfTheSession() {
        figures.reconnect();
        assertThat(party.posted).containsExactly(new UserAction.ReconnectCalls());
    }
}
