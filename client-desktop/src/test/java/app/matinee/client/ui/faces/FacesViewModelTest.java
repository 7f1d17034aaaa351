package app.matinee.client.ui.faces;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.rtc.MediaDevices;
import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.PeerStats;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.session.CallWish;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.PartyState.Call;
import app.matinee.client.session.ScreensOnOffer;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.FakeParty;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Scenes;
import app.matinee.client.ui.debug.CallReports;
import app.matinee.protocol.CallState;
import app.matinee.protocol.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FacesViewModelTest {
    private final FakeParty party = new FakeParty();
    private final FacesViewModel faces =
            new FacesViewModel(party, new PartyFeed(party, Runnable::run));

    private void become(Call call, UserId... onAir) {
        PartyState.Room room = Scenes.full(Scenes.playing());
        party.become(
                new PartyState(
                        Scenes.UP,
                        Scenes.withCalls(
                                room,
                                m ->
                                        Set.of(onAir).contains(m.userId())
                                                ? new CallState(true, true, false)
                                                : CallState.OFF),
                        null,
                        call));
    }

    @Test
    void onlyWhoIsOnHasATile() {
        become(Call.OFF);
        assertThat(faces.faces().get()).isEmpty();
        become(Call.OFF, Scenes.ANA, Scenes.BEN);
        assertThat(faces.faces().get())
                .extracting(Face::who)
                .containsExactly(Scenes.ANA, Scenes.BEN);
    }

    @Test
    void thePinnedFaceComesFirstAndAHiddenOneIsAway() {
        become(Call.OFF, Scenes.ANA, Scenes.BEN, Scenes.CHIARA);
        faces.pin(Scenes.CHIARA);
        faces.hide(Scenes.ANA);
        assertThat(faces.faces().get())
                .extracting(Face::who)
                .containsExactly(Scenes.CHIARA, Scenes.BEN);
        assertThat(faces.hiding().get()).isTrue();
        faces.showAll();
        faces.pin(Scenes.CHIARA);
        assertThat(faces.faces().get()).extracting(Face::who).startsWith(Scenes.ANA).hasSize(3);
    }

    @Test
    void aWeakOrBrokenConnectionShows() {
        become(
                call(
                        Map.of(
                                Scenes.ANA, PeerState.CONNECTED,
                                Scenes.BEN, PeerState.INTERRUPTED),
                        List.of(CallReports.stats(Scenes.ANA, 0.2))),
                Scenes.ANA,
                Scenes.BEN,
                Scenes.CHIARA);
        assertThat(faces.faces().get())
                .extracting(Face::quality)
                .containsExactly(Face.Quality.WEAK, Face.Quality.BROKEN, Face.Quality.CONNECTING);
    }

    @Test
    void theButtonsToggleWhatIsWished() {
        become(Call.OFF);
        faces.toggleMicrophone();
        faces.toggleCamera();
        faces.talk(true);
        assertThat(party.posted)
                .as("talking means nothing without push-to-talk")
                .containsExactly(
                        new UserAction.SwitchMicrophone(true), new UserAction.SwitchCamera(true));
    }

    private static Call call(Map<UserId, PeerState> ties, List<PeerStats> stats) {
        Map<UserId, PartyState.Tie> all = new HashMap<>();
        ties.forEach((who, how) -> all.put(who, new PartyState.Tie(how, Optional.empty())));
        return new Call(
                CallWish.NOTHING,
                true,
                PartyState.Engine.UP,
                true,
                Map.of(Slot.CAMERA, SlotState.OFF),
                all,
                Set.of(),
                Set.of(),
                stats,
                Map.of(),
                new MediaDevices(List.of(), List.of(), true),
                Optional.empty(),
                ScreensOnOffer.UNKNOWN,
                false);
    }
}
