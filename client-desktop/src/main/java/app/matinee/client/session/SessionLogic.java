package app.matinee.client.session;

import app.matinee.client.player.PlayerReading;
import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.Signal;
import app.matinee.client.session.PartyState.Trouble;
import app.matinee.client.signaling.Answer;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.ServerEvent;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// The whole session as one function: state, input and instant in; state and effects out. It knows
/// no thread, no clock and no port, so that every order of events can be played through in a test.
final class SessionLogic {
    private SessionLogic() {}

    record Step(SessionState state, List<Effect> effects) {}

    /// @param player the player's clock at `nowNanos`
    static Step step(SessionState state, Input input, long nowNanos, PlayerReading player) {
        Turn turn = new Turn(state, nowNanos, player);
        decide(turn, input);
        LinkLogic.woke(turn);
        RoomLogic.woke(turn);
        ChatLogic.woke(turn);
        PlaybackLogic.woke(turn);
        SyncLogic.probe(turn);
        SyncLogic.look(turn);
        SyncLogic.goOn(turn);
        SyncLogic.tellStatus(turn);
        CallLogic.settle(turn);
        return new Step(turn.state(), turn.effects());
    }

    /// When the session wants to look again even if nothing happens.
    ///
    /// @return nanoseconds from now, not negative; [Long#MAX_VALUE] when nothing is due
    static long nextWakeInNanos(SessionState state, long nowNanos) {
        LongStream.Builder due = LongStream.builder();
        LinkState link = state.link();
        if (link.stage().hasDeadline()) {
            due.add(link.deadlineNanos());
        }
        RoomState room = state.room();
        if (room != null) {
            room.typingUntil().values().forEach(due::add);
        }
        if (link.stage().isConnected()) {
            due.add(state.sync().probes().nextNanos());
        }
        long call = CallLogic.nextWakeInNanos(state, nowNanos);
        if (call != Long.MAX_VALUE) {
            due.add(nowNanos + call);
        }
        FilmState film = state.film();
        if (room != null && film.media() != null) {
            due.add(state.sync().nextLookNanos());
        }
        FilmState.Pending pending = film.pending();
        if (pending != null) {
            due.add(
                    pending.unsent()
                            ? film.lastSeekNanos() + PlaybackLogic.SEEK_SPACING_NANOS
                            : pending.sinceNanos() + PlaybackLogic.ANSWER_PATIENCE_NANOS);
        }
        return due.build().map(at -> Math.max(0, at - nowNanos)).min().orElse(Long.MAX_VALUE);
    }

    private static void decide(Turn turn, Input input) {
        switch (input) {
            case Input.Wished wished -> wished(turn, wished.action());
            case Input.Connected up -> {
                if (isPresent(turn, up.connection())) {
                    LinkLogic.connected(turn);
                }
            }
            case Input.ConnectFailed failed -> {
                if (isPresent(turn, failed.connection())) {
                    LinkLogic.connectFailed(turn, failed.failure());
                }
            }
            case Input.Disconnected down -> {
                if (isPresent(turn, down.connection())) {
                    LinkLogic.lost(turn);
                }
            }
            case Input.Heard heard -> {
                if (isPresent(turn, heard.connection())) {
                    heard(turn, heard.event());
                }
            }
            case Input.Answered answered -> {
                if (isPresent(turn, answered.connection())) {
                    answered(turn, answered.request(), answered.answer());
                }
            }
            case Input.ProbeReturned returned -> {
                if (isPresent(turn, returned.connection())) {
                    SyncLogic.probed(turn, returned.echo());
                }
            }
            case Input.LibraryCame library -> libraryCame(turn, library);
            case Input.CallHappened call -> CallLogic.happened(turn, call.event());
            case Input.PlayerFailed failed -> FilmLogic.failed(turn, failed.failure());
            // The player is looked at after every input; these only say that it is time.
            case Input.PlayerChanged changed -> {}
            case Input.PlayCalled called -> {}
            case Input.Woke woke -> {}
        }
    }

