package app.matinee.client.ui.chat;

import app.matinee.client.ui.common.Emoji;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Where one writes: quick reactions, the field, emoji, send.
final class Composer extends VBox {
    private static final int MAX_ROWS = 4;

    private final ChatViewModel model;
    private final TextArea field = new TextArea();

    Composer(ChatViewModel model) {
        this.model = model;
        getStyleClass().add("composer");
        field.setPromptText(Words.of("chat.prompt"));
        field.setAccessibleText(Words.of("chat.prompt"));
        field.setWrapText(true);
        field.setPrefRowCount(1);
        field.textProperty().bindBidirectional(model.draft());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        field.textProperty().addListener((property, before, now) -> grow(now));
        HBox.setHgrow(field, Priority.ALWAYS);
        Label counter = Parts.label("", "counter");
        counter.textProperty().bind(model.counter());
        Parts.showWhen(counter, model.counter().isNotEmpty());
        Parts.onChange(
                model.counter(),
                left ->
                        counter.pseudoClassStateChanged(
                                PseudoClass.getPseudoClass("over"), left.startsWith("-")));
        Button emoji = Parts.iconButton(Feather.SMILE, Words.of("chat.emoji"), "", () -> {});
        EmojiPicker picker = new EmojiPicker(this::insert);
        emoji.setOnAction(pressed -> picker.toggle(emoji));
        Button send = Parts.iconButton(Feather.SEND, Words.of("chat.send"), "Enter", model::send);
        send.disableProperty().bind(model.draft().isEmpty());
        HBox row = Parts.row("composer-row", field, counter, emoji, send);
        getChildren().addAll(reactions(), row);
    }

    void begin() {
        field.requestFocus();
    }

    private Node reactions() {
        HBox row = new HBox();
        row.getStyleClass().add("reactions");
        for (Emoji emoji : Emoji.reactions()) {
            Button button = new Button();
            button.setGraphic(Parts.picture(emoji, 20));
            button.getStyleClass().add("emoji-button");
            button.setAccessibleText(Words.of("chat.react", emoji.name()));
            button.setOnAction(pressed -> model.react(emoji));
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setMaxWidth(Double.MAX_VALUE);
            row.getChildren().add(button);
        }
        return row;
    }

    private void insert(Emoji emoji) {
        // Fields draw no colour emoji everywhere, so they hold the name until it is sent.
        field.insertText(field.getCaretPosition(), ":" + emoji.shortName() + ": ");
        field.requestFocus();
    }

    private void keyPressed(KeyEvent press) {
        if (press.getCode() != KeyCode.ENTER) {
            return;
        }
        press.consume();
        if (press.isShiftDown()) {
            field.insertText(field.getCaretPosition(), "\n");
        } else {
            model.send();
        }
    }

    private void grow(String text) {
        long broken = text.chars().filter(c -> c == '\n').count() + 1 + text.length() / 28;
        field.setPrefRowCount((int) Math.clamp(broken, 1, MAX_ROWS));
    }
}
