package app.matinee.client.ui.room;

import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import java.util.Map;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableIntegerValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Chat · People · Queue beside the stage, and the rail they become in a narrow window.
final class SidePanel extends HBox {
    private final PanelViewModel model;

    SidePanel(
            PanelViewModel model,
            Map<PanelTab, ? extends Node> pages,
            ObservableIntegerValue peopleCount,
            ObservableIntegerValue unread) {
        this.model = model;
        getStyleClass().add("side");
        HBox tabs = new HBox();
        tabs.getStyleClass().add("tabs");
        StackPane page = new StackPane();
        VBox.setVgrow(page, Priority.ALWAYS);
        VBox rail = new VBox();
        rail.getStyleClass().add("rail");
        for (PanelTab tab : PanelTab.values()) {
            tabs.getChildren().add(tab(tab, peopleCount));
            rail.getChildren().add(railButton(tab, peopleCount, unread));
            Node content = Objects.requireNonNull(pages.get(tab));
            Parts.showWhen(content, model.tab().isEqualTo(tab));
            page.getChildren().add(content);
        }
        VBox panel = new VBox(tabs, page);
        panel.getStyleClass().add("panel");
        Parts.showWhen(panel, model.open());
        Parts.showWhen(rail, model.railShown());
        visibleProperty().bind(model.open().or(model.railShown()));
        managedProperty().bind(visibleProperty());
        getChildren().addAll(panel, rail);
    }

    private Node tab(PanelTab tab, ObservableIntegerValue count) {
        ToggleButton button = new ToggleButton();
        button.getStyleClass().add("tab-button");
        button.textProperty()
                .bind(
                        tab == PanelTab.PEOPLE
                                ? Bindings.createStringBinding(
                                        () ->
                                                Words.of(
                                                        "people.count",
                                                        Integer.toString(count.get())),
                                        count)
                                : Bindings.createStringBinding(() -> title(tab)));
        button.accessibleTextProperty().bind(button.textProperty());
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        Parts.onChange(model.tab(), now -> button.setSelected(now == tab));
        button.setOnAction(pressed -> {
            button.setSelected(true);
            model.tab().set(tab);
        });
        return button;
    }

    private Node railButton(
            PanelTab tab, ObservableIntegerValue count, ObservableIntegerValue unread) {
        ToggleButton button = new ToggleButton();
        button.setGraphic(new FontIcon(icon(tab)));
        button.getStyleClass().add("rail-button");
        Parts.tip(button, title(tab), "");
        Label badge = Parts.label("", "badge");
        badge.setMouseTransparent(true);
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        ObservableIntegerValue figure = tab == PanelTab.PEOPLE ? count : unread;
        badge.textProperty().bind(Bindings.convert(figure));
        badge.pseudoClassStateChanged(PseudoClass.getPseudoClass("quiet"), tab == PanelTab.PEOPLE);
        badge.visibleProperty()
                .bind(
                        Bindings.greaterThan(figure, 0)
                                .and(Bindings.createBooleanBinding(() -> tab != PanelTab.QUEUE)));
        button.accessibleTextProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        badge.isVisible()
                                                ? title(tab) + ", " + figure.get()
                                                : title(tab),
                                figure));
        Runnable face = () -> button.setSelected(model.open().get() && model.tab().get() == tab);
        model.tab().addListener(change -> face.run());
        model.open().addListener(change -> face.run());
        button.setOnAction(pressed -> {
            model.press(tab);
            face.run();
        });
        return new StackPane(button, badge);
    }

    private static String title(PanelTab tab) {
        return switch (tab) {
            case CHAT -> Words.of("chat.title");
            case PEOPLE -> Words.of("people.title");
            case QUEUE -> Words.of("queue.title");
        };
    }

    private static Feather icon(PanelTab tab) {
        return switch (tab) {
            case CHAT -> Feather.MESSAGE_CIRCLE;
            case PEOPLE -> Feather.USERS;
            case QUEUE -> Feather.LIST;
        };
    }
}
