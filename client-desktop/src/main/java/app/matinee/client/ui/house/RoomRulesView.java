package app.matinee.client.ui.house;

import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomPolicy;
import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The room's sheet: who may do what, the door, the invites.
public final class RoomRulesView extends ScrollPane {
    private static final List<Role> LOWEST =
            List.of(Role.VIEWER, Role.MEMBER, Role.CO_HOST, Role.HOST);

    /// A viewer never changes the film, so there is nothing to allow.
    private static final List<Role> LOWEST_TO_CONTROL =
            List.of(Role.MEMBER, Role.CO_HOST, Role.HOST);

    private final HouseViewModel model;
    private final ToggleSwitch lobby = new ToggleSwitch();

    public RoomRulesView(HouseViewModel model) {
        this.model = model;
        getStyleClass().add("room-rules-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        VBox content =
                new VBox(
                        part("house.door"),
                        row("house.lobby", "house.lobby.more", lobby()),
                        row("house.lock", "house.lock.more", lock()),
                        row("house.password", "house.password.more", password()),
                        new TakenOutView(model),
                        part("house.invites"),
                        new InvitesView(model),
                        part("house.rights"),
                        right(
                                "house.control",
                                LOWEST_TO_CONTROL,
                                RoomPolicy::control,
                                (p, r) ->
                                        new RoomPolicy(
                                                r,
                                                p.queue(),
                                                p.chat(),
                                                p.speak(),
                                                p.share(),
                                                p.waitFor(),
                                                p.lobby())),
                        right(
                                "house.queue",
                                LOWEST,
                                RoomPolicy::queue,
                                (p, r) ->
                                        new RoomPolicy(
                                                p.control(),
                                                r,
                                                p.chat(),
                                                p.speak(),
                                                p.share(),
                                                p.waitFor(),
                                                p.lobby())),
                        right(
                                "house.chat",
                                LOWEST,
                                RoomPolicy::chat,
                                (p, r) ->
                                        new RoomPolicy(
                                                p.control(),
                                                p.queue(),
                                                r,
                                                p.speak(),
                                                p.share(),
                                                p.waitFor(),
                                                p.lobby())),
                        right(
                                "house.speak",
                                LOWEST,
                                RoomPolicy::speak,
                                (p, r) ->
                                        new RoomPolicy(
                                                p.control(),
                                                p.queue(),
                                                p.chat(),
                                                r,
                                                p.share(),
                                                p.waitFor(),
                                                p.lobby())),
                        right(
                                "house.share",
                                LOWEST,
                                RoomPolicy::share,
                                (p, r) ->
                                        new RoomPolicy(
                                                p.control(),
                                                p.queue(),
                                                p.chat(),
                                                p.speak(),
                                                r,
                                                p.waitFor(),
                                                p.lobby())));
        content.getStyleClass().add("room-rules");
        setContent(content);
    }

    /// What gets the keyboard first.
    public Node first() {
        return lobby;
    }

    private static Label part(String key) {
        return Parts.label(Words.of(key), "title", "room-rules-part");
    }

    private Node lobby() {
        lobby.setAccessibleText(Words.of("house.lobby"));
        lobby.disableProperty().bind(model.host().not());
        Parts.onChange(model.policy(), now -> lobby.setSelected(now.lobby()));
        lobby.selectedProperty()
                .addListener((property, before, now) ->
                        model.change(p ->
                                new RoomPolicy(
                                        p.control(),
                                        p.queue(),
                                        p.chat(),
                                        p.speak(),
                                        p.share(),
                                        p.waitFor(),
                                        now)));
        return lobby;
    }

    private Node lock() {
        ToggleSwitch lock = new ToggleSwitch();
        lock.setAccessibleText(Words.of("house.lock"));
        lock.disableProperty().bind(model.keeper().not());
        Parts.onChange(model.locked(), lock::setSelected);
        lock.selectedProperty().addListener((property, before, now) -> model.lock(now));
        return lock;
    }

    private Node password() {
        PasswordField field = new PasswordField();
        field.textProperty().bindBidirectional(model.newPassword());
        field.setTextFormatter(
                new TextFormatter<>(change ->
                        change.getControlNewText().length() <= Limits.MAX_PASSWORD_LENGTH
                                ? change
                                : null));
        field.setAccessibleText(Words.of("house.password.new"));
        field.setPromptText(Words.of("house.password.new"));
        field.setOnAction(entered -> model.setPassword());
        Button set = Parts.button(Words.of("house.password.set"), "secondary", model::setPassword);
        set.disableProperty().bind(model.newPassword().isEmpty());
        Button none = Parts.button(Words.of("house.password.none"), "quiet", model::removePassword);
        Parts.showWhen(none, model.hasPassword());
        HBox.setHgrow(field, Priority.ALWAYS);
        for (Button button : List.of(set, none)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox row = Parts.row("password-row", field, set, none);
        row.disableProperty().bind(model.host().not());
        return row;
    }

    private Node right(
            String key,
            List<Role> choices,
            Function<RoomPolicy, Role> read,
            BiFunction<RoomPolicy, Role, RoomPolicy> write) {
        ChoiceBox<Role> lowest = new ChoiceBox<>();
        lowest.getItems().setAll(choices);
        lowest.setConverter(new InWords());
        lowest.setAccessibleText(Words.of(key));
        lowest.disableProperty().bind(model.host().not());
        Parts.onChange(
                model.policy(),
                now ->
                        lowest.setValue(
                                choices.contains(read.apply(now))
                                        ? read.apply(now)
                                        : choices.getFirst()));
        lowest.valueProperty()
                .addListener((property, before, now) -> {
                    if (now != null && before != null && now != read.apply(model.policy().get())) {
                        model.change(p -> write.apply(p, now));
                    }
                });
        return row(key, null, lowest);
    }

    private static Node row(String title, @Nullable String more, Node control) {
        VBox words = new VBox(Parts.label(Words.of(title), "strong"));
        if (more != null) {
            words.getChildren().add(Parts.prose(Words.of(more), "faint"));
        }
        words.getStyleClass().add("settings-words");
        return Parts.row("settings-row", words, Parts.gap(), control);
    }

    private static final class InWords extends StringConverter<Role> {
        @Override
        public String toString(Role lowest) {
            return switch (lowest) {
                case VIEWER -> Words.of("house.everybody");
                case MEMBER -> Words.of("house.members");
                case CO_HOST -> Words.of("house.cohosts");
                case HOST -> Words.of("house.host");
            };
        }

        @Override
        public Role fromString(String words) {
            throw new UnsupportedOperationException("chosen, never typed: " + words);
        }
    }
}
