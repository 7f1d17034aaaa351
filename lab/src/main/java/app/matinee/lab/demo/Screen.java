package app.matinee.lab.demo;

import app.matinee.lab.process.LabException;
import app.matinee.lab.process.Tile;
import java.awt.AWTException;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/// The screen the windows are on. Says so where there is none to ask.
final class Screen {
    /// Where AWT cannot be asked, as the launcher's own Xvfb is.
    private static final Rectangle USUAL = new Rectangle(1920, 1080);

    private Screen() {}

    static List<Tile> tiles(int count) {
        Rectangle bounds = bounds();
        return Tile.sideBySide(count, bounds.width, bounds.height);
    }

    private static Rectangle bounds() {
        if (GraphicsEnvironment.isHeadless()) {
            return USUAL;
        }
        return GraphicsEnvironment.getLocalGraphicsEnvironment()
                .getDefaultScreenDevice()
                .getDefaultConfiguration()
                .getBounds();
    }

    /// All windows at one instant.
    static void grab(Path file) throws LabException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            ImageIO.write(new Robot().createScreenCapture(bounds()), "png", file.toFile());
        } catch (AWTException | HeadlessException e) {
            System.err.println("demo: no picture of the whole screen: " + e.getMessage());
        } catch (IOException e) {
            throw new LabException("The screenshot cannot be written to " + file + ".", e);
        }
    }
}
