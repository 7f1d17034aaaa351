package app.matinee.lab.skew;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The pixels of an Xvfb screen, straight from the file it keeps them in (`-fbdir`, XWD): what is
/// there is what a monitor would show. Reading it costs the X server nothing, which a grab through
/// the protocol would.
final class Framebuffer {
    private static final int HEADER_SIZE = 0;
    private static final int WIDTH = 4;
    private static final int HEIGHT = 5;
    private static final int BYTE_ORDER = 7;
    private static final int BITS_PER_PIXEL = 11;
    private static final int BYTES_PER_LINE = 12;
    private static final int COLOURS = 19;
    private static final int BYTES_PER_COLOUR = 12;

    private final ByteBuffer pixels;
    private final int start;
    private final int bytesPerLine;
    private final int width;
    private final int height;

    private Framebuffer(ByteBuffer file) throws IOException {
        ByteBuffer header = file.duplicate().order(ByteOrder.BIG_ENDIAN);
        this.start = header.getInt(4 * HEADER_SIZE) + header.getInt(4 * COLOURS) * BYTES_PER_COLOUR;
        this.bytesPerLine = header.getInt(4 * BYTES_PER_LINE);
        this.width = header.getInt(4 * WIDTH);
        this.height = header.getInt(4 * HEIGHT);
        if (header.getInt(4 * BITS_PER_PIXEL) != 32) {
            throw new IOException("a screen of 24 bit colour is wanted");
        }
        this.pixels =
                file.duplicate()
                        .order(
                                header.getInt(4 * BYTE_ORDER) == 0
                                        ? ByteOrder.LITTLE_ENDIAN
                                        : ByteOrder.BIG_ENDIAN);
    }

    /// @param file `Xvfb_screen0` of the folder given to Xvfb; mapped for as long as this lives
    static Framebuffer open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new Framebuffer(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    /// @return 0xRRGGBB, higher bits undefined
    int rgb(int x, int y) {
        return pixels.getInt(start + y * bytesPerLine + 4 * x);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }
}
