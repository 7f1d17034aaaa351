package app.matinee.client.session;

import app.matinee.client.player.Player;
import app.matinee.client.sync.Engine;
import app.matinee.client.sync.ProbeSchedule;
import app.matinee.client.sync.ServerClock;
import app.matinee.client.sync.SyncMemory;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All a session knows, as one immutable value. [PartyState] is what views see of it.
///
/// @param room null in the lobby
/// @param can what the player's engine is able to do
/// @param named how many ids this session has made
/// @param luck the state of the jitter's generator
record SessionState(
        LinkState link,
        @Nullable RoomState room,
        FilmState film,
        SyncState sync,
        CallMemory call,
        Sound sound,
        PartyState.@Nullable Trouble trouble,
        Player.Capabilities can,
        String idPrefix,
        long named,
        long luck) {

    static SessionState lobby(
            Sound sound,
            CallChoices choices,
            Player.Capabilities can,
            String idPrefix,
            long luck,
            long nowNanos) {
        return new SessionState(
                LinkState.AWAY,
                null,
                FilmState.NONE,
                new SyncState(
                        ServerClock.UNKNOWN,
                        ProbeSchedule.burst(nowNanos),
                        SyncMemory.fresh(
                                Engine.typically(can.startLatencyMs(), can.pausedSeekMs()),
                                nowNanos),
                        Double.NaN,
                        nowNanos,
                        nowNanos,
                        SyncState.Told.NOTHING,
                        nowNanos),
                CallMemory.fresh(new CallWish(false, false, false, Set.of(), choices), nowNanos),
                sound,
                null,
                can,
                idPrefix,
                0,
                luck);
    }

    SessionState with(LinkState newLink) {
        return new SessionState(
                newLink, room, film, sync, call, sound, trouble, can, idPrefix, named, luck);
    }

    SessionState withRoom(@Nullable RoomState newRoom) {
        return new SessionState(
                link, newRoom, film, sync, call, sound, trouble, can, idPrefix, named, luck);
    }

    SessionState with(FilmState newFilm) {
        return new SessionState(
                link, room, newFilm, sync, call, sound, trouble, can, idPrefix, named, luck);
    }

    SessionState with(SyncState newSync) {
        return new SessionState(
                link, room, film, newSync, call, sound, trouble, can, idPrefix, named, luck);
    }

    SessionState with(CallMemory newCall) {
        return new SessionState(
                link, room, film, sync, newCall, sound, trouble, can, idPrefix, named, luck);
    }

    SessionState with(Sound newSound) {
        return new SessionState(
                link, room, film, sync, call, newSound, trouble, can, idPrefix, named, luck);
    }

    SessionState withTrouble(PartyState.@Nullable Trouble newTrouble) {
        return new SessionState(
                link, room, film, sync, call, sound, newTrouble, can, idPrefix, named, luck);
    }

    SessionState namedOneMore() {
        return new SessionState(
                link, room, film, sync, call, sound, trouble, can, idPrefix, named + 1, luck);
    }

    SessionState withLuck(long newLuck) {
        return new SessionState(
                link, room, film, sync, call, sound, trouble, can, idPrefix, named, newLuck);
    }
}
