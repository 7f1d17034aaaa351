package app.matinee.client.ui.common;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.util.Duration;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Small parts that look and speak the same everywhere.
public final class Parts {
    private static final Duration TOOLTIP_DELAY = Duration.millis(400);

    /// Each picture is read once. FX thread only.
    private static final Map<Emoji, Image> PICTURES = new HashMap<>();

    private Parts() {}

    /// A button that is only a picture: named for screen readers and in its tooltip.
    ///
    /// @param keys what the tooltip adds; empty for none
    public static Button iconButton(Ikon icon, String name, String keys, Runnable action) {
        Button button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().add("icon-button");
        name(button, name, keys);
        button.setOnAction(pressed -> action.run());
        return button;
    }

    /// Gives an icon button another face and name.
    public static void rename(Button button, Ikon icon, String name, String keys) {
        ((FontIcon) button.getGraphic()).setIconCode(icon);
        name(button, name, keys);
    }

    public static Button button(String words, String styleClass, Runnable action) {
        Button button = new Button(words);
        button.getStyleClass().add(styleClass);
        button.setAccessibleText(words);
        button.setOnAction(pressed -> action.run());
        return button;
    }

    public static Button button(Ikon icon, String words, String styleClass, Runnable action) {
        Button button = button(words, styleClass, action);
        button.setGraphic(new FontIcon(icon));
        return button;
    }

    public static Label label(String words, String... styleClasses) {
        Label label = new Label(words);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /// A sentence that wraps.
    public static Label prose(String words, String... styleClasses) {
        Label label = label(words, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    public static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    public static HBox row(String styleClass, Node... children) {
        HBox row = new HBox(children);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add(styleClass);
        return row;
    }

    /// @param size on screen, pixels
    public static ImageView picture(Emoji emoji, double size) {
        ImageView view = new ImageView(PICTURES.computeIfAbsent(emoji, Parts::load));
        view.setFitWidth(size);
        view.setFitHeight(size);
        view.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        view.setAccessibleText(emoji.name());
        return view;
    }

    private static Image load(Emoji emoji) {
        return new Image(emoji.picture().toExternalForm());
    }

    /// Shows a pop-over that points at a node from below or above.
    public static void point(PopOver popOver, Node at, boolean fromBelow) {
        Bounds place = at.localToScreen(at.getBoundsInLocal());
        popOver.show(at, place.getCenterX(), fromBelow ? place.getMaxY() : place.getMinY());
    }

    /// Words with their emoji drawn.
    public static TextFlow withEmoji(String line, String styleClass) {
        var pieces = EmojiText.split(line);
        double size = EmojiText.isOnlyEmoji(pieces) ? 32 : 18;
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add(styleClass);
        for (EmojiText.Piece piece : pieces) {
            flow.getChildren()
                    .add(
                            switch (piece) {
                                case EmojiText.Piece.Plain plain -> new Text(plain.text());
                                case EmojiText.Piece.Picture picture ->
                                        inLine(picture(picture.emoji(), size));
                            });
        }
        return flow;
    }

    /// Pictures stand on the baseline; letters of their height hang a little below it.
    private static Node inLine(ImageView picture) {
        picture.setTranslateY(picture.getFitHeight() * 0.2);
        return picture;
    }

    /// Hidden nodes take no room.
    public static void showWhen(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    public static <T> void onChange(ObservableValue<T> value, Consumer<T> action) {
        action.accept(value.getValue());
        value.addListener((property, before, now) -> action.accept(now));
    }

    /// A tooltip that names the keys.
    ///
    /// @param keys empty for none
    public static void tip(Control control, String words, String keys) {
        Tooltip tooltip = new Tooltip(keys.isEmpty() ? words : words + "  ·  " + keys);
        tooltip.setShowDelay(TOOLTIP_DELAY);
        control.setTooltip(tooltip);
    }

    private static void name(Button button, String name, String keys) {
        button.setAccessibleText(name);
        tip(button, name, keys);
    }
}
