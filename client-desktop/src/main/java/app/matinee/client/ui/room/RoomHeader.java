package app.matinee.client.ui.room;

import app.matinee.client.ui.common.Command;
import app.matinee.client.ui.common.KeyMap;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Top left over the stage: out, the room's title and id, *Copy invite*.
final class RoomHeader extends HBox {
    RoomHeader(RoomViewModel model, KeyMap keys, Runnable copyInvite) {
        getStyleClass().add("room-header");
        Button leave =
                Parts.iconButton(Feather.ARROW_LEFT, Words.of("room.leave"), "", model::leave);
        Label title = Parts.label("", "title");
        title.textProperty().bind(model.title());
        title.setMinWidth(0);
        Label id = Parts.label("", "mono", "faint");
        id.textProperty().bind(model.roomId());
        VBox words = new VBox(title, id);
        words.setMinWidth(0);
        Button copy = Parts.button(Feather.COPY, Words.of("room.copy"), "glass", copyInvite);
        copy.setMinWidth(Region.USE_PREF_SIZE);
        Parts.tip(copy, Words.of("room.copy"), keys.keysFor(Command.INVITE, 0));
        getChildren().addAll(leave, words, copy);
        setPickOnBounds(false);
    }
}
