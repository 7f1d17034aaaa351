package app.matinee.lab.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameCodeTest {
    private static final int X = 16;
    private static final int Y = 9;
    private static final int WIDTH = 280;
    private static final int HEIGHT = 28;

    @Test
    void everyNumberIsReadBack() {
        for (int number = 0; number <= FrameCode.MAX; number++) {
            assertThat(FrameCode.read(strip(number))).hasValue(number);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.75, 1.37, 2, 3.1})
    void aScaledPictureIsRead(double scale) {
        everyHundredth()
                .forEach(n -> assertThat(FrameCode.read(scaled(strip(n), scale))).hasValue(n));
    }

    @Test
    void aPictureSqueezedHardIsRead() {
        everyHundredth()
                .forEach(n ->
                        assertThat(FrameCode.read(jpeg(scaled(strip(n), 0.75), 0.3f))).hasValue(n));
    }

    @Test
    void noiseDoesNotHurt() {
        var random = new Random(7);
        everyHundredth()
                .forEach(n -> {
                    BufferedImage picture = strip(n);
                    for (int y = 0; y < HEIGHT; y++) {
                        for (int x = 0; x < WIDTH; x++) {
                            int grey =
                                    Math.clamp(
                                            (picture.getRGB(x, y) & 0xFF)
                                                    + (int) (random.nextGaussian() * 25),
                                            0,
                                            255);
                            picture.setRGB(x, y, grey * 0x010101);
                        }
                    }
                    assertThat(FrameCode.read(picture)).as("number %d, seed 7", n).hasValue(n);
                });
    }

    @Test
    void theCodeIsFoundAnywhereInALargerPicture() {
        var screen = new BufferedImage(1280, 720, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = screen.createGraphics();
        g.setColor(new Color(0x8090a0));
        g.fillRect(0, 0, 1280, 720);
        g.drawImage(strip(2_249), 777, 501, null);
        g.dispose();
        assertThat(FrameCode.read(screen)).hasValue(2_249);
        assertThat(FrameCode.read(screen::getRGB, 700, 450, 500, 200)).hasValue(2_249);
        assertThat(FrameCode.read(screen::getRGB, 0, 0, 700, 720)).isEmpty();
    }

    @Test
    void oneWrongCellIsNoticed() {
        for (int cell = 6; cell < 23; cell++) {
            BufferedImage picture = strip(1_234);
            int left = X + cell * FrameCode.CELL_WIDTH;
            int flipped = ~picture.getRGB(left + 4, Y + 5);
            for (int y = Y; y < Y + FrameCode.CELL_HEIGHT; y++) {
                for (int x = left; x < left + FrameCode.CELL_WIDTH; x++) {
                    picture.setRGB(x, y, flipped);
                }
            }
            assertThat(FrameCode.read(picture)).as("cell %d", cell).isEmpty();
        }
    }

    @Test
    void aPictureWithoutCodeHasNoNumber() {
        var random = new Random(11);
        var picture = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 640 * 360; i++) {
            picture.setRGB(i % 640, i / 640, random.nextBoolean() ? 0xFFFFFF : 0);
        }
        assertThat(FrameCode.read(picture)).isEqualTo(OptionalInt.empty());
    }

    @Test
    void numbersBeyondSixteenBitsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> strip(FrameCode.MAX + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> strip(-1));
    }

    private static IntStream everyHundredth() {
        return IntStream.iterate(0, n -> n <= FrameCode.MAX, n -> n + 487);
    }

    private static BufferedImage strip(int number) {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        FrameCode.draw(g, X, Y, number);
        g.dispose();
        return picture;
    }

    private static BufferedImage scaled(BufferedImage picture, double scale) {
        int width = (int) (picture.getWidth() * scale);
        int height = (int) (picture.getHeight() * scale);
        var result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = result.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(picture, 0, 0, width, height, null);
        g.dispose();
        return result;
    }

    private static BufferedImage jpeg(BufferedImage picture, float quality) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
            out.flush();
            return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }
}
