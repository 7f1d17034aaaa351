package app.matinee.client.rtc;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/// A number that a program can read back from a picture after it went through a video codec: a row
/// of large black and white cells along the lower edge, most significant bit first, then four cells
/// of check bits. Cells are read at their centres, where no codec smears.
///
/// The drawn camera writes the milliseconds of the machine's monotonic clock into each picture,
/// modulo 2^[#BITS]: whoever reads it on the same machine knows how old the picture is.
public final class FrameMark {
    /// 2^20 ms are 17 minutes: more than any picture's age, few enough cells to be large.
    public static final int BITS = 20;

    private static final int CHECK_BITS = 4;
    private static final int CELLS = BITS + CHECK_BITS;

    /// Share of the picture's height the row takes.
    private static final int ROW_OF = 8;

    private FrameMark() {}

    /// @return the cell a pixel of the row belongs to, or −1 above the row
    static int cellAt(int x, int y, int width, int height) {
        if (y < height - height / ROW_OF) {
            return -1;
        }
        return Math.min(CELLS - 1, x * CELLS / width);
    }

    /// @return whether a cell is white for this number
    static boolean isWhite(int number, int cell) {
        return (withCheck(number) >> (CELLS - 1 - cell) & 1) != 0;
    }

    /// Paints the row into the luma plane of an I420 picture.
    ///
    /// @param luma the plane, absolute access
    /// @param stride bytes from one row to the next
    public static void paint(ByteBuffer luma, int stride, int width, int height, int number) {
        byte[] row = new byte[width];
        for (int x = 0; x < width; x++) {
            row[x] = (byte) (isWhite(number, cellAt(x, height - 1, width, height)) ? 235 : 16);
        }
        for (int y = height - height / ROW_OF; y < height; y++) {
            luma.put(y * stride, row, 0, width);
        }
    }

    /// Reads the number from a B, G, R, A picture.
    ///
    /// @return empty when the check bits do not fit, as in a picture without a mark
    public static OptionalInt read(ByteBuffer bgra, int width, int height) {
        int y = height - height / ROW_OF / 2 - 1;
        int bits = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            int x = (2 * cell + 1) * width / (2 * CELLS);
            int green = bgra.get(4 * (y * width + x) + 1) & 0xff;
            bits = bits << 1 | (green > 127 ? 1 : 0);
        }
        int number = bits >> CHECK_BITS;
        return withCheck(number) == bits ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /// The check is the sum of the number's groups of four bits, inverted: an all-black or
    /// all-white row is no number.
    private static int withCheck(int number) {
        int masked = number & ((1 << BITS) - 1);
        int sum = 0;
        for (int rest = masked; rest != 0; rest >>= CHECK_BITS) {
            sum += rest & 0xf;
        }
        return masked << CHECK_BITS | (~sum & 0xf);
    }
}
