package app.matinee.client.rtc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.matinee.client.rtc.VideoFrames.Frame;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameFileTest {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 36;
    private static final int BYTES = 4 * WIDTH * HEIGHT;

    @TempDir Path folder;

    @Test
    void theNewestPictureIsSeenThroughTheOtherMapping() throws Exception {
        try (FrameFile writer = FrameFile.create(folder.resolve("1.frames"), BYTES);
                FrameFile reader = FrameFile.open(folder.resolve("1.frames"))) {
            assertThat(reader.newest()).isEmpty();
            for (int i = 1; i <= 5; i++) {
                paint(writer, (byte) i);
            }
            ByteBuffer target = ByteBuffer.allocateDirect(BYTES);
            Frame frame = reader.copyNewest(target).orElseThrow();
            assertThat(frame).isEqualTo(new Frame(WIDTH, HEIGHT, 5, 5_000));
            assertThat(target.get(0)).isEqualTo((byte) 5);
            assertThat(target.get(BYTES - 1)).isEqualTo((byte) 5);
        }
    }

    @Test
    void aPictureThatDoesNotFitIsNotCopied() throws Exception {
        try (FrameFile file = FrameFile.create(folder.resolve("1.frames"), BYTES)) {
            paint(file, (byte) 1);
            assertThat(file.copyNewest(ByteBuffer.allocate(BYTES - 1))).isEmpty();
            assertThat(file.holds(BYTES)).isTrue();
            assertThat(file.holds(BYTES + 64)).isFalse();
        }
    }

    @Test
    void aPictureThatFailsIsNotSeen() throws Exception {
        try (FrameFile file = FrameFile.create(folder.resolve("1.frames"), BYTES)) {
            paint(file, (byte) 1);
            assertThatThrownBy(() ->
                            file.put(
                                    WIDTH,
                                    HEIGHT,
                                    2,
                                    bgra -> {
                                        throw new IllegalStateException("no picture");
                                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(file.newest()).map(Frame::number).contains(1L);
        }
    }

    @Test
    void aClosedFileShowsNothing() throws Exception {
        FrameFile file = FrameFile.create(folder.resolve("1.frames"), BYTES);
        paint(file, (byte) 1);
        file.close();
        file.close();
        assertThat(file.newest()).isEmpty();
        assertThat(file.copyNewest(ByteBuffer.allocate(BYTES))).isEmpty();
        paint(file, (byte) 2);
    }

    @Test
    void noReaderSeesHalfAPicture() throws Exception {
        try (FrameFile writer = FrameFile.create(folder.resolve("1.frames"), BYTES);
                FrameFile reader = FrameFile.open(folder.resolve("1.frames"))) {
            AtomicBoolean stop = new AtomicBoolean();
            Thread painter =
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int i = 0; !stop.get(); i++) {
                                    paintUnchecked(writer, (byte) i);
                                }
                            });
            ByteBuffer target = ByteBuffer.allocateDirect(BYTES);
            int seen = 0;
            for (int i = 0; i < 20_000; i++) {
                Optional<Frame> frame = reader.copyNewest(target);
                if (frame.isPresent()) {
                    seen++;
                    byte first = target.get(0);
                    for (int at = 0; at < BYTES; at += 61) {
                        assertThat(target.get(at)).isEqualTo(first);
                    }
                }
            }
            stop.set(true);
            painter.join();
            assertThat(seen).isPositive();
        }
    }

    private static void paint(FrameFile file, byte value) throws Exception {
        file.put(
                WIDTH,
                HEIGHT,
                1_000L * value,
                bgra -> {
                    while (bgra.hasRemaining()) {
                        bgra.put(value);
                    }
                });
    }

    private static void paintUnchecked(FrameFile file, byte value) {
        try {
            paint(file, value);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