    private static boolean isPresent(Turn turn, long connection) {
        return turn.link().connection() == connection
                && turn.link().stage() != LinkState.Stage.AWAY
                && turn.link().stage() != LinkState.Stage.MENDING;
    }

    private static void wished(Turn turn, UserAction action) {
        turn.trouble(afterWish(turn.state().trouble(), action));
        switch (action) {
            case UserAction.StartParty start ->
                    LinkLogic.start(
                            turn,
                            new Wish(
                                    start.server(),
                                    start.name(),
                                    new Wish.Entry.Make(start.title(), start.password())));
            case UserAction.JoinParty join -> LinkLogic.start(turn, wish(join, join.roomId()));
            case UserAction.Leave leave -> LinkLogic.leave(turn);
            case UserAction.ReconnectNow now -> LinkLogic.reconnectNow(turn);
            case UserAction.TogglePlay toggle -> PlaybackLogic.toggle(turn);
            case UserAction.CheckReady check -> WaitLogic.check(turn);
            case UserAction.SayReady ready -> ask(turn, new ClientEvent.Ready());
            case UserAction.ChangePolicy change ->
                    ask(turn, new ClientEvent.SetPolicy(change.policy()));
            case UserAction.GiveRole give ->
                    ask(turn, new ClientEvent.SetRole(give.whom(), give.role()));
            case UserAction.TakeOut out -> ask(turn, new ClientEvent.Kick(out.whom(), out.banMs()));
            case UserAction.LetBack back -> HouseLogic.letBack(turn, back.whom());
            case UserAction.ChangePassword change ->
                    ask(turn, new ClientEvent.SetPassword(change.password()));
            case UserAction.LockDoor lock -> ask(turn, new ClientEvent.SetLock(lock.locked()));
            case UserAction.AnswerDoor door ->
                    ask(turn, new ClientEvent.AnswerKnock(door.knock(), door.admit()));
            case UserAction.MakeInvite make -> HouseLogic.makeInvite(turn, make);
            case UserAction.RevokeInvite revoke -> HouseLogic.revoke(turn, revoke);
            case UserAction.ListInvites list -> HouseLogic.listInvites(turn);
            case UserAction.LetWait let -> ask(turn, new ClientEvent.SetWaiting(let.waitForMe()));
            case UserAction.SeekTo seek -> PlaybackLogic.seekTo(turn, seek.positionMs());
            case UserAction.SeekBy seek -> PlaybackLogic.seekBy(turn, seek.deltaMs());
            case UserAction.ChangeRate change -> PlaybackLogic.changeRate(turn, change.rate());
            case UserAction.PutOn putOn -> PlaybackLogic.putOn(turn, putOn.media());
            case UserAction.RetryFilm retry -> FilmLogic.retry(turn);
            case UserAction.Resync resync -> SyncLogic.resync(turn);
            case UserAction.SetVolume set -> sound(turn, sound(turn).withVolume(set.volume()));
            case UserAction.SetMuted set -> sound(turn, sound(turn).withMuted(set.muted()));
            case UserAction.SetAudioDelay set ->
                    sound(turn, sound(turn).withAudioDelayMs(set.offsetMs()));
            case UserAction.Say say -> ChatLogic.say(turn, say.text());
            case UserAction.React react -> ChatLogic.react(turn, react.emoji());
            case UserAction.WriteSomething writing -> ChatLogic.write(turn);
            case UserAction.RefreshLibrary refresh -> {
                Wish wish = turn.link().wish();
                if (wish != null) {
                    FilmLogic.fetchLibrary(turn, wish.server());
                }
            }
            case UserAction.QueueAdd add -> ask(turn, new ClientEvent.QueueAdd(add.media()));
            case UserAction.QueueRemove remove ->
                    ask(turn, new ClientEvent.QueueRemove(remove.itemId()));
            case UserAction.QueueMove move ->
                    ask(turn, new ClientEvent.QueueMove(move.itemId(), move.index()));
            case UserAction.QueueNext next ->
                    ask(turn, new ClientEvent.QueueNext(next.mediaId(), turn.newCommandId()));
            case UserAction.SwitchMicrophone set ->
                    CallLogic.wish(turn, wish -> wish.mic(set.on()));
            case UserAction.SwitchCamera set -> CallLogic.wish(turn, wish -> wish.camera(set.on()));
            case UserAction.ChooseMicrophone choose ->
                    CallLogic.wish(turn, wish -> wish.with(choose.choice()));
            case UserAction.ChooseCamera choose ->
                    CallLogic.wish(turn, wish -> wish.with(choose.choice()));
            case UserAction.ShareScreen share -> ShareLogic.share(turn, share.what());
            case UserAction.StopScreen stop -> ShareLogic.stopSharing(turn);
            case UserAction.MutePerson mute ->
                    CallLogic.wish(turn, wish -> wish.muting(mute.who(), mute.mute()));
            case UserAction.UsePushToTalk use ->
                    CallLogic.wish(
                            turn,
                            wish ->
                                    wish.choosing(was -> was.pushingToTalk(use.use()))
                                            .talking(false));
            case UserAction.Talk talk -> CallLogic.wish(turn, wish -> wish.talking(talk.held()));
            case UserAction.ReconnectCalls again -> CallLogic.reconnect(turn);
            case UserAction.LookForDevices look -> {
                turn.run(new Effect.TellEngine(new CallCommand.ListDevices()));
                // Whoever looks at devices is about to use them.
                turn.run(new Effect.TellEngine(new CallCommand.WarmUp()));
            }
            case UserAction.LookForScreens look ->
                    turn.run(new Effect.TellEngine(new CallCommand.ListScreens()));
            case UserAction.ChangeDucking change ->
                    CallLogic.wish(turn, wish -> wish.choosing(was -> was.with(change.ducking())));
            case UserAction.ChangeVoice change ->
                    CallLogic.wish(turn, wish -> wish.choosing(was -> was.with(change.how())));
            case UserAction.ChangeSending change ->
                    CallLogic.wish(
                            turn,
                            wish ->
                                    wish.choosing(was ->
                                            was.sending(change.voiceOnly(), change.relayOnly())));
        }
    }

