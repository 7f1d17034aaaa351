package app.matinee.client.session;

import app.matinee.client.session.LinkState.Stage;
import app.matinee.client.session.PartyState.Trouble;
import app.matinee.client.signaling.Answer;
import app.matinee.client.signaling.ConnectFailure;
import app.matinee.client.sync.ProbeSchedule;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Hello;
import app.matinee.protocol.LastHeard;
import app.matinee.protocol.Limits;
import app.matinee.protocol.codec.Ack;
import app.matinee.protocol.codec.AckCodec;
import app.matinee.protocol.codec.BadMessageException;
import java.net.URI;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Getting to the room, and getting back. From the lobby one try is made, and its failure is told;
/// from a room it is tried for ever, ever more seldom, while the film goes on by the timeline.
final class LinkLogic {
    static final long PATIENCE_NANOS = 5_000_000_000L;

    /// The server gives up first, and says so.
    static final long DOOR_PATIENCE_NANOS = Limits.KNOCK_TIMEOUT_MS * 1_000_000 + PATIENCE_NANOS;

    private static final double FIRST_DELAY_MS = 250;

    /// Each pause is about a third of the time gone so far: a server that was only started again is
    /// found within a third of the time it took, and one that stays away is asked six times in the
    /// first three seconds and ten times in the first ten.
    private static final double GROWTH = 1.3;

    /// What spreads the members of a server that comes back.
    private static final double JITTER = 0.2;

    private static final double MAX_DELAY_MS = 10_000;

    private LinkLogic() {}

    static void start(Turn turn, Wish wish) {
        leave(turn);
        turn.set(turn.link().wishing(wish));
        connect(turn, Stage.CONNECTING);
    }

    /// Back to the lobby, from wherever.
    static void leave(Turn turn) {
        LinkState link = turn.link();
        if (link.stage() == Stage.IN_ROOM) {
            turn.send(new ClientEvent.LeaveRoom(), new Request.Silent());
        }
        if (link.stage() != Stage.AWAY) {
            turn.run(new Effect.Disconnect());
        }
        if (turn.film().opened() != null) {
            turn.run(new Effect.PausePlayer());
            turn.run(new Effect.UnloadFilm());
        }
        SessionState old = turn.state();
        SessionState lobby =
                SessionState.lobby(
                        old.sound(),
                        old.call().wish().choices(),
                        old.can(),
                        old.idPrefix(),
                        old.luck(),
                        turn.now());
        turn.become(
                new SessionState(
                        // A fresh connection number: what the old one still says is dropped.
                        LinkState.AWAY.nextConnectionAfter(link.connection()),
                        null,
                        lobby.film(),
                        lobby.sync(),
                        CallLogic.afterLeaving(old, turn.now()),
                        lobby.sound(),
                        null,
                        lobby.can(),
                        lobby.idPrefix(),
                        old.named(),
                        lobby.luck()));
    }

    static void leaveWith(Turn turn, Trouble trouble) {
        leave(turn);
        turn.trouble(trouble);
    }

    private static void connect(Turn turn, Stage stage) {
        LinkState link = turn.link().nextConnection().at(stage, turn.in(PATIENCE_NANOS));
        turn.set(link);
        Wish wish = wish(turn);
        Hello hello =
                new Hello(
                        wish.name(),
                        "Matinee Desktop",
                        Limits.PROTOCOL_VERSION,
                        link.resume(),
                        null);
        turn.run(new Effect.Connect(link.connection(), wish.server(), hello));
    }

    static void connected(Turn turn) {
        LinkState link = turn.link();
        Stage next = link.stage() == Stage.CONNECTING ? Stage.ENTERING : Stage.REENTERING;
        turn.set(link.at(next, turn.in(PATIENCE_NANOS)));
        turn.set(turn.sync().withProbes(ProbeSchedule.burst(turn.now())));
        ask(turn);
    }

