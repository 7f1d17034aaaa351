package app.matinee.client.session;

import app.matinee.client.player.PlayerFailure;
import app.matinee.client.player.PlayerListener;
import app.matinee.client.player.PlayerReading;
import app.matinee.client.rtc.CallEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A session: one mailbox in front of [SessionLogic], and [EffectRunner] behind it.
///
/// Everything mutable belongs to the mailbox's thread, except the two published values, which any
/// thread may read.
public final class PartySession implements Party {
    private static final Logger LOG = LoggerFactory.getLogger(PartySession.class);

    private final Executor mailbox;
    private final Ports ports;
    private final LongSupplier nanoTime;
    private final EffectRunner runner;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    private volatile SessionState state;
    private volatile PartyState shown = PartyState.LOBBY;
    private volatile CallEvent.Levels levels = new CallEvent.Levels(0, Map.of());
    private Runnable takeBackWake = () -> {};

    /// @param mailbox runs one task at a time, in order (a single-threaded executor)
    /// @param ports their listeners post here; the session closes none of them
    /// @param nanoTime the monotonic clock all ports use: `System::nanoTime`
    /// @param sound as it was left the last time
    /// @param seed of ids and of the reconnect's jitter; different for each session
    public PartySession(
            Executor mailbox, Ports ports, LongSupplier nanoTime, Sound sound, long seed) {
        this.mailbox = mailbox;
        this.ports = ports;
        this.nanoTime = nanoTime;
        this.runner = new EffectRunner(ports, sound.volume(), this::post, this::tell);
        this.state =
                SessionState.lobby(
                        sound,
                        ports.keepsakes().callChoices(),
                        ports.player().capabilities(),
                        Long.toUnsignedString(seed, 36) + "-",
                        seed,
                        nanoTime.getAsLong());
    }

    /// Begins to listen to the player. Call once, before the first wish.
    public void start() {
        ports.player()
                .setListener(
                        new PlayerListener() {
                            @Override
                            public void changed(PlayerReading reading) {
                                post(new Input.PlayerChanged(reading));
                            }

                            @Override
                            public void failed(PlayerFailure failure) {
                                post(new Input.PlayerFailed(failure));
                            }
                        });
        ports.calls().setListener(event -> post(new Input.CallHappened(event)));
        ports.player().setVolume(state.sound().volume());
        ports.player().setMuted(state.sound().muted());
    }

    @Override
    public void post(UserAction action) {
        post(new Input.Wished(action));
    }

    private void post(Input input) {
        mailbox.execute(() -> handle(input));
    }

    private void handle(Input input) {
        if (input instanceof Input.CallHappened(CallEvent.Levels now)) {
            levels = now;
        }
        long now = nanoTime.getAsLong();
        SessionLogic.Step step = SessionLogic.step(state, input, now, ports.player().reading());
        state = step.state();
        for (Effect effect : step.effects()) {
            if (!(effect instanceof Effect.Tell)) {
                runner.run(effect);
            }
        }
        publish(now);
        // Moments come after the state that shows them.
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.Tell) {
                runner.run(effect);
            }
        }
        wakeLater(now);
    }

    private void publish(long now) {
        PartyState next = Projection.of(state, ports.player().reading(), now);
        if (!next.equals(shown)) {
            shown = next;
            watchers.forEach(watcher -> guard(() -> watcher.changed(next)));
        }
    }

    private void tell(Moment moment) {
        watchers.forEach(watcher -> guard(() -> watcher.happened(moment)));
    }

    /// A view's mistake must not stop the session.
    private static void guard(Runnable watcher) {
        try {
            watcher.run();
        } catch (RuntimeException e) {
            LOG.error("A watcher of the session failed", e);
        }
    }

    private void wakeLater(long now) {
        takeBackWake.run();
        long inNanos = SessionLogic.nextWakeInNanos(state, now);
        takeBackWake =
                inNanos == Long.MAX_VALUE
                        ? () -> {}
                        : ports.scheduler().at(now + inNanos, () -> post(new Input.Woke()));
    }

    @Override
    public PartyState state() {
        return shown;
    }

    @Override
    public double positionMs() {
        return FilmLogic.positionMs(state, ports.player().reading(), nanoTime.getAsLong());
    }

    @Override
    public double bufferedMs() {
        return FilmLogic.isOpen(state.film()) ? ports.player().reading().bufferedMs() : 0;
    }

    @Override
    public CallEvent.Levels levels() {
        return levels;
    }

    @Override
    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }
}
