package app.matinee.client.ui.player;

import app.matinee.client.ui.common.Motion;
import app.matinee.client.ui.common.Parts;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Who did what, for three seconds, at the top of the film. The newest two at most.
final class ToastLayer extends VBox {
    private static final Duration LIFE = Duration.seconds(3);
    private static final int MAX = 2;

    private final Motion motion;

    ToastLayer(Motion motion) {
        this.motion = motion;
        getStyleClass().add("toasts");
        setMouseTransparent(true);
        setAlignment(Pos.TOP_CENTER);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    void show(String words) {
        Node toast = Parts.withEmoji(words, "toast");
        toast.setAccessibleRole(AccessibleRole.TEXT);
        toast.setAccessibleText(words);
        if (getChildren().size() >= MAX) {
            getChildren().removeFirst();
        }
        toast.setOpacity(0);
        getChildren().add(toast);
        motion.show(toast, true);
        PauseTransition life = new PauseTransition(LIFE);
        life.setOnFinished(end -> getChildren().remove(toast));
        life.play();
    }
}
