package app.matinee.client.ui.player;

import app.matinee.client.player.PlayerFailure;
import app.matinee.client.session.Moment;
import app.matinee.client.ui.common.KeyMap;
import app.matinee.client.ui.common.MomentWords;
import app.matinee.client.ui.common.Motion;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Words;
import app.matinee.protocol.Media;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The film, letterboxed on black, and what floats over it: reactions, toasts, cards, the header
/// and the bar. Always dark, whatever the theme: it is a cinema.
public final class StageView extends StackPane {
    private static final PseudoClass CORNER = PseudoClass.getPseudoClass("corner");

    /// Of the stage's width, as large as a small film is.
    private static final double SMALL = 0.28;

    private static final Insets BELOW_PILL = new Insets(64, 16, 0, 0);

    private final PlaybackViewModel model;
    private final Motion motion;
    private final LongSupplier nanoTime;
    private final BooleanProperty fullScreen;
    private final Node film;
    private final StackPane filmPlace = new StackPane();
    private final Node header;
    private final Region bar;
    private final VBox cards = new VBox();
    private final Node invite;
    private final StageCards faces;
    private final ControlsIdle idle;
    private final ToastLayer toasts;
    private boolean shown = true;

    /// What the room puts on the stage.
    ///
    /// @param film resizable; letterboxes its picture by itself
    /// @param small whether the film makes way for something larger and shows in a corner
    /// @param header title and invite, vanishes with the bar
    /// @param always stays while they vanish: pill, chat lines
    /// @param invite large, for a person alone with nothing on; hides itself
    public record Furniture(
            Node film,
            ObservableBooleanValue small,
            Region header,
            Node always,
            Node invite,
            Node[] barExtras) {}

    public StageView(
            PlaybackViewModel model,
            PartyFeed feed,
            KeyMap keys,
            Motion motion,
            LongSupplier nanoTime,
            BooleanProperty fullScreen,
            Furniture furniture,
            Runnable openLibrary,
            Runnable openLink) {
        this.model = model;
        this.motion = motion;
        this.nanoTime = nanoTime;
        this.fullScreen = fullScreen;
        this.film = furniture.film();
        this.header = furniture.header();
        this.invite = furniture.invite();
        this.bar = new ControlBar(model, keys, fullScreen, furniture.barExtras());
        this.faces = new StageCards(openLibrary, openLink, keys);
        this.toasts = new ToastLayer(motion);
        this.idle = new ControlsIdle(nanoTime.getAsLong());
        getStyleClass().addAll("stage", "cinema");
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleText(Words.of("stage.name"));

        ReactionLayer reactions = new ReactionLayer(motion);
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.getStyleClass().add("stage-spinner");
        spinner.setAccessibleText(Words.of("stage.loading"));
        spinner.setFocusTraversable(false);
        spinner.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        spinner.visibleProperty().bind(model.waiting());
        cards.setPickOnBounds(false);
        cards.getStyleClass().add("stage-cards");
        filmPlace.getChildren().add(film);
        filmPlace.setMouseTransparent(true);
        filmPlace.getStyleClass().add("film-place");
        bar.setMaxHeight(Region.USE_PREF_SIZE);
        furniture.header().setMaxHeight(Region.USE_PREF_SIZE);
        setAlignment(bar, Pos.BOTTOM_CENTER);
        setAlignment(header, Pos.TOP_CENTER);
        setAlignment(toasts, Pos.TOP_CENTER);
        getChildren()
                .addAll(
                        filmPlace,
                        spinner,
                        cards,
                        reactions,
                        header,
                        furniture.always(),
                        toasts,
                        bar);
        furniture.small().addListener(change -> placeFilm(furniture.small().get()));
        widthProperty().addListener(change -> placeFilm(furniture.small().get()));
        model.media().addListener(change -> drawCard());
        model.failure().addListener(change -> drawCard());
        drawCard();
        feed.onMoment(moment -> {
            if (moment instanceof Moment.Reacted reacted) {
                reactions.show(
                        reacted.emoji(), reacted.self() ? Words.of("moment.you") : reacted.name());
            }
            MomentWords.toast(moment).ifPresent(toasts::show);
        });
        addEventFilter(MouseEvent.MOUSE_MOVED, move -> stir());
        addEventFilter(MouseEvent.MOUSE_DRAGGED, move -> stir());
        setOnMouseClicked(this::clicked);
        setOnScroll(wheel -> {
            if (wheel.getDeltaY() != 0) {
                model.volumeBy(wheel.getDeltaY() > 0 ? 5 : -5);
            }
        });
        // A click on a control must not leave the keyboard there: Space would press it again.
        bar.addEventHandler(MouseEvent.MOUSE_RELEASED, release -> requestFocus());
    }

    /// Says something for three seconds.
    public void toast(String words) {
        toasts.show(words);
    }

    /// Shows the controls, as a moving mouse does.
    public void stir() {
        idle.moved(nanoTime.getAsLong());
        draw(true);
    }

    /// A few times a second while the room is shown.
    public void tick() {
        model.tick();
        boolean inUse = bar.isHover() || header.isHover() || hasFocus(bar) || hasFocus(header);
        boolean resting = !model.playing().get() || model.failure().get() != null;
        draw(idle.isShown(nanoTime.getAsLong(), !resting, inUse));
    }

    private void draw(boolean controls) {
        if (controls == shown) {
            return;
        }
        shown = controls;
        motion.show(bar, controls && model.media().get() != null);
        motion.show(header, controls);
        setCursor(controls ? Cursor.DEFAULT : Cursor.NONE);
    }

    /// In a corner the film lies above what took its place.
    private void placeFilm(boolean small) {
        double width = getWidth() * SMALL;
        filmPlace.setMaxSize(
                small ? width : Double.MAX_VALUE, small ? width * 9 / 16 : Double.MAX_VALUE);
        filmPlace.setViewOrder(small ? -1 : 0);
        filmPlace.pseudoClassStateChanged(CORNER, small);
        setAlignment(filmPlace, small ? Pos.TOP_RIGHT : Pos.CENTER);
        setMargin(filmPlace, small ? BELOW_PILL : null);
    }

    private void drawCard() {
        Media media = model.media().get();
        PlayerFailure failure = model.failure().get();
        cards.getChildren().clear();
        film.setVisible(media != null && failure == null);
        bar.setVisible(media != null);
        if (media == null) {
            cards.getChildren().addAll(faces.nothingOn(), invite);
        } else if (failure != null) {
            cards.getChildren().add(faces.failed(failure, media.title(), model::retry));
        }
    }

    private void clicked(MouseEvent click) {
        if (click.getButton() != MouseButton.PRIMARY || !isBackground(click.getTarget())) {
            return;
        }
        requestFocus();
        if (click.getClickCount() == 2) {
            fullScreen.set(!fullScreen.get());
        }
    }

    private boolean isBackground(Object target) {
        return target == this || target == film || target == cards;
    }

    private boolean hasFocus(Node part) {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        for (@Nullable Node up = owner; up != null; up = up.getParent()) {
            if (up == part) {
                return true;
            }
        }
        return false;
    }
}
