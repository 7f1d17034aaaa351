package app.matinee.client.player.fx;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.media.MediaPlayer;
import javafx.scene.media.MediaView;

/// Where the film is drawn: as large as the room it is given allows, in its own shape, in the
/// middle. What is left over is the background of style class `film-surface`. FX thread.
final class FilmSurface extends Region {
    private final MediaView view = new MediaView();

    FilmSurface() {
        getStyleClass().add("film-surface");
        setMinSize(0, 0);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        getChildren().add(view);
    }

    void show(MediaPlayer engine) {
        view.setMediaPlayer(engine);
        requestLayout();
    }

    /// Shows it no longer, unless another one is shown by now.
    void hide(MediaPlayer engine) {
        if (view.getMediaPlayer() == engine) {
            view.setMediaPlayer(null);
        }
    }

    /// The film must not decide how large its place is: a 4K one would push the window apart.
    @Override
    protected double computePrefWidth(double height) {
        return 640;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 360;
    }

    @Override
    protected void layoutChildren() {
        view.setFitWidth(getWidth());
        view.setFitHeight(getHeight());
        layoutInArea(view, 0, 0, getWidth(), getHeight(), 0, HPos.CENTER, VPos.CENTER);
    }
}
