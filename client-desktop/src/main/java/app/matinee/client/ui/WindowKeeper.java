package app.matinee.client.ui;

import app.matinee.client.ui.common.UiSettings;
import app.matinee.client.ui.common.WindowPlace;
import javafx.beans.property.BooleanProperty;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/// Keeps the window where it was left, and its full screen in step with the room's wish.
final class WindowKeeper {
    private static final double MIN_WIDTH = 900;
    private static final double MIN_HEIGHT = 600;

    private final Stage stage;
    private final UiSettings settings;
    private final BooleanProperty fullScreen;

    WindowKeeper(Stage stage, UiSettings settings, BooleanProperty fullScreen) {
        this.stage = stage;
        this.settings = settings;
        this.fullScreen = fullScreen;
    }

    void keep() {
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setFullScreenExitHint("");
        // Esc belongs to the table of keys: it may have a sheet to close first.
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        fullScreen.addListener((property, before, wished) -> stage.setFullScreen(wished));
        stage.fullScreenProperty().addListener((property, before, is) -> fullScreen.set(is));
        WindowPlace place = settings.current().window();
        if (place != null && isOnAScreen(place)) {
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setWidth(Math.max(MIN_WIDTH, place.width()));
            stage.setHeight(Math.max(MIN_HEIGHT, place.height()));
            stage.setMaximized(place.maximized());
        }
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, hiding -> remember());
    }

    private void remember() {
        if (stage.isFullScreen()) {
            return;
        }
        WindowPlace now =
                new WindowPlace(
                        stage.getX(),
                        stage.getY(),
                        stage.getWidth(),
                        stage.getHeight(),
                        stage.isMaximized());
        settings.change(was -> was.withWindow(now));
    }

    /// The screen it was on may be gone.
    private static boolean isOnAScreen(WindowPlace place) {
        return !Screen.getScreensForRectangle(place.x(), place.y(), place.width(), place.height())
                .isEmpty();
    }
}
