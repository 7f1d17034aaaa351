package app.matinee.client.ui.player;

import app.matinee.client.player.PlayerFailure;
import app.matinee.client.ui.common.Command;
import app.matinee.client.ui.common.KeyMap;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.TroubleWords;
import app.matinee.client.ui.common.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stands on the stage in the film's place.
final class StageCards {
    private final Runnable openLibrary;
    private final Runnable openLink;
    private final KeyMap keys;

    StageCards(Runnable openLibrary, Runnable openLink, KeyMap keys) {
        this.openLibrary = openLibrary;
        this.openLink = openLink;
        this.keys = keys;
    }

    /// Nothing is on.
    Node nothingOn() {
        VBox card =
                new VBox(
                        icon(Feather.FILM),
                        Parts.prose(Words.of("stage.empty"), "display"),
                        Parts.prose(
                                Words.of("stage.empty.more", keys.keysFor(Command.LIBRARY, 0)),
                                "lead"),
                        buttons(
                                Parts.button(
                                        Feather.GRID,
                                        Words.of("stage.library"),
                                        "primary",
                                        openLibrary),
                                Parts.button(
                                        Feather.LINK,
                                        Words.of("stage.link"),
                                        "secondary",
                                        openLink)));
        card.getStyleClass().add("stage-empty");
        return card;
    }

    /// The film cannot be played.
    Node failed(PlayerFailure failure, String title, Runnable retry) {
        VBox card =
                new VBox(
                        icon(Feather.ALERT_CIRCLE),
                        Parts.prose(TroubleWords.title(failure), "title"),
                        Parts.prose(TroubleWords.advice(failure), "normal"),
                        Parts.label(title, "faint"),
                        buttons(
                                Parts.button(Words.of("stage.retry"), "primary", retry),
                                Parts.button(Words.of("stage.another"), "secondary", openLibrary),
                                Parts.button(
                                        Feather.COPY,
                                        Words.of("stage.details"),
                                        "quiet",
                                        () -> copy(failure))));
        card.getStyleClass().addAll("card", "stage-card");
        return card;
    }

    private static void copy(PlayerFailure failure) {
        ClipboardContent content = new ClipboardContent();
        content.putString(failure.reason() + "\n" + failure.detail());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static Node icon(Feather which) {
        FontIcon icon = new FontIcon(which);
        icon.getStyleClass().add("card-icon");
        return icon;
    }

    private static Node buttons(Node... buttons) {
        HBox row = Parts.row("button-row", buttons);
        row.setAlignment(Pos.CENTER);
        return row;
    }
}
