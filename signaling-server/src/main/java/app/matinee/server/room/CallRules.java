package app.matinee.server.room;

import app.matinee.protocol.CallState;
import app.matinee.protocol.ClientEvent.Relay;
import app.matinee.protocol.ClientEvent.RtcAnswer;
import app.matinee.protocol.ClientEvent.RtcCandidate;
import app.matinee.protocol.ClientEvent.RtcOffer;
import app.matinee.protocol.ClientEvent.SetMediaState;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.ServerEvent.MediaStateChanged;
import app.matinee.protocol.ServerEvent.RtcAnswered;
import app.matinee.protocol.ServerEvent.RtcCandidateFound;
import app.matinee.protocol.ServerEvent.RtcOffered;
import app.matinee.protocol.ServerEvent.ScreenShareStarted;
import app.matinee.protocol.ServerEvent.ScreenShareStopped;
import app.matinee.protocol.UserId;
import java.util.Optional;

/// Calls: who may be seen and heard, and the messages by which two members find each other.
///
/// Faces and voices go from member to member and never through here, so the room cannot silence
/// anybody by itself: it keeps the truth of who may be heard, and every client plays only what the
/// room's truth says. Calls take no `seq`: nothing of the film depends on them.
final class CallRules {
    private CallRules() {}

    /// Hands a message on, unread, to a member of this room; the server says who it is from.
    static Decision relay(RoomState room, Seat by, Relay relay) {
        Optional<Seat> to = room.seat(relay.to()).filter(s -> !s.userId().equals(by.userId()));
        if (to.isEmpty()) {
            return Decision.refused(
                    room, ErrorCode.USER_NOT_FOUND, "They are no longer in this room.");
        }
        if (to.get().isLost()) {
            return Decision.refused(
                    room, ErrorCode.UNAVAILABLE, "They are coming back; please try again.");
        }
        return Decision.of(
                room, new Reply.Done(), Outgoing.toOne(relay.to(), stamped(by.userId(), relay)));
    }

    private static ServerEvent stamped(UserId from, Relay relay) {
        return switch (relay) {
            case RtcOffer offer -> new RtcOffered(from, offer.sdp());
            case RtcAnswer answer -> new RtcAnswered(from, answer.sdp());
            case RtcCandidate found -> new RtcCandidateFound(from, found.candidate());
        };
    }

    static Decision setMediaState(RoomState room, Seat by, SetMediaState wish) {
        if ((wish.mic() || wish.camera()) && !Permissions.allows(by, room.policy().speak())) {
            return Permissions.forbidden(room);
        }
        CallState before = by.member().call();
        CallState after = new CallState(wish.mic(), wish.camera(), before.screen());
        if (after.equals(before)) {
            return Decision.nothing(room);
        }
        return Decision.of(
                room.withSeat(by.with(by.member().with(after))),
                new Reply.Done(),
                Outgoing.toAll(new MediaStateChanged(by.userId(), after.mic(), after.camera())));
    }

    /// One screen at a time: it takes the film's place, and nobody can watch two.
    static Decision startScreen(RoomState room, Seat by) {
        if (!Permissions.allows(by, room.policy().share())) {
            return Permissions.forbidden(room);
        }
        Optional<Seat> sharer =
                room.seats().stream().filter(s -> s.member().call().screen()).findFirst();
        if (sharer.isPresent()) {
            return sharer.get().userId().equals(by.userId())
                    ? Decision.nothing(room)
                    : Decision.refused(
                            room,
                            ErrorCode.SCREEN_TAKEN,
                            sharer.get().member().name() + " is showing their screen already.");
        }
        return screen(room, by, true, new ScreenShareStarted(by.userId()));
    }

    static Decision stopScreen(RoomState room, Seat by) {
        return by.member().call().screen()
                ? screen(room, by, false, new ScreenShareStopped(by.userId()))
                : Decision.nothing(room);
    }

    /// Switches off whom a new policy or role no longer allows to be on.
    ///
    /// @param before the room before it, itself settled
    static Decision settled(RoomState before, Decision decision) {
        RoomState room = decision.state();
        if (room.people() == before.people() && room.policy() == before.policy()) {
            return decision;
        }
        Decision next = decision;
        for (Seat seat : decision.state().seats()) {
            CallState call = seat.member().call();
            RoomPolicy policy = decision.state().policy();
            boolean silenced =
                    (call.mic() || call.camera()) && !Permissions.allows(seat, policy.speak());
            boolean hidden = call.screen() && !Permissions.allows(seat, policy.share());
            if (silenced) {
                call = new CallState(false, false, call.screen());
                next =
                        next.then(
                                next.state().withSeat(seat.with(seat.member().with(call))),
                                Outgoing.toAll(new MediaStateChanged(seat.userId(), false, false)));
            }
            if (hidden) {
                next =
                        next.then(
                                next.state()
                                        .withSeat(
                                                seat.with(
                                                        seat.member()
                                                                .with(call.withScreen(false)))),
                                Outgoing.toAll(new ScreenShareStopped(seat.userId())));
            }
        }
        return next;
    }

    private static Decision screen(RoomState room, Seat by, boolean shared, ServerEvent news) {
        CallState call = by.member().call().withScreen(shared);
        return Decision.of(
                room.withSeat(by.with(by.member().with(call))),
                new Reply.Done(),
                Outgoing.toAll(news));
    }
}
