package app.matinee.client.rtc.process;

import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.CallEvent;
import app.matinee.client.rtc.Calls;
import app.matinee.client.rtc.CallsListener;
import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.rtc.VideoFrames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls whose engine is another process: when native code dies, it dies alone, and the film goes
/// on. The engine is started by the first command, watched, and replaced when it ends or is silent;
/// it ends by itself when its standard input does, so it never outlives this program, however that
/// ends.
///
/// Everything here belongs to one thread, except what the engine says: its reader only posts, and
/// opens the shared pictures.
public final class EngineProcess implements Calls {
    private static final Logger LOG = LoggerFactory.getLogger(EngineProcess.class);

    private static final long PING_MS = 1_000;

    /// A call's own thread is never busy for a tenth of this.
    private static final long SILENCE_MS = 5_000;

    /// A JVM on a busy machine, the native library and the sound system.
    private static final long START_MS = 25_000;

    private static final long END_MS = 1_500;
    private static final long NANOS_PER_MS = 1_000_000;

    private final EngineCommand command;
    private final StandingOrders orders = new StandingOrders();
    private final RestartPolicy restarts = new RestartPolicy();
    private final FrameFolder folder = new FrameFolder();
    private final FramesFromEngine frames = new FramesFromEngine();
    private final ScheduledExecutorService owner =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("call engine's parent").daemon().factory());
    private volatile CallsListener listener = event -> {};
    private volatile boolean closing;
    private @Nullable Running engine;
    private boolean givenUp;
    private boolean waiting;

    /// One engine's life.
    private static final class Running {
        final Process process;
        final OutputStream to;

        /// Says one thing after the other. An engine that stands still does not read, and once its
        /// pipe is full whoever writes has to wait: not the thread that will notice and end it.
        final ExecutorService mouth =
                Executors.newSingleThreadExecutor(
                        Thread.ofVirtual().name("to the call engine").factory());

        long heardMs;
        boolean answers;
        long pings;

        Running(Process process, long nowMs) {
            this.process = process;
            this.to = process.getOutputStream();
            this.heardMs = nowMs;
        }
    }

    public EngineProcess(EngineCommand command) {
        this.command = command;
    }

    @Override
    public void setListener(CallsListener listener) {
        this.listener = listener;
    }

    @Override
    public VideoFrames frames() {
        return frames;
    }

    @Override
    public void perform(CallCommand asked) {
        post(() -> obey(asked));
    }

    /// The engine's process, for measuring and for stories that end it.
    public Optional<ProcessHandle> process() {
        try {
            return owner.submit(() -> Optional.ofNullable(engine).map(e -> e.process.toHandle()))
                    .get(END_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            LOG.debug("{}", e.toString());
            return Optional.empty();
        }
    }

    private void obey(CallCommand asked) {
        orders.remember(asked, nowMs());
        if (asked instanceof CallCommand.Join) {
            restarts.forgive();
            givenUp = false;
        }
        if (asked instanceof CallCommand.WarmUp) {
            Thread.ofVirtual().name("rehearsal").start(PipeRehearsal::play);
        }
        Running now = engine;
        if (now != null) {
            send(now, new ToEngine.Do(asked));
        } else if (!givenUp && !waiting && !(asked instanceof CallCommand.Leave)) {
            start(); // which repeats all that holds, this too
            Running started = engine;
            if (started != null && isOfTheMoment(asked)) {
                send(started, new ToEngine.Do(asked));
            }
        }
    }

    /// Whether it is done once and not kept among the standing orders.
    private static boolean isOfTheMoment(CallCommand asked) {
        return asked instanceof CallCommand.WarmUp || asked instanceof CallCommand.ListScreens;
    }

    private void start() {
        waiting = false;
        if (closing || engine != null) {
            return;
        }
        try {
            Process process = command.start(folder.path());
            Running started = new Running(process, nowMs());
            engine = started;
            Thread.ofVirtual().name("call engine's words").start(() -> read(started));
            Thread.ofVirtual().name("call engine's log").start(() -> keepLog(process));
            for (CallCommand each : orders.forNewEngine()) {
                send(started, new ToEngine.Do(each));
            }
            watch(started);
        } catch (IOException e) {
            LOG.warn("The call engine does not start: {}", e.toString());
            died("it does not start");
        }
    }

    private static void send(Running to, ToEngine message) {
        to.mouth.execute(() -> {
            try {
                Pipe.write(to.to, message);
            } catch (IOException e) {
                LOG.debug(
                        "The engine does not listen: its end is told by its reader ({})",
                        e.toString());
            }
        });
    }

    private void watch(Running watched) {
        if (engine != watched) {
            return;
        }
        long silentMs = nowMs() - watched.heardMs;
        if (silentMs > (watched.answers ? SILENCE_MS : START_MS)) {
            LOG.warn("The call engine has been silent for {} ms", silentMs);
            watched.process.destroyForcibly(); // its reader tells the rest
            return;
        }
        send(watched, new ToEngine.AreYouAlive(++watched.pings));
        owner.schedule(() -> watch(watched), PING_MS, TimeUnit.MILLISECONDS);
    }

    /// A thread of its own, until the engine's end.
    private void read(Running from) {
        String end = "it ended";
        try (var in = from.process.getInputStream()) {
            for (Optional<FromEngine> said = Pipe.read(in, FromEngine.class);
                    said.isPresent();
                    said = Pipe.read(in, FromEngine.class)) {
                hear(from, said.get());
            }
        } catch (IOException e) {
            end = e.toString();
        }
        from.process.destroyForcibly();
        String why = end;
        from.process.onExit().thenAccept(ended -> post(() -> ended(from, why)));
    }

    private void hear(Running from, FromEngine said) {
        switch (said) {
            case FromEngine.Happened happened ->
                    post(() -> {
                        if (engine == from) {
                            listener.happened(happened.event());
                        }
                    });
            case FromEngine.Alive alive ->
                    post(() -> {
                        from.heardMs = nowMs();
                        from.answers = true;
                    });
            case FromEngine.Pictures pictures -> {
                frames.use(pictures.stream(), folder.path().resolve(pictures.file()));
                if (pictures.stream().peer().isEmpty()) {
                    post(() -> orders.works(pictures.stream().slot()));
                }
            }
            case FromEngine.NoPictures none -> frames.end(none.stream());
        }
    }

    private static void keepLog(Process process) {
        try (BufferedReader lines = process.errorReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LOG.info("engine: {}", line.length() > 400 ? line.substring(0, 400) : line);
            }
        } catch (IOException e) {
            LOG.debug("The engine's log broke off: {}", e.toString());
        }
    }

    private void ended(Running which, String why) {
        which.mouth.shutdownNow();
        if (engine == which) {
            engine = null;
            died(why + ", exit code " + which.process.exitValue());
        }
    }

    private void died(String why) {
        frames.endAll();
        folder.empty();
        if (closing) {
            return;
        }
        long now = nowMs();
        Optional<Slot> suspect = orders.engineDied(now);
        OptionalLong wait = orders.needsEngine() ? restarts.died(now) : OptionalLong.empty();
        givenUp = wait.isEmpty() && orders.needsEngine();
        LOG.warn("The call engine is gone ({})", why);
        listener.happened(new CallEvent.EngineDied(wait.isPresent(), why));
        suspect.ifPresent(
                slot -> listener.happened(new CallEvent.SlotChanged(slot, SlotState.REFUSED)));
        for (var peer : orders.peers()) {
            listener.happened(
                    new CallEvent.PeerChanged(
                            peer,
                            wait.isPresent() ? PeerState.CONNECTING : PeerState.FAILED,
                            Optional.empty()));
        }
        if (wait.isPresent()) {
            waiting = true;
            owner.schedule(this::start, wait.getAsLong(), TimeUnit.MILLISECONDS);
        }
    }

    private void post(Runnable work) {
        try {
            owner.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.warn("A step of the call failed", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.trace("Came after the end", e);
        }
    }

    private static long nowMs() {
        return System.nanoTime() / NANOS_PER_MS;
    }

    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        post(() -> {
            Running last = engine;
            engine = null;
            if (last != null) {
                end(last);
            }
            frames.endAll();
            folder.close();
        });
        owner.shutdown();
        try {
            if (!owner.awaitTermination(2 * END_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("The call engine's parent did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Closes its input, which asks it to end, and then does not ask.
    private static void end(Running last) {
        last.mouth.execute(() -> {
            try {
                last.to.close();
            } catch (IOException e) {
                LOG.debug("{}", e.toString());
            }
        });
        try {
            if (last.process.waitFor(END_MS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        last.process.destroyForcibly();
    }
}
