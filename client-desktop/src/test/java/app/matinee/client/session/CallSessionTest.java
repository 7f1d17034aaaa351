package app.matinee.client.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.CallEvent;
import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.rtc.ScreenSource;
import app.matinee.client.rtc.Signal;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.rtc.Thumbnail;
import app.matinee.client.rtc.VoiceProcessing;
import app.matinee.protocol.CallState;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.LeaveReason;
import app.matinee.protocol.Member;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a session does about faces and voices, on a fake engine and a fake server.
class CallSessionTest {
    private final World world = new World();
    private final FakeServer server = new FakeServer(world, 1e7);
    private final Guest ana = new Guest(world, server, "Ana", 1);
    private final Guest ben = new Guest(world, server, "Ben", 2);
    private final Guest cleo = new Guest(world, server, "Cleo", 3);

    private void allHere() {
        ana.start();
        world.pass(1_000);
        ben.join();
        cleo.join();
        world.pass(1_000);
    }

    @Test
    void aPartyWithoutFacesStartsNoEngine() {
        allHere();
        ana.post(new UserAction.Say("Just words"));
        ana.post(new UserAction.UsePushToTalk(true));
        ana.post(new UserAction.ChangeSending(true, false));
        world.pass(5_000);
        assertThat(Stream.of(ana, ben, cleo).flatMap(g -> g.calls.told.stream())).isEmpty();
    }

    @Test
    void whoSwitchesOnInTheLobbyLetsTheEngineRehearseOnce() {
        ana.post(new UserAction.SwitchCamera(true));
        world.pass(500);
        ana.post(new UserAction.SwitchMicrophone(true));
        world.pass(500);
        assertThat(ana.calls.told).filteredOn(CallCommand.WarmUp.class::isInstance).hasSize(1);
        assertThat(ana.calls.told.getFirst()).isNotInstanceOf(CallCommand.WarmUp.class);
    }

    @Test
    void inARoomNothingIsRehearsed() {
        allHere();
        ana.post(new UserAction.SwitchCamera(true));
        world.pass(500);
        assertThat(Stream.of(ana, ben, cleo).flatMap(g -> g.calls.told.stream()))
                .isNotEmpty()
                .noneMatch(CallCommand.WarmUp.class::isInstance);
    }

    @Test
    void choicesAreKeptAndToldWithTheFirstDevice() {
        allHere();
        VoiceProcessing plain = new VoiceProcessing(true, false, false);
        ana.post(new UserAction.ChangeVoice(plain));
        ana.post(new UserAction.UsePushToTalk(true));
        world.pass(500);
        assertThat(ana.kept().voice()).isEqualTo(plain);
        assertThat(ana.kept().pushToTalk()).isTrue();
        assertThat(ana.calls.told).isEmpty();
        ana.post(new UserAction.SwitchMicrophone(true));
        world.pass(500);
        assertThat(ana.calls.told)
                .contains(
                        new CallCommand.ProcessVoice(plain), new CallCommand.MuteMicrophone(true));
    }

    @Test
    void whatTheScreenOffersIsShownWithItsPictures() {
        allHere();
        ana.post(new UserAction.LookForScreens());
        ScreenChoice window = new ScreenChoice.Window(7);
        Thumbnail picture = new Thumbnail(new byte[] {1});
        ana.calls.happen(
                new CallEvent.Screens(
                        SlotState.LIVE, List.of(new ScreenSource(window, "Holiday photos"))));
        ana.calls.happen(new CallEvent.ScreenThumbnail(window, picture));
        world.pass(100);
        ScreensOnOffer offer = ana.state().call().screens();
        assertThat(offer.sources())
                .extracting(ScreenSource::title)
                .containsExactly("Holiday photos");
        assertThat(offer.pictures()).containsEntry(window, picture);
    }

    @Test
    void oneMicrophoneConnectsItsOwnerWithEverybodyAndNobodyElse() {
        allHere();
        ana.post(new UserAction.SwitchMicrophone(true));
        world.pass(500);
        assertThat(ana.calls.peers).containsExactlyInAnyOrder(id(ben), id(cleo));
        assertThat(ben.calls.peers).containsExactly(id(ana));
        assertThat(cleo.calls.peers).containsExactly(id(ana));
        assertThat(callOf(ben, ana)).isEqualTo(new CallState(true, false, false));
    }

