package app.matinee.client.ui.faces;

import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.rtc.ScreenSource;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.rtc.Thumbnail;
import app.matinee.client.session.Party;
import app.matinee.client.session.ScreensOnOffer;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.CallWords;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Words;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What of the screen to show: all of it, or one window, each with a small picture. Made once; FX
/// thread.
public final class ScreensView extends VBox {
    private final Party party;
    private final Runnable close;
    private final Button again;
    private final Label words = Parts.prose(Words.of("screens.looking"), "faint");
    private final FlowPane sources = new FlowPane(12, 12);
    private final Map<ScreenChoice, StackPane> places = new HashMap<>();
    private ScreensOnOffer shown = ScreensOnOffer.UNKNOWN;

    /// @param close when something was chosen
    public ScreensView(Party party, PartyFeed feed, Runnable close) {
        this.party = party;
        this.close = close;
        getStyleClass().add("screens");
        sources.getStyleClass().add("screens-sources");
        ScrollPane scroll = new ScrollPane(sources);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("screens-scroll");
        scroll.setFocusTraversable(false);
        again =
                Parts.button(
                        Feather.REFRESH_CW, Words.of("screens.again"), "secondary", this::opened);
        getChildren().addAll(words, scroll, Parts.row("button-row", again));
        feed.follow(state -> show(state.call().screens()));
    }

    /// Asks anew: windows come and go.
    public void opened() {
        party.post(new UserAction.LookForScreens());
    }

    public Node first() {
        return again;
    }

    private void show(ScreensOnOffer now) {
        if (now == shown) {
            return;
        }
        if (!now.sources().equals(shown.sources())) {
            places.clear();
            sources.getChildren().setAll(now.sources().stream().map(this::tile).toList());
        }
        now.pictures()
                .forEach((choice, picture) -> {
                    StackPane place = places.get(choice);
                    if (place != null && !picture.equals(shown.pictures().get(choice))) {
                        place.getChildren().setAll(view(picture));
                    }
                });
        words.setText(said(now.state(), now.sources()));
        words.setManaged(!words.getText().isEmpty());
        shown = now;
    }

    private static String said(Optional<SlotState> state, List<ScreenSource> sources) {
        if (state.isEmpty()) {
            return Words.of("screens.looking");
        }
        SlotState how = state.get();
        if (how != SlotState.LIVE && how != SlotState.OFF) {
            return CallWords.trouble(Slot.SCREEN, how);
        }
        return sources.isEmpty() ? Words.of("screens.none") : Words.of("screens.advice");
    }

    private Node tile(ScreenSource source) {
        FontIcon icon =
                new FontIcon(
                        source.choice() instanceof ScreenChoice.WholeScreen
                                ? Feather.MONITOR
                                : Feather.SQUARE);
        StackPane place = new StackPane(icon);
        place.getStyleClass().add("screen-picture");
        places.put(source.choice(), place);
        String title = source.title().isEmpty() ? Words.of("screens.whole") : source.title();
        Label name = Parts.label(title, "normal");
        name.setMaxWidth(Thumbnail.MAX_WIDTH);
        VBox content = new VBox(place, name);
        content.getStyleClass().add("screen-source-content");
        Button button = new Button();
        button.setGraphic(content);
        button.getStyleClass().add("screen-source");
        button.setAccessibleText(title);
        button.setOnAction(pressed -> {
            party.post(new UserAction.ShareScreen(source.choice()));
            close.run();
        });
        return button;
    }

    private static ImageView view(Thumbnail picture) {
        ImageView view = new ImageView(new Image(new ByteArrayInputStream(picture.png())));
        view.setPreserveRatio(true);
        view.setFitWidth(Thumbnail.MAX_WIDTH);
        view.setFitHeight(Thumbnail.MAX_HEIGHT);
        return view;
    }
}
