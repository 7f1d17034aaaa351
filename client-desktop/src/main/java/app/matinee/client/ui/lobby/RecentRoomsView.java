package app.matinee.client.ui.lobby;

import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.RecentRoom;
import app.matinee.client.ui.common.TroubleWords;
import app.matinee.client.ui.common.Words;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Rooms this person was in: one press leads back.
final class RecentRoomsView extends VBox {
    private static final int SHOWN = 3;

    private final LobbyViewModel model;
    private final VBox rows = new VBox();

    RecentRoomsView(LobbyViewModel model) {
        this.model = model;
        getStyleClass().add("recent");
        rows.getStyleClass().add("recent-rows");
        getChildren().addAll(Parts.label(Words.of("lobby.recent"), "caption"), rows);
        model.recent().addListener((ListChangeListener<RecentRoom>) change -> draw());
        draw();
    }

    private void draw() {
        rows.getChildren().setAll(model.recent().stream().limit(SHOWN).map(this::row).toList());
    }

    private Node row(RecentRoom room) {
        HBox words =
                Parts.row(
                        "recent-words",
                        Parts.label(room.title(), "strong"),
                        Parts.label(room.roomId().value(), "faint", "mono"),
                        Parts.gap(),
                        Parts.label(TroubleWords.address(room.server()), "faint"));
        Button open = new Button();
        open.setGraphic(words);
        open.setMaxWidth(Double.MAX_VALUE);
        words.prefWidthProperty().bind(open.widthProperty().subtract(32));
        open.getStyleClass().add("recent-room");
        open.setAccessibleText(Words.of("lobby.recent.open", room.title(), room.roomId().value()));
        open.setOnAction(pressed -> model.rejoin(room));
        HBox.setHgrow(open, Priority.ALWAYS);
        Button forget =
                Parts.iconButton(
                        Feather.X,
                        Words.of("lobby.recent.forget", room.title()),
                        "",
                        () -> model.forget(room));
        return Parts.row("recent-row", open, forget);
    }
}