    @Test
    void whoComesLateCallsWhoIsOnAlready() {
        ana.start();
        world.pass(1_000);
        ana.post(new UserAction.SwitchCamera(true));
        world.pass(500);
        ben.join();
        world.pass(500);
        assertThat(ben.calls.peers).containsExactly(id(ana));
        assertThat(ana.calls.peers).containsExactly(id(ben));
        assertThat(callOf(ben, ana).camera()).isTrue();
    }

    @Test
    void onlyAnnouncedVoicesArePlayed() {
        allHere();
        ana.post(new UserAction.SwitchCamera(true));
        world.pass(500);
        assertThat(ben.calls.silenced).containsExactly(id(ana));
        ana.post(new UserAction.SwitchMicrophone(true));
        world.pass(500);
        assertThat(ben.calls.silenced).isEmpty();
        ben.post(new UserAction.MutePerson(id(ana), true));
        world.pass(500);
        assertThat(ben.calls.silenced).containsExactly(id(ana));
    }

    @Test
    void signalsTravelAndAnOfferIsAnsweredFromAnybody() {
        allHere();
        ana.calls.happen(new CallEvent.SendSignal(id(ben), new Signal.Offer("v=0")));
        world.pass(500);
        assertThat(ben.calls.peers).containsExactly(id(ana));
        assertThat(ben.calls.told.getLast())
                .isEqualTo(new CallCommand.Hear(id(ana), new Signal.Offer("v=0")));
    }

    @Test
    void whoLeavesIsLetGoAndTheLeaverLetsAllGo() {
        allHere();
        ana.post(new UserAction.SwitchMicrophone(true));
        world.pass(500);
        ana.post(new UserAction.Leave());
        world.pass(500);
        assertThat(ben.calls.peers).isEmpty();
        assertThat(ana.calls.self).isNull();
        assertThat(ana.state().call().wish().mic()).isFalse();
        assertThat(ana.state().call().slot(Slot.MICROPHONE)).isEqualTo(SlotState.OFF);
    }

    @Test
    void whoIsTakenOutLetsAllGo() {
        allHere();
        ben.post(new UserAction.SwitchCamera(true));
        world.pass(500);
        server.all(
                new ServerEvent.UserDisconnected(++server.seq, id(ben), "Ben", LeaveReason.KICKED));
        world.pass(500);
        assertThat(ben.calls.self).isNull();
        assertThat(ana.calls.peers).isEmpty();
    }

    @Test
    void theCallGoesOnWhileTheServerIsAway() {
        allHere();
        ana.post(new UserAction.SwitchMicrophone(true));
        world.pass(500);
        int told = ana.calls.told.size();
        int benTold = ben.calls.told.size();

        server.away = true;
        ana.wire.cut();
        ben.wire.cut();
        cleo.wire.cut();
        world.pass(4_000);
        ana.calls.happen(new CallEvent.SendSignal(id(ben), new Signal.Offer("restart")));
        world.pass(100);
        server.away = false;
        world.pass(20_000);

        assertThat(ana.state().link()).isInstanceOf(PartyState.Link.Up.class);
        assertThat(ana.calls.told).as("nothing negotiated anew").hasSize(told);
        assertThat(ben.calls.told.subList(benTold, ben.calls.told.size()))
                .as("what was said meanwhile arrives")
                .containsExactly(new CallCommand.Hear(id(ana), new Signal.Offer("restart")));
        assertThat(callOf(ben, ana).mic()).isTrue();
    }

    @Test
    void theRoomIsToldWhatTheDeviceReallyDoes() {
        allHere();
        ana.calls.broken.put(Slot.CAMERA, SlotState.NO_DEVICE);
        ana.post(new UserAction.SwitchCamera(true));
        world.pass(500);
        assertThat(callOf(ben, ana)).isEqualTo(CallState.OFF);
        assertThat(ana.state().call().wish().camera()).isFalse();
        assertThat(ana.moments)
                .contains(new Moment.DeviceTrouble(Slot.CAMERA, SlotState.NO_DEVICE));
    }

