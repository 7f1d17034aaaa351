package app.matinee.lab.film;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.OptionalInt;
import java.util.function.IntBinaryOperator;

/// The number of a frame, written into its picture so that a program can read it from a screenshot.
///
/// One row of black and white cells in the lower left corner, like the edge code of a film strip:
///
/// ```
/// W W W B W B   g15 … g0   p   B W B W W W
/// ```
///
/// `g` is the number in Gray code, so a picture caught between two frames is off by one at worst;
/// `p` makes the count of white cells among `g` and `p` even. The guards at both ends are what a
/// reader looks for: runs of 3 : 1 : 1, and the same mirrored exactly 29 cells on. Nothing depends
/// on where the picture stands or how far it is scaled, as long as a cell keeps about three pixels.
public final class FrameCode {
    /// Numbers run from 0 to this.
    public static final int MAX = 0xFFFF;

    static final int CELL_WIDTH = 8;
    static final int CELL_HEIGHT = 10;

    private static final boolean[] START = {true, true, true, false, true, false};
    private static final boolean[] END = {false, true, false, true, true, true};
    private static final int DATA = 17;
    static final int CELLS = START.length + DATA + END.length;

    private FrameCode() {}

    /// Draws the code of `number` with its upper left cell at `x`, `y`, on a black rim one cell
    /// wide.
    static void draw(Graphics2D g, int x, int y, int number) {
        boolean[] cells = cells(number);
        g.setColor(Color.BLACK);
        g.fillRect(
                x - CELL_WIDTH,
                y - CELL_WIDTH,
                (CELLS + 2) * CELL_WIDTH,
                CELL_HEIGHT + 2 * CELL_WIDTH);
        g.setColor(Color.WHITE);
        for (int i = 0; i < CELLS; i++) {
            if (cells[i]) {
                g.fillRect(x + i * CELL_WIDTH, y, CELL_WIDTH, CELL_HEIGHT);
            }
        }
    }

    /// Reads the number from a picture that shows the code somewhere.
    public static OptionalInt read(BufferedImage picture) {
        return read(picture::getRGB, 0, 0, picture.getWidth(), picture.getHeight());
    }

    /// Reads the number from a region of anything that has pixels; the upper left code wins.
    ///
    /// @param rgb gives the pixel at x, y as 0xRRGGBB; higher bits are ignored
    /// @return empty when no whole, consistent code is in the region
    public static OptionalInt read(IntBinaryOperator rgb, int x, int y, int width, int height) {
        for (int row = y; row < y + height - 1; row += 2) {
            OptionalInt number = new ScanLine(rgb, x, width, row).read();
            // One line of a picture may look like a code by chance; two neighbours do not.
            if (number.isPresent() && new ScanLine(rgb, x, width, row + 1).read().equals(number)) {
                return number;
            }
        }
        return OptionalInt.empty();
    }

    private static boolean[] cells(int number) {
        if (number < 0 || number > MAX) {
            throw new IllegalArgumentException("frame number out of range: " + number);
        }
        int gray = number ^ (number >> 1);
        boolean[] cells = new boolean[CELLS];
        System.arraycopy(START, 0, cells, 0, START.length);
        for (int i = 0; i < DATA - 1; i++) {
            cells[START.length + i] = (gray >> (DATA - 2 - i) & 1) == 1;
        }
        cells[START.length + DATA - 1] = Integer.bitCount(gray) % 2 == 1;
        System.arraycopy(END, 0, cells, START.length + DATA, END.length);
        return cells;
    }

    /// Undoes [#cells]: `data` holds the sixteen Gray bits and below them the parity bit.
    private static OptionalInt number(int data) {
        if (Integer.bitCount(data) % 2 != 0) {
            return OptionalInt.empty();
        }
        int number = data >> 1;
        for (int shift = 8; shift > 0; shift >>= 1) {
            number ^= number >> shift;
        }
        return OptionalInt.of(number);
    }

    /// One row of pixels as alternating runs of black and white, starting with black.
    private static final class ScanLine {
        private final IntBinaryOperator rgb;
        private final int y;
        private final int[] edges;
        private final int count;

        ScanLine(IntBinaryOperator rgb, int x, int width, int y) {
            this.rgb = rgb;
            this.y = y;
            this.edges = new int[width + 2];
            int found = 0;
            boolean white = false;
            for (int i = x; i < x + width; i++) {
                if (isWhite(i) != white) {
                    white = !white;
                    edges[found++] = i;
                }
            }
            edges[found++] = x + width;
            this.count = found;
        }

        /// White runs lie between edges 2k and 2k + 1.
        OptionalInt read() {
            for (int i = 0; i + 3 < count; i += 2) {
                double cell = (edges[i + 3] - edges[i]) / 5.0;
                if (cell >= 2.5
                        && lasts(i, 3 * cell, cell)
                        && lasts(i + 1, cell, cell)
                        && lasts(i + 2, cell, cell)) {
                    OptionalInt number = readFrom(i, cell);
                    if (number.isPresent()) {
                        return number;
                    }
                }
            }
            return OptionalInt.empty();
        }

        private OptionalInt readFrom(int start, double cell) {
            for (int j = start + 6; j + 1 < count; j += 2) {
                double cells = (edges[j + 1] - edges[start]) / cell;
                if (cells > CELLS + 2) {
                    return OptionalInt.empty();
                }
                if (cells > CELLS - 2
                        && lasts(j, 3 * cell, cell)
                        && lasts(j - 1, cell, cell)
                        && lasts(j - 2, cell, cell)) {
                    return number(
                            data(edges[start], (edges[j + 1] - edges[start]) / (double) CELLS));
                }
            }
            return OptionalInt.empty();
        }

        private boolean lasts(int run, double length, double cell) {
            return Math.abs(edges[run + 1] - edges[run] - length) <= 0.5 * cell;
        }

        private int data(int left, double cell) {
            int data = 0;
            for (int i = 0; i < DATA; i++) {
                data =
                        data << 1
                                | (isWhite((int) (left + (START.length + i + 0.5) * cell)) ? 1 : 0);
            }
            return data;
        }

        private boolean isWhite(int x) {
            int pixel = rgb.applyAsInt(x, y);
            return 299 * (pixel >> 16 & 0xFF) + 587 * (pixel >> 8 & 0xFF) + 114 * (pixel & 0xFF)
                    >= 128_000;
        }
    }
}
