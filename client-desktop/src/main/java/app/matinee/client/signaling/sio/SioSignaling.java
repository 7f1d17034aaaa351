package app.matinee.client.signaling.sio;

import app.matinee.client.signaling.Answer;
import app.matinee.client.signaling.ConnectFailure;
import app.matinee.client.signaling.ProbeEcho;
import app.matinee.client.signaling.Signaling;
import app.matinee.client.signaling.SignalingListener;
import app.matinee.client.trust.ServerTrust;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.Hello;
import io.socket.client.IO;
import io.socket.engineio.client.transports.Polling;
import io.socket.engineio.client.transports.WebSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Socket.IO v5 with the stock Java client, whose own reconnection is off.
///
/// All sockets of a JVM share one event thread, so listeners are called on it and must only post.
/// Owns its HTTP client and a timer for answers that never come; both end with [#close].
public final class SioSignaling implements Signaling {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /// Made by [#prepare], or for the first connection: the window should not wait for it.
    private @Nullable OkHttpClient http;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("signaling-timer").factory());

    private @Nullable SioConnection present;

    private final ServerTrust trust;

    /// @param trust which keys servers must have
    public SioSignaling(ServerTrust trust) {
        this.trust = trust;
    }

    @Override
    public synchronized void connect(URI server, Hello hello, SignalingListener listener) {
        disconnect();
        if (!trust.meet(server)) {
            listener.failed(new ConnectFailure.WrongKey());
            return;
        }
        IO.Options options = new IO.Options();
        options.forceNew = true;
        options.reconnection = false;
        options.timeout = CONNECT_TIMEOUT.toMillis();
        options.transports = new String[] {WebSocket.NAME, Polling.NAME};
        options.auth = auth(hello);
        OkHttpClient client = http();
        options.callFactory = client;
        options.webSocketFactory = client;
        URI base;
        try {
            base =
                    new URI(
                            server.getScheme(),
                            null,
                            server.getHost(),
                            server.getPort(),
                            "/",
                            null,
                            null);
        } catch (URISyntaxException e) {
            listener.failed(new ConnectFailure.Unreachable(e.getReason()));
            return;
        }
        present = new SioConnection(IO.socket(base, options), listener, timer);
        present.open();
    }

    /// Makes what the first connection needs, so that it need not wait for it. May take a moment.
    public void prepare() {
        var unused = http();
    }

    private synchronized OkHttpClient http() {
        OkHttpClient made = http;
        if (made == null) {
            OkHttpClient usual = new OkHttpClient();
            made =
                    usual.newBuilder()
                            .connectTimeout(CONNECT_TIMEOUT)
                            .sslSocketFactory(trust.context().getSocketFactory(), trust.manager())
                            .hostnameVerifier(trust.names(usual.hostnameVerifier()))
                            .build();
            http = made;
        }
        return made;
    }

    /// The client's `auth` takes strings only; the server accepts the version as digits.
    private static Map<String, String> auth(Hello hello) {
        Map<String, String> auth = new HashMap<>();
        auth.put("name", hello.name());
        auth.put("protocol", Integer.toString(hello.protocol()));
        putIfSaid(auth, "client", hello.client());
        putIfSaid(auth, "resume", hello.resume());
        putIfSaid(auth, "accessKey", hello.accessKey());
        putIfSaid(auth, "identity", hello.identity());
        return auth;
    }

    private static void putIfSaid(Map<String, String> auth, String key, @Nullable String value) {
        if (value != null) {
            auth.put(key, value);
        }
    }

    @Override
    public synchronized void send(ClientEvent event, Consumer<Answer> answered) {
        if (present == null) {
            answered.accept(new Answer.Lost());
        } else {
            present.send(event, answered);
        }
    }

    @Override
    public synchronized void probe(Consumer<ProbeEcho> heard) {
        if (present != null) {
            present.probe(heard);
        }
    }

    @Override
    public synchronized void disconnect() {
        if (present != null) {
            present.drop();
            present = null;
        }
    }

    @Override
    public synchronized void close() {
        disconnect();
        timer.shutdownNow();
        OkHttpClient made = http;
        if (made != null) {
            made.dispatcher().executorService().shutdown();
            made.connectionPool().evictAll();
        }
    }
}
