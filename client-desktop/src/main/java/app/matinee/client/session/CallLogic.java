package app.matinee.client.session;

import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.CallEvent;
import app.matinee.client.rtc.CallNetwork;
import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.MicrophoneChoice;
import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.rtc.Signal;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.session.CallMemory.Said;
import app.matinee.client.session.CallMemory.Share;
import app.matinee.client.signaling.Answer;
import app.matinee.protocol.CallState;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.IceCandidate;
import app.matinee.protocol.IceServer;
import app.matinee.protocol.Member;
import app.matinee.protocol.Sdp;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The session's side of a call: who is called, what is announced, what is shown.
///
/// Nothing here remembers "what has to be done next". After every input [#settle] computes how the
/// engine shall stand and what the room shall know, and tells each the difference. So joining,
/// leaving, kicks, reconnects and an engine that died need no paths of their own, and a call goes
/// on while the server is away: the same people are wanted, nothing differs, nothing is told.
final class CallLogic {
    private CallLogic() {}

    static void wish(Turn turn, UnaryOperator<CallWish> change) {
        turn.set(turn.call().with(change.apply(turn.call().wish())));
    }

    /// The room came, or came again: what it knows of this person counts as said.
    static void joined(Turn turn, List<IceServer> iceServers) {
        CallState known = ownCall(turn);
        CallMemory call = turn.call();
        turn.set(
                call.reachedBy(iceServers)
                        .saying(new Said(known.mic(), known.camera()), 0)
                        .holding(List.of()));
        call.held().forEach(signal -> relay(turn, signal));
        if (call.share().stage() != Share.Stage.NONE && !known.screen()) {
            turn.set(turn.call().with(new Share(Share.Stage.ASKED, call.share().what())));
            turn.send(new ClientEvent.StartScreenShare(), new Request.Screen());
        } else if (call.share().stage() == Share.Stage.NONE && known.screen()) {
            turn.send(new ClientEvent.StopScreenShare(), new Request.Silent());
        }
    }

    static CallMemory afterLeaving(SessionState old, long nowNanos) {
        // In the lobby there is nothing to leave; a preview stays.
        return old.room() == null ? old.call() : old.call().afterParty(nowNanos);
    }

    static void share(Turn turn, ScreenChoice what) {
        if (what instanceof ScreenChoice.Off) {
            stopSharing(turn);
            return;
        }
        Share share = turn.call().share();
        if (share.stage() != Share.Stage.NONE) {
            turn.set(turn.call().with(new Share(share.stage(), what)));
        } else if (turn.isUp()) {
            turn.set(turn.call().with(new Share(Share.Stage.ASKED, what)));
            turn.send(new ClientEvent.StartScreenShare(), new Request.Screen());
        }
    }

    static void screenAnswered(Turn turn, Answer answer) {
        Share share = turn.call().share();
        if (share.stage() != Share.Stage.ASKED) {
            return;
        }
        switch (answer) {
            case Answer.Accepted accepted ->
                    turn.set(turn.call().with(new Share(Share.Stage.SHOWING, share.what())));
            case Answer.Refused refused -> {
                turn.set(turn.call().with(Share.NONE));
                Refusals.tell(turn, refused);
            }
            // Asked again with the next room_joined.
            case Answer.Lost lost -> {}
        }
    }

    static void stopSharing(Turn turn) {
        if (turn.call().share().stage() == Share.Stage.NONE) {
            return;
        }
        turn.set(turn.call().with(Share.NONE));
        if (turn.isUp()) {
            turn.send(new ClientEvent.StopScreenShare(), new Request.Silent());
        }
    }

    static void onAirAnswered(Turn turn, Answer answer) {
        CallMemory call = turn.call();
        turn.set(call.saying(call.said(), Math.max(0, call.unanswered() - 1)));
        if (answer instanceof Answer.Refused refused) {
            silence(turn);
            Refusals.tell(turn, refused);
        }
    }

    /// What was wished is not allowed: back to what the room knows.
    private static void silence(Turn turn) {
        CallState known = ownCall(turn);
        CallMemory call = turn.call();
        CallWish wish = call.wish();
        turn.set(
                call.with(
                                wish.mic(wish.mic() && known.mic())
                                        .camera(wish.camera() && known.camera()))
                        .saying(new Said(known.mic(), known.camera()), call.unanswered()));
    }

