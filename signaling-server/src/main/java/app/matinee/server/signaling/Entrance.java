package app.matinee.server.signaling;

import app.matinee.protocol.ClientEvent.CreateRoom;
import app.matinee.protocol.ClientEvent.JoinRoom;
import app.matinee.protocol.ClientEvent.LeaveRoom;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.IceServer;
import app.matinee.protocol.Keys;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.ServerEvent.Knocking;
import app.matinee.protocol.ServerEvent.RoomCreated;
import app.matinee.protocol.ServerEvent.RoomJoined;
import app.matinee.protocol.ServerEvent.TurnedAway;
import app.matinee.protocol.UserId;
import app.matinee.server.access.Grants;
import app.matinee.server.access.Keyring;
import app.matinee.server.access.ResumeTokens;
import app.matinee.server.limit.AddressLimits;
import app.matinee.server.metrics.Metrics;
import app.matinee.server.room.Newcomer;
import app.matinee.server.room.Reply;
import app.matinee.server.room.RoomCommand.Proof;
import app.matinee.server.room.RoomService;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a connection gets into a room: by making one, by joining one, by taking its place again.
final class Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

    private final RoomService<Session> rooms;
    private final PasswordGate passwords;
    private final Keyring keys;
    private final AddressLimits addresses;
    private final Function<UserId, List<IceServer>> iceServers;
    private final LongSupplier clock;
    private final Metrics metrics;

    /// @param clock the server's clock, milliseconds
    Entrance(
            RoomService<Session> rooms,
            PasswordGate passwords,
            Keyring keys,
            AddressLimits addresses,
            Function<UserId, List<IceServer>> iceServers,
            LongSupplier clock,
            Metrics metrics) {
        this.rooms = rooms;
        this.passwords = passwords;
        this.keys = keys;
        this.addresses = addresses;
        this.iceServers = iceServers;
        this.clock = clock;
        this.metrics = metrics;
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
                                        keys.pseudonyms().founder(session.address())));
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
                                            new Proof(
                                                    room.map(r -> r.access().passwordHash())
                                                            .orElse(null),
                                                    null),
                                            answer,
                                            () ->
                                                    Events.send(
                                                            session.socket(),
                                                            new RoomCreated(id),
                                                            metrics)));
                });
    }

    void join(Session session, JoinRoom wish, Answer answer) {
        if (!begin(session, answer)) {
            return;
        }
        String resume = session.takeResume();
        if (resume != null) {
            String next = keys.resumes().next();
            rooms.resume(
                    wish.roomId(),
                    ResumeTokens.hash(resume),
                    ResumeTokens.hash(next),
                    wish.since(),
                    session,
                    reply -> settle(session, reply, next, answer, () -> {}));
            return;
        }
        if (wish.invite() != null) {
            Proof proof = new Proof(null, ResumeTokens.hash(wish.invite()));
            enter(session, wish.roomId(), proof, answer, () -> {});
            return;
        }
        finish(
                passwords.check(wish.roomId(), wish.password(), session.address()),
                session,
                answer,
                verdict -> {
                    switch (verdict) {
                        case PasswordGate.Open(var provenHash) ->
                                enter(
                                        session,
                                        wish.roomId(),
                                        new Proof(provenHash, null),
                                        answer,
                                        () -> {});
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
            Session session, RoomId id, Proof proof, Answer answer, Runnable beforeJoined) {
        String resume = keys.resumes().next();
        Newcomer who =
                new Newcomer(
                        keys.pseudonyms().person(id, session.identity()),
                        session.name(),
                        keys.pseudonyms().address(id, session.address()),
                        ResumeTokens.hash(resume));
        rooms.enter(
                id,
                who,
                proof,
                session,
                reply -> settle(session, reply, resume, answer, beforeJoined));
    }

    /// On the room's executor, before it tells the newcomer anything else. Comes twice to who has
    /// to wait at the door.
    private void settle(
            Session session, Reply reply, String resume, Answer answer, Runnable beforeJoined) {
        Session.Waiting door = session.leaveDoor();
        switch (reply) {
            case Reply.Entered entered -> {
                session.sit(new Session.Place(entered.room().roomId(), entered.self()));
                if (door == null) {
                    answer.give(Replies.ack(reply));
                }
                beforeJoined.run();
                welcome(session, entered, resume);
                session.entered();
            }
            case Reply.Waits waits -> {
                session.waitAt(new Session.Waiting(waits.room(), waits.knock()));
                answer.give(Replies.ack(reply));
                if (!session.socket().isOpen()) {
                    withdraw(session, () -> {});
                }
            }
            case Reply.Refused(var code, var message) when door != null -> {
                Events.send(session.socket(), new TurnedAway(door.room(), code, message), metrics);
                session.entered();
            }
            case Reply other -> {
                answer.give(Replies.ack(other));
                session.entered();
            }
        }
    }

    private void welcome(Session session, Reply.Entered entered, String resume) {
        RoomId room = entered.room().roomId();
        long nowMs = clock.getAsLong();
        Grants.Grant grant = keys.grants().give(room, entered.self(), nowMs);
        Keys theirs =
                new Keys(
                        resume,
                        keys.identities().token(session.identity(), nowMs),
                        keys.grants().token(grant),
                        grant.untilServerMs());
        Events.send(
                session.socket(),
                new RoomJoined(
                        entered.self(),
                        entered.room(),
                        iceServers.apply(entered.self()),
                        theirs,
                        entered.missed()),
                metrics);
        if (!entered.knocks().isEmpty()) {
            Events.send(session.socket(), new Knocking(entered.knocks()), metrics);
        }
        if (!session.socket().isOpen()) {
            // It ended while it was entering, when nobody knew yet which place it leaves.
            rooms.lost(room, entered.self(), session);
        }
    }

    /// Goes away from the door, or out of the room if that was opened meanwhile.
    void withdraw(Session session, Runnable then) {
        Session.Waiting door = session.leaveDoor();
        if (door == null) {
            then.run();
            return;
        }
        rooms.withdraw(
                door.room(),
                door.knock(),
                session,
                reply -> {
                    session.entered();
                    Session.Place place = session.place();
                    if (place != null) {
                        session.stand();
                        rooms.ask(place.room(), place.user(), new LeaveRoom(), session, left -> {});
                    }
                    then.run();
                });
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