    private static Wish wish(UserAction.JoinParty join, RoomId roomId) {
        return new Wish(
                join.server(),
                join.name(),
                new Wish.Entry.Enter(roomId, join.password(), join.invite()));
    }

    /// A new wish is a new hope; turning the volume is none.
    private static @Nullable Trouble afterWish(@Nullable Trouble trouble, UserAction action) {
        boolean small =
                action instanceof UserAction.SetVolume
                        || action instanceof UserAction.SetMuted
                        || action instanceof UserAction.Talk
                        || action instanceof UserAction.WriteSomething;
        return small ? trouble : null;
    }

    private static Sound sound(Turn turn) {
        return turn.state().sound();
    }

    private static void sound(Turn turn, Sound sound) {
        turn.become(turn.state().with(sound));
        turn.run(new Effect.SetSound(sound));
    }

    private static void ask(Turn turn, ClientEvent event) {
        if (turn.isUp()) {
            turn.send(event, new Request.Plain());
        }
    }

    private static void heard(Turn turn, ServerEvent event) {
        switch (event) {
            // The room comes with RoomJoined.
            case ServerEvent.RoomCreated created -> {}
            case ServerEvent.RoomJoined joined -> RoomLogic.joined(turn, joined);
            case ServerEvent.Snapshot snapshot -> RoomLogic.snapshot(turn, snapshot.room());
            case ServerEvent.UserJoined joined -> RoomLogic.userJoined(turn, joined);
            case ServerEvent.UserDisconnected left -> RoomLogic.userLeft(turn, left);
            case ServerEvent.RoomUpdated updated -> RoomLogic.updated(turn, updated);
            case ServerEvent.Playback playback -> PlaybackLogic.changed(turn, playback);
            case ServerEvent.WaitingFor waiting -> WaitLogic.waiting(turn, waiting);
            case ServerEvent.QueueChanged queue -> queueChanged(turn, queue);
            case ServerEvent.Sync sync -> RoomLogic.heartbeat(turn, sync);
            case ServerEvent.SyncReport report -> RoomLogic.report(turn, report);
            case ServerEvent.ChatPosted line -> ChatLogic.posted(turn, line);
            case ServerEvent.Reacted reacted -> ChatLogic.reacted(turn, reacted);
            case ServerEvent.IsTyping typing -> ChatLogic.typing(turn, typing);
            case ServerEvent.MediaStateChanged change -> OnAir.mediaState(turn, change);
            case ServerEvent.ScreenShareStarted start ->
                    ShareLogic.screen(turn, start.from(), true);
            case ServerEvent.ScreenShareStopped stop -> ShareLogic.screen(turn, stop.from(), false);
            case ServerEvent.RtcOffered offer ->
                    CallSignals.signaled(turn, offer.from(), new Signal.Offer(offer.sdp().text()));
            case ServerEvent.RtcAnswered answer ->
                    CallSignals.signaled(
                            turn, answer.from(), new Signal.Answer(answer.sdp().text()));
            case ServerEvent.RtcCandidateFound found ->
                    CallSignals.signaled(turn, found.from(), CallSignals.signal(found.candidate()));
            case ServerEvent.Knocking knocking -> HouseLogic.knocking(turn, knocking.knocks());
            case ServerEvent.TurnedAway away ->
                    LinkLogic.leaveWith(turn, new Trouble.Refused(away.code(), away.message()));
            case ServerEvent.SystemMessage line ->
                    ChatLogic.story(turn, new Moment.Notice(line.text()));
            case ServerEvent.ServerNotice notice -> turn.tell(new Moment.Notice(notice.text()));
            case ServerEvent.Refused refused ->
                    Refusals.tell(turn, new Answer.Refused(refused.code(), refused.message()));
        }
    }