    private static void ask(Turn turn) {
        ClientEvent request =
                switch (wish(turn).entry()) {
                    case Wish.Entry.Make make ->
                            new ClientEvent.CreateRoom(make.title(), make.password(), null);
                    case Wish.Entry.Enter enter ->
                            new ClientEvent.JoinRoom(
                                    enter.roomId(),
                                    enter.password(),
                                    enter.invite(),
                                    turn.link().resume() == null ? null : lastHeard(turn));
                };
        turn.send(request, new Request.Entry());
    }

    /// How far this client had heard the room when the connection broke; null when it misses
    /// something since before that.
    private static @Nullable LastHeard lastHeard(Turn turn) {
        RoomState room = turn.room();
        return room == null || room.missing() != null
                ? null
                : new LastHeard(room.epoch(), room.seq(), ChatLogic.lastLine(room).orElse(null));
    }

    static void connectFailed(Turn turn, ConnectFailure failure) {
        if (failure instanceof ConnectFailure.Refused(var code, var message)
                && code == ErrorCode.IDENTITY_INVALID) {
            // A server that forgot everybody: come in as somebody new.
            turn.run(new Effect.KeepIdentity(wish(turn).server(), null));
            connect(turn, turn.link().stage());
            return;
        }
        if (turn.link().stage() == Stage.CONNECTING) {
            leaveWith(turn, trouble(turn, failure));
            return;
        }
        switch (failure) {
            case ConnectFailure.Refused refused -> refusedAgain(turn, refused);
            case ConnectFailure.Unreachable away -> mend(turn);
            case ConnectFailure.NotAServer other -> mend(turn);
            // Trying again would be trying to reach a stranger.
            case ConnectFailure.WrongKey wrong -> leaveWith(turn, trouble(turn, wrong));
            case ConnectFailure.Unproven unproven -> leaveWith(turn, trouble(turn, unproven));
        }
    }

    private static void refusedAgain(Turn turn, ConnectFailure.Refused refused) {
        if (turn.link().resume() != null) {
            // The place is no longer kept: come in as anybody else.
            turn.set(turn.link().holding(null));
            connect(turn, Stage.RECONNECTING);
        } else if (passes(refused.code())) {
            mend(turn);
        } else {
            leaveWith(turn, trouble(turn, refused));
        }
    }

    private static Trouble trouble(Turn turn, ConnectFailure failure) {
        URI server = wish(turn).server();
        return switch (failure) {
            case ConnectFailure.Unreachable away -> new Trouble.ServerAway(server);
            case ConnectFailure.NotAServer other -> new Trouble.NotAServer(server);
            case ConnectFailure.WrongKey wrong -> new Trouble.WrongKey(server);
            case ConnectFailure.Unproven unproven -> new Trouble.Unproven(server);
            case ConnectFailure.Refused refused ->
                    refused.code() == ErrorCode.UNSUPPORTED_PROTOCOL
                            ? new Trouble.NotAServer(server)
                            : new Trouble.Refused(refused.code(), refused.message());
        };
    }

    static void entryAnswered(Turn turn, Answer answer) {
        Stage stage = turn.link().stage();
        if (stage != Stage.ENTERING && stage != Stage.REENTERING) {
            return;
        }
        switch (answer) {
            // The room itself comes as an event, at once or when somebody opens the door.
            case Answer.Accepted(var said) -> {
                if (hasToWait(said)) {
                    turn.set(turn.link().at(Stage.AT_DOOR, turn.in(DOOR_PATIENCE_NANOS)));
                }
            }
            case Answer.Lost lost -> lost(turn);
            case Answer.Refused refused -> {
                if (refused.code() == ErrorCode.RESUME_INVALID && turn.link().resume() != null) {
                    // The place is no longer kept: come in as anybody else, on the same connection.
                    turn.set(turn.link().holding(null));
                    ask(turn);
                } else if (stage == Stage.REENTERING && passes(refused.code())) {
                    mend(turn);
                } else {
                    leaveWith(turn, new Trouble.Refused(refused.code(), refused.message()));
                }
            }
        }
    }

