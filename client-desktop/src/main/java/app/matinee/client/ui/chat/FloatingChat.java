package app.matinee.client.ui.chat;

import app.matinee.client.ui.common.Motion;
import app.matinee.client.ui.common.Parts;
import java.util.HashSet;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// New lines over the film while the panel is out of sight: five seconds each, the newest four.
public final class FloatingChat extends VBox {
    private static final Duration LIFE = Duration.seconds(5);
    private static final int MAX = 4;

    private final ChatViewModel model;
    private final Motion motion;
    private final Set<Object> seen = new HashSet<>();

    public FloatingChat(ChatViewModel model, Motion motion) {
        this.model = model;
        this.motion = motion;
        getStyleClass().add("floating-chat");
        setMouseTransparent(true);
        setAlignment(Pos.BOTTOM_LEFT);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        visibleProperty().bind(model.watched().not());
        model.rows().addListener((ListChangeListener<ChatRow>) change -> draw());
        model.rows().forEach(row -> seen.add(row.source()));
    }

    private void draw() {
        Set<Object> present = new HashSet<>();
        for (ChatRow row : model.rows()) {
            present.add(row.source());
            if (seen.add(row.source())
                    && row instanceof ChatRow.Said said
                    && !said.own()
                    && isVisible()) {
                show(said);
            }
        }
        seen.retainAll(present);
    }

    private void show(ChatRow.Said said) {
        HBox line =
                new HBox(
                        Parts.label(said.name(), "chat-name"),
                        Parts.withEmoji(said.text(), "chat-text"));
        line.getStyleClass().add("floating-line");
        line.setMaxWidth(USE_PREF_SIZE);
        if (getChildren().size() >= MAX) {
            getChildren().removeFirst();
        }
        line.setOpacity(0);
        getChildren().add(line);
        motion.show(line, true);
        PauseTransition life = new PauseTransition(LIFE);
        life.setOnFinished(end -> getChildren().remove(line));
        life.play();
    }
}
