package app.matinee.lab.party;

import app.matinee.client.player.Player;
import app.matinee.client.player.PlayerListener;
import app.matinee.client.player.PlayerReading;
import app.matinee.client.player.PlayerReading.Status;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A player without a film: it does at once what it is told, and its position is the clock's.
public final class ClockworkPlayer implements Player {
    private static final double DURATION_MS = 600_000;

    private final List<String> told = new ArrayList<>();
    private Status status = Status.EMPTY;
    private double positionMs;
    private double rate = 1;
    private long sinceNanos;
    private @Nullable PlayerListener listener;
    private @Nullable URI opened;

    @Override
    public Capabilities capabilities() {
        return new Capabilities(0, 40, false);
    }

    @Override
    public void open(URI source, long startMs) {
        synchronized (this) {
            opened = source;
        }
        become("open", Status.PAUSED, startMs);
    }

    @Override
    public void unload() {
        become("unload", Status.EMPTY, 0);
    }

    @Override
    public void play() {
        become("play", Status.PLAYING, reading().positionMs());
    }

    @Override
    public void pause() {
        become("pause", Status.PAUSED, reading().positionMs());
    }

    @Override
    public void seek(double newPositionMs) {
        become("seek", reading().status(), newPositionMs);
    }

    @Override
    public synchronized void setRate(double newRate) {
        double now = reading().positionMs();
        rate = newRate;
        become("rate", status, now);
    }

    @Override
    public void setVolume(double volume) {}

    @Override
    public void setMuted(boolean muted) {}

    @Override
    public synchronized PlayerReading reading() {
        long now = System.nanoTime();
        double moved = status == Status.PLAYING ? (now - sinceNanos) / 1e6 * rate : 0;
        return new PlayerReading(
                status, Math.min(DURATION_MS, positionMs + moved), now, DURATION_MS, 0);
    }

    @Override
    public synchronized void setListener(PlayerListener newListener) {
        listener = newListener;
    }

    /// What it opened last; null when nothing yet.
    public synchronized @Nullable URI source() {
        return opened;
    }

    /// What it was told, in order: `open`, `play` …
    public synchronized List<String> told() {
        return List.copyOf(told);
    }

    private void become(String command, Status next, double position) {
        PlayerListener hears;
        synchronized (this) {
            told.add(command);
            boolean nothingOn = status == Status.EMPTY && !command.equals("open");
            status = nothingOn ? Status.EMPTY : next;
            positionMs = position;
            sinceNanos = System.nanoTime();
            hears = listener;
        }
        if (hears != null) {
            hears.changed(reading());
        }
    }

    @Override
    public void close() {}
}
