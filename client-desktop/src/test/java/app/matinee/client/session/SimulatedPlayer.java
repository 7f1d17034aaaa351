package app.matinee.client.session;

import app.matinee.client.player.Player;
import app.matinee.client.player.PlayerFailure;
import app.matinee.client.player.PlayerListener;
import app.matinee.client.player.PlayerReading;
import app.matinee.client.player.PlayerReading.Status;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A media engine with the times of facts/javafx.md: `play()` and `pause()` take a while, a seek is
/// exact, and every command is written down.
final class SimulatedPlayer implements Player {
    private final World world;
    private final long zeroNanos;
    private final RandomGenerator random;

    final List<String> commands = new ArrayList<>();
    final List<Long> commandNanos = new ArrayList<>();
    double startLatencyMs = 20;
    double startJitterMs = 15;
    double pauseMs = 5;
    double durationMs = 600_000;
    double speedError = 0;
    @Nullable URI source;
    double volume = 1;

    private Status status = Status.EMPTY;
    private double positionMs;
    private long sinceNanos;
    private double rate = 1;
    private Runnable takeBackStart = () -> {};
    private Runnable takeBackEnd = () -> {};
    private @Nullable PlayerListener listener;

    SimulatedPlayer(World world, long zeroNanos, RandomGenerator random) {
        this.world = world;
        this.zeroNanos = zeroNanos;
        this.random = random;
    }

    private void note(String command) {
        commands.add(command);
        commandNanos.add(world.nanos());
    }

    long commandsSince(long nanos) {
        return commandNanos.stream().filter(at -> at >= nanos).count();
    }

    private void become(Status next, double position) {
        takeBackEnd.run();
        positionMs = position;
        sinceNanos = world.nanos();
        status = next;
        if (next == Status.PLAYING) {
            takeBackEnd =
                    world.in(
                            (durationMs - position) / rate, () -> become(Status.ENDED, durationMs));
        }
        if (listener != null) {
            listener.changed(reading());
        }
    }

    private double now() {
        double moved = (world.nanos() - sinceNanos) / 1e6 * rate * (1 + speedError);
        return status == Status.PLAYING ? Math.min(durationMs, positionMs + moved) : positionMs;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(0, 40, false);
    }

    @Override
    public void open(URI newSource, long startMs) {
        note("open");
        takeBackStart.run();
        source = newSource;
        become(Status.OPENING, startMs);
        takeBackStart = world.in(120, () -> become(Status.PAUSED, startMs));
    }

    @Override
    public void unload() {
        note("unload");
        takeBackStart.run();
        source = null;
        become(Status.EMPTY, 0);
    }

    @Override
    public void play() {
        note("play");
        takeBackStart.run();
        double latency = startLatencyMs + startJitterMs * (random.nextDouble() * 2 - 1);
        takeBackStart = world.in(latency, () -> become(Status.PLAYING, positionMs));
    }

    @Override
    public void pause() {
        note("pause");
        takeBackStart.run();
        if (status == Status.PLAYING || status == Status.STALLED) {
            takeBackStart = world.in(pauseMs, () -> become(Status.PAUSED, now()));
        }
    }

    @Override
    public void seek(double newPositionMs) {
        note("seek");
        boolean pausing = commands.size() > 1 && commands.get(commands.size() - 2).equals("pause");
        boolean plays = status == Status.PLAYING;
        double target = Math.min(newPositionMs, durationMs);
        if (plays && pausing) {
            takeBackStart.run();
            become(Status.PLAYING, target);
            takeBackStart = world.in(pauseMs, () -> become(Status.PAUSED, target));
            return;
        }
        takeBackStart.run();
        become(plays ? Status.PLAYING : Status.PAUSED, target);
    }

    @Override
    public void setRate(double newRate) {
        note("rate");
        rate = newRate;
    }

    @Override
    public void setVolume(double newVolume) {
        volume = newVolume;
    }

    @Override
    public void setMuted(boolean muted) {}

    @Override
    public PlayerReading reading() {
        return new PlayerReading(
                status, now(), world.nanos() + zeroNanos, source == null ? 0 : durationMs, 0);
    }

    @Override
    public void setListener(PlayerListener newListener) {
        listener = newListener;
    }

    void stall() {
        become(Status.STALLED, now());
    }

    void recover() {
        become(Status.PLAYING, positionMs);
    }

    void fail() {
        become(Status.FAILED, 0);
        if (listener != null) {
            listener.failed(new PlayerFailure(PlayerFailure.Reason.UNREACHABLE, "test"));
        }
    }

    @Override
    public void close() {}
}
