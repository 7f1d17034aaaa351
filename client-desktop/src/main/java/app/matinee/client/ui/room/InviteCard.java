package app.matinee.client.ui.room;

import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.QrView;
import app.matinee.client.ui.common.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The invite, large: the id to say aloud, the code to point a phone at, the text to send.
final class InviteCard extends HBox {
    private static final double QR_SIZE = 168;

    InviteCard(RoomViewModel model, Runnable copyInvite) {
        getStyleClass().addAll("card", "invite-card");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane code = new StackPane();
        Parts.onChange(
                model.inviteLink(),
                link -> {
                    code.getChildren().clear();
                    if (!link.isEmpty()) {
                        code.getChildren().add(new QrView(link, Words.of("invite.qr"), QR_SIZE));
                    }
                });
        Label id = Parts.label("", "invite-id");
        model.roomId().addListener((property, before, now) -> id.setText(spaced(now)));
        id.setText(spaced(model.roomId().get()));
        VBox words =
                new VBox(
                        Parts.prose(Words.of("invite.title"), "title"),
                        Parts.prose(Words.of("invite.more"), "normal"),
                        id,
                        Parts.button(Feather.COPY, Words.of("room.copy"), "secondary", copyInvite));
        words.getStyleClass().add("invite-words");
        getChildren().addAll(code, words);
    }

    /// Two groups of four are easier to read out.
    private static String spaced(String id) {
        return id.length() == 8 ? id.substring(0, 4) + " " + id.substring(4) : id;
    }
}
