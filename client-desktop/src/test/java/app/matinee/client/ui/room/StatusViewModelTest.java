package app.matinee.client.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.player.PlayerFailure;
import app.matinee.client.player.PlayerReading.Status;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.PartyState.Link;
import app.matinee.client.session.PartyState.Step;
import app.matinee.client.ui.common.FakeParty;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Scenes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusViewModelTest {
    private final FakeParty party = new FakeParty();
    private long nowNanos;
    private final StatusViewModel status =
            new StatusViewModel(party, new PartyFeed(party, Runnable::run), () -> nowNanos);

    @Test
    void stepIsTold() {
        assertThat(words(Step.IN_STEP, null)).isEqualTo("In step · 8 ms");
        assertThat(words(Step.CATCHING_UP, null)).isEqualTo("Catching up");
        assertThat(words(Step.BUFFERING, null)).isEqualTo("Buffering");
        assertThat(words(Step.RESTING, null)).isEqualTo("Connected");
        assertThat(words(Step.RESTING, new PlayerFailure(PlayerFailure.Reason.DAMAGED, "")))
                .isEqualTo("Cannot play");
    }

    @Test
    void secondsToTheNextTryCountDown() {
        PartyState.Room room = Scenes.full(Scenes.playing());
        party.become(
                new PartyState(new Link.Mending(Scenes.SERVER, 1, 1_500_000_000L), room, null));
        assertThat(status.words().get()).isEqualTo("Reconnecting… 2 s");
        nowNanos = 600_000_000L;
        status.tick();
        assertThat(status.words().get()).isEqualTo("Reconnecting… 1 s");
        nowNanos = 1_500_000_000L;
        status.tick();
        assertThat(status.words().get()).isEqualTo("Reconnecting…");
        assertThat(status.mood().get()).isEqualTo(StatusViewModel.Mood.BAD);
    }

    private String words(Step step, @Nullable PlayerFailure failure) {
        party.become(
                Scenes.in(
                        Scenes.full(
                                Scenes.film(Scenes.FILM, Status.PLAYING, true, step, failure))));
        return status.words().get();
    }
}
