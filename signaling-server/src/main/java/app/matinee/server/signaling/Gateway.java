package app.matinee.server.signaling;

import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ClientEvent.ClockProbe;
import app.matinee.protocol.ClientEvent.CreateInvite;
import app.matinee.protocol.ClientEvent.CreateRoom;
import app.matinee.protocol.ClientEvent.JoinRoom;
import app.matinee.protocol.ClientEvent.LeaveRoom;
import app.matinee.protocol.ClientEvent.PlaybackStatus;
import app.matinee.protocol.ClientEvent.RenewGrant;
import app.matinee.protocol.ClientEvent.SetPassword;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.IceServer;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.UserId;
import app.matinee.protocol.codec.Ack;
import app.matinee.protocol.codec.BadMessageException;
import app.matinee.protocol.codec.ClientEventCodec;
import app.matinee.protocol.codec.ClockReply;
import app.matinee.server.access.AccessKey;
import app.matinee.server.access.Keyring;
import app.matinee.server.limit.AddressLimits;
import app.matinee.server.limit.SocketLimits;
import app.matinee.server.limit.SocketLimits.Verdict;
import app.matinee.server.metrics.Metrics;
import app.matinee.server.room.Reply;
import app.matinee.server.room.RoomService;
import app.matinee.server.socketio.AckReply;
import app.matinee.server.socketio.Admission;
import app.matinee.server.socketio.DisconnectReason;
import app.matinee.server.socketio.EncodedEvent;
import app.matinee.server.socketio.Handshake;
import app.matinee.server.socketio.ServerSocket;
import app.matinee.server.socketio.SocketIoHandler;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Every message passes here: limit → decode → to its room; and the answer back. Called on the
/// event loops of the connections; never blocks.
public final class Gateway implements SocketIoHandler {
    private final RoomService<Session> rooms;
    private final Entrance entrance;
    private final Housekeeping house;
    private final Door door;
    private final FilmStamp films;
    private final LongSupplier clock;
    private final Metrics metrics;
    private final Set<ServerSocket> open = ConcurrentHashMap.newKeySet();

    /// @param clock the server's clock, milliseconds
    /// @param iceServers which STUN and TURN servers a member may use
    public Gateway(
            RoomService<Session> rooms,
            PasswordGate passwords,
            Keyring keys,
            AddressLimits addresses,
            Supplier<SocketLimits> limits,
            AccessKey accessKey,
            FilmStamp films,
            LongSupplier clock,
            Metrics metrics,
            Function<UserId, List<IceServer>> iceServers) {
        this.rooms = rooms;
        this.entrance = new Entrance(rooms, passwords, keys, addresses, iceServers, clock, metrics);
        this.house = new Housekeeping(rooms, passwords, keys, clock);
        this.door = new Door(accessKey, keys.identities(), limits, clock);
        this.films = films;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    public boolean namespaceExists(String namespace) {
        return namespace.equals("/");
    }

    @Override
    public Admission onConnect(Handshake handshake, ServerSocket socket) {
        Admission admission = door.admit(handshake, socket);
        if (admission instanceof Admission.Accepted) {
            open.add(socket);
        }
        return admission;
    }

    @Override
    public void onEvent(
            ServerSocket socket, String event, List<JsonNode> arguments, @Nullable AckReply ack) {
        long receivedMs = clock.getAsLong();
        Session session = sessionOf(socket);
        Answer answer = new Answer(socket, ack, metrics);
        metrics.eventIn(ClientEventCodec.names().contains(event) ? event : "unknown");
        switch (session.limits().ask(event)) {
            case PASS -> {
                try {
                    handle(session, decode(event, arguments), answer, receivedMs);
                } catch (BadMessageException e) {
                    mistake(session, answer, Ack.refused(e));
                }
            }
            case REFUSE ->
                    answer.refuse(ErrorCode.RATE_LIMITED, "That was a bit fast; please slow down.");
            case CLOSE -> socket.disconnect(true);
        }
    }

    @Override
    public void onRoundTrip(double roundTripMs) {
        metrics.roundTrip(roundTripMs);
    }

    @Override
    public void onLimit(String name) {
        metrics.limited(name);
    }

    @Override
    public void onDisconnect(ServerSocket socket, DisconnectReason reason) {
        open.remove(socket);
        Session session = sessionOf(socket);
        Session.Place place = session.place();
        if (place != null) {
            rooms.lost(place.room(), place.user(), session);
        }
        entrance.withdraw(session, () -> {});
    }

    /// @return connections that sit in a room; from any thread
    public int seated() {
        return (int) open.stream().filter(socket -> sessionOf(socket).place() != null).count();
    }

    /// Tells everybody connected.
    public void notice(String text) {
        EncodedEvent encoded = Events.encode(new ServerEvent.ServerNotice(text));
        open.forEach(socket -> socket.send(encoded));
        metrics.eventOut("server_notice", open.size());
    }

    private static ClientEvent decode(String event, List<JsonNode> arguments)
            throws BadMessageException {
        if (arguments.size() > 1) {
            throw new BadMessageException(ErrorCode.BAD_REQUEST, "An event carries one object.");
        }
        return ClientEventCodec.decode(
                event, arguments.isEmpty() ? MissingNode.getInstance() : arguments.getFirst());
    }

    private void handle(Session session, ClientEvent event, Answer answer, long receivedMs)
            throws BadMessageException {
        Session.Place place = session.place();
        if (event instanceof PlaybackStatus status && status.skewMs() != null) {
            metrics.skew(status.skewMs());
        }
        switch (event) {
            case ClockProbe(long clientSentMs) -> {
                session.probed();
                answer.give(new ClockReply(clientSentMs, receivedMs, clock.getAsLong()).toAck());
            }
            case CreateRoom create -> entrance.create(session, create, answer);
            case JoinRoom join -> entrance.join(session, join, answer);
            case LeaveRoom leave when place == null ->
                    entrance.withdraw(session, () -> answer.give(Ack.ok()));
            case ClientEvent other when place == null ->
                    mistake(
                            session,
                            answer,
                            new Ack.Refused(ErrorCode.NOT_IN_ROOM, "Join a room first."));
            case SetPassword set -> house.setPassword(session, place, set, answer);
            case CreateInvite create -> house.createInvite(session, place, create, answer);
            case RenewGrant renew -> house.renewGrant(place, answer);
            case ClientEvent other ->
                    rooms.ask(
                            place.room(),
                            place.user(),
                            films.stamp(other),
                            session,
                            reply -> told(session, other, reply, answer));
        }
    }

    private void told(Session session, ClientEvent event, Reply reply, Answer answer) {
        boolean left = event instanceof LeaveRoom && reply instanceof Reply.Done;
        boolean gone =
                reply instanceof Reply.Refused(var code, var why)
                        && (code == ErrorCode.NOT_IN_ROOM || code == ErrorCode.ROOM_NOT_FOUND);
        if (left || gone) {
            session.stand();
        }
        answer.give(Replies.ack(reply));
        if (reply instanceof Reply.Whole(var room)) {
            Events.send(session.socket(), new ServerEvent.Snapshot(room), metrics);
        }
    }

    private static void mistake(Session session, Answer answer, Ack.Refused refusal) {
        if (session.limits().mistake() == Verdict.CLOSE) {
            session.socket().disconnect(true);
        } else {
            answer.give(refusal);
        }
    }

    private static Session sessionOf(ServerSocket socket) {
        Session session = socket.attachment(Session.class);
        if (session == null) {
            throw new IllegalStateException("a socket came past the door");
        }
        return session;
    }
}
