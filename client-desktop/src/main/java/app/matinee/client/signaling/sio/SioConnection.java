package app.matinee.client.signaling.sio;

import app.matinee.client.signaling.Answer;
import app.matinee.client.signaling.ConnectFailure;
import app.matinee.client.signaling.ProbeEcho;
import app.matinee.client.signaling.SignalingListener;
import app.matinee.client.trust.WrongKeyException;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.codec.Ack;
import app.matinee.protocol.codec.AckCodec;
import app.matinee.protocol.codec.BadMessageException;
import app.matinee.protocol.codec.ClientEventCodec;
import app.matinee.protocol.codec.ClockReply;
import app.matinee.protocol.codec.Json;
import app.matinee.protocol.codec.ServerEventCodec;
import app.matinee.protocol.codec.WireEvent;
import io.socket.client.Socket;
import io.socket.thread.EventThread;
import java.net.ProtocolException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLHandshakeException;
import org.json.JSONException;
import org.json.JSONObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One attempt to connect and what follows from it. Decodes on Socket.IO's event thread and posts.
final class SioConnection {
    private static final Logger LOG = LoggerFactory.getLogger(SioConnection.class);
    private static final long ANSWER_TIMEOUT_S = 10;

    private final Socket socket;
    private final SignalingListener listener;
    private final ScheduledExecutorService timer;

    /// Requests without an answer; taking one out is the right to answer it.
    private final Set<Waiting> open = ConcurrentHashMap.newKeySet();

    private volatile boolean over;

    SioConnection(Socket socket, SignalingListener listener, ScheduledExecutorService timer) {
        this.socket = socket;
        this.listener = listener;
        this.timer = timer;
    }

    void open() {
        socket.on(Socket.EVENT_CONNECT, args -> unlessOver(listener::connected));
        socket.on(Socket.EVENT_CONNECT_ERROR, args -> finish(() -> listener.failed(failure(args))));
        socket.on(
                Socket.EVENT_DISCONNECT,
                args -> finish(() -> listener.disconnected(args.length > 0 ? "" + args[0] : "")));
        socket.onAnyIncoming(this::incoming);
        socket.connect();
    }

    private void unlessOver(Runnable tell) {
        if (!over) {
            tell.run();
        }
    }

    private void finish(Runnable tell) {
        if (over) {
            return;
        }
        over = true;
        loseAll();
        tell.run();
        socket.off();
        socket.close();
    }

    private void loseAll() {
        open.forEach(waiting -> waiting.answer(new Answer.Lost()));
    }

    /// A request without an answer yet; only the first one counts.
    private final class Waiting {
        private final Consumer<Answer> answered;

        Waiting(Consumer<Answer> answered) {
            this.answered = answered;
        }

        void answer(Answer answer) {
            if (open.remove(this)) {
                answered.accept(answer);
            }
        }
    }

    /// Nothing more is told.
    void drop() {
        over = true;
        loseAll();
        socket.off();
        socket.close();
    }

    void send(ClientEvent event, Consumer<Answer> answered) {
        Waiting waiting = new Waiting(answered);
        open.add(waiting);
        if (over) {
            waiting.answer(new Answer.Lost());
            return;
        }
        WireEvent wire = ClientEventCodec.encode(event);
        socket.emit(
                wire.name(),
                new Object[] {new JSONObject(wire.json())},
                args -> waiting.answer(answer(wire.name(), args)));
        try {
            var _ =
                    timer.schedule(
                            () -> waiting.answer(new Answer.Lost()),
                            ANSWER_TIMEOUT_S,
                            TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            // Closed in the meantime; nobody will answer.
            waiting.answer(new Answer.Lost());
        }
    }

    void probe(Consumer<ProbeEcho> heard) {
        EventThread.exec(() -> {
            long sentNanos = System.nanoTime();
            WireEvent wire =
                    ClientEventCodec.encode(new ClientEvent.ClockProbe(sentNanos / 1_000_000));
            socket.emit(
                    wire.name(),
                    new Object[] {new JSONObject(wire.json())},
                    args -> echoed(args, sentNanos, System.nanoTime(), heard));
        });
    }

    private static void echoed(
            Object[] args, long sentNanos, long receivedNanos, Consumer<ProbeEcho> heard) {
        try {
            if (ack(args) instanceof Ack.Ok ok) {
                ClockReply reply = ClockReply.of(ok);
                heard.accept(
                        new ProbeEcho(
                                sentNanos,
                                reply.serverReceivedMs(),
                                reply.serverSentMs(),
                                receivedNanos));
            }
        } catch (BadMessageException e) {
            LOG.warn("A clock probe's answer is unreadable: {}", e.getMessage());
        }
    }

    private static Answer answer(String name, Object[] args) {
        try {
            return switch (ack(args)) {
                case Ack.Ok ok -> new Answer.Accepted(ok);
                case Ack.Refused refused -> new Answer.Refused(refused.code(), refused.message());
            };
        } catch (BadMessageException e) {
            LOG.warn("The answer to {} is unreadable: {}", name, e.getMessage());
            return new Answer.Lost();
        }
    }

    private static Ack ack(Object[] args) throws BadMessageException {
        if (args.length == 0) {
            throw new BadMessageException(ErrorCode.BAD_REQUEST, "The answer is empty.");
        }
        return AckCodec.decode(Json.parse(String.valueOf(args[0])));
    }

    private void incoming(Object[] args) {
        if (over || args.length == 0) {
            return;
        }
        String name = String.valueOf(args[0]);
        try {
            String body = args.length > 1 ? String.valueOf(args[1]) : "{}";
            ServerEvent event = ServerEventCodec.decode(name, Json.parse(body));
            listener.heard(event);
        } catch (BadMessageException e) {
            if (e.code() != ErrorCode.UNKNOWN_EVENT) {
                LOG.warn("An event of the server is unreadable: {}", e.getMessage());
            }
        }
    }

    private static ConnectFailure failure(Object[] args) {
        Object why = args.length > 0 ? args[0] : "";
        return switch (why) {
            case JSONObject refused -> refusal(refused);
            case Throwable trouble when WrongKeyException.caused(trouble) ->
                    new ConnectFailure.WrongKey();
            case Throwable trouble when isCausedBy(SSLHandshakeException.class, trouble) ->
                    new ConnectFailure.Unproven();
            // Something answered, but no upgrade to a WebSocket came of it.
            case Throwable trouble when isCausedBy(ProtocolException.class, trouble) ->
                    new ConnectFailure.NotAServer(trouble.toString());
            default -> new ConnectFailure.Unreachable(why.toString());
        };
    }

    private static ConnectFailure refusal(JSONObject refused) {
        try {
            JSONObject data = refused.getJSONObject("data");
            ErrorCode code = ErrorCode.ofWire(data.getString("code")).orElse(ErrorCode.INTERNAL);
            return new ConnectFailure.Refused(code, refused.getString("message"));
        } catch (JSONException e) {
            return new ConnectFailure.NotAServer("its refusal carries no code");
        }
    }

    private static boolean isCausedBy(Class<? extends Throwable> kind, Throwable trouble) {
        for (Throwable t = trouble; t != null; t = t.getCause()) {
            if (kind.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
