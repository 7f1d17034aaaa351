package app.matinee.client.ui.room;

import app.matinee.client.ui.common.Look;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import app.matinee.client.ui.debug.DebugView;
import app.matinee.client.ui.debug.DebugViewModel;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/// The one pill that says how things stand; pressed, it tells the whole story.
final class StatusPill extends Button {
    private final StatusViewModel model;
    private final DebugViewModel figures;
    private @Nullable PopOver story;

    /// @param keys of the figures overlay
    StatusPill(StatusViewModel model, DebugViewModel figures, String keys) {
        this.model = model;
        this.figures = figures;
        getStyleClass().add("pill");
        Region dot = new Region();
        dot.getStyleClass().add("dot");
        setGraphic(dot);
        textProperty().bind(model.words());
        Parts.onChange(model.words(), words -> setAccessibleText(Words.of("status.pill", words)));
        Parts.onChange(
                model.mood(),
                mood -> {
                    for (StatusViewModel.Mood each : StatusViewModel.Mood.values()) {
                        pseudoClassStateChanged(
                                PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)),
                                each == mood);
                    }
                });
        Parts.tip(this, Words.of("status.more"), keys);
        setOnAction(pressed -> toggle());
    }

    private void toggle() {
        PopOver open = story;
        if (open != null && open.isShowing()) {
            open.hide();
            return;
        }
        PopOver built = open == null ? build() : open;
        story = built;
        Parts.point(built, this, true);
    }

    private PopOver build() {
        Button now = Parts.button(Words.of("status.now"), "secondary", model::reconnectNow);
        Parts.showWhen(now, model.mood().isEqualTo(StatusViewModel.Mood.BAD));
        Button resync = Parts.button(Words.of("status.resync"), "secondary", model::resync);
        Parts.tip(resync, Words.of("status.resync.more"), "");
        Parts.showWhen(resync, model.playing());
        VBox content = new VBox(new DebugView(figures), now, resync);
        content.getStyleClass().add("status-story");
        PopOver built = new PopOver(content);
        built.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        built.setAnimated(false);
        built.setDetachable(false);
        Look.dress(built.getRoot());
        return built;
    }
}
