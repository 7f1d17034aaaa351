package app.matinee.client.session;

import app.matinee.client.signaling.Answer;
import app.matinee.client.signaling.ConnectFailure;
import app.matinee.client.signaling.ProbeEcho;
import app.matinee.client.signaling.Signaling;
import app.matinee.client.signaling.SignalingListener;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.Hello;
import app.matinee.protocol.ServerEvent;
import java.net.URI;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A wire with a delay of its own in each direction; nothing overtakes.
final class FakeSignaling implements Signaling {
    private final World world;
    private final long zeroNanos;
    private final RandomGenerator random;
    final FakeServer server;

    double upMs = 10;
    double downMs = 10;
    double jitterMs;

    private @Nullable Hello hello;
    private @Nullable SignalingListener listener;
    private int generation;
    private int cuts;
    private boolean up;
    private long lastUp;
    private long lastDown;
    private @Nullable ServerEvent dropped;
    boolean dropNext;
    int connects;

    FakeSignaling(World world, long zeroNanos, RandomGenerator random, FakeServer server) {
        this.world = world;
        this.zeroNanos = zeroNanos;
        this.random = random;
        this.server = server;
    }

    Hello hello() {
        return Objects.requireNonNull(hello);
    }

    private void toServer(Runnable arrives) {
        int mine = cuts;
        long at = world.nanos() + (long) ((upMs + jitterMs * random.nextDouble()) * 1e6);
        lastUp = Math.max(at, lastUp);
        world.atNanos(
                lastUp,
                () -> {
                    if (mine == cuts) {
                        arrives.run();
                    }
                });
    }

    private void toClient(Runnable arrives) {
        int mine = generation;
        long at = world.nanos() + (long) ((downMs + jitterMs * random.nextDouble()) * 1e6);
        lastDown = Math.max(at, lastDown);
        world.atNanos(
                lastDown,
                () -> {
                    if (mine == generation) {
                        arrives.run();
                    }
                });
    }

    @Override
    public void connect(URI address, Hello newHello, SignalingListener newListener) {
        disconnect();
        connects++;
        hello = newHello;
        listener = newListener;
        toServer(() -> {
            if (server.away) {
                toClient(() -> {
                    generation++;
                    newListener.failed(new ConnectFailure.Unreachable("away"));
                });
            } else {
                toClient(() -> {
                    up = true;
                    newListener.connected();
                });
            }
        });
    }

    @Override
    public void send(ClientEvent event, Consumer<Answer> answered) {
        if (!up) {
            world.in(0, () -> answered.accept(new Answer.Lost()));
            return;
        }
        toServer(() -> {
            Answer answer = server.handle(this, event);
            toClient(() -> answered.accept(answer));
        });
    }

    @Override
    public void probe(Consumer<ProbeEcho> heard) {
        long sent = world.nanos() + zeroNanos;
        toServer(() -> {
            long serverMs = server.nowMs();
            toClient(() ->
                    heard.accept(
                            new ProbeEcho(sent, serverMs, serverMs, world.nanos() + zeroNanos)));
        });
    }

    void deliver(ServerEvent event) {
        if (dropNext) {
            dropNext = false;
            dropped = event;
            return;
        }
        toClient(() -> Objects.requireNonNull(listener).heard(event));
    }

    @Nullable ServerEvent dropped() {
        return dropped;
    }

    /// The network breaks.
    void cut() {
        if (up) {
            up = false;
            generation++;
            cuts++;
            server.lost(this);
            SignalingListener told = Objects.requireNonNull(listener);
            world.in(1, () -> told.disconnected("cut"));
        }
    }

    @Override
    public void disconnect() {
        if (up) {
            // What was sent before arrives before.
            toServer(() -> server.lost(this));
        }
        up = false;
        generation++;
    }

    @Override
    public void close() {
        disconnect();
    }
}
