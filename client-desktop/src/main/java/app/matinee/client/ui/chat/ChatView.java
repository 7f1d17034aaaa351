package app.matinee.client.ui.chat;

import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The chat panel: lines above, the composer below.
///
/// Follows new lines while the newest is in sight; somebody who reads further up is left there and
/// gets a button back. Plain rows in a box: the room keeps 200 lines, and a virtual list jumps with
/// rows of many heights.
public final class ChatView extends VBox {
    private final ChatViewModel model;
    private final VBox lines = new VBox();
    private final ScrollPane scroll = new ScrollPane(lines);
    private final Composer composer;
    private final Map<Object, Drawn> drawn = new IdentityHashMap<>();
    private boolean following = true;

    private record Drawn(ChatRow row, Region node) {}

    public ChatView(ChatViewModel model) {
        this.model = model;
        getStyleClass().add("chat");
        lines.getStyleClass().add("chat-lines");
        lines.setAlignment(Pos.BOTTOM_LEFT);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(Words.of("chat.lines"));
        Button toNewest =
                Parts.button(Feather.ARROW_DOWN, Words.of("chat.newest"), "chip", this::toNewest);
        toNewest.getStyleClass().add("to-newest");
        toNewest.setVisible(false);
        StackPane.setAlignment(toNewest, Pos.BOTTOM_CENTER);
        StackPane middle = new StackPane(scroll, toNewest);
        VBox.setVgrow(middle, Priority.ALWAYS);
        Label empty = Parts.prose(Words.of("chat.empty"), "faint", "panel-empty");
        Label typing = Parts.label("", "typing");
        typing.textProperty().bind(model.typing());
        composer = new Composer(model);
        getChildren().addAll(middle, typing, composer);

        scroll.vvalueProperty()
                .addListener((property, before, now) -> {
                    following = isAtEnd();
                    toNewest.setVisible(!following);
                });
        lines.heightProperty()
                .addListener((property, before, now) -> {
                    if (following) {
                        scroll.setVvalue(1);
                    }
                });
        model.rows().addListener((ListChangeListener<ChatRow>) change -> draw(empty));
        draw(empty);
    }

    /// Puts the keyboard into the composer.
    public void write() {
        composer.begin();
    }

    private void toNewest() {
        following = true;
        scroll.setVvalue(1);
    }

    private boolean isAtEnd() {
        double hidden = lines.getHeight() - scroll.getViewportBounds().getHeight();
        return hidden <= 0 || (1 - scroll.getVvalue()) * hidden < 24;
    }

    private void draw(Label empty) {
        Map<Object, Drawn> before = new IdentityHashMap<>(drawn);
        drawn.clear();
        for (ChatRow row : model.rows()) {
            Drawn old = before.get(row.source());
            drawn.put(
                    row.source(),
                    old != null && old.row().equals(row)
                            ? old
                            : new Drawn(row, ChatLineView.draw(row)));
        }
        if (model.rows().isEmpty()) {
            lines.getChildren().setAll(empty);
            return;
        }
        lines.getChildren()
                .setAll(
                        model.rows().stream()
                                .map(row -> Objects.requireNonNull(drawn.get(row.source())).node())
                                .toList());
    }
}
