package app.matinee.client.ui.queue;

import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Times;
import app.matinee.client.ui.common.Words;
import app.matinee.protocol.Media;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Chooses a film: the library to search, and a line for a link. Enter puts the chosen one on.
public final class LibraryView extends VBox {
    private final LibraryViewModel model;
    private final Runnable done;
    private final TextField search = new TextField();
    private final TextField link = new TextField();
    private final ListView<Media> list;

    /// @param done called when a film was chosen
    public LibraryView(LibraryViewModel model, Runnable done) {
        this.model = model;
        this.done = done;
        getStyleClass().add("library");
        search.setPromptText(Words.of("library.search"));
        search.setAccessibleText(Words.of("library.search"));
        search.textProperty().bindBidirectional(model.search());
        list = new ListView<>(model.films());
        list.setAccessibleText(Words.of("library.title"));
        list.setCellFactory(view -> new FilmCell());
        list.setPlaceholder(placeholder());
        list.getStyleClass().add("films");
        VBox.setVgrow(list, Priority.ALWAYS);
        list.setOnKeyPressed(press -> {
            if (press.getCode() == KeyCode.ENTER) {
                putOn(list.getSelectionModel().getSelectedItem());
                press.consume();
            }
        });
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::inSearch);
        Button refresh =
                Parts.iconButton(
                        Feather.REFRESH_CW, Words.of("library.refresh"), "", model::refresh);
        HBox.setHgrow(search, Priority.ALWAYS);
        getChildren().addAll(Parts.row("library-search", search, refresh), list, linkRow());
    }

    /// Where the keyboard starts.
    public Node first() {
        return search;
    }

    /// Where the keyboard starts for somebody who has a link.
    public Node linkField() {
        return link;
    }

    private Node linkRow() {
        link.setPromptText(Words.of("library.link.prompt"));
        link.setAccessibleText(Words.of("library.link.prompt"));
        link.textProperty().bindBidirectional(model.link());
        Runnable putLinkOn =
                () -> {
                    if (model.putLinkOn()) {
                        done.run();
                    }
                };
        link.setOnAction(enter -> putLinkOn.run());
        HBox.setHgrow(link, Priority.ALWAYS);
        Button play = Parts.button(Words.of("library.on"), "secondary", putLinkOn);
        Button later = Parts.button(Words.of("library.later"), "quiet", model::enqueueLink);
        Label hint = Parts.label("", "danger-text");
        hint.textProperty().bind(model.linkHint());
        Parts.showWhen(hint, model.linkHint().isNotEmpty());
        VBox box =
                new VBox(
                        Parts.label(Words.of("library.link"), "caption"),
                        Parts.row("library-link", link, later, play),
                        hint);
        box.getStyleClass().add("library-foot");
        return box;
    }

    private Node placeholder() {
        Label words = Parts.prose("", "normal");
        FontIcon icon = new FontIcon(Feather.FILM);
        icon.getStyleClass().add("card-icon");
        Parts.onChange(
                model.found(),
                found ->
                        words.setText(
                                switch (found) {
                                    case LOADING -> Words.of("library.loading");
                                    case NO_FILMS -> Words.of("library.none");
                                    case NO_MATCH -> Words.of("library.nomatch");
                                    case SOME -> "";
                                }));
        VBox box = new VBox(icon, words);
        box.getStyleClass().add("library-empty");
        return new StackPane(box);
    }

    private void inSearch(KeyEvent press) {
        if (model.films().isEmpty()) {
            return;
        }
        if (press.getCode() == KeyCode.DOWN) {
            list.requestFocus();
            list.getSelectionModel().selectFirst();
            press.consume();
        } else if (press.getCode() == KeyCode.ENTER) {
            putOn(model.films().getFirst());
            press.consume();
        }
    }

    private void putOn(@Nullable Media film) {
        if (film != null) {
            model.putOn(film);
            done.run();
        }
    }

    /// Title, length, and the two things to do with a film.
    private final class FilmCell extends ListCell<Media> {
        @Override
        protected void updateItem(@Nullable Media film, boolean empty) {
            super.updateItem(film, empty);
            setText(null);
            if (film == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Long duration = film.durationMs();
            String length = duration == null ? "" : Times.position(duration);
            Label title = Parts.label(film.title(), "strong");
            title.setMinWidth(0);
            Button later =
                    Parts.iconButton(
                            Feather.PLUS,
                            Words.of("library.later.film", film.title()),
                            "",
                            () -> model.enqueue(film));
            Button play =
                    Parts.iconButton(
                            Feather.PLAY,
                            Words.of("library.on.film", film.title()),
                            "Enter",
                            () -> putOn(film));
            setGraphic(
                    Parts.row(
                            "film-row",
                            new FontIcon(Feather.FILM),
                            title,
                            Parts.gap(),
                            Parts.label(length, "times"),
                            later,
                            play));
            setAccessibleText(film.title() + ", " + length);
            setOnMouseClicked(click -> {
                if (click.getClickCount() == 2) {
                    putOn(film);
                }
            });
        }
    }
}
