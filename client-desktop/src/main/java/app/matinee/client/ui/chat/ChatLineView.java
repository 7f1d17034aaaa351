package app.matinee.client.ui.chat;

import app.matinee.client.ui.common.Avatar;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;

/// Draws one row of the chat.
final class ChatLineView {
    private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");
    private static final PseudoClass OWN = PseudoClass.getPseudoClass("own");

    private ChatLineView() {}

    static Region draw(ChatRow row) {
        return switch (row) {
            case ChatRow.Said said -> said(said);
            case ChatRow.Told told -> told(told);
        };
    }

    private static Region said(ChatRow.Said said) {
        TextFlow text = Parts.withEmoji(said.text(), "chat-text");
        VBox words = new VBox(text);
        words.getStyleClass().add("chat-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox();
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().add("chat-line");
        if (said.follows()) {
            Region indent = new Region();
            indent.getStyleClass().add("chat-indent");
            line.getChildren().addAll(indent, words);
            line.getStyleClass().add("follows");
        } else {
            words.getChildren()
                    .addFirst(
                            Parts.row(
                                    "chat-head",
                                    Parts.label(said.called(), "chat-name"),
                                    Parts.label(said.time(), "chat-time")));
            line.getChildren().addAll(new Avatar(said.name(), "small"), words);
        }
        line.pseudoClassStateChanged(OWN, said.own());
        line.pseudoClassStateChanged(PENDING, said.pending());
        line.setAccessibleRole(AccessibleRole.TEXT);
        line.setAccessibleText(
                Words.of(
                        said.pending() ? "chat.line.pending" : "chat.line",
                        said.name(),
                        said.time(),
                        said.text()));
        return line;
    }

    private static Region told(ChatRow.Told told) {
        TextFlow text = Parts.withEmoji(told.text(), "chat-story");
        Label time = Parts.label(told.time(), "chat-time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(text, Parts.gap(), time);
        HBox.setHgrow(text, Priority.ALWAYS);
        line.getStyleClass().addAll("chat-line", "story");
        line.setAccessibleRole(AccessibleRole.TEXT);
        line.setAccessibleText(told.text());
        return line;
    }
}
