package app.matinee.client.ui;

import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.StreamId;
import app.matinee.client.rtc.VideoFrames;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A still picture for every stream: somebody's outline before a colour of their own, or a page of
/// text for a screen.
final class PaintedFrames implements VideoFrames {
    @Override
    public Optional<Frame> newest(StreamId stream) {
        return Optional.of(
                stream.slot() == Slot.SCREEN
                        ? new Frame(1_280, 720, 1, 0)
                        : new Frame(320, 180, 1, 0));
    }

    @Override
    public Optional<Frame> copyNewest(StreamId stream, ByteBuffer target) {
        Frame frame = newest(stream).orElseThrow();
        boolean page = stream.slot() == Slot.SCREEN;
        int tint = stream.peer().map(peer -> peer.value().hashCode()).orElse(77);
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                int pixel = page ? page(x, y) : face(x, y, tint);
                target.putInt(4 * (y * frame.width() + x), pixel);
            }
        }
        return Optional.of(frame);
    }

    /// B, G, R, A from the highest byte.
    private static int bgra(int blue, int green, int red) {
        return blue << 24 | green << 16 | red << 8 | 255;
    }

    private static int face(int x, int y, int tint) {
        boolean head = Math.hypot(x - 160, y - 76) < 36;
        boolean shoulders = y > 112 && Math.hypot((x - 160) / 1.4, y - 180) < 62;
        if (head || shoulders) {
            return bgra(120, 150, 200);
        }
        return bgra(60 + (tint & 63), 50 + (tint >> 6 & 63) + y / 6, 50 + (tint >> 12 & 63));
    }

    private static int page(int x, int y) {
        boolean line = y % 36 > 14 && y % 36 < 22 && x > 120 && x < 700 + y * 37 % 450;
        return line ? bgra(90, 80, 80) : bgra(245, 248, 250);
    }
}