    @Test
    void anUnpluggedMicrophoneIsSaidAndItsReplacementToo() {
        allHere();
        ana.post(new UserAction.SwitchMicrophone(true));
        world.pass(500);
        ana.calls.happen(new CallEvent.SlotChanged(Slot.MICROPHONE, SlotState.LOST));
        world.pass(500);
        assertThat(callOf(ben, ana).mic()).isFalse();
        ana.calls.happen(new CallEvent.SlotChanged(Slot.MICROPHONE, SlotState.LIVE));
        world.pass(500);
        assertThat(callOf(ben, ana).mic()).isTrue();
    }

    @Test
    void whatTheRoomForbidsIsSwitchedOff() {
        allHere();
        server.mute = true;
        ana.post(new UserAction.SwitchMicrophone(true));
        world.pass(500);
        assertThat(ana.state().call().wish().mic()).isFalse();
        assertThat(server.received.stream().filter(ClientEvent.SetMediaState.class::isInstance))
                .as("and not asked for again and again")
                .hasSize(1);
        assertThat(ana.moments).anyMatch(m -> m instanceof Moment.Refused);
    }

    @Test
    void theHostsWordSwitchesOff() {
        allHere();
        ana.post(new UserAction.SwitchMicrophone(true));
        world.pass(500);
        server.all(new ServerEvent.MediaStateChanged(id(ana), false, false));
        world.pass(500);
        assertThat(ana.state().call().wish().mic()).isFalse();
        assertThat(ana.moments).contains(new Moment.Silenced());
    }

    @Test
    void fastSwitchingIsNotTakenForTheHostsWord() {
        allHere();
        ana.post(new UserAction.SwitchMicrophone(true));
        world.pass(5);
        ana.post(new UserAction.SwitchMicrophone(false));
        world.pass(5);
        ana.post(new UserAction.SwitchMicrophone(true));
        world.pass(500);
        assertThat(ana.state().call().wish().mic()).isTrue();
        assertThat(callOf(ben, ana).mic()).isTrue();
        assertThat(ana.moments).doesNotContain(new Moment.Silenced());
    }

    @Test
    void aScreenIsCapturedOnlyAfterTheRoomSaidYes() {
        allHere();
        ana.post(new UserAction.ShareScreen(new ScreenChoice.WholeScreen()));
        assertThat(ana.calls.told).noneMatch(c -> c instanceof CallCommand.UseScreen);
        world.pass(500);
        assertThat(ana.calls.told)
                .contains(new CallCommand.UseScreen(new ScreenChoice.WholeScreen()));
        ben.post(new UserAction.ShareScreen(new ScreenChoice.WholeScreen()));
        world.pass(500);
        assertThat(ben.calls.told).noneMatch(c -> c instanceof CallCommand.UseScreen);
        assertThat(ben.moments)
                .anyMatch(m ->
                        m instanceof Moment.Refused refused
                                && refused.why().code() == ErrorCode.SCREEN_TAKEN);
    }

    @Test
    void aClosedWindowEndsTheShare() {
        allHere();
        ana.post(new UserAction.ShareScreen(new ScreenChoice.Window(7)));
        world.pass(500);
        ana.calls.happen(new CallEvent.SlotChanged(Slot.SCREEN, SlotState.WINDOW_CLOSED));
        world.pass(500);
        assertThat(ana.state().call().sharing()).isFalse();
        assertThat(callOf(ben, ana).screen()).isFalse();
    }

    @Test
    void anEngineThatDiedIsSaidOnceAndRepeatsNothing() {
        allHere();
        ana.post(new UserAction.SwitchMicrophone(true));
        world.pass(500);
        int told = ana.calls.told.size();
        ana.calls.happen(new CallEvent.EngineDied(true, "signal 9"));
        world.pass(100);
        assertThat(ana.state().call().engine()).isEqualTo(PartyState.Engine.RESTARTING);
        assertThat(ana.room().members()).hasSize(3);
        ana.calls.happen(new CallEvent.EngineReady(true));
        ana.calls.happen(new CallEvent.SlotChanged(Slot.MICROPHONE, SlotState.LIVE));
        world.pass(500);
        assertThat(ana.calls.told).as("the adapter repeats by itself").hasSize(told);
        assertThat(ana.room().chat().stream().filter(PartyState.ChatLine.Story.class::isInstance))
                .extracting(l -> ((PartyState.ChatLine.Story) l).what())
                .contains(new Moment.CallsStopped(true), new Moment.CallsBack());
        assertThat(callOf(ben, ana).mic()).isTrue();
    }

