package app.matinee.client.ui.people;

import app.matinee.client.ui.common.Avatar;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The people panel.
public final class PeopleView extends VBox {
    private final PeopleViewModel model;
    private final VBox rows = new VBox();

    /// @param more above the invitation
    public PeopleView(PeopleViewModel model, Runnable invite, Node more) {
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
        VBox foot = new VBox(more, bring);
        foot.getStyleClass().add("panel-foot");
        getChildren().addAll(scroll, foot);
        model.people().addListener((ListChangeListener<PeopleViewModel.Person>) change -> draw());
        draw();
    }

    private void draw() {
        rows.getChildren().setAll(model.people().stream().map(PeopleView::row).toList());
    }

    private static Node row(PeopleViewModel.Person person) {
        Label name = Parts.label(person.name(), "strong");
        Label who = Parts.label(person.self() ? Words.of("people.you") : "", "faint");
        HBox first = Parts.row("person-name", name, who);
        VBox words = new VBox(first);
        if (!person.role().isEmpty()) {
            words.getChildren().add(Parts.label(person.role(), "faint"));
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
                Parts.row("person", new Avatar(person.name(), "medium"), words, Parts.gap(), how);
        row.setAccessibleRole(AccessibleRole.TEXT);
        row.setAccessibleText(person.name() + ", " + person.role() + ", " + person.paceWords());
        return row;
    }
}
