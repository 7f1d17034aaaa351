package app.matinee.server.signaling;

import app.matinee.protocol.ClientEvent.CreateRoom;
import app.matinee.protocol.ClientEvent.JoinRoom;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.IceServer;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.ServerEvent.RoomCreated;
import app.matinee.protocol.ServerEvent.RoomJoined;
import app.matinee.protocol.UserId;
import app.matinee.server.access.ResumeTokens;
import app.matinee.server.limit.AddressLimits;
import app.matinee.server.room.Reply;
import app.matinee.server.room.RoomService;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a connection gets into a room: by making one, by joining one, by taking its place again.
final class Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

    private final RoomService<Session> rooms;
    private final PasswordGate passwords;
    private final ResumeTokens tokens;
    private final AddressLimits addresses;
    private final Function<UserId, List<IceServer>> iceServers;

    Entrance(
            RoomService<Session> rooms,
            PasswordGate passwords,
            ResumeTokens tokens,
            AddressLimits addresses,
            Function<UserId, List<IceServer>> iceServers) {
        this.rooms = rooms;
        this.passwords = passwords;
        this.tokens = tokens;
        this.addresses = addresses;
        this.iceServers = iceServers;
    }

    void create(Session session, CreateRoom wish, Answer answer) {
        if (!begin(session, answer)) {
            return;
        }
        CompletionStage<Optional<RoomId>> founded =
                passwords
                        .hash(wish.password())
                        .thenCompose(hash ->
                                rooms.found(
                                        wish.title(),
                                        hash.orElse(null),
                                        wish.policy(),
                                        session.address()));
        finish(
                founded,
                session,
                answer,
                made -> {
                    if (made.isEmpty()) {
                        refuse(
                                session,
                                answer,
                                ErrorCode.TOO_MANY_ROOMS,
                                "There are too many rooms here; please try later.");
                        return;
                    }
                    RoomId id = made.get();
                    // The password was theirs a moment ago: the room's own hash is the proof.
                    rooms.peek(id)
                            .thenAccept(room ->
                                    enter(
                                            session,
                                            id,
                                            room.map(r -> r.passwordHash()).orElse(null),
                                            answer,
                                            () ->
                                                    session.socket()
                                                            .send(
                                                                    Events.encode(
                                                                            new RoomCreated(id)))));
                });
    }

    void join(Session session, JoinRoom wish, Answer answer) {
        if (!begin(session, answer)) {
            return;
        }
        String resume = session.takeResume();
        if (resume != null) {
            String next = tokens.next();
            rooms.resume(
                    wish.roomId(),
                    ResumeTokens.hash(resume),
                    ResumeTokens.hash(next),
                    session,
                    reply -> settle(session, reply, next, answer, () -> {}));
            return;
        }
        finish(
                passwords.check(wish.roomId(), wish.password(), session.address()),
                session,
                answer,
                verdict -> {
                    switch (verdict) {
                        case PasswordGate.Open(var provenHash) ->
                                enter(session, wish.roomId(), provenHash, answer, () -> {});
                        case PasswordGate.Shut(var code, var message) ->
                                refuse(session, answer, code, message);
                    }
                });
    }

    private boolean begin(Session session, Answer answer) {
        if (!session.beginEntering()) {
            answer.refuse(ErrorCode.ALREADY_IN_ROOM, "You are in a room already; leave it first.");
            return false;
        }
        if (!addresses.mayJoin(session.address())) {
            refuse(
                    session,
                    answer,
                    ErrorCode.RATE_LIMITED,
                    "That was a bit fast; please try again in a moment.");
            return false;
        }
        return true;
    }

    private void enter(
            Session session,
            RoomId id,
            @Nullable String provenHash,
            Answer answer,
            Runnable beforeJoined) {
        String resume = tokens.next();
        rooms.enter(
                id,
                session.name(),
                ResumeTokens.hash(resume),
                provenHash,
                session,
                reply -> settle(session, reply, resume, answer, beforeJoined));
    }

    /// On the room's executor, before it tells the newcomer anything else.
    private void settle(
            Session session, Reply reply, String resume, Answer answer, Runnable beforeJoined) {
        if (reply instanceof Reply.Entered(var self, var room)) {
            session.sit(new Session.Place(room.roomId(), self));
            answer.give(Replies.ack(reply));
            beforeJoined.run();
            session.socket().send(Events.encode(new RoomJoined(self, room, iceServers.apply(self), resume)));
            if (!session.socket().isOpen()) {
                // It ended while it was entering, when nobody knew yet which place it leaves.
                rooms.lost(room.roomId(), self, session);
            }
        } else {
            answer.give(Replies.ack(reply));
        }
        session.entered();
    }

    private void refuse(Session session, Answer answer, ErrorCode code, String message) {
        session.entered();
        answer.refuse(code, message);
    }

    private <T> void finish(
            CompletionStage<T> stage, Session session, Answer answer, Consumer<T> then) {
        stage.whenComplete((value, failure) -> {
            if (failure == null) {
                then.accept(value);
            } else {
                LOG.warn("an entrance failed: {}", failure.toString());
                refuse(
                        session,
                        answer,
                        ErrorCode.UNAVAILABLE,
                        "The server is busy; please try again in a moment.");
            }
        });
    }
}
