package app.matinee.client;

import app.matinee.client.control.ControlWindow;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javax.imageio.ImageIO;

/// The window, for tests to handle.
record StageWindow(Stage stage) implements ControlWindow {
    private static final long PATIENCE_S = 10;

    @Override
    public void fullScreen(boolean on) {
        Platform.runLater(() -> stage.setFullScreen(on));
    }

    @Override
    public void press(String key, boolean shortcut, boolean shift) {
        KeyCode code = KeyCode.valueOf(key);
        boolean mac = System.getProperty("os.name", "").startsWith("Mac");
        Platform.runLater(() -> {
            Scene scene = stage.getScene();
            if (scene != null) {
                Node focused = scene.getFocusOwner();
                Event.fireEvent(
                        focused == null ? scene : focused,
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED,
                                "",
                                "",
                                code,
                                shift,
                                shortcut && !mac,
                                false,
                                shortcut && mac));
            }
        });
    }

    @Override
    public void screenshot(Path file) throws IOException {
        CompletableFuture<WritableImage> picture = new CompletableFuture<>();
        Platform.runLater(() -> snapshot(picture));
        try {
            BufferedImage image =
                    SwingFXUtils.fromFXImage(picture.get(PATIENCE_S, TimeUnit.SECONDS), null);
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            ImageIO.write(image, "png", file.toFile());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the window did not draw itself", e);
        }
    }

    private void snapshot(CompletableFuture<WritableImage> picture) {
        Scene scene = stage.getScene();
        if (scene == null) {
            picture.completeExceptionally(new IllegalStateException("no scene"));
        } else {
            picture.complete(scene.snapshot(null));
        }
    }

    @Override
    public void quit() {
        Platform.runLater(() -> {
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            stage.hide();
        });
    }
}
