package app.matinee.client.ui.player;

import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Times;
import app.matinee.client.ui.common.Words;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Where the film is, how far it is loaded, and where a click would lead. A slider of its own: the
/// stock one knows no second range, and moves before the room has agreed.
///
/// Arrow keys are left to the room's key table, which seeks for everybody.
final class SeekBar extends Region {
    private static final double TRACK = 4;
    private static final double THUMB = 12;

    private final PlaybackViewModel model;
    private final Region track = part("seek-track");
    private final Region buffered = part("seek-buffered");
    private final Region played = part("seek-played");
    private final Region thumb = part("seek-thumb");
    private final Label hover = Parts.label("", "seek-hover");
    private double pointerX = -1;
    private boolean dragging;

    SeekBar(PlaybackViewModel model) {
        this.model = model;
        getStyleClass().add("seek-bar");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText(Words.of("player.seek"));
        hover.setMouseTransparent(true);
        hover.setManaged(false);
        hover.setVisible(false);
        getChildren().addAll(track, buffered, played, thumb, hover);
        model.positionMs().addListener(value -> moved());
        model.durationMs().addListener(value -> requestLayout());
        model.bufferedMs().addListener(value -> requestLayout());
        setOnMouseMoved(this::point);
        setOnMouseExited(exit -> point(null));
        setOnMousePressed(press -> {
            dragging = true;
            point(press);
        });
        setOnMouseDragged(this::point);
        setOnMouseReleased(release -> {
            dragging = false;
            model.seekTo(positionAt(release.getX()));
            point(contains(release.getX(), release.getY()) ? release : null);
        });
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> model.positionMs().get();
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> model.durationMs().get();
            case VALUE_STRING ->
                    Words.of("player.seek.value", model.elapsed().get(), model.total().get());
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    protected double computePrefHeight(double width) {
        return 24;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 200;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double middle = getHeight() / 2;
        double duration = model.durationMs().get();
        double at = fraction(model.positionMs().get(), duration);
        if (dragging) {
            at = Math.clamp(pointerX / Math.max(1, width), 0, 1);
        }
        double loaded = fraction(model.bufferedMs().get(), duration);
        double top = middle - TRACK / 2;
        track.resizeRelocate(0, top, width, TRACK);
        buffered.resizeRelocate(0, top, width * loaded, TRACK);
        played.resizeRelocate(0, top, width * at, TRACK);
        thumb.resizeRelocate(
                Math.clamp(width * at - THUMB / 2, 0, Math.max(0, width - THUMB)),
                middle - THUMB / 2,
                THUMB,
                THUMB);
        if (hover.isVisible()) {
            hover.setText(Times.position(positionAt(pointerX)));
            hover.autosize();
            double left = pointerX - hover.getWidth() / 2;
            hover.relocate(
                    Math.clamp(left, 0, Math.max(0, width - hover.getWidth())),
                    -hover.getHeight() - 4);
        }
    }

    private void moved() {
        requestLayout();
        notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    }

    private void point(@Nullable MouseEvent mouse) {
        pointerX = mouse == null ? -1 : Math.clamp(mouse.getX(), 0, getWidth());
        hover.setVisible(pointerX >= 0 && model.durationMs().get() > 0);
        requestLayout();
    }

    private double positionAt(double x) {
        return Math.clamp(x / Math.max(1, getWidth()), 0, 1) * model.durationMs().get();
    }

    private static double fraction(double part, double whole) {
        return whole > 0 ? Math.clamp(part / whole, 0, 1) : 0;
    }

    private static Region part(String styleClass) {
        Region part = new Region();
        part.getStyleClass().add(styleClass);
        part.setMouseTransparent(true);
        part.setManaged(false);
        return part;
    }
}
