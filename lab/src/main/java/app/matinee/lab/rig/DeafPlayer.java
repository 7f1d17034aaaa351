package app.matinee.lab.rig;

import app.matinee.client.player.Player;
import app.matinee.client.player.PlayerFailure;
import app.matinee.client.player.PlayerListener;
import app.matinee.client.player.PlayerReading;
import app.matinee.client.player.PlayerReading.Status;
import java.net.URI;

/// Opens films and lets them go, but does not play, pause or seek when told to, and says that it
/// rests whatever the real one does.
final class DeafPlayer implements Player {
    private final Player real;

    DeafPlayer(Player real) {
        this.real = real;
    }

    @Override
    public Capabilities capabilities() {
        return real.capabilities();
    }

    @Override
    public void open(URI source, long startMs) {
        real.open(source, startMs);
    }

    @Override
    public void unload() {
        real.unload();
    }

    @Override
    public void play() {}

    @Override
    public void pause() {}

    @Override
    public void seek(double positionMs) {}

    @Override
    public void setRate(double rate) {}

    @Override
    public void setVolume(double volume) {
        real.setVolume(volume);
    }

    @Override
    public void setMuted(boolean muted) {
        real.setMuted(muted);
    }

    @Override
    public PlayerReading reading() {
        return atRest(real.reading());
    }

    private static PlayerReading atRest(PlayerReading now) {
        return switch (now.status()) {
            case PLAYING, STALLED, ENDED ->
                    new PlayerReading(
                            Status.PAUSED,
                            now.positionMs(),
                            now.atNanos(),
                            now.durationMs(),
                            now.bufferedMs());
            case EMPTY, OPENING, PAUSED, FAILED -> now;
        };
    }

    @Override
    public void setListener(PlayerListener listener) {
        real.setListener(
                new PlayerListener() {
                    @Override
                    public void changed(PlayerReading reading) {
                        listener.changed(atRest(reading));
                    }

                    @Override
                    public void failed(PlayerFailure failure) {
                        listener.failed(failure);
                    }
                });
    }

    @Override
    public void close() {
        real.close();
    }
}