    static void mediaState(Turn turn, ServerEvent.MediaStateChanged event) {
        RoomLogic.changeCall(
                turn,
                event.from(),
                before -> new CallState(event.mic(), event.camera(), before.screen()));
        RoomState room = turn.room();
        CallMemory call = turn.call();
        if (room == null || !event.from().equals(room.self()) || call.unanswered() > 0) {
            return;
        }
        Said said = call.said();
        if ((said.mic() && !event.mic()) || (said.camera() && !event.camera())) {
            silence(turn);
            turn.tell(new Moment.Silenced());
        }
    }

    static void screen(Turn turn, UserId from, boolean shown) {
        RoomState room = turn.room();
        if (room == null) {
            return;
        }
        RoomLogic.changeCall(turn, from, before -> before.withScreen(shown));
        boolean self = from.equals(room.self());
        room.nameOf(from)
                .ifPresent(name ->
                        ChatLogic.story(
                                turn,
                                shown
                                        ? new Moment.ScreenShown(name, self)
                                        : new Moment.ScreenGone(name, self)));
        if (self && !shown && turn.call().share().stage() == Share.Stage.SHOWING) {
            turn.set(turn.call().with(Share.NONE));
        }
    }

    static void signaled(Turn turn, UserId from, Signal signal) {
        if (signal instanceof Signal.Offer) {
            Set<UserId> courted = new HashSet<>(turn.call().courted());
            courted.add(from);
            turn.set(turn.call().courtedBy(courted));
            // The engine must know them before it hears them.
            settle(turn);
        }
        turn.run(new Effect.TellEngine(new CallCommand.Hear(from, signal)));
    }

    static Signal signal(IceCandidate found) {
        String mid = found.sdpMid();
        Integer line = found.sdpMLineIndex();
        return new Signal.Candidate(
                found.candidate(), mid == null ? "" : mid, line == null ? 0 : line);
    }

    static void reconnect(Turn turn) {
        turn.call().told().peers().stream()
                .map(CallCommand.Reconnect::new)
                .map(Effect.TellEngine::new)
                .forEach(turn::run);
    }

    static void happened(Turn turn, CallEvent event) {
        CallNews before = turn.call().news();
        turn.set(turn.call().with(before.after(event)));
        switch (event) {
            case CallEvent.SendSignal signal -> relay(turn, signal);
            case CallEvent.Levels levels -> hear(turn, levels);
            case CallEvent.SlotChanged changed -> slotChanged(turn, changed);
            case CallEvent.PeerChanged changed -> peerChanged(turn, changed, before);
            case CallEvent.EngineDied died ->
                    ChatLogic.story(turn, new Moment.CallsStopped(died.restarts()));
            case CallEvent.EngineReady ready -> {
                if (before.engine() == PartyState.Engine.RESTARTING) {
                    ChatLogic.story(turn, new Moment.CallsBack());
                }
            }
            // Shown as they are.
            case CallEvent.StreamChanged changed -> {}
            case CallEvent.Stats stats -> {}
            case CallEvent.Devices devices -> {}
            case CallEvent.PlanChanged plan -> {}
            case CallEvent.Screens screens -> {}
            case CallEvent.ScreenThumbnail thumbnail -> {}
        }
    }

    private static void relay(Turn turn, CallEvent.SendSignal send) {
        if (!turn.isUp()) {
            List<CallEvent.SendSignal> held = new ArrayList<>(turn.call().held());
            held.add(send);
            turn.set(turn.call().holding(held));
            return;
        }
        UserId to = send.to();
        turn.send(
                switch (send.signal()) {
                    case Signal.Offer offer -> new ClientEvent.RtcOffer(to, new Sdp(offer.sdp()));
                    case Signal.Answer answer ->
                            new ClientEvent.RtcAnswer(to, new Sdp(answer.sdp()));
                    case Signal.Candidate found ->
                            new ClientEvent.RtcCandidate(
                                    to,
                                    new IceCandidate(
                                            found.candidate(),
                                            found.sdpMid(),
                                            found.sdpMLineIndex(),
                                            null));
                },
                // The engine tries again by itself when nothing comes of it.
                new Request.Silent());
    }

