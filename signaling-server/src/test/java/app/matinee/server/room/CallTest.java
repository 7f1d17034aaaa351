package app.matinee.server.room;

import static app.matinee.server.room.Rooms.ANA;
import static app.matinee.server.room.Rooms.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.CallState;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ClientEvent.LeaveRoom;
import app.matinee.protocol.ClientEvent.RtcAnswer;
import app.matinee.protocol.ClientEvent.RtcCandidate;
import app.matinee.protocol.ClientEvent.RtcOffer;
import app.matinee.protocol.ClientEvent.SetMediaState;
import app.matinee.protocol.ClientEvent.SetPolicy;
import app.matinee.protocol.ClientEvent.StartScreenShare;
import app.matinee.protocol.ClientEvent.StopScreenShare;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.IceCandidate;
import app.matinee.protocol.Member;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.Sdp;
import app.matinee.protocol.ServerEvent.MediaStateChanged;
import app.matinee.protocol.ServerEvent.RtcAnswered;
import app.matinee.protocol.ServerEvent.RtcCandidateFound;
import app.matinee.protocol.ServerEvent.RtcOffered;
import app.matinee.protocol.ServerEvent.ScreenShareStarted;
import app.matinee.protocol.ServerEvent.ScreenShareStopped;
import app.matinee.protocol.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {
    private static final UserId CLEO = new UserId("cleo");
    private static final Sdp SDP = new Sdp("v=0\r\n");
    private static final IceCandidate CANDIDATE = new IceCandidate("candidate:1", "0", 0, "u");

    private final Rooms room = Rooms.withFilm();

    CallTest() {
        room.enter(CLEO, "Cleo");
        room.out.clear();
    }

    @Test
    void whatIsForOneMemberReachesOnlyThemAndSaysWhoItIsFrom() {
        room.ask(ANA, new RtcOffer(BEN, SDP));
        room.ask(BEN, new RtcAnswer(ANA, SDP));
        room.ask(ANA, new RtcCandidate(BEN, CANDIDATE));

        assertThat(room.out)
                .containsExactly(
                        Outgoing.toOne(BEN, new RtcOffered(ANA, SDP)),
                        Outgoing.toOne(ANA, new RtcAnswered(BEN, SDP)),
                        Outgoing.toOne(BEN, new RtcCandidateFound(ANA, CANDIDATE)));
        assertThat(room.told().toList().getFirst().to().includes(BEN)).isTrue();
        assertThat(room.told().toList().getFirst().to().includes(CLEO)).isFalse();
    }

    @Test
    void relayingChangesNothingOfTheRoom() {
        RoomState before = room.state;
        room.ask(ANA, new RtcOffer(BEN, SDP));
        assertThat(room.state).isSameAs(before);
    }

    @Test
    void nobodyOutsideTheRoomCanBeReached() {
        assertThat(refusal(ANA, new RtcOffer(new UserId("elsewhere"), SDP)))
                .isEqualTo(ErrorCode.USER_NOT_FOUND);
        assertThat(refusal(ANA, new RtcCandidate(ANA, CANDIDATE)))
                .isEqualTo(ErrorCode.USER_NOT_FOUND);
        assertThat(refusal(new UserId("elsewhere"), new RtcOffer(ANA, SDP)))
                .isEqualTo(ErrorCode.NOT_IN_ROOM);
        assertThat(room.out).isEmpty();
    }

    @Test
    void whoIsComingBackCanNotBeReachedNow() {
        room.decide(new RoomCommand.Lost(BEN));
        assertThat(refusal(ANA, new RtcOffer(BEN, SDP))).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void whoComesLateLearnsWhoIsOn() {
        room.ask(BEN, new SetMediaState(true, true));
        room.ask(ANA, new StartScreenShare());

        Reply.Entered late = (Reply.Entered) room.enter(new UserId("dora"), "Dora");

        assertThat(late.room().members())
                .extracting(Member::call)
                .containsExactly(
                        new CallState(false, false, true),
                        new CallState(true, true, false),
                        CallState.OFF,
                        CallState.OFF);
    }

    @Test
    void everybodyHearsASwitchOnce() {
        room.ask(BEN, new SetMediaState(true, false));
        room.ask(BEN, new SetMediaState(true, false));

        assertThat(room.out)
                .containsExactly(Outgoing.toAll(new MediaStateChanged(BEN, true, false)));
    }

    @Test
    void switchingTheCameraLeavesTheScreenOn() {
        room.ask(BEN, new StartScreenShare());
        room.ask(BEN, new SetMediaState(false, true));
        assertThat(callOf(BEN)).isEqualTo(new CallState(false, true, true));
    }

    @Test
    void whoMayNotSpeakOrShareIsRefused() {
        room.ask(ANA, new SetPolicy(policy(Role.HOST, Role.HOST)));
        assertThat(refusal(BEN, new SetMediaState(true, false))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refusal(BEN, new StartScreenShare())).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(room.ask(ANA, new SetMediaState(true, true))).isEqualTo(new Reply.Done());
        assertThat(room.ask(BEN, new SetMediaState(false, false))).isEqualTo(new Reply.Done());
    }

    @Test
    void aNewPolicySwitchesOffWhomItNoLongerAllows() {
        room.ask(BEN, new SetMediaState(true, true));
        room.ask(BEN, new StartScreenShare());
        room.out.clear();

        room.ask(ANA, new SetPolicy(policy(Role.HOST, Role.HOST)));

        assertThat(callOf(BEN)).isEqualTo(CallState.OFF);
        assertThat(room.events())
                .contains(new MediaStateChanged(BEN, false, false), new ScreenShareStopped(BEN));
    }

    private static RoomPolicy policy(Role speak, Role share) {
        RoomPolicy open = RoomPolicy.OPEN;
        return new RoomPolicy(
                open.control(),
                open.queue(),
                open.chat(),
                speak,
                share,
                open.waitFor(),
                open.lobby());
    }

    @Test
    void oneScreenAtATime() {
        room.ask(ANA, new StartScreenShare());
        assertThat(room.ask(BEN, new StartScreenShare()))
                .isEqualTo(
                        new Reply.Refused(
                                ErrorCode.SCREEN_TAKEN, "Ana is showing their screen already."));
        room.ask(BEN, new StopScreenShare());
        assertThat(callOf(ANA).screen()).isTrue();
        room.ask(ANA, new StopScreenShare());
        room.ask(BEN, new StartScreenShare());

        assertThat(room.events())
                .containsExactly(
                        new ScreenShareStarted(ANA),
                        new ScreenShareStopped(ANA),
                        new ScreenShareStarted(BEN));
    }

    @Test
    void aSharerWhoLeavesMakesRoomForTheNext() {
        room.ask(ANA, new StartScreenShare());
        room.ask(ANA, new LeaveRoom());
        assertThat(room.ask(BEN, new StartScreenShare())).isEqualTo(new Reply.Done());
    }

    @Test
    void aCallGoesOnWhileItsMemberComesBack() {
        room.ask(BEN, new SetMediaState(true, true));
        room.decide(new RoomCommand.Lost(BEN));
        Reply.Entered back =
                (Reply.Entered) room.decide(new RoomCommand.Resume("hash-of-ben", "next"));
        assertThat(back.room().members().get(1).call()).isEqualTo(new CallState(true, true, false));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whoFollowsTheEventsKnowsWhatTheRoomKnows(long seed) {
        Random random = new Random(seed);
        UserId[] people = {ANA, BEN, CLEO};
        var followed = new HashMap<UserId, CallState>();
        for (int i = 0; i < 300; i++) {
            UserId who = people[random.nextInt(people.length)];
            room.out.clear();
            room.ask(who, wish(random));
            for (Object event : room.events()) {
                follow(followed, event);
            }
            assertThat(room.state.seats().stream().filter(s -> s.member().call().screen()))
                    .as("screens, seed %d step %d", seed, i)
                    .hasSizeLessThan(2);
        }
        for (UserId who : people) {
            assertThat(followed.getOrDefault(who, CallState.OFF))
                    .as("%s, seed %d", who, seed)
                    .isEqualTo(callOf(who));
        }
    }

    private static ClientEvent wish(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new StartScreenShare();
            case 1 -> new StopScreenShare();
            default -> new SetMediaState(random.nextBoolean(), random.nextBoolean());
        };
    }

    private static void follow(Map<UserId, CallState> calls, Object event) {
        switch (event) {
            case MediaStateChanged(var from, var mic, var camera) ->
                    calls.merge(
                            from,
                            new CallState(mic, camera, false),
                            (old, now) -> now.withScreen(old.screen()));
            case ScreenShareStarted(var from) ->
                    calls.merge(
                            from,
                            CallState.OFF.withScreen(true),
                            (old, now) -> old.withScreen(true));
            case ScreenShareStopped(var from) ->
                    calls.merge(from, CallState.OFF, (old, now) -> old.withScreen(false));
            default -> throw new AssertionError(event);
        }
    }

    private CallState callOf(UserId user) {
        return room.state.seat(user).orElseThrow().member().call();
    }

    private ErrorCode refusal(UserId by, ClientEvent event) {
        return ((Reply.Refused) room.ask(by, event)).code();
    }
}
