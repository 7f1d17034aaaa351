package app.matinee.client.ui.player;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.player.PlayerReading;
import app.matinee.client.session.PartyState.Step;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.FakeParty;
import app.matinee.client.ui.common.FakePorts;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Preferences;
import app.matinee.client.ui.common.Scenes;
import org.junit.jupiter.api.Test;

class PlaybackViewModelTest {
    private final FakeParty party = new FakeParty();
    private final FakePorts ports = new FakePorts(Preferences.DEFAULT);
    private final PlaybackViewModel playback =
            new PlaybackViewModel(party, new PartyFeed(party, Runnable::run), ports);

    @Test
    void withNothingOnKeysDoNothing() {
        playback.toggle();
        playback.seekBy(5_000);
        playback.seekToPercent(50);
        assertThat(party.posted).isEmpty();
    }

    @Test
    void lengthComesFromTheLibraryUntilThePlayerKnows() {
        putOn();
        assertThat(playback.total().get()).isEqualTo("1:30:12");
    }

    @Test
    void positionIsReadLive() {
        putOn();
        party.positionMs = 3_723_000;
        playback.tick();
        assertThat(playback.elapsed().get()).isEqualTo("1:02:03");
    }

    @Test
    void wishesArePosted() {
        putOn();
        playback.toggle();
        playback.seekToPercent(50);
        playback.seekTo(9e9);
        assertThat(party.posted)
                .containsExactly(
                        new UserAction.TogglePlay(),
                        new UserAction.SeekTo(2_706_000),
                        new UserAction.SeekTo(5_412_000));
    }

    @Test
    void volumeStepsAreClampedAndRemembered() {
        putOn();
        playback.volumeBy(50);
        assertThat(party.posted).containsExactly(new UserAction.SetVolume(1));
        assertThat(ports.preferences.volume()).isEqualTo(1);
    }

    @Test
    void endedFilmShowsPlay() {
        party.become(
                Scenes.in(
                        Scenes.full(
                                Scenes.film(
                                        Scenes.FILM,
                                        PlayerReading.Status.ENDED,
                                        true,
                                        Step.RESTING,
                                        null))));
        assertThat(playback.playing().get()).isFalse();
    }

    private void putOn() {
        party.become(Scenes.in(Scenes.full(Scenes.playing())));
    }
}
