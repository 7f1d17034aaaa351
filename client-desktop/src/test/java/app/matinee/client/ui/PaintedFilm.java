package app.matinee.client.ui;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;

/// Stands in for a film: an evening sky, letterboxed to 16:9.
final class PaintedFilm extends Region {
    private final Canvas canvas = new Canvas();

    PaintedFilm() {
        getChildren().add(canvas);
    }

    @Override
    protected void layoutChildren() {
        double width = Math.min(getWidth(), getHeight() * 16 / 9);
        double height = width * 9 / 16;
        canvas.setWidth(width);
        canvas.setHeight(height);
        canvas.relocate((getWidth() - width) / 2, (getHeight() - height) / 2);
        paint(canvas.getGraphicsContext2D(), width, height);
    }

    private static void paint(GraphicsContext pen, double width, double height) {
        pen.setFill(
                new LinearGradient(
                        0,
                        0,
                        0,
                        1,
                        true,
                        CycleMethod.NO_CYCLE,
                        new Stop(0, Color.web("#1d2a4a")),
                        new Stop(0.55, Color.web("#b8607a")),
                        new Stop(0.7, Color.web("#f3b27a"))));
        pen.fillRect(0, 0, width, height);
        pen.setFill(Color.web("#ffe3ae"));
        pen.fillOval(width * 0.44, height * 0.48, width * 0.1, width * 0.1);
        hills(pen, width, height, 0.66, "#5b3a5e", 1.7);
        hills(pen, width, height, 0.76, "#35284a", 2.9);
        hills(pen, width, height, 0.86, "#1a1730", 4.1);
    }

    private static void hills(
            GraphicsContext pen, double width, double height, double at, String web, double phase) {
        pen.setFill(Color.web(web));
        pen.beginPath();
        pen.moveTo(0, height);
        for (int i = 0; i <= 60; i++) {
            double x = i / 60.0;
            double y = at + 0.05 * Math.sin(phase + x * 7) + 0.02 * Math.sin(phase * 3 + x * 19);
            pen.lineTo(x * width, y * height);
        }
        pen.lineTo(width, height);
        pen.closePath();
        pen.fill();
    }
}