    private static void queueChanged(Turn turn, ServerEvent.QueueChanged event) {
        if (!RoomLogic.isNext(turn, null, event.seq())) {
            return;
        }
        RoomState room = turn.room();
        if (room != null) {
            turn.set(room.withQueue(event.queue()));
            turn.tell(
                    new Moment.QueueChanged(
                            room.nameOf(event.by()).orElse(null), event.queue().size()));
        }
    }

    private static void answered(Turn turn, Request request, Answer answer) {
        switch (request) {
            case Request.Entry entry -> LinkLogic.entryAnswered(turn, answer);
            case Request.Command command -> PlaybackLogic.answered(turn, command.id(), answer);
            case Request.Line line -> ChatLogic.answered(turn, line.id(), answer);
            case Request.Snapshot snapshot -> snapshotAnswered(turn, answer);
            case Request.OnAir air -> OnAir.answered(turn, answer);
            case Request.Screen screen -> ShareLogic.screenAnswered(turn, answer);
            case Request.MakeInvite make -> HouseLogic.inviteMade(turn, answer);
            case Request.LetBack back -> HouseLogic.isBack(turn, back.whom(), answer);
            case Request.RenewGrant renew -> HouseLogic.grantCame(turn, answer);
            case Request.ListInvites list -> HouseLogic.invitesCame(turn, answer);
            case Request.Plain plain -> {
                if (answer instanceof Answer.Refused refused) {
                    Refusals.tell(turn, refused);
                }
            }
            case Request.Silent silent -> {}
        }
    }

    /// The server no longer counts this client among the room's: come in again.
    private static void snapshotAnswered(Turn turn, Answer answer) {
        if (answer instanceof Answer.Refused refused
                && refused.code() == ErrorCode.NOT_IN_ROOM
                && turn.isUp()) {
            LinkLogic.lost(turn);
        }
    }

    private static void libraryCame(Turn turn, Input.LibraryCame library) {
        RoomState room = turn.room();
        Wish wish = turn.link().wish();
        if (room != null && wish != null && wish.server().equals(library.server())) {
            library.films().ifPresent(films -> turn.set(room.withLibrary(films)));
        }
    }
}
