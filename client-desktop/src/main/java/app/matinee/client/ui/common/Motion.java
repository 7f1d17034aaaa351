package app.matinee.client.ui.common;

import java.util.function.BooleanSupplier;
import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.scene.Node;
import javafx.util.Duration;

/// Movement, at most 200 ms of it, and none for those who asked for less.
public final class Motion {
    private static final Duration LENGTH = Duration.millis(160);
    private static final String RUNNING = "matinee.fade";

    private final BooleanSupplier less;

    /// @param less asked at each movement
    public Motion(BooleanSupplier less) {
        this.less = less;
    }

    public boolean isLess() {
        return less.getAsBoolean();
    }

    /// Shows a node, or makes it vanish; a vanished one takes no mouse and no focus.
    public void show(Node node, boolean shown) {
        if (node.getProperties().remove(RUNNING) instanceof FadeTransition running) {
            running.stop();
        }
        if (shown) {
            node.setVisible(true);
        }
        if (isLess() || node.getScene() == null) {
            node.setOpacity(shown ? 1 : 0);
            node.setVisible(shown);
            return;
        }
        FadeTransition fade = new FadeTransition(LENGTH, node);
        fade.setToValue(shown ? 1 : 0);
        fade.setInterpolator(Interpolator.EASE_BOTH);
        fade.setOnFinished(end -> {
            node.getProperties().remove(RUNNING);
            node.setVisible(shown);
        });
        node.getProperties().put(RUNNING, fade);
        fade.play();
    }
}
