package app.matinee.client.session;

import app.matinee.client.player.PlayerReading;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ClientMessageId;
import app.matinee.protocol.CommandId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One input being decided: the state as it becomes, and what is to be done. Lives for one call of
/// [SessionLogic#step], on its thread.
final class Turn {
    private SessionState state;
    private final long nowNanos;
    private final PlayerReading player;
    private final List<Effect> effects = new ArrayList<>();

    Turn(SessionState state, long nowNanos, PlayerReading player) {
        this.state = state;
        this.nowNanos = nowNanos;
        this.player = player;
    }

    SessionState state() {
        return state;
    }

    long now() {
        return nowNanos;
    }

    PlayerReading player() {
        return player;
    }

    List<Effect> effects() {
        return List.copyOf(effects);
    }

    LinkState link() {
        return state.link();
    }

    FilmState film() {
        return state.film();
    }

    SyncState sync() {
        return state.sync();
    }

    CallMemory call() {
        return state.call();
    }

    @Nullable RoomState room() {
        return state.room();
    }

    void become(SessionState next) {
        state = next;
    }

    void set(LinkState next) {
        state = state.with(next);
    }

    void set(FilmState next) {
        state = state.with(next);
    }

    void set(SyncState next) {
        state = state.with(next);
    }

    void set(CallMemory next) {
        state = state.with(next);
    }

    void set(RoomState next) {
        state = state.withRoom(next);
    }

    void trouble(PartyState.@Nullable Trouble next) {
        state = state.withTrouble(next);
    }

    void run(Effect effect) {
        effects.add(effect);
    }

    void tell(Moment moment) {
        effects.add(new Effect.Tell(moment));
    }

    /// Sends on the present connection; without one, the answer is [Request]'s own loss at once.
    void send(ClientEvent event, Request request) {
        effects.add(new Effect.Send(link().connection(), event, request));
    }

    /// @return server clock, whole milliseconds
    long serverNowMs() {
        return (long) sync().clock().serverMsAt(nowNanos);
    }

    CommandId newCommandId() {
        return new CommandId(newId());
    }

    ClientMessageId newMessageId() {
        return new ClientMessageId(newId());
    }

    private String newId() {
        state = state.namedOneMore();
        return state.idPrefix() + state.named();
    }

    boolean isUp() {
        return link().stage() == LinkState.Stage.IN_ROOM;
    }

    /// Whether an instant has come. `System.nanoTime()` may wrap, so instants are subtracted, never
    /// compared.
    boolean isPast(long nanos) {
        return nowNanos - nanos >= 0;
    }

    /// Nanoseconds from now.
    long in(long nanos) {
        return nowNanos + nanos;
    }
}
