package app.matinee.client.ui.people;

import app.matinee.client.ui.common.Avatar;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import app.matinee.protocol.CallState;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The people panel.
public final class PeopleView extends VBox {
    private final PeopleViewModel model;
    private final VBox rows = new VBox();

    /// @param more above the invitation
    /// @param rules opens the room's sheet
    public PeopleView(PeopleViewModel model, Runnable invite, Runnable rules, Node more) {
        this.model = model;
        getStyleClass().add("people");
        rows.getStyleClass().add("people-rows");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Button bring =
                Parts.button(Feather.USER_PLUS, Words.of("people.invite"), "secondary", invite);
        bring.setMaxWidth(Double.MAX_VALUE);
        Button keep = Parts.button(Feather.SLIDERS, Words.of("people.rules"), "secondary", rules);
        keep.setMaxWidth(Double.MAX_VALUE);
        VBox foot = new VBox(more, keep, bring);
        foot.getStyleClass().add("panel-foot");
        getChildren().addAll(scroll, foot);
        model.people().addListener((ListChangeListener<PeopleViewModel.Person>) change -> draw());
        draw();
    }

    private void draw() {
        rows.getChildren().setAll(model.people().stream().map(this::row).toList());
    }

    private Node row(PeopleViewModel.Person person) {
        Label name = Parts.label(person.name(), "strong");
        Label who = Parts.label(person.self() ? Words.of("people.you") : "", "faint");
        HBox first = Parts.row("person-name", name, who);
        VBox words = new VBox(first);
        String under = under(person);
        if (!under.isEmpty()) {
            words.getChildren().add(Parts.label(under, "faint"));
        }
        words.getStyleClass().add("person-words");
        words.setMinWidth(0);
        Region dot = new Region();
        dot.getStyleClass().add("dot");
        dot.pseudoClassStateChanged(
                PseudoClass.getPseudoClass(
                        person.pace().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                true);
        Label pace = Parts.label(person.paceWords(), "faint");
        pace.setMinWidth(Region.USE_PREF_SIZE);
        HBox how = Parts.row("person-pace", pace, dot);
        how.setVisible(person.pace() != PeopleViewModel.Pace.UNKNOWN);
        HBox row =
                Parts.row(
                        "person",
                        new Avatar(person.name(), "medium"),
                        words,
                        Parts.gap(),
                        marks(person.on()),
                        how);
        if (!person.deeds().isEmpty()) {
            row.getChildren().add(menu(person));
        }
        row.setAccessibleRole(AccessibleRole.TEXT);
        row.setAccessibleText(
                Stream.of(person.name(), under, words(person.on()), person.paceWords())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ")));
        return row;
    }

    /// What of somebody is on; nothing for those who only watch.
    private static Node marks(CallState on) {
        HBox marks = Parts.row("person-marks");
        if (on.onAir()) {
            marks.getChildren().add(new FontIcon(on.mic() ? Feather.MIC : Feather.MIC_OFF));
        }
        if (on.camera()) {
            marks.getChildren().add(new FontIcon(Feather.VIDEO));
        }
        if (on.screen()) {
            marks.getChildren().add(new FontIcon(Feather.MONITOR));
        }
        return marks;
    }

    private static String words(CallState on) {
        return Stream.of(
                        on.mic() ? Words.of("people.mic") : "",
                        on.camera() ? Words.of("people.camera") : "",
                        on.screen() ? Words.of("people.screen") : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String under(PeopleViewModel.Person person) {
        String devices =
                person.devices() > 1
                        ? Words.of("people.devices", Integer.toString(person.devices()))
                        : "";
        return Stream.of(person.role(), devices)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private Node menu(PeopleViewModel.Person person) {
        ContextMenu menu = new ContextMenu();
        for (PeopleViewModel.Deed deed : person.deeds()) {
            MenuItem item = new MenuItem(words(deed));
            item.setOnAction(chosen -> model.perform(person.userId(), deed));
            if (deed == PeopleViewModel.Deed.TAKE_OUT) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            menu.getItems().add(item);
        }
        Button more =
                Parts.iconButton(
                        Feather.MORE_VERTICAL,
                        Words.of("people.more", person.name()),
                        "",
                        () -> {});
        more.setOnAction(pressed -> menu.show(more, Side.BOTTOM, 0, 0));
        return more;
    }

    private static String words(PeopleViewModel.Deed deed) {
        return switch (deed) {
            case MAKE_CO_HOST -> Words.of("people.make.cohost");
            case MAKE_MEMBER -> Words.of("people.make.member");
            case MAKE_VIEWER -> Words.of("people.make.viewer");
            case HAND_OVER -> Words.of("people.handover");
            case TAKE_OUT -> Words.of("people.takeout");
            case BAN -> Words.of("people.ban");
        };
    }
}
