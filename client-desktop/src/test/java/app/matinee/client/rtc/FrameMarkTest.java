package app.matinee.client.rtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrameMarkTest {
    @Test
    void whatIsPaintedIsReadAtAnySizeThroughNoise() {
        SplittableRandom chance = new SplittableRandom(5);
        for (int[] size : new int[][] {{640, 360}, {320, 180}, {160, 90}}) {
            for (int i = 0; i < 50; i++) {
                int number = chance.nextInt(1 << FrameMark.BITS);
                ByteBuffer picture = picture(number, size[0], size[1], chance);
                assertThat(FrameMark.read(picture, size[0], size[1])).hasValue(number);
            }
        }
    }

    @Test
    void aPictureWithoutAMarkHasNoNumber() {
        for (int grey : new int[] {0, 255}) {
            ByteBuffer plain = ByteBuffer.allocate(4 * 320 * 180);
            for (int i = 0; i < plain.limit(); i++) {
                plain.put(i, (byte) grey);
            }
            assertThat(FrameMark.read(plain, 320, 180)).isEmpty();
        }
    }

    private static ByteBuffer picture(int number, int width, int height, SplittableRandom chance) {
        ByteBuffer luma = ByteBuffer.allocate(width * height);
        FrameMark.paint(luma, width, width, height, number);
        ByteBuffer bgra = ByteBuffer.allocate(4 * width * height);
        for (int i = 0; i < width * height; i++) {
            int noisy = Math.clamp((luma.get(i) & 0xff) + chance.nextInt(-60, 60), 0, 255);
            bgra.put(4 * i + 1, (byte) noisy);
        }
        return bgra;
    }
}
