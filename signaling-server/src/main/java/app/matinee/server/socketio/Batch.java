package app.matinee.server.socketio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The packets one client gets in one turn of the loop, and the buffer all clients with these
/// packets share.
///
/// Lives for one flush of one loop. Sharing a `WebSocketFrame` object would not work, its first
/// writer releases it; duplicates of one buffer do.
final class Batch {
    static final Batch NONE = new Batch(List.of());

    private final List<OutPacket> packets;
    private @Nullable ByteBuf frames;

    Batch(List<OutPacket> packets) {
        this.packets = packets;
    }

    List<OutPacket> packets() {
        return packets;
    }

    /// Whether these are the very same packets; packets with equal content do not count.
    boolean holds(List<OutPacket> others) {
        if (others.size() != packets.size()) {
            return false;
        }
        for (var i = 0; i < packets.size(); i++) {
            if (packets.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }

    /// All packets as WebSocket frames, one after the other; the receiver releases what it got.
    ByteBuf frames(ByteBufAllocator allocator) {
        var shared = frames;
        if (shared == null) {
            var bytes = 0;
            for (var packet : packets) {
                bytes += packet.frameBytes();
            }
            shared = allocator.directBuffer(bytes);
            for (var packet : packets) {
                packet.writeFrame(shared);
            }
            frames = shared;
        }
        return shared.retainedDuplicate();
    }

    void release() {
        if (frames != null) {
            frames.release();
            frames = null;
        }
    }
}
