package app.matinee.client.ui;

import app.matinee.client.rtc.MediaDevices;
import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.rtc.ScreenSource;
import app.matinee.client.rtc.SendPlan;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.session.CallChoices;
import app.matinee.client.session.CallWish;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.PartyState.Call;
import app.matinee.client.session.PartyState.Tie;
import app.matinee.client.session.ScreensOnOffer;
import app.matinee.client.ui.common.Scenes;
import app.matinee.client.ui.debug.CallReports;
import app.matinee.protocol.CallState;
import app.matinee.protocol.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Parties with faces, in every state a tile can show.
final class CallScenes {
    private CallScenes() {}

    /// Ana speaks, Ben is being connected again, Chiara has a weak connection and is muted.
    static PartyState faces() {
        return party(call(false), null);
    }

    /// Chiara shows her screen.
    static PartyState screen() {
        return party(call(false), Scenes.CHIARA);
    }

    static PartyState sharing() {
        return party(call(true), Scenes.ME);
    }

    private static PartyState party(Call call, @Nullable UserId sharer) {
        return new PartyState(
                Scenes.UP,
                Scenes.withCalls(
                        Scenes.full(Scenes.playing()),
                        m ->
                                new CallState(
                                        !m.userId().equals(Scenes.CHIARA),
                                        true,
                                        m.userId().equals(sharer))),
                null,
                call);
    }

    private static Call call(boolean sharing) {
        return new Call(
                new CallWish(true, true, false, Set.of(), CallChoices.USUAL),
                true,
                PartyState.Engine.UP,
                true,
                Map.of(Slot.CAMERA, SlotState.LIVE, Slot.MICROPHONE, SlotState.LIVE),
                Map.of(
                        Scenes.ANA, tie(PeerState.CONNECTED),
                        Scenes.BEN, tie(PeerState.INTERRUPTED),
                        Scenes.CHIARA, tie(PeerState.CONNECTED)),
                Set.of(),
                Set.of(Scenes.ANA),
                List.of(
                        CallReports.stats(Scenes.ANA, 0),
                        CallReports.stats(Scenes.BEN, 0),
                        CallReports.stats(Scenes.CHIARA, 0.2)),
                Map.of(),
                new MediaDevices(
                        List.of(new MediaDevices.Device("c", "Webcam C270")),
                        List.of(new MediaDevices.Device("m", "Headset")),
                        true),
                Optional.of(
                        new SendPlan(
                                new SendPlan.Send(320, 180, 15, 150_000),
                                new SendPlan.Send(1_280, 720, 15, 1_200_000),
                                32_000)),
                new ScreensOnOffer(
                        Optional.of(SlotState.LIVE),
                        List.of(
                                new ScreenSource(new ScreenChoice.WholeScreen(), ""),
                                new ScreenSource(
                                        new ScreenChoice.Window(1),
                                        "Holiday photos from the coast, 2026 – Viewer"),
                                new ScreenSource(new ScreenChoice.Window(2), "Notes")),
                        Map.of()),
                sharing);
    }

    private static Tie tie(PeerState state) {
        return new Tie(state, Optional.empty());
    }
}
