package app.matinee.lab.process;

import java.util.ArrayList;
import java.util.List;

/// A window's place on the screen, pixels.
public record Tile(int x, int y, int width, int height) {
    private static final int GAP = 20;

    /// Windows side by side, as large as they fit, in the film's proportions with room for a panel.
    public static List<Tile> sideBySide(int count, int screenWidth, int screenHeight) {
        int width = (screenWidth - (count + 1) * GAP) / count;
        int height = Math.min(screenHeight - 2 * GAP, width * 2 / 3);
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tiles.add(
                    new Tile(GAP + i * (width + GAP), (screenHeight - height) / 2, width, height));
        }
        return List.copyOf(tiles);
    }

    /// As `--window` takes it.
    @Override
    public String toString() {
        return x + "," + y + "," + width + "," + height;
    }
}
