package app.matinee.server.library;

import app.matinee.protocol.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads a film's length from its `moov/mvhd` box (ISO/IEC 14496-12, 8.2.2). Reads box headers and
/// 32 bytes, whatever the file claims: a hostile file costs a bounded number of small reads.
final class Mp4Duration {
    private static final int MAX_BOXES = 1_000;
    private static final int MOOV = 0x6d6f6f76;
    private static final int MVHD = 0x6d766864;

    private record Box(int type, long bodyAt, long end) {}

    private final SeekableByteChannel file;
    private int boxesSeen;

    private Mp4Duration(SeekableByteChannel file) {
        this.file = file;
    }

    /// @return milliseconds; empty when the file does not say, or is no MP4
    static OptionalLong read(SeekableByteChannel file) throws IOException {
        Mp4Duration reader = new Mp4Duration(file);
        Box moov = reader.find(MOOV, 0, file.size());
        Box mvhd = moov == null ? null : reader.find(MVHD, moov.bodyAt(), moov.end());
        return mvhd == null ? OptionalLong.empty() : reader.duration(mvhd);
    }

    private @Nullable Box find(int type, long from, long end) throws IOException {
        long at = from;
        while (at + 8 <= end && boxesSeen++ < MAX_BOXES) {
            Box box = header(at, end);
            if (box == null || box.type() == type) {
                return box;
            }
            at = box.end();
        }
        return null;
    }

    private @Nullable Box header(long at, long end) throws IOException {
        ByteBuffer head = bytes(at, (int) Math.min(16, end - at));
        if (head.limit() < 8) {
            return null;
        }
        long size = Integer.toUnsignedLong(head.getInt());
        int type = head.getInt();
        int headerBytes = 8;
        if (size == 1) {
            if (head.remaining() < 8) {
                return null;
            }
            size = head.getLong();
            headerBytes = 16;
        } else if (size == 0) {
            size = end - at;
        }
        boolean fits = size >= headerBytes && size <= end - at;
        return fits ? new Box(type, at + headerBytes, at + size) : null;
    }

    private OptionalLong duration(Box mvhd) throws IOException {
        ByteBuffer body = bytes(mvhd.bodyAt(), (int) Math.min(32, mvhd.end() - mvhd.bodyAt()));
        if (body.limit() < 20) {
            return OptionalLong.empty();
        }
        boolean wide = body.get(0) == 1;
        if (wide && body.limit() < 32) {
            return OptionalLong.empty();
        }
        long timescale = Integer.toUnsignedLong(body.getInt(wide ? 20 : 12));
        long units = wide ? body.getLong(24) : Integer.toUnsignedLong(body.getInt(16));
        boolean unknown = timescale == 0 || units <= 0 || (!wide && units == 0xffffffffL);
        if (unknown || units / timescale > Limits.MAX_POSITION_MS / 1000) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(units / timescale * 1000 + units % timescale * 1000 / timescale);
    }

    private ByteBuffer bytes(long at, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        file.position(at);
        while (buffer.hasRemaining() && file.read(buffer) > 0) {
            // until full or at the end of the file
        }
        return buffer.flip();
    }
}