    @Test
    void eightAreInTheCallAndTheNinthOnlyWatches() {
        ana.start();
        world.pass(500);
        List<Guest> all = new ArrayList<>(List.of(ana));
        for (int i = 0; i < 8; i++) {
            Guest guest = new Guest(world, server, "Guest" + i, 10 + i).join();
            world.pass(200);
            guest.post(new UserAction.SwitchCamera(true));
            all.add(guest);
        }
        world.pass(2_000);
        Guest ninth = all.getLast();
        assertThat(ninth.state().call().here()).isFalse();
        assertThat(ninth.calls.peers).isEmpty();
        for (Guest guest : all.subList(0, 8)) {
            assertThat(guest.calls.peers).hasSize(7).doesNotContain(id(ninth));
        }
        all.get(1).post(new UserAction.Leave());
        world.pass(1_000);
        assertThat(ninth.state().call().here()).isTrue();
        assertThat(ninth.calls.peers).hasSize(7);
    }

    @Test
    void aPreviewInTheLobbyComesAlongAndIsOffAfterwards() {
        ana.post(new UserAction.ChooseCamera(new CameraChoice.Drawn("Ana")));
        ana.post(new UserAction.SwitchCamera(true));
        world.pass(100);
        assertThat(ana.calls.told)
                .containsExactly(
                        new CallCommand.UseCamera(new CameraChoice.Drawn("Ana")),
                        new CallCommand.WarmUp());
        ana.start();
        world.pass(1_000);
        assertThat(callOf(ana, ana).camera()).isTrue();
        ana.post(new UserAction.Leave());
        world.pass(100);
        assertThat(ana.calls.told.getLast())
                .isEqualTo(new CallCommand.UseCamera(new CameraChoice.Off()));
        assertThat(ana.state().call().wish().lens()).isEqualTo(new CameraChoice.Drawn("Ana"));
    }

    @Test
    void pushToTalkOpensOnlyWhileHeld() {
        allHere();
        ana.post(new UserAction.UsePushToTalk(true));
        ana.post(new UserAction.SwitchMicrophone(true));
        world.pass(200);
        assertThat(ana.calls.hushed).isTrue();
        ana.post(new UserAction.Talk(true));
        assertThat(ana.calls.hushed).isFalse();
        assertThat(ana.state().call().micOpen()).isTrue();
        ana.post(new UserAction.Talk(false));
        assertThat(ana.calls.hushed).isTrue();
    }

    @Test
    void theFilmStepsBackForAVoiceAndComesBackSlowly() {
        allHere();
        ana.post(new UserAction.SwitchMicrophone(true));
        ben.post(new UserAction.SetVolume(0.5));
        world.pass(500);
        speak(ben, id(ana), 300);
        assertThat(ben.player.volume).isCloseTo(0.5 * Ducking.USUAL.to(), within(1e-9));
        assertThat(ben.state().call().speaking()).contains(id(ana));
        world.pass(Voices.HOLD_NANOS / 1e6 + 300);
        assertThat(ben.player.volume).isBetween(0.2, 0.45);
        world.pass(1_500);
        assertThat(ben.player.volume).isCloseTo(0.5, within(1e-9));
        assertThat(ben.state().call().speaking()).isEmpty();
    }

    @Test
    void theFilmStaysWhenItShall() {
        allHere();
        ana.post(new UserAction.SwitchMicrophone(true));
        ben.post(new UserAction.ChangeDucking(new Ducking(false, 0.3)));
        world.pass(500);
        speak(ben, id(ana), 1_000);
        assertThat(ben.player.volume).isEqualTo(1);
    }

    @Test
    void aMutedVoiceMovesNothing() {
        allHere();
        ana.post(new UserAction.SwitchMicrophone(true));
        ben.post(new UserAction.MutePerson(id(ana), true));
        world.pass(500);
        speak(ben, id(ana), 1_000);
        assertThat(ben.player.volume).isEqualTo(1);
        assertThat(ben.state().call().speaking()).isEmpty();
    }

