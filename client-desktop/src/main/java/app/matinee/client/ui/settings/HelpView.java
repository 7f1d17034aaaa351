package app.matinee.client.ui.settings;

import app.matinee.client.ui.common.Command;
import app.matinee.client.ui.common.KeyMap;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The table of keys, drawn from the very map that serves them.
public final class HelpView extends HBox {
    private record Line(String key, Command command, int amount) {}

    private static final List<Line> FILM =
            List.of(
                    new Line("help.play", Command.PLAY_PAUSE, 0),
                    new Line("help.back5", Command.SEEK_BY, -5_000),
                    new Line("help.ahead5", Command.SEEK_BY, 5_000),
                    new Line("help.back10", Command.SEEK_BY, -10_000),
                    new Line("help.ahead10", Command.SEEK_BY, 10_000),
                    new Line("help.back1", Command.SEEK_BY, -1_000),
                    new Line("help.ahead1", Command.SEEK_BY, 1_000),
                    new Line("help.back60", Command.SEEK_BY, -60_000),
                    new Line("help.ahead60", Command.SEEK_BY, 60_000),
                    new Line("help.start", Command.SEEK_TO_PERCENT, 0),
                    new Line("help.half", Command.SEEK_TO_PERCENT, 50),
                    new Line("help.slower", Command.SPEED_BY, -10),
                    new Line("help.faster", Command.SPEED_BY, 10),
                    new Line("help.normal", Command.SPEED_NORMAL, 0));

    private static final List<Line> REST =
            List.of(
                    new Line("help.louder", Command.VOLUME_BY, 5),
                    new Line("help.quieter", Command.VOLUME_BY, -5),
                    new Line("help.mute", Command.MUTE, 0),
                    new Line("help.full", Command.FULL_SCREEN, 0),
                    new Line("help.window", Command.LEAVE_FULL_SCREEN, 0),
                    new Line("help.top", Command.ALWAYS_ON_TOP, 0),
                    new Line("help.chat", Command.CHAT, 0),
                    new Line("help.mic", Command.MICROPHONE, 0),
                    new Line("help.camera", Command.CAMERA, 0),
                    new Line("help.screen", Command.SCREEN, 0),
                    new Line("help.devices", Command.DEVICES, 0),
                    new Line("help.library", Command.LIBRARY, 0),
                    new Line("help.invite", Command.INVITE, 0),
                    new Line("help.rules", Command.ROOM_RULES, 0),
                    new Line("help.next", Command.NEXT_IN_QUEUE, 0),
                    new Line("help.statistics", Command.STATISTICS, 0),
                    new Line("help.settings", Command.SETTINGS, 0),
                    new Line("help.help", Command.HELP, 0),
                    new Line("help.quit", Command.QUIT, 0));

    public HelpView(KeyMap keys) {
        getStyleClass().add("help");
        getChildren()
                .addAll(
                        column(Words.of("help.film"), FILM, keys),
                        column(Words.of("help.rest"), REST, keys));
    }

    private static VBox column(String title, List<Line> lines, KeyMap keys) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("help-grid");
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            FlowPane caps = new FlowPane();
            caps.getStyleClass().add("key-caps");
            caps.setPrefWrapLength(130);
            String names = keys.keysFor(line.command(), line.amount());
            for (String name : names.split(", ")) {
                caps.getChildren().add(Parts.label(name, "key-cap"));
            }
            Label words = Parts.label(Words.of(line.key()), "normal");
            words.setAccessibleText(Words.of(line.key()) + ": " + names);
            grid.addRow(i, words, caps);
        }
        VBox column = new VBox(Parts.label(title, "caption"), grid);
        column.getStyleClass().add("help-column");
        return column;
    }
}
