package app.matinee.client.ui.debug;

import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polyline;

/// The connections of the call as a table with two small curves each.
public final class CallFiguresView extends VBox {
    private static final double WIDTH = 120;
    private static final double HEIGHT = 24;

    private final GridPane table = new GridPane();

    public CallFiguresView(CallFigures model) {
        getStyleClass().add("call-figures");
        table.getStyleClass().add("figures");
        getChildren()
                .addAll(
                        table,
                        Parts.row(
                                "button-row",
                                Parts.button(
                                        Words.of("calls.reconnect"), "secondary", model::reconnect),
                                Parts.button(
                                        Words.of("calls.copy"),
                                        "quiet",
                                        () -> copy(model.report()))));
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Parts.onChange(model.lines(), this::draw);
    }

    private void draw(List<CallFigures.Line> lines) {
        setVisible(!lines.isEmpty());
        setManaged(isVisible());
        table.getChildren().clear();
        for (int i = 0; i < CallFigures.COLUMNS.size(); i++) {
            table.add(Parts.label(Words.of(CallFigures.COLUMNS.get(i)), "faint"), 0, i + 1);
        }
        int rttRow = CallFigures.COLUMNS.size() + 1;
        table.add(Parts.label(Words.of("calls.rtt.curve"), "faint"), 0, rttRow);
        table.add(Parts.label(Words.of("calls.rate.curve"), "faint"), 0, rttRow + 1);
        int column = 1;
        for (CallFigures.Line line : lines) {
            table.add(Parts.label(line.name(), "strong"), column, 0);
            for (int i = 0; i < line.cells().size(); i++) {
                table.add(Parts.label(line.cells().get(i), "times"), column, i + 1);
            }
            table.add(curve(line.rttMs(), "calls.rtt.curve"), column, rttRow);
            table.add(curve(line.kbitPerS(), "calls.rate.curve"), column, rttRow + 1);
            column++;
        }
    }

    /// Two minutes from left to right, from nought to the highest.
    private static Node curve(List<Double> values, String key) {
        double most = values.stream().filter(v -> !v.isNaN()).mapToDouble(v -> v).max().orElse(0);
        Polyline line = new Polyline();
        line.getStyleClass().add("curve");
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isNaN()) {
                double x = WIDTH * (CallFigures.SECONDS_KEPT - values.size() + i);
                // A counter that began anew looks like less than nothing.
                double value = Math.max(0, values.get(i));
                double y = most == 0 ? HEIGHT : HEIGHT * (1 - value / most);
                line.getPoints().addAll(x / CallFigures.SECONDS_KEPT, y);
            }
        }
        line.setAccessibleText(Words.of(key) + ", " + String.format(Locale.ROOT, "%.0f", most));
        Pane plot = new Pane(line);
        plot.setMinSize(WIDTH, HEIGHT);
        plot.setMaxSize(WIDTH, HEIGHT);
        VBox box =
                new VBox(
                        plot,
                        Parts.label(
                                Words.of("calls.most", String.format(Locale.ROOT, "%.0f", most)),
                                "faint"));
        return box;
    }

    private static void copy(String report) {
        ClipboardContent content = new ClipboardContent();
        content.putString(report);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
