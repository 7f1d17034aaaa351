package app.matinee.server.signaling;

import app.matinee.protocol.KnockId;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.UserId;
import app.matinee.server.limit.SocketLimits;
import app.matinee.server.socketio.ServerSocket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One connection: who it says it is, and where it sits. Written by its own event loop and by the
/// room's.
public final class Session {
    /// A member's place in a room.
    record Place(RoomId room, UserId user) {}

    /// A door somebody waits at.
    record Waiting(RoomId room, KnockId knock) {}

    private final ServerSocket socket;
    private final String name;
    private final String address;
    private final String identity;
    private final SocketLimits limits;
    private final AtomicReference<@Nullable String> resume;
    private final AtomicBoolean entering = new AtomicBoolean();
    private volatile @Nullable Place place;
    private final AtomicReference<@Nullable Waiting> waiting = new AtomicReference<>();
    private volatile boolean hasClock;

    Session(
            ServerSocket socket,
            String name,
            String address,
            String identity,
            SocketLimits limits,
            @Nullable String resume) {
        this.socket = socket;
        this.name = name;
        this.address = address;
        this.identity = identity;
        this.limits = limits;
        this.resume = new AtomicReference<>(resume);
    }

    ServerSocket socket() {
        return socket;
    }

    String name() {
        return name;
    }

    String address() {
        return address;
    }

    /// Who this is, whatever they call themselves.
    String identity() {
        return identity;
    }

    SocketLimits limits() {
        return limits;
    }

    @Nullable Place place() {
        return place;
    }

    void sit(Place taken) {
        place = taken;
    }

    void stand() {
        place = null;
    }

    /// It asked for the time, so it knows the server's clock.
    void probed() {
        hasClock = true;
    }

    boolean hasClock() {
        return hasClock;
    }

    /// The token this connection came with, once.
    @Nullable String takeResume() {
        return resume.getAndSet(null);
    }

    void waitAt(Waiting door) {
        waiting.set(door);
    }

    /// Where it waits to be let in; null when it does not.
    @Nullable Waiting waiting() {
        return waiting.get();
    }

    /// @return the door it waited at till now; null when it did not
    @Nullable Waiting leaveDoor() {
        return waiting.getAndSet(null);
    }

    /// @return whether this connection is free to enter a room; if so it must say [#entered] when
    ///   it is done
    boolean beginEntering() {
        return place == null && entering.compareAndSet(false, true);
    }

    void entered() {
        entering.set(false);
    }
}
