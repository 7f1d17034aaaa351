package app.matinee.lab.skew;

import app.matinee.lab.film.FrameCode;
import app.matinee.lab.process.Tile;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Looks at all windows at once, about three times a second, and notes the number each film shows.
/// On a thread of its own.
final class ScreenWatch implements AutoCloseable {
    /// Not a multiple of a frame, so that the looks fall into all phases of the film.
    private static final long EVERY_MS = 317;

    private final Framebuffer screen;
    private final List<Tile> tiles;
    private final int[] codeRows;
    private final List<Glimpse> glimpses = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    /// @param frames by client; [#NOTHING] where no number could be read
    /// @param tookNanos from the first window to the last
    record Glimpse(long atNanos, long tookNanos, List<Integer> frames) {
        static final int NOTHING = -1;

        Glimpse {
            frames = List.copyOf(frames);
        }
    }

    ScreenWatch(Framebuffer screen, List<Tile> tiles) {
        this.screen = screen;
        this.tiles = List.copyOf(tiles);
        this.codeRows = new int[tiles.size()];
        this.thread = Thread.ofPlatform().daemon().name("screen").start(this::watch);
    }

    private void watch() {
        try {
            while (!ended.await(EVERY_MS, TimeUnit.MILLISECONDS)) {
                glimpses.add(look());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Where a code was seen it is looked for first, so that all windows are read within
    /// microseconds; windows without one are searched after that.
    private Glimpse look() {
        long at = System.nanoTime();
        List<Integer> frames = new ArrayList<>();
        for (int i = 0; i < tiles.size(); i++) {
            frames.add(codeRows[i] == 0 ? Glimpse.NOTHING : read(i, codeRows[i] - 2, 6));
        }
        long took = System.nanoTime() - at;
        for (int i = 0; i < tiles.size(); i++) {
            if (frames.get(i) == Glimpse.NOTHING) {
                find(i);
            }
        }
        return new Glimpse(at, took, frames);
    }

    private void find(int client) {
        Tile tile = tiles.get(client);
        for (int row = tile.y(); row + 6 <= tile.y() + tile.height(); row += 4) {
            if (read(client, row, 6) != Glimpse.NOTHING) {
                codeRows[client] = row + 2;
                return;
            }
        }
    }

    private int read(int client, int row, int rows) {
        Tile tile = tiles.get(client);
        OptionalInt number = FrameCode.read(screen::rgb, tile.x(), row, tile.width(), rows);
        return number.orElse(Glimpse.NOTHING);
    }

    List<Glimpse> glimpses() {
        return List.copyOf(glimpses);
    }

    @Override
    public void close() throws InterruptedException {
        ended.countDown();
        thread.join();
    }
}
