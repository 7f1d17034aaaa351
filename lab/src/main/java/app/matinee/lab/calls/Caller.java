package app.matinee.lab.calls;

import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.CallEvent;
import app.matinee.client.rtc.CallNetwork;
import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.Route;
import app.matinee.client.rtc.VideoFrames;
import app.matinee.client.rtc.process.EngineCommand;
import app.matinee.client.rtc.process.EngineProcess;
import app.matinee.lab.net.Network;
import app.matinee.lab.process.LabException;
import app.matinee.protocol.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// One person of the lab: a real engine on a host of its own, and what it has told. Told on the
/// engine's thread, asked by the lab's.
final class Caller implements AutoCloseable {
    private static final long LOOK_NANOS = 5_000_000;

    private final UserId id;
    private final Network.Host host;
    private final EngineProcess engine;
    private final Map<UserId, Long> connectedNanos = new ConcurrentHashMap<>();
    private final Map<UserId, PeerState> states = new ConcurrentHashMap<>();
    private final Map<UserId, Route> routes = new ConcurrentHashMap<>();
    private final Map<UserId, Double> loudest = new ConcurrentHashMap<>();
    private volatile boolean ready;
    private volatile boolean sound;
    private volatile int deaths;

    Caller(UserId id, Network.Host host, EngineCommand command, Relay relay) {
        this.id = id;
        this.host = host;
        engine = new EngineProcess(command.within(host::command));
        engine.setListener(event -> {
            if (event instanceof CallEvent.SendSignal send) {
                relay.send(id, send.to(), send.signal());
            } else {
                hear(event);
            }
        });
        relay.attach(this);
    }

    private void hear(CallEvent event) {
        switch (event) {
            case CallEvent.EngineReady up -> {
                ready = true;
                sound = up.sound();
            }
            case CallEvent.EngineDied died -> {
                ready = false;
                deaths++;
                connectedNanos.clear();
            }
            case CallEvent.PeerChanged changed -> {
                states.put(changed.peer(), changed.state());
                if (changed.state() == PeerState.CONNECTED) {
                    connectedNanos.putIfAbsent(changed.peer(), System.nanoTime());
                }
                changed.route().ifPresent(route -> routes.put(changed.peer(), route));
            }
            case CallEvent.Levels levels ->
                    levels.peers().forEach((peer, level) -> loudest.merge(peer, level, Math::max));
            case CallEvent.SendSignal send -> throw new IllegalStateException("not for here");
            case CallEvent.SlotChanged slot -> {}
            case CallEvent.StreamChanged stream -> {}
            case CallEvent.Stats stats -> {}
            case CallEvent.Devices devices -> {}
            case CallEvent.PlanChanged plan -> {}
            case CallEvent.Screens screens -> {}
            case CallEvent.ScreenThumbnail thumbnail -> {}
        }
    }

    UserId id() {
        return id;
    }

    Network.Host host() {
        return host;
    }

    void perform(CallCommand command) {
        engine.perform(command);
    }

    VideoFrames frames() {
        return engine.frames();
    }

    boolean isReady() {
        return ready;
    }

    boolean hasSound() {
        return sound;
    }

    int deaths() {
        return deaths;
    }

    /// Joins, and calls all the others.
    void join(CallNetwork network, List<Caller> others) {
        forgetConnections();
        perform(new CallCommand.Join(id, network));
        others.stream()
                .filter(other -> other != this)
                .forEach(other -> perform(new CallCommand.AddPeer(other.id)));
    }

    void forgetConnections() {
        connectedNanos.clear();
        states.clear();
        routes.clear();
    }

    boolean isConnectedWith(UserId peer) {
        return states.get(peer) == PeerState.CONNECTED;
    }

    /// When the connection first came about, `System.nanoTime()`.
    Optional<Long> connectedNanos(UserId peer) {
        return Optional.ofNullable(connectedNanos.get(peer));
    }

    Optional<Route> route(UserId peer) {
        return Optional.ofNullable(routes.get(peer));
    }

    /// The loudest heard of a peer since the last question, 0 to 1.
    double loudest(UserId peer) {
        Double was = loudest.remove(peer);
        return was == null ? 0 : was;
    }

    ProcessHandle process() throws LabException {
        return engine.process()
                .orElseThrow(() -> new LabException("The engine of " + id + " is not there."));
    }

    /// Looks again and again.
    ///
    /// @return whether it came about
    static boolean await(Duration atMost, BooleanSupplier wanted) {
        long until = System.nanoTime() + atMost.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > until || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }

    @Override
    public void close() {
        engine.close();
    }
}
