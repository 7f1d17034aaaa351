package app.matinee.lab.skew;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FramebufferTest {
    @TempDir private Path folder = Path.of("");

    /// A screen of 2 × 2 with a line longer than its pixels, a comment and a colour map, as Xvfb
    /// writes it.
    @Test
    void aPixelIsFoundBehindHeaderAndColours() throws IOException {
        int header = 104;
        int colours = 3;
        int line = 12;
        ByteBuffer file = ByteBuffer.allocate(header + 12 * colours + 2 * line);
        file.putInt(0, header).putInt(16, 2).putInt(20, 2);
        file.putInt(28, 0).putInt(44, 32).putInt(48, line).putInt(76, colours);
        file.order(ByteOrder.LITTLE_ENDIAN).putInt(header + 36 + line + 4, 0x123456);
        Path path = Files.write(folder.resolve("screen"), file.array());
        Framebuffer screen = Framebuffer.open(path);
        assertThat(screen.rgb(1, 1)).isEqualTo(0x123456);
        assertThat(screen.rgb(0, 1)).isZero();
    }
}
