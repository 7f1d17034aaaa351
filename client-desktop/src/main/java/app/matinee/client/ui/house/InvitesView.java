package app.matinee.client.ui.house;

import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import app.matinee.protocol.Invite;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Links that let people in: a new one, and those still open.
final class InvitesView extends VBox {
    private static final List<Duration> LASTING =
            List.of(
                    Duration.ofHours(1),
                    Duration.ofDays(1),
                    Duration.ofDays(7),
                    Duration.ofDays(30));

    /// 0 stands for as many as like: a choice box cannot hold a null.
    private static final List<Integer> USES = List.of(0, 1, 5, 20);

    private final HouseViewModel model;
    private final VBox rows = new VBox();
    private final DateTimeFormatter time =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withZone(ZoneId.systemDefault());

    InvitesView(HouseViewModel model) {
        this.model = model;
        getStyleClass().add("invites");
        ChoiceBox<Duration> lasting =
                choice("invites.lasting", LASTING, Duration.ofDays(1), InvitesView::lasting);
        ChoiceBox<Integer> uses = choice("invites.uses", USES, 0, InvitesView::uses);
        Button copy =
                Parts.button(
                        Feather.COPY,
                        Words.of("invites.copy"),
                        "primary",
                        () ->
                                model.makeInvite(
                                        new InviteTerms(
                                                lasting.getValue(), some(uses.getValue()))));
        copy.setMinWidth(Region.USE_PREF_SIZE);
        rows.getStyleClass().add("invite-rows");
        getChildren()
                .addAll(
                        Parts.prose(Words.of("invites.more"), "faint"),
                        Parts.row("invite-new", lasting, uses, Parts.gap(), copy),
                        rows);
        disableProperty().bind(model.keeper().not());
        model.invites().addListener((ListChangeListener<Invite>) change -> draw());
        draw();
    }

    private void draw() {
        rows.getChildren().setAll(model.invites().stream().map(this::row).toList());
    }

    private Node row(Invite invite) {
        String until = time.format(Instant.ofEpochMilli(invite.expiresServerMs()));
        String used =
                invite.maxUses() == null
                        ? Words.of("invites.used", Integer.toString(invite.used()))
                        : Words.of(
                                "invites.usedof",
                                Integer.toString(invite.used()),
                                invite.maxUses().toString());
        String words = Words.of("invites.row", until, used);
        Button revoke =
                Parts.button(
                        Words.of("invites.revoke"), "quiet", () -> model.revoke(invite.inviteId()));
        revoke.setAccessibleText(Words.of("invites.revoke.which", words));
        return Parts.row("invite-row", Parts.label(words, "normal"), Parts.gap(), revoke);
    }

    private static <T> ChoiceBox<T> choice(
            String key, List<T> from, T usual, Function<T, String> words) {
        ChoiceBox<T> box = new ChoiceBox<>();
        box.getItems().setAll(from);
        box.setValue(usual);
        box.setAccessibleText(Words.of(key));
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(T value) {
                        return words.apply(value);
                    }

                    @Override
                    public T fromString(String typed) {
                        throw new UnsupportedOperationException("chosen, never typed: " + typed);
                    }
                });
        return box;
    }

    private static String lasting(Duration valid) {
        return valid.toDays() == 0
                ? Words.of("invites.hour")
                : valid.toDays() == 1
                        ? Words.of("invites.day")
                        : Words.of("invites.days", Long.toString(valid.toDays()));
    }

    private static String uses(int uses) {
        return switch (uses) {
            case 0 -> Words.of("invites.anybody");
            case 1 -> Words.of("invites.one");
            default -> Words.of("invites.some", Integer.toString(uses));
        };
    }

    private static @Nullable Integer some(int uses) {
        return uses == 0 ? null : uses;
    }
}
