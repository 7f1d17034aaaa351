package app.matinee.server.socketio;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What waits to be sent to one client. Used on the session's loop only.
///
/// Memory is bounded two ways: by bytes, at once, and by time, when the client takes nothing while
/// bytes wait.
final class Outbox {
    private final Loop loop;
    private final SocketIoOptions options;
    private final Consumer<DisconnectReason> close;
    private Transport transport;
    private List<OutPacket> packets = new ArrayList<>(2);
    private int bytes;
    private boolean flushAsked;
    private @Nullable Runnable cancelStall;

    Outbox(
            Loop loop,
            SocketIoOptions options,
            Transport transport,
            Consumer<DisconnectReason> close) {
        this.loop = loop;
        this.options = options;
        this.transport = transport;
        this.close = close;
    }

    void add(OutPacket packet) {
        packets.add(packet);
        bytes += packet.frameBytes();
        if (bytes > options.maxOutboundBytes()) {
            close.accept(DisconnectReason.SLOW_READER);
        } else {
            flushSoon();
        }
    }

    /// To be called when the transport may be ready again.
    void flushSoon() {
        if (!flushAsked) {
            flushAsked = true;
            loop.flushLater(this);
        }
    }

    void moveTo(Transport next) {
        transport = next;
        flushSoon();
    }

    /// Hands everything to the transport, if it takes it.
    ///
    /// @param last the batch of the client flushed before this one; reused if this client's is the
    ///   same
    /// @return the batch that was written, or `last`
    Batch flush(Batch last) {
        flushAsked = false;
        if (packets.isEmpty()) {
            return last;
        }
        if (!transport.isReady()) {
            watchStall();
            return last;
        }
        stopWatching();
        var batch = last;
        if (last.holds(packets)) {
            packets.clear();
        } else {
            batch = new Batch(packets);
            packets = new ArrayList<>(2);
        }
        bytes = 0;
        transport.write(batch);
        return batch;
    }

    /// @return what waited, in a list that is the caller's
    List<OutPacket> takeAll() {
        stopWatching();
        var rest = packets;
        packets = new ArrayList<>(2);
        bytes = 0;
        return rest;
    }

    private void watchStall() {
        if (cancelStall == null && transport.isStalled(bytes)) {
            cancelStall =
                    loop.later(
                            options.slowReaderTimeout(),
                            () -> close.accept(DisconnectReason.SLOW_READER));
        }
    }

    private void stopWatching() {
        if (cancelStall != null) {
            cancelStall.run();
            cancelStall = null;
        }
    }
}
