package app.matinee.client.ui.faces;

import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.StreamId;
import app.matinee.client.rtc.VideoFrames;
import app.matinee.client.ui.common.Avatar;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One face: the picture or the initial, the name, and how they are heard.
final class FaceTile extends StackPane {
    private static final PseudoClass SPEAKING = PseudoClass.getPseudoClass("speaking");
    private static final PseudoClass WEAK = PseudoClass.getPseudoClass("weak");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
    private static final double WIDTH = 176;
    private static final double HEIGHT = 96;
    private static final double PINNED = 1.75;

    private final FacesViewModel model;
    private final FramePainter painter;
    private final ImageView picture = new ImageView();
    private final Region ring = new Region();
    private final Avatar initial;
    private final Label name = Parts.label("", "face-name");
    private final FontIcon off = new FontIcon(Feather.MIC_OFF);
    private final MenuButton menu = new MenuButton();
    private Face face;

    FaceTile(FacesViewModel model, VideoFrames frames, Face face) {
        this.model = model;
        this.face = face;
        painter =
                new FramePainter(
                        frames,
                        face.self()
                                ? StreamId.own(Slot.CAMERA)
                                : StreamId.of(face.who(), Slot.CAMERA),
                        picture);
        initial = new Avatar(face.name(), "large");
        getStyleClass().add("face");
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        ring.getStyleClass().add("face-ring");
        ring.setMouseTransparent(true);
        HBox foot = Parts.row("face-foot", off, name);
        foot.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        foot.setMouseTransparent(true);
        setAlignment(foot, Pos.BOTTOM_LEFT);
        menu.setGraphic(new FontIcon(Feather.MORE_HORIZONTAL));
        menu.getStyleClass().addAll("icon-button", "face-menu");
        menu.setAccessibleText(Words.of("faces.menu", face.name()));
        setAlignment(menu, Pos.TOP_RIGHT);
        getChildren().addAll(initial, picture, foot, ring, menu);
        show(face);
    }

    void show(Face now) {
        // Changed items would close a menu that is open, and faces change every second.
        boolean otherDeeds =
                menu.getItems().isEmpty()
                        || now.pinned() != face.pinned()
                        || now.mutedHere() != face.mutedHere();
        face = now;
        double scale = now.pinned() ? PINNED : 1;
        double width = WIDTH * scale;
        double height = HEIGHT * scale;
        setMinSize(width, height);
        setMaxSize(width, height);
        setPrefSize(width, height);
        picture.setScaleX(now.mirrored() ? -1 : 1);
        picture.setFitWidth(width);
        picture.setFitHeight(height);
        Rectangle round = new Rectangle(width, height);
        round.setArcWidth(12);
        round.setArcHeight(12);
        setClip(round);
        name.setText(now.self() ? Words.of("faces.you") : now.name());
        name.setMaxWidth(width - 48);
        off.setVisible(now.muted() || now.mutedHere());
        off.setManaged(off.isVisible());
        picture.setVisible(now.picture() && picture.getImage() != null);
        ring.pseudoClassStateChanged(SPEAKING, now.speaking());
        pseudoClassStateChanged(WEAK, now.quality() == Face.Quality.WEAK);
        pseudoClassStateChanged(BROKEN, now.quality() == Face.Quality.BROKEN);
        setAccessibleText(words(now));
        if (otherDeeds) {
            menu.getItems().setAll(items(now));
        }
    }

    private static String words(Face now) {
        String how =
                now.mutedHere()
                        ? Words.of("faces.silenced")
                        : now.muted()
                                ? Words.of("faces.muted")
                                : now.speaking() ? Words.of("faces.speaks") : "";
        String tie =
                switch (now.quality()) {
                    case GOOD -> "";
                    case WEAK -> Words.of("faces.weak");
                    case CONNECTING -> Words.of("faces.connecting");
                    case BROKEN -> Words.of("faces.broken");
                };
        return String.join(
                ", ", List.of(now.name(), how, tie).stream().filter(w -> !w.isEmpty()).toList());
    }

    private List<MenuItem> items(Face now) {
        List<MenuItem> items = new ArrayList<>();
        if (!now.self()) {
            items.add(
                    item(
                            now.mutedHere() ? "faces.hear" : "faces.silence",
                            () -> model.mute(now.who(), !now.mutedHere())));
        }
        items.add(item(now.pinned() ? "faces.unpin" : "faces.pin", () -> model.pin(now.who())));
        items.add(item("faces.hide", () -> model.hide(now.who())));
        return items;
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Words.of(key));
        item.setOnAction(chosen -> action.run());
        return item;
    }

    /// Once per pulse.
    void paint() {
        boolean has = face.picture() && painter.paint();
        if (picture.isVisible() != has) {
            picture.setVisible(has);
            initial.setVisible(!has);
        }
    }
}