    private static boolean hasToWait(Ack.Ok said) {
        try {
            return AckCodec.readAtTheDoor(said).isPresent();
        } catch (BadMessageException e) {
            // A door that cannot say how long: the stage's own deadline holds.
            return true;
        }
    }

    /// The connection broke, or took too long.
    static void lost(Turn turn) {
        switch (turn.link().stage()) {
            case AWAY, MENDING -> {}
            case CONNECTING, ENTERING ->
                    leaveWith(turn, new Trouble.ServerAway(wish(turn).server()));
            case AT_DOOR -> {
                if (turn.room() == null) {
                    leaveWith(turn, new Trouble.ServerAway(wish(turn).server()));
                } else {
                    mend(turn);
                }
            }
            case IN_ROOM -> {
                turn.tell(new Moment.LinkLost());
                mend(turn);
            }
            case RECONNECTING, REENTERING -> mend(turn);
        }
    }

    static void inRoom(Turn turn) {
        turn.set(turn.link().trying(0).at(Stage.IN_ROOM, turn.now()));
    }

    static void woke(Turn turn) {
        LinkState link = turn.link();
        if (!link.stage().hasDeadline() || !turn.isPast(link.deadlineNanos())) {
            return;
        }
        if (link.stage() == Stage.MENDING) {
            connect(turn, Stage.RECONNECTING);
        } else if (link.stage() == Stage.AT_DOOR) {
            leaveWith(
                    turn, new Trouble.Refused(ErrorCode.NOT_ANSWERED, "Nobody answered the door."));
        } else {
            lost(turn);
        }
    }

    static void reconnectNow(Turn turn) {
        if (turn.link().stage() == Stage.MENDING) {
            connect(turn, Stage.RECONNECTING);
        }
    }

    private static void mend(Turn turn) {
        int attempt = turn.link().attempt() + 1;
        turn.run(new Effect.Disconnect());
        turn.set(turn.film().awaiting(null));
        turn.set(
                turn.link()
                        .nextConnection()
                        .trying(attempt)
                        .at(Stage.MENDING, turn.in(delayNanos(turn, attempt))));
    }

    private static long delayNanos(Turn turn, int attempt) {
        SplittableRandom dice = new SplittableRandom(turn.state().luck());
        turn.become(turn.state().withLuck(dice.nextLong()));
        double plain = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * Math.pow(GROWTH, attempt - 1.0));
        double factor = 1 - JITTER + 2 * JITTER * dice.nextDouble();
        return (long) (Math.min(MAX_DELAY_MS, plain * factor) * 1e6);
    }

    /// Whether trying again later may help.
    private static boolean passes(ErrorCode code) {
        return switch (code) {
            case RATE_LIMITED, UNAVAILABLE, INTERNAL, ROOM_FULL, RESUME_INVALID -> true;
            case BAD_REQUEST,
                    UNKNOWN_EVENT,
                    UNSUPPORTED_PROTOCOL,
                    BAD_NAME,
                    ACCESS_DENIED,
                    NOT_IN_ROOM,
                    ALREADY_IN_ROOM,
                    ROOM_NOT_FOUND,
                    WRONG_PASSWORD,
                    ROOM_LOCKED,
                    ROOM_CLOSED,
                    TOO_MANY_ROOMS,
                    FORBIDDEN,
                    USER_NOT_FOUND,
                    MEDIA_NOT_FOUND,
                    NOTHING_ON,
                    QUEUE_FULL,
                    QUEUE_ITEM_NOT_FOUND,
                    SCREEN_TAKEN,
                    INVITE_INVALID,
                    IDENTITY_INVALID,
                    BANNED,
                    NOT_ADMITTED,
                    NOT_ANSWERED,
                    TOO_MANY_DEVICES,
                    TOO_MANY_INVITES ->
                    false;
        };
    }

    private static Wish wish(Turn turn) {
        Wish wish = turn.link().wish();
        if (wish == null) {
            throw new IllegalStateException("nobody wished to connect, in " + turn.link());
        }
        return wish;
    }
}
