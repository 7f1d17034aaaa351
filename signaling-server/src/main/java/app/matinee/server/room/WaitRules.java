package app.matinee.server.room;

import app.matinee.protocol.Limits;
import app.matinee.protocol.Media;
import app.matinee.protocol.PlaybackAction;
import app.matinee.protocol.PlaybackState;
import app.matinee.protocol.RoomPolicy.WaitFor;
import app.matinee.protocol.ServerEvent.Playback;
import app.matinee.protocol.ServerEvent.WaitingFor;
import app.matinee.protocol.Timeline;
import app.matinee.protocol.UserId;
import app.matinee.protocol.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// When the film waits for people, for whom, and when it goes on
/// (docs/decisions/0014-waiting-for-people.md).
///
/// A room waits exactly while it has a [Gate]. Every gate has an end: when nobody is missing, at
/// its time-out, or by somebody's command. [#settled] looks after every decision and every tick, so
/// whatever makes the last missing member ready, vanish or opt out lets the film go on, and no rule
/// needs to remember that.
final class WaitRules {
    /// A member may lack data this long before the others stop: shorter gaps are over before the
    /// news of them has arrived everywhere.
    static final long BUFFERING_BORNE_MS = 1_000;

    /// The film goes back to where the slowest stands, so that they miss nothing, but no farther.
    static final long MOST_BACK_MS = 5_000;

    /// One member stops the film at most this often, so that a line that is always a little too
    /// slow does not turn the evening into a stutter for all.
    static final long BETWEEN_STOPS_MS = 30_000;

    private WaitRules() {}

    /// What follows from the room as it is now, whatever was decided.
    static Decision settled(Decision decision, long nowMs) {
        RoomState room = decision.state();
        Gate gate = room.gate();
        if (gate == null) {
            List<UserId> starving = starving(room, nowMs);
            return starving.isEmpty() ? decision : stopped(decision, starving, nowMs);
        }
        List<UserId> missing = missing(room, gate);
        if (missing.isEmpty() || nowMs >= gate.waiting().untilServerMs()) {
            return wentOn(decision, gate, missing, nowMs);
        }
        if (missing.equals(gate.waiting().forWhom())) {
            return decision;
        }
        RoomState next = room.withGate(gate.waitingFor(missing)).counted();
        return decision.then(next, told(next));
    }

    /// Who keeps a start from the place where the timeline is now.
    static List<UserId> missingForStart(RoomState room) {
        return lacking(room, room.policy().waitFor(), seat -> seat.player().fit());
    }

    static List<UserId> missing(RoomState room, Gate gate) {
        if (!gate.isReadyCheck()) {
            return missingForStart(room);
        }
        WaitFor whom =
                room.policy().waitFor() == WaitFor.MAJORITY ? WaitFor.MAJORITY : WaitFor.EVERYBODY;
        return lacking(
                room,
                whom,
                seat -> seat.player().fit() && gate.saidReady().contains(seat.userId()));
    }

    private static List<UserId> starving(RoomState room, long nowMs) {
        Timeline timeline = room.playback().timeline();
        Media media = room.playback().media();
        if (!timeline.playing() || media == null || nowMs < timeline.atServerMs()) {
            return List.of();
        }
        Long endMs = media.durationMs();
        if (endMs != null && timeline.positionAt(nowMs) >= endMs) {
            return List.of();
        }
        return lacking(room, room.policy().waitFor(), seat -> !isStarving(seat, nowMs));
    }

    private static boolean isStarving(Seat seat, long nowMs) {
        Long since = seat.player().bufferingSinceServerMs();
        Long stopped = seat.player().stoppedServerMs();
        return since != null
                && nowMs - since > BUFFERING_BORNE_MS
                && (stopped == null || nowMs - stopped >= BETWEEN_STOPS_MS);
    }

    private static List<UserId> lacking(RoomState room, WaitFor whom, Predicate<Seat> has) {
        List<Seat> counted = room.seats().stream().filter(Seat::countsForWaiting).toList();
        List<UserId> lacking = counted.stream().filter(has.negate()).map(Seat::userId).toList();
        int having = counted.size() - lacking.size();
        boolean enough =
                switch (whom) {
                    case EVERYBODY -> lacking.isEmpty();
                    case MAJORITY -> having * 2 > counted.size();
                    case NOBODY -> true;
                };
        return enough ? List.of() : lacking;
    }

    /// @param waiting a room that waits
    static Outgoing told(RoomState waiting) {
        Gate gate = waiting.gate();
        if (gate == null) {
            throw new IllegalArgumentException("nobody is waited for");
        }
        return Outgoing.toAll(new WaitingFor(waiting.seq(), gate.waiting()));
    }

    private static Decision stopped(Decision decision, List<UserId> starving, long nowMs) {
        RoomState room = decision.state();
        Timeline before = room.playback().timeline();
        long positionMs = before.positionAt(nowMs);
        for (Seat seat : room.seats()) {
            if (starving.contains(seat.userId()) && seat.status() != null) {
                positionMs = Math.min(positionMs, seat.status().positionMs());
            }
        }
        long backMs = Math.max(positionMs, before.positionAt(nowMs) - MOST_BACK_MS);
        RoomState resting =
                stoppedBy(jumped(room), starving, nowMs)
                        .withPlayback(
                                new PlaybackState(
                                        room.playback().media(),
                                        before.restingAt(Math.max(0, backMs), nowMs)))
                        .counted();
        Waiting waiting =
                new Waiting(
                        Waiting.Reason.BUFFERING, null, starving, nowMs + Limits.WAIT_TIMEOUT_MS);
        return StartRules.waiting(
                decision.then(resting, own(resting, PlaybackAction.WAIT)),
                new Gate(waiting, List.of()));
    }

    private static RoomState stoppedBy(RoomState room, List<UserId> starving, long nowMs) {
        return room.withSeats(
                room.seats().stream()
                        .map(seat ->
                                starving.contains(seat.userId())
                                        ? seat.with(seat.player().stoppedTheFilm(nowMs))
                                        : seat)
                        .toList());
    }

    /// The film goes elsewhere: nobody is fit to play from there until they say so.
    static RoomState jumped(RoomState room) {
        return room.withSeats(
                room.seats().stream()
                        .map(seat -> seat.with(seat.player().atAnotherPlace()))
                        .toList());
    }

    private static Decision wentOn(Decision decision, Gate gate, List<UserId> inVain, long nowMs) {
        RoomState room = decision.state();
        long startMs = nowMs + LeadPolicy.fromRestMs(room);
        if (gate.isReadyCheck()) {
            startMs += Limits.COUNTDOWN_MS;
        }
        Timeline resting = room.playback().timeline();
        RoomState next =
                room.withGate(null)
                        .withSeats(excusing(room.seats(), inVain))
                        .withPlayback(
                                new PlaybackState(
                                        room.playback().media(),
                                        resting.playedFrom(resting.positionMs(), startMs)))
                        .counted();
        return decision.then(next, own(next, PlaybackAction.PLAY));
    }

    private static List<Seat> excusing(List<Seat> seats, List<UserId> inVain) {
        List<Seat> after = new ArrayList<>();
        for (Seat seat : seats) {
            after.add(
                    inVain.contains(seat.userId())
                            ? seat.with(seat.player().excusedFromNowOn())
                            : seat);
        }
        return after;
    }

    private static Outgoing own(RoomState room, PlaybackAction action) {
        return Outgoing.toAll(
                new Playback(
                        room.seq(),
                        room.epoch(),
                        action,
                        null,
                        null,
                        room.playback().media(),
                        room.playback().timeline()));
    }
}