    private static void hear(Turn turn, CallEvent.Levels levels) {
        CallMemory call = turn.call();
        boolean filmSounds =
                turn.film().shown().playing()
                        && FilmLogic.isOpen(turn.film())
                        && !turn.state().sound().muted()
                        && turn.state().sound().volume() > 0;
        Voices voices =
                call.voices()
                        .hear(
                                announced(turn, levels),
                                filmSounds,
                                turn.now() - call.levelsNanos(),
                                turn.now());
        turn.set(call.with(voices).heardAt(turn.now()));
        if (voices.filmLeaksHere() && !call.hinted()) {
            turn.set(turn.call().hintedNow());
            turn.tell(new Moment.FilmLeaks());
        }
    }

    /// A voice that is not played is not heard.
    private static CallEvent.Levels announced(Turn turn, CallEvent.Levels levels) {
        Map<UserId, Double> heard = new HashMap<>(levels.peers());
        heard.keySet().removeAll(turn.call().told().silenced());
        return new CallEvent.Levels(levels.own(), heard);
    }

    private static void slotChanged(Turn turn, CallEvent.SlotChanged changed) {
        SlotState state = changed.state();
        boolean trouble = state != SlotState.OFF && state != SlotState.LIVE;
        if (!trouble) {
            return;
        }
        turn.tell(new Moment.DeviceTrouble(changed.slot(), state));
        switch (changed.slot()) {
            case SCREEN -> stopSharing(turn);
            // What was unplugged may be replaced by the engine; what never started is given up.
            case CAMERA -> {
                if (state != SlotState.LOST) {
                    wish(turn, wish -> wish.camera(false));
                }
            }
            case MICROPHONE -> {
                if (state != SlotState.LOST) {
                    wish(turn, wish -> wish.mic(false));
                }
            }
        }
    }

    private static void peerChanged(Turn turn, CallEvent.PeerChanged changed, CallNews before) {
        RoomState room = turn.room();
        if (room == null || !turn.call().told().peers().contains(changed.peer())) {
            return;
        }
        boolean wasBroken = before.tie(changed.peer()) == PeerState.FAILED;
        room.nameOf(changed.peer())
                .ifPresent(name -> {
                    if (changed.state() == PeerState.FAILED && !wasBroken) {
                        ChatLogic.story(turn, new Moment.TieBroken(name));
                    } else if (changed.state() == PeerState.CONNECTED && wasBroken) {
                        ChatLogic.story(turn, new Moment.TieMended(name));
                    }
                });
    }

    /// Tells the engine, the room and the film what differs from how they should stand.
    static void settle(Turn turn) {
        CallMemory call = turn.call();
        CallTold wanted = wanted(turn);
        if (!wanted.equals(call.told())) {
            wanted.after(call.told()).stream().map(Effect.TellEngine::new).forEach(turn::run);
            Set<UserId> courted = new HashSet<>(call.courted());
            courted.retainAll(wanted.peers());
            turn.set(
                    turn.call()
                            .with(wanted)
                            .with(call.news().keeping(wanted.peers()))
                            .courtedBy(courted));
        }
        announce(turn);
        duck(turn);
    }

    private static void announce(Turn turn) {
        CallMemory call = turn.call();
        if (!turn.isUp() || turn.room() == null) {
            return;
        }
        CallWish wish = call.wish();
        Said now =
                new Said(
                        wish.mic() && call.news().slot(Slot.MICROPHONE) == SlotState.LIVE,
                        wish.camera() && call.news().slot(Slot.CAMERA) == SlotState.LIVE);
        if (!now.equals(call.said())) {
            turn.set(call.saying(now, call.unanswered() + 1));
            turn.send(new ClientEvent.SetMediaState(now.mic(), now.camera()), new Request.OnAir());
        }
    }

    private static void duck(Turn turn) {
        CallMemory call = turn.call();
        Voices before = call.voices();
        boolean speaks = !before.speaking(turn.now()).isEmpty();
        Voices after = before.ramp(call.wish().ducking(), speaks, turn.now());
        turn.set(call.with(after));
        if (Math.abs(after.gain() - before.gain()) > 1e-6) {
            turn.run(new Effect.Duck(after.gain()));
        }
    }