    private void speak(Guest at, UserId who, double ms) {
        for (double t = 0; t < ms; t += 60) {
            at.calls.happen(new CallEvent.Levels(0, Map.of(who, 0.1)));
            world.pass(60);
        }
    }

    @Test
    void aBrokenTieIsSaidAndItsMendingToo() {
        allHere();
        ana.post(new UserAction.SwitchMicrophone(true));
        world.pass(500);
        ana.calls.peer(id(ben), PeerState.CONNECTED);
        ana.calls.peer(id(ben), PeerState.INTERRUPTED);
        ana.calls.peer(id(ben), PeerState.FAILED);
        ana.calls.peer(id(ben), PeerState.CONNECTING);
        ana.calls.peer(id(ben), PeerState.FAILED);
        ana.calls.peer(id(ben), PeerState.CONNECTING);
        ana.calls.peer(id(ben), PeerState.CONNECTED);
        world.pass(100);
        assertThat(ana.room().chat().stream().filter(PartyState.ChatLine.Story.class::isInstance))
                .extracting(l -> ((PartyState.ChatLine.Story) l).what())
                .filteredOn(what ->
                        what instanceof Moment.TieBroken || what instanceof Moment.TieMended)
                .as("a second failure in a row is no news")
                .containsExactly(new Moment.TieBroken("Ben"), new Moment.TieMended("Ben"));
        ana.post(new UserAction.ReconnectCalls());
        assertThat(ana.calls.told)
                .contains(new CallCommand.Reconnect(id(ben)), new CallCommand.Reconnect(id(cleo)));
    }

    /// Whatever people do and wherever wires break: in the end all agree on who is on, and exactly
    /// those are connected who have something to exchange or had it before.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void inTheEndAllAgree(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ana.start();
        world.pass(1_000);
        List<Guest> guests = List.of(ana, ben, cleo);
        for (int i = 0; i < 120; i++) {
            act(guests.get(random.nextInt(3)), random);
            world.pass(random.nextDouble(0, 300));
        }
        world.pass(60_000);
        for (Guest guest : guests) {
            if (guest.state().room() == null) {
                assertThat(guest.calls.self).as("seed %d", seed).isNull();
                continue;
            }
            assertThat(guest.room().members()).as("seed %d", seed).isEqualTo(server.members());
            Set<UserId> wanted = new HashSet<>();
            CallState mine = callOf(guest, guest);
            for (Member other : guest.room().members()) {
                if (!other.userId().equals(id(guest)) && (mine.onAir() || other.call().onAir())) {
                    wanted.add(other.userId());
                }
            }
            assertThat(guest.calls.peers).as("seed %d", seed).containsAll(wanted);
            assertThat(guest.room().members().stream().map(Member::userId).toList())
                    .as("seed %d", seed)
                    .containsAll(guest.calls.peers);
            CallWish wish = guest.state().call().wish();
            assertThat(mine.mic()).as("seed %d", seed).isEqualTo(wish.mic());
            assertThat(mine.camera()).as("seed %d", seed).isEqualTo(wish.camera());
        }
    }

    private void act(Guest guest, SplittableRandom random) {
        switch (random.nextInt(9)) {
            case 0, 1 -> guest.post(new UserAction.SwitchMicrophone(random.nextBoolean()));
            case 2 -> guest.post(new UserAction.SwitchCamera(random.nextBoolean()));
            case 3 -> guest.post(new UserAction.ShareScreen(new ScreenChoice.WholeScreen()));
            case 4 -> guest.post(new UserAction.StopScreen());
            case 5 -> guest.wire.cut();
            case 6 -> {
                if (guest != ana && random.nextInt(4) == 0) {
                    guest.post(new UserAction.Leave());
                }
            }
            default -> {
                if (guest.state().room() == null && guest != ana) {
                    guest.join();
                }
            }
        }
    }

    private static UserId id(Guest guest) {
        return guest.room().self();
    }

    private static CallState callOf(Guest seenBy, Guest whose) {
        return seenBy.room().members().stream()
                .filter(m -> m.userId().equals(id(whose)))
                .findFirst()
                .orElseThrow()
                .call();
    }
}
