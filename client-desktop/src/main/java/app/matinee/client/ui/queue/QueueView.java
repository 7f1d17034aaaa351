package app.matinee.client.ui.queue;

import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import app.matinee.protocol.Media;
import app.matinee.protocol.QueueItemId;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The queue panel. Rows move by dragging, by their arrows, or with Alt+↑ and Alt+↓.
public final class QueueView extends VBox {
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

    private final QueueViewModel model;
    private final VBox rows = new VBox();
    private @Nullable QueueItemId moved;

    public QueueView(QueueViewModel model, Runnable openLibrary) {
        this.model = model;
        getStyleClass().add("queue");
        rows.getStyleClass().add("queue-rows");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Label now = Parts.prose("", "strong");
        now.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> title(model.nowOn().get()), model.nowOn()));
        VBox head = new VBox(Parts.label(Words.of("queue.now"), "caption"), now);
        head.getStyleClass().add("queue-now");
        Parts.showWhen(head, model.nowOn().isNotNull());
        Button add = Parts.button(Feather.PLUS, Words.of("queue.add"), "secondary", openLibrary);
        Button next =
                Parts.button(
                        Feather.SKIP_FORWARD, Words.of("queue.next"), "secondary", model::next);
        next.disableProperty().bind(Bindings.isEmpty(model.entries()));
        for (Button button : new Button[] {add, next}) {
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
        }
        HBox foot = Parts.row("panel-foot", add, next);
        getChildren().addAll(head, scroll, foot);
        model.entries().addListener((ListChangeListener<QueueViewModel.Entry>) change -> draw());
        draw();
    }

    private static String title(@Nullable Media media) {
        return media == null ? "" : media.title();
    }

    private void draw() {
        if (model.entries().isEmpty()) {
            rows.getChildren().setAll(Parts.prose(Words.of("queue.empty"), "faint", "panel-empty"));
            return;
        }
        rows.getChildren().setAll(model.entries().stream().map(this::row).toList());
        QueueItemId follow = moved;
        moved = null;
        if (follow != null && model.indexOf(follow) >= 0) {
            Node row = rows.getChildren().get(model.indexOf(follow));
            Platform.runLater(row::requestFocus);
        }
    }

    private Node row(QueueViewModel.Entry entry) {
        int index = model.indexOf(entry.id());
        VBox words = new VBox(Parts.label(entry.title(), "strong"));
        if (!entry.more().isEmpty()) {
            words.getChildren().add(Parts.label(entry.more(), "faint"));
        }
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button up = arrow(Feather.ARROW_UP, "queue.up", entry, -1);
        up.setDisable(index == 0);
        Button down = arrow(Feather.ARROW_DOWN, "queue.down", entry, 1);
        down.setDisable(index == model.entries().size() - 1);
        Button remove =
                Parts.iconButton(
                        Feather.X,
                        Words.of("queue.remove", entry.title()),
                        "Del",
                        () -> model.remove(entry));
        Label number = Parts.label(Integer.toString(index + 1), "queue-number");
        HBox row = Parts.row("queue-row", number, words, up, down, remove);
        row.setFocusTraversable(true);
        row.setAccessibleText(Words.of("queue.entry", Integer.toString(index + 1), entry.title()));
        row.setOnKeyPressed(press -> {
            KeyCode code = press.getCode();
            if (press.isAltDown() && (code == KeyCode.UP || code == KeyCode.DOWN)) {
                move(entry, code == KeyCode.UP ? -1 : 1);
                press.consume();
            } else if (code == KeyCode.DELETE) {
                model.remove(entry);
                press.consume();
            }
        });
        letDrag(row, entry);
        return row;
    }

    private Button arrow(Feather icon, String key, QueueViewModel.Entry entry, int by) {
        String keys = by < 0 ? "Alt+↑" : "Alt+↓";
        return Parts.iconButton(icon, Words.of(key, entry.title()), keys, () -> move(entry, by));
    }

    private void move(QueueViewModel.Entry entry, int by) {
        moved = entry.id();
        model.move(entry, by);
    }

    private void letDrag(HBox row, QueueViewModel.Entry entry) {
        row.setOnDragDetected(drag -> {
            Dragboard board = row.startDragAndDrop(TransferMode.MOVE);
            ClipboardContent content = new ClipboardContent();
            content.putString(entry.id().value());
            board.setContent(content);
            board.setDragView(row.snapshot(null, null));
            drag.consume();
        });
        row.setOnDragOver(over -> {
            if (over.getGestureSource() instanceof Node source
                    && source != row
                    && source.getParent() == rows) {
                over.acceptTransferModes(TransferMode.MOVE);
                row.pseudoClassStateChanged(TARGET, true);
            }
            over.consume();
        });
        row.setOnDragExited(exit -> row.pseudoClassStateChanged(TARGET, false));
        row.setOnDragDropped(drop -> {
            model.moveTo(
                    new QueueItemId(drop.getDragboard().getString()), model.indexOf(entry.id()));
            drop.setDropCompleted(true);
            drop.consume();
        });
    }
}