    private static CallTold wanted(Turn turn) {
        CallMemory call = turn.call();
        CallWish wish = call.wish();
        ScreenChoice screen =
                call.share().stage() == Share.Stage.SHOWING
                        ? call.share().what()
                        : new ScreenChoice.Off();
        RoomState room = turn.room();
        Set<UserId> peers = room == null ? Set.of() : peers(room, call);
        boolean in = room != null && (isIn(room, call) || !peers.isEmpty());
        UserId self = room != null && in ? room.self() : null;
        Set<UserId> silenced = new HashSet<>();
        if (room != null) {
            for (Member member : room.members()) {
                boolean mute = !member.call().mic() || wish.muted().contains(member.userId());
                if (mute && peers.contains(member.userId())) {
                    silenced.add(member.userId());
                }
            }
        }
        return new CallTold(
                wish.mic() ? wish.microphone() : new MicrophoneChoice.Off(),
                wish.pushToTalk() && !wish.talking(),
                wish.camera() ? wish.lens() : new CameraChoice.Off(),
                screen,
                in ? new CallNetwork(call.iceServers(), wish.relayOnly()) : call.told().network(),
                wish.voiceOnly(),
                self,
                peers,
                silenced);
    }

    private static boolean isIn(RoomState room, CallMemory call) {
        return room.self().equals(call.told().self())
                && CallCircle.holds(room.members(), room.self());
    }

    /// Everybody of the circle with whom there is something to exchange. A connection once made
    /// stays: making it is what takes time, and it costs little while nothing is sent.
    private static Set<UserId> peers(RoomState room, CallMemory call) {
        UserId self = room.self();
        if (!CallCircle.holds(room.members(), self)) {
            return Set.of();
        }
        CallWish wish = call.wish();
        boolean here = wish.mic() || wish.camera() || call.share().stage() != Share.Stage.NONE;
        Set<UserId> had = self.equals(call.told().self()) ? call.told().peers() : Set.of();
        Set<UserId> peers = new HashSet<>();
        for (Member member : CallCircle.of(room.members())) {
            UserId who = member.userId();
            if (!who.equals(self)
                    && (here
                            || member.call().onAir()
                            || had.contains(who)
                            || call.courted().contains(who))) {
                peers.add(who);
            }
        }
        return peers;
    }

    private static CallState ownCall(Turn turn) {
        RoomState room = turn.room();
        return room == null
                ? CallState.OFF
                : room.members().stream()
                        .filter(m -> m.userId().equals(room.self()))
                        .findFirst()
                        .map(Member::call)
                        .orElse(CallState.OFF);
    }

    static long nextWakeInNanos(SessionState state, long nowNanos) {
        CallMemory call = state.call();
        long quiet = call.voices().quietInNanos(nowNanos);
        return call.voices().isMoving(call.wish().ducking(), nowNanos)
                ? Math.min(Voices.RAMP_NANOS, quiet)
                : quiet;
    }

    static PartyState.Call shown(SessionState state, long nowNanos) {
        CallMemory call = state.call();
        CallNews news = call.news();
        RoomState room = state.room();
        Set<UserId> speaking = new HashSet<>(call.voices().speaking(nowNanos));
        Map<UserId, Double> leaks = new HashMap<>();
        call.voices().leaks().forEach((who, share) -> leaks.put(who, twentieths(share)));
        if (room != null) {
            leaks.put(room.self(), twentieths(call.voices().ownLeak()));
            if (call.voices().ownSpeaking(nowNanos)) {
                speaking.add(room.self());
            }
        }
        return new PartyState.Call(
                call.wish(),
                room == null || CallCircle.holds(room.members(), room.self()),
                news.engine(),
                news.sound(),
                news.slots(),
                news.ties(),
                news.live(),
                speaking,
                news.stats(),
                leaks,
                news.devices(),
                news.plan(),
                call.share().stage() != Share.Stage.NONE);
    }

    /// Finer would make every level a change of what is shown.
    private static double twentieths(double share) {
        return Math.rint(share * 20) / 20;
    }
}
