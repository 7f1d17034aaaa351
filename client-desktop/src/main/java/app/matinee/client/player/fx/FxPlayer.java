package app.matinee.client.player.fx;

import app.matinee.client.player.Player;
import app.matinee.client.player.PlayerFailure;
import app.matinee.client.player.PlayerFailure.Reason;
import app.matinee.client.player.PlayerListener;
import app.matinee.client.player.PlayerReading;
import app.matinee.client.player.PlayerReading.Status;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.scene.Node;
import javafx.scene.media.MediaException;
import javafx.scene.media.MediaPlayer;
import org.jspecify.annotations.Nullable;

/// The film on JavaFX's MediaPlayer.
///
/// **Threads.** Everything here belongs to the *film thread*, given by the constructor: commands
/// are queued to it, events of the engine are handed to it, [PlayerListener] is called on it. It
/// calls MediaPlayer directly and does not go through the FX thread. Measured on two cores with a
/// film and an animation on the screen: both ways start the film equally well (−16…+20 ms around
/// the wanted instant, median +18, 20 starts each), but the way through the FX thread takes 0.1 ms
/// in the median, 6.8 ms at p99 and 67 ms at worst, and a seek, which blocks for up to 104 ms,
/// would stop the drawing for as long. MediaPlayer guards its native half by a lock of its own: 357
/// random commands from one thread with another one reading without pause threw nothing and left it
/// playing. Its clock costs 4 µs from any thread (p99 7 µs) and never went backwards in 20,000
/// readings. Only the [FilmSurface] and the engine's end belong to the FX thread.
///
/// **Silence.** MediaPlayer waits for ever for a host that never answers, without a word. So
/// opening has a time-out of its own.
public final class FxPlayer implements Player {
    /// Longer than a film on a slow disk takes to open, short enough to believe in.
    public static final Duration OPEN_TIMEOUT = Duration.ofSeconds(10);

    /// The clock starts a little ahead of the instant of `play()`, as if it had begun earlier:
    /// median of 16 starts with [SoundPeriods] (−18 of 40 without). What a machine really does is
    /// learned from its starts.
    private static final Capabilities CAPABILITIES = new Capabilities(-3, 250, false);

    private static final PlayerListener NOBODY =
            new PlayerListener() {
                @Override
                public void changed(PlayerReading reading) {}

                @Override
                public void failed(PlayerFailure failure) {}
            };

    private final ScheduledExecutorService filmThread;
    private final Executor fxThread;
    private final LongSupplier nanoTime;
    private final Duration openTimeout;
    private final FilmSurface surface = new FilmSurface();

    private volatile PlayerListener listener = NOBODY;

    /// Written by the film thread alone.
    private volatile @Nullable Film film;

    /// Set while a film that could not even be opened is on.
    private volatile boolean brokenAtOnce;

    private @Nullable ScheduledFuture<?> patience;
    private double rate = 1;
    private double volume = 1;
    private boolean muted;

    /// @param filmThread one thread, this player's own; ended by [#close]
    /// @param fxThread runs what must happen on the FX thread, in order
    /// @param nanoTime stamps the readings: `System::nanoTime`, unless a test sets this clock wrong
    /// @param openTimeout for a film to become ready
    public FxPlayer(
            ScheduledExecutorService filmThread,
            Executor fxThread,
            LongSupplier nanoTime,
            Duration openTimeout) {
        this.nanoTime = nanoTime;
        this.filmThread = filmThread;
        this.fxThread = fxThread;
        this.openTimeout = openTimeout;
        SoundPeriods.askForShortOnes();
    }

