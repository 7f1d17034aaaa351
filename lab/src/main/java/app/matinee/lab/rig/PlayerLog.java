package app.matinee.lab.rig;

import app.matinee.client.player.Player;
import app.matinee.client.player.PlayerFailure;
import app.matinee.client.player.PlayerListener;
import app.matinee.client.player.PlayerReading;
import app.matinee.client.session.Moment;
import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes what the player is told, what it says of itself and how the session stands: lines of
/// `kernelNanos what …`, so that a figure can be traced to the command behind it. Between the
/// session and the player; changes nothing. Any thread.
final class PlayerLog implements Player, Party.Watcher {
    private final Player real;
    private final PrintWriter out;
    private @Nullable String lastState;

    PlayerLog(Player real, Path file) {
        this.real = real;
        try {
            out = new PrintWriter(file.toFile(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the player's log cannot be written", e);
        }
    }

    private synchronized void note(String what) {
        out.println(System.nanoTime() + " " + what);
        out.flush();
    }

    private static String ms(double ms) {
        return String.format(Locale.ROOT, "%.1f", ms);
    }

    @Override
    public Capabilities capabilities() {
        return real.capabilities();
    }

    @Override
    public void open(URI source, long startMs) {
        note("open at " + startMs);
        real.open(source, startMs);
    }

    @Override
    public void unload() {
        note("unload");
        real.unload();
    }

    @Override
    public void play() {
        real.play();
        note("play");
    }

    @Override
    public void pause() {
        note("pause");
        real.pause();
    }

    @Override
    public void seek(double positionMs) {
        note("seek " + ms(positionMs));
        real.seek(positionMs);
    }

    @Override
    public void setRate(double rate) {
        note("rate " + rate);
        real.setRate(rate);
    }

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
        return real.reading();
    }

    @Override
    public void setListener(PlayerListener listener) {
        real.setListener(
                new PlayerListener() {
                    @Override
                    public void changed(PlayerReading reading) {
                        note("is " + reading.status() + " at " + ms(reading.positionMs()));
                        listener.changed(reading);
                    }

                    @Override
                    public void failed(PlayerFailure failure) {
                        note("failed " + failure);
                        listener.failed(failure);
                    }
                });
    }

    @Override
    public void close() {
        real.close();
        out.close();
    }

    @Override
    public synchronized void changed(PartyState state) {
        String now = words(state);
        if (!now.equals(lastState)) {
            lastState = now;
            note(now);
        }
    }

    @Override
    public void happened(Moment moment) {
        if (moment instanceof Moment.Corrected corrected) {
            note(corrected.toString());
        }
    }

    private static String words(PartyState state) {
        String link =
                state.link() instanceof PartyState.Link.Up up
                        ? "up clock ±" + Math.round(up.clockErrorMs())
                        : state.link().getClass().getSimpleName();
        PartyState.Room room = state.room();
        if (room == null || room.film().media() == null) {
            return "session " + link;
        }
        PartyState.Film film = room.film();
        return "session "
                + link
                + " "
                + film.step()
                + " skew "
                + ms(film.skewMs())
                + (film.pending() ? " pending" : "")
                + (film.timeline().playing() ? " plays" : " rests");
    }
}
