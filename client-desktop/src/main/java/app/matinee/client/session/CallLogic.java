package app.matinee.client.session;

import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.CallEvent;
import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.session.CallMemory.Said;
import app.matinee.client.session.CallMemory.Share;
import app.matinee.protocol.CallState;
import app.matinee.protocol.IceServer;
import app.matinee.protocol.UserId;
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
        CallWish before = turn.call().wish();
        CallWish now = change.apply(before);
        turn.set(turn.call().with(now));
        if (!now.choices().equals(before.choices())) {
            turn.run(new Effect.KeepCallChoices(now.choices()));
        }
    }

    /// The room came, or came again: what it knows of this person counts as said.
    static void joined(Turn turn, List<IceServer> iceServers) {
        CallState known = OnAir.ownCall(turn);
        CallMemory call = turn.call();
        turn.set(
                call.reachedBy(iceServers)
                        .saying(new Said(known.mic(), known.camera()), 0)
                        .holding(List.of()));
        call.held().forEach(signal -> CallSignals.relay(turn, signal));
        ShareLogic.joined(turn, known);
    }

    static CallMemory afterLeaving(SessionState old, long nowNanos) {
        // In the lobby there is nothing to leave; a preview stays.
        return old.room() == null ? old.call() : old.call().afterParty(nowNanos);
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
            case CallEvent.SendSignal signal -> CallSignals.relay(turn, signal);
            case CallEvent.Levels levels -> hear(turn, levels);
            case CallEvent.SlotChanged changed -> slotChanged(turn, changed);
            case CallEvent.PeerChanged changed -> peerChanged(turn, changed);
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
            case SCREEN -> ShareLogic.stopSharing(turn);
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

    private static void peerChanged(Turn turn, CallEvent.PeerChanged changed) {
        RoomState room = turn.room();
        if (room == null || !turn.call().told().peers().contains(changed.peer())) {
            return;
        }
        room.nameOf(changed.peer())
                .ifPresent(name -> {
                    boolean toldBroken = isToldBroken(room, name);
                    if (changed.state() == PeerState.FAILED && !toldBroken) {
                        ChatLogic.story(turn, new Moment.TieBroken(name));
                    } else if (changed.state() == PeerState.CONNECTED && toldBroken) {
                        ChatLogic.story(turn, new Moment.TieMended(name));
                    }
                });
    }

    /// Whether the last that was said of a connection is that it is broken: what is tried again and
    /// fails again is no news.
    private static boolean isToldBroken(RoomState room, String name) {
        return room.chat().stream()
                .filter(PartyState.ChatLine.Story.class::isInstance)
                .map(line -> ((PartyState.ChatLine.Story) line).what())
                .filter(what ->
                        what.equals(new Moment.TieBroken(name))
                                || what.equals(new Moment.TieMended(name)))
                .reduce((first, second) -> second)
                .filter(Moment.TieBroken.class::isInstance)
                .isPresent();
    }

    /// Tells the engine, the room and the film what differs from how they should stand.
    static void settle(Turn turn) {
        CallMemory call = turn.call();
        CallTold wanted = CallStand.wanted(turn);
        // Mere choices are told when there is something to do: an engine is not started for them.
        boolean idle = wanted.isIdle() && call.told().isIdle();
        if (!idle && !wanted.equals(call.told())) {
            wanted.after(call.told()).stream().map(Effect.TellEngine::new).forEach(turn::run);
            if (rehearses(turn, call.told())) {
                turn.run(new Effect.TellEngine(new CallCommand.WarmUp()));
            }
            Set<UserId> courted = new HashSet<>(call.courted());
            courted.retainAll(wanted.peers());
            turn.set(
                    turn.call()
                            .with(wanted)
                            .with(call.news().keeping(wanted.peers()))
                            .courtedBy(courted));
        }
        OnAir.announce(turn);
        duck(turn);
    }

    /// Whoever switches something on before they enter will be in a call, and there is time: the
    /// engine that runs for the preview anyway does everything once that the first connection does.
    /// In a room it is needed at once, and beside a film it would take the cores from it.
    private static boolean rehearses(Turn turn, CallTold before) {
        return turn.room() == null && before.isIdle();
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
                news.screens(),
                call.share().stage() != Share.Stage.NONE);
    }

    /// Finer would make every level a change of what is shown.
    private static double twentieths(double share) {
        return Math.rint(share * 20) / 20;
    }
}