    /// The picture, letterboxed, for exactly one place in a scene. It takes the size it is given.
    public Node surface() {
        return surface;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public void setListener(PlayerListener listener) {
        this.listener = listener;
    }

    @Override
    public void open(URI source, long startMs) {
        filmThread.execute(() -> openNow(source, startMs));
    }

    @Override
    public void unload() {
        filmThread.execute(() -> {
            letGo();
            listener.changed(reading());
        });
    }

    @Override
    public void play() {
        command(Film::play);
    }

    @Override
    public void pause() {
        command(Film::pause);
    }

    @Override
    public void seek(double positionMs) {
        command(film -> film.seek(Math.max(0, positionMs)));
    }

    @Override
    public void setRate(double newRate) {
        filmThread.execute(() -> {
            rate = newRate;
            dress(film);
        });
    }

    @Override
    public void setVolume(double newVolume) {
        filmThread.execute(() -> {
            volume = newVolume;
            dress(film);
        });
    }

    @Override
    public void setMuted(boolean nowMuted) {
        filmThread.execute(() -> {
            muted = nowMuted;
            dress(film);
        });
    }

    @Override
    public PlayerReading reading() {
        Film now = film;
        if (now != null) {
            return now.reading();
        }
        long nanos = nanoTime.getAsLong();
        return brokenAtOnce
                ? new PlayerReading(Status.FAILED, 0, nanos, 0, 0)
                : PlayerReading.empty(nanos);
    }

    @Override
    public void close() {
        if (filmThread.isShutdown()) {
            return;
        }
        filmThread.execute(this::letGo);
        filmThread.shutdown();
    }

    /// Plays a silent film of a third of a second and lets it go, so that the first real one finds
    /// the engine's libraries loaded and the sound device known: 40–56 ms until it can play instead
    /// of 289, and a first start like any other. Returns at once; says nothing to the listener,
    /// also not when this machine cannot.
    public void warmUp() {
        filmThread.execute(() -> Overture.play(this::unlessClosed, fxThread));
    }

    private void openNow(URI source, long startMs) {
        letGo();
        try {
            // Asked for a file that is gone, the engine takes four seconds to say so.
            if ("file".equals(source.getScheme()) && !Files.isReadable(Path.of(source))) {
                brokenAtOnce = true;
                listener.failed(new PlayerFailure(Reason.UNREACHABLE, "no readable file"));
                return;
            }
            Film next = new Film(source, startMs, nanoTime);
            film = next;
            dress(next);
            listen(next);
            patience =
                    filmThread.schedule(
                            () -> gaveUpOn(next), openTimeout.toMillis(), TimeUnit.MILLISECONDS);
            fxThread.execute(() -> surface.show(next.engine()));
            listener.changed(reading());
            engineMoved(next, next.engine().getStatus());
        } catch (MediaException trouble) {
            brokenAtOnce = true;
            listener.failed(FailureReasons.of(trouble, source));
        } catch (IllegalArgumentException | UnsupportedOperationException trouble) {
            brokenAtOnce = true;
            listener.failed(new PlayerFailure(Reason.UNREACHABLE, "no address of a film"));
        } catch (LinkageError trouble) {
            brokenAtOnce = true;
            listener.failed(FailureReasons.of(trouble));
        }
    }

    /// Hands the engine's events, which come on the FX thread and may come late, to the film
    /// thread.
    private void listen(Film of) {
        MediaPlayer engine = of.engine();
        engine.statusProperty()
                .addListener((_, _, status) -> event(of, () -> engineMoved(of, status)));
        engine.getMedia()
                .durationProperty()
                .addListener((_, _, length) -> event(of, () -> of.lengthBecame(length)));
        engine.setOnEndOfMedia(() ->
                event(
                        of,
                        () -> {
                            of.ended();
                            listener.changed(of.reading());
                        }));
        engine.setOnError(() -> event(of, () -> broke(of)));
        engine.getMedia().setOnError(() -> event(of, () -> broke(of)));
    }

    private void event(Film of, Runnable what) {
        unlessClosed(() -> {
            if (of == film && of.status() != Status.FAILED) {
                what.run();
            }
        });
    }

    /// What the engine still says after the end is not heard any more.
    private void unlessClosed(Runnable what) {
        if (!filmThread.isShutdown()) {
            filmThread.execute(what);
        }
    }

    private void engineMoved(Film of, MediaPlayer.Status status) {
        boolean wasOpening = of.status() == Status.OPENING;
        boolean isOpen =
                status == MediaPlayer.Status.READY
                        || status == MediaPlayer.Status.PLAYING
                        || status == MediaPlayer.Status.PAUSED;
        if (wasOpening && isOpen) {
            losePatience();
            PlayerFailure useless = of.opened();
            if (useless != null) {
                fail(of, useless);
                return;
            }
        }
        // HALTED comes with an error, which says why.
        if (status != MediaPlayer.Status.HALTED && of.follow(status)) {
            listener.changed(of.reading());
        }
    }

    /// When a host cannot be reached the player complains too, of not having been created, as it
    /// does when libavcodec is missing. The media knows better, so it is asked first.
    private void broke(Film of) {
        MediaException trouble = of.engine().getMedia().getError();
        if (trouble == null) {
            trouble = of.engine().getError();
        }
        if (trouble != null) {
            fail(of, FailureReasons.of(trouble, of.source()));
        }
    }

    private void gaveUpOn(Film of) {
        if (of == film && of.status() == Status.OPENING) {
            fail(
                    of,
                    new PlayerFailure(
                            Reason.UNREACHABLE,
                            "nothing was heard for " + openTimeout.toMillis() + " ms"));
        }
    }

    private void fail(Film of, PlayerFailure why) {
        losePatience();
        of.failed();
        dispose(of);
        listener.failed(why);
    }

    private void command(Consumer<Film> what) {
        filmThread.execute(() -> {
            Film now = film;
            if (now != null && now.status() != Status.FAILED) {
                what.accept(now);
            }
        });
    }

    private void dress(@Nullable Film wearer) {
        if (wearer == null || wearer.status() == Status.FAILED) {
            return;
        }
        MediaPlayer engine = wearer.engine();
        // Ears hear loudness, the engine takes amplitude; the cube is what most players use.
        engine.setVolume(volume * volume * volume);
        engine.setMute(muted);
        if (engine.getRate() != rate) {
            engine.setRate(rate);
        }
    }

    private void letGo() {
        losePatience();
        Film old = film;
        film = null;
        brokenAtOnce = false;
        if (old != null && old.status() != Status.FAILED) {
            dispose(old);
        }
    }

    /// The view first: it draws frames the engine owns.
    private void dispose(Film old) {
        fxThread.execute(() -> {
            surface.hide(old.engine());
            old.engine().dispose();
        });
    }

    private void losePatience() {
        ScheduledFuture<?> waiting = patience;
        patience = null;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }
}
