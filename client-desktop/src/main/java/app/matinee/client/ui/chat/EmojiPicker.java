package app.matinee.client.ui.chat;

import app.matinee.client.ui.common.Emoji;
import app.matinee.client.ui.common.Look;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/// All emoji in a pop-over, found by name; arrows and Enter choose.
final class EmojiPicker {
    private final Consumer<Emoji> chosen;
    private @Nullable PopOver popOver;

    EmojiPicker(Consumer<Emoji> chosen) {
        this.chosen = chosen;
    }

    void toggle(Node owner) {
        PopOver open = popOver;
        if (open != null && open.isShowing()) {
            open.hide();
            return;
        }
        // Built when first needed: 124 pictures.
        PopOver built = open == null ? build() : open;
        popOver = built;
        Parts.point(built, owner, false);
    }

    private PopOver build() {
        TextField search = new TextField();
        search.setPromptText(Words.of("chat.emoji.search"));
        search.setAccessibleText(Words.of("chat.emoji.search"));
        TilePane tiles = new TilePane();
        tiles.setPrefColumns(8);
        tiles.getStyleClass().add("emoji-tiles");
        for (Emoji emoji : Emoji.all()) {
            tiles.getChildren().add(tile(emoji));
        }
        search.textProperty().addListener((property, before, now) -> filter(tiles, now));
        search.setOnAction(enter ->
                tiles.getChildren().stream()
                        .filter(Node::isVisible)
                        .findFirst()
                        .ifPresent(first -> ((Button) first).fire()));
        ScrollPane scroll = new ScrollPane(tiles);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefViewportHeight(220);
        VBox content = new VBox(search, scroll);
        content.getStyleClass().add("emoji-picker");
        PopOver built = new PopOver(content);
        built.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
        built.setAnimated(false);
        built.setDetachable(false);
        Look.dress(built.getRoot());
        built.setOnShown(shown -> {
            search.clear();
            Platform.runLater(search::requestFocus);
        });
        return built;
    }

    private Button tile(Emoji emoji) {
        Button button = new Button();
        button.setGraphic(Parts.picture(emoji, 24));
        button.getStyleClass().add("emoji-button");
        button.setAccessibleText(emoji.name());
        button.setUserData(emoji);
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(pressed -> {
            PopOver open = popOver;
            if (open != null) {
                open.hide();
            }
            chosen.accept(emoji);
        });
        return button;
    }

    private static void filter(TilePane tiles, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        for (Node tile : tiles.getChildren()) {
            Emoji emoji = (Emoji) tile.getUserData();
            tile.setVisible(emoji.name().contains(wanted) || emoji.shortName().contains(wanted));
        }
    }
}
