package app.matinee.client.ui.faces;

import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.StreamId;
import app.matinee.client.rtc.VideoFrames;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import app.matinee.protocol.Member;
import app.matinee.protocol.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Faces float over the film's lower right, above the bar; a shared screen takes the film's place
/// and the film becomes small, or the reverse. One timer draws all pictures, and only while there
/// are any.
public final class FacesLayer extends StackPane {
    private static final double SMALL = 0.28;

    /// What the row of faces leaves free at both sides together.
    private static final double MARGINS = 32;

    private final FacesViewModel model;
    private final VideoFrames frames;
    private final FlowPane strip = new FlowPane(Orientation.HORIZONTAL, 8, 8);
    private final Map<UserId, FaceTile> tiles = new HashMap<>();
    private final ImageView screen = new ImageView();
    private final StackPane screenPlace = new StackPane(screen);
    private final Label whose = Parts.label("", "face-name");
    private final AnimationTimer pulse =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    tiles.values().forEach(FaceTile::paint);
                    FramePainter painter = screenPainter;
                    if (painter != null) {
                        screenPlace.setVisible(painter.paint());
                    }
                }
            };
    private final BooleanProperty screenLarge = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper takesStage = new ReadOnlyBooleanWrapper();
    private @Nullable FramePainter screenPainter;

    public FacesLayer(FacesViewModel model, VideoFrames frames) {
        this.model = model;
        this.frames = frames;
        getStyleClass().add("faces-layer");
        setPickOnBounds(false);
        // A large screen must not push the stage apart.
        setMinSize(0, 0);
        screenPlace.setMinSize(0, 0);
        strip.setAlignment(Pos.BOTTOM_RIGHT);
        strip.setPickOnBounds(false);
        strip.setRowValignment(VPos.BOTTOM);
        screen.setPreserveRatio(true);
        Button swap = Parts.button(Words.of("faces.swap"), "glass", this::swap);
        swap.setMinWidth(USE_PREF_SIZE);
        whose.setMinWidth(0);
        HBox screenFoot = Parts.row("face-foot", whose, swap);
        screenFoot.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAlignment(screenFoot, Pos.TOP_CENTER);
        screenPlace.getStyleClass().add("shared-screen");
        screenPlace.getChildren().add(screenFoot);
        StackPane.setAlignment(screenFoot, Pos.TOP_LEFT);
        Button back = Parts.button(Words.of("faces.all"), "glass", model::showAll);
        Parts.showWhen(back, model.hiding());
        VBox corner = new VBox(8, strip, back);
        corner.setAlignment(Pos.BOTTOM_RIGHT);
        corner.setPickOnBounds(false);
        corner.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        corner.getStyleClass().add("faces-corner");
        setAlignment(corner, Pos.BOTTOM_RIGHT);
        getChildren().addAll(screenPlace, corner);
        screenPlace.setVisible(false);
        takesStage.bind(screenLarge.and(screenPlace.visibleProperty()));
        strip.prefWrapLengthProperty().bind(widthProperty().subtract(MARGINS));
        Parts.onChange(model.faces(), this::show);
        Parts.onChange(model.sharer(), this::showScreen);
        widthProperty().addListener(change -> place());
        heightProperty().addListener(change -> place());
        sceneProperty().addListener((property, before, now) -> run());
    }

    /// Whether somebody's screen is where the film would be.
    public ReadOnlyBooleanProperty takesStage() {
        return takesStage.getReadOnlyProperty();
    }

    private void show(List<Face> faces) {
        Map<UserId, FaceTile> kept = new HashMap<>();
        List<FaceTile> now =
                faces.stream()
                        .map(face -> {
                            FaceTile tile = tiles.get(face.who());
                            if (tile == null) {
                                tile = new FaceTile(model, frames, face);
                            } else {
                                tile.show(face);
                            }
                            kept.put(face.who(), tile);
                            return tile;
                        })
                        .toList();
        tiles.clear();
        tiles.putAll(kept);
        if (!strip.getChildren().equals(now)) {
            strip.getChildren().setAll(now);
        }
        run();
    }

    private void showScreen(Optional<Member> sharer) {
        screenPainter =
                sharer.map(m ->
                                new FramePainter(
                                        frames, StreamId.of(m.userId(), Slot.SCREEN), screen))
                        .orElse(null);
        screenPlace.setVisible(false);
        sharer.ifPresent(m -> whose.setText(Words.of("faces.screen", m.name())));
        place();
        run();
    }

    private void swap() {
        screenLarge.set(!screenLarge.get());
        place();
    }

    private void place() {
        boolean large = screenLarge.get();
        double part = large ? 1 : SMALL;
        double width = getWidth() * part;
        double height = getHeight() * part;
        screen.setFitWidth(width);
        screen.setFitHeight(height);
        screenPlace.setMaxSize(width, height);
        setAlignment(screenPlace, large ? Pos.CENTER : Pos.CENTER_LEFT);
    }

    private void run() {
        boolean needed = getScene() != null && (!tiles.isEmpty() || screenPainter != null);
        if (needed) {
            pulse.start();
        } else {
            pulse.stop();
        }
    }
}
