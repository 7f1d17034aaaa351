package app.matinee.server.signaling;

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

    private final ServerSocket socket;
    private final String name;
    private final String address;
    private final SocketLimits limits;
    private final AtomicReference<@Nullable String> resume;
    private final AtomicBoolean entering = new AtomicBoolean();
    private volatile @Nullable Place place;

    Session(
            ServerSocket socket,
            String name,
            String address,
            SocketLimits limits,
            @Nullable String resume) {
        this.socket = socket;
        this.name = name;
        this.address = address;
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

    /// The token this connection came with, once.
    @Nullable String takeResume() {
        return resume.getAndSet(null);
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
