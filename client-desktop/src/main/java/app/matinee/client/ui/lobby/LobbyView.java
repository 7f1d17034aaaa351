package app.matinee.client.ui.lobby;

import app.matinee.client.ui.common.Avatar;
import app.matinee.client.ui.common.Brand;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The first thing people see.
public final class LobbyView extends StackPane {
    private final LobbyViewModel model;
    private final TextField name = new TextField();

    public LobbyView(LobbyViewModel model, Runnable openDevices, Runnable openSettings) {
        this.model = model;
        getStyleClass().add("lobby");
        HBox ways = new HBox(new StartCard(model), new JoinCard(model));
        ways.getStyleClass().add("ways");
        for (Node way : ways.getChildren()) {
            HBox.setHgrow(way, Priority.ALWAYS);
        }
        ways.disableProperty().bind(model.busy());
        VBox column = new VBox(greeting(), nameRow(), ways, below());
        column.getStyleClass().add("lobby-column");
        StackPane middle = new StackPane(column);
        ScrollPane scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        BorderPane page = new BorderPane(scroll);
        page.setTop(top(openDevices, openSettings));
        getChildren().add(page);
    }

    /// Puts the keyboard where a person starts.
    public void begin() {
        if (model.name().get().isBlank()) {
            name.requestFocus();
        } else {
            lookup(".join-field").requestFocus();
        }
    }

    private Node top(Runnable openDevices, Runnable openSettings) {
        Button devices =
                Parts.iconButton(Feather.VIDEO, Words.of("devices.title"), "", openDevices);
        Button settings =
                Parts.iconButton(Feather.SETTINGS, Words.of("settings.title"), "", openSettings);
        return Parts.row(
                "lobby-top",
                new Brand(),
                Parts.label(Words.of("app.name"), "wordmark"),
                Parts.gap(),
                new ServerChip(model.server()),
                devices,
                settings);
    }

    private static Node greeting() {
        VBox greeting =
                new VBox(
                        Parts.prose(Words.of("lobby.greeting"), "display"),
                        Parts.prose(Words.of("lobby.greeting.more"), "lead"));
        greeting.getStyleClass().add("greeting");
        return greeting;
    }

    private Node nameRow() {
        Avatar avatar = new Avatar(model.name().get(), "large");
        model.name().addListener((property, before, now) -> avatar.setName(now));
        name.textProperty().bindBidirectional(model.name());
        name.setPromptText(Words.of("lobby.name"));
        name.setAccessibleText(Words.of("lobby.name"));
        name.getStyleClass().add("name-field");
        name.disableProperty().bind(model.busy());
        Label hint = Parts.label("", "danger-text");
        hint.textProperty().bind(model.nameHint());
        Parts.showWhen(hint, model.nameHint().isNotEmpty());
        Parts.onChange(
                model.nameHint(),
                words -> {
                    if (!words.isEmpty()) {
                        name.requestFocus();
                    }
                });
        return Parts.row("name-row", avatar, name, hint);
    }

    /// What goes on below the two ways: progress, trouble, or the rooms of late.
    private Node below() {
        VBox rooms = new RecentRoomsView(model);
        rooms.visibleProperty().bind(Bindings.isNotEmpty(model.recent()).and(model.busy().not()));
        rooms.managedProperty().bind(rooms.visibleProperty());
        VBox below = new VBox(progress(), trouble(), rooms);
        below.getStyleClass().add("below");
        return below;
    }

    private Node progress() {
        Label words = Parts.label("", "normal");
        words.textProperty().bind(model.progress());
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setAccessibleText(Words.of("lobby.connecting"));
        bar.setFocusTraversable(false);
        HBox.setHgrow(bar, Priority.ALWAYS);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox row =
                Parts.row(
                        "notice",
                        words,
                        bar,
                        Parts.button(Words.of("lobby.cancel"), "quiet", model::cancel));
        Parts.showWhen(row, model.busy());
        return row;
    }

    private Node trouble() {
        Label sentence = Parts.prose("", "strong");
        sentence.textProperty().bind(model.trouble());
        Label advice = Parts.prose("", "normal");
        advice.textProperty().bind(model.advice());
        VBox words = new VBox(sentence, advice);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = Parts.row("notice", new FontIcon(Feather.ALERT_CIRCLE), words);
        row.getStyleClass().add("trouble");
        Parts.showWhen(row, model.trouble().isNotEmpty());
        return row;
    }
}
