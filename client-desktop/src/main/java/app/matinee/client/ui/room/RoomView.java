package app.matinee.client.ui.room;

import app.matinee.client.rtc.VideoFrames;
import app.matinee.client.session.Moment;
import app.matinee.client.session.Party;
import app.matinee.client.ui.chat.ChatView;
import app.matinee.client.ui.chat.ChatViewModel;
import app.matinee.client.ui.chat.FloatingChat;
import app.matinee.client.ui.common.Command;
import app.matinee.client.ui.common.KeyMap;
import app.matinee.client.ui.common.Motion;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Ports;
import app.matinee.client.ui.common.Words;
import app.matinee.client.ui.debug.CallFigures;
import app.matinee.client.ui.debug.CallFiguresView;
import app.matinee.client.ui.debug.DebugView;
import app.matinee.client.ui.debug.DebugViewModel;
import app.matinee.client.ui.faces.CallButtons;
import app.matinee.client.ui.faces.FacesLayer;
import app.matinee.client.ui.faces.FacesViewModel;
import app.matinee.client.ui.house.DoorCards;
import app.matinee.client.ui.house.HouseViewModel;
import app.matinee.client.ui.house.InviteTerms;
import app.matinee.client.ui.people.PeopleView;
import app.matinee.client.ui.people.PeopleViewModel;
import app.matinee.client.ui.player.PlaybackViewModel;
import app.matinee.client.ui.player.StageView;
import app.matinee.client.ui.queue.QueueView;
import app.matinee.client.ui.queue.QueueViewModel;
import app.matinee.client.ui.waiting.WaitChoice;
import app.matinee.client.ui.waiting.WaitingLayer;
import app.matinee.client.ui.waiting.WaitingViewModel;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// The party: stage and panel, and the keys that work them.
public final class RoomView extends HBox {
    private static final KeyCode PUSH_TO_TALK = KeyCode.B;
    private static final Duration TICK = Duration.millis(200);

    private final RoomViewModel model;
    private final StatusViewModel status;
    private final ChatViewModel chat;
    private final PanelViewModel panel;
    private final FacesViewModel faces;
    private final RoomCommands commands;
    private final RoomKeys keys;
    private final StageView stage;
    private final ChatView chatView;
    private final HouseViewModel house;
    private final Consumer<Command> sheets;
    private final Consumer<String> say;
    private final Timeline clock = new Timeline(new KeyFrame(TICK, tick -> tick()));

    /// What a room is made of, besides the party.
    ///
    /// @param film the film's picture, see [StageView.Furniture#film]
    /// @param frames everybody's pictures
    /// @param nanoTime `System.nanoTime()`, or a test's
    /// @param sheets opens library, settings, help; quits; keeps on top
    public record Kit(
            Party party,
            PartyFeed feed,
            Ports ports,
            HouseViewModel house,
            KeyMap keys,
            Motion motion,
            Node film,
            VideoFrames frames,
            LongSupplier nanoTime,
            ZoneId zone,
            Consumer<Command> sheets) {}

    public RoomView(RoomViewModel model, Kit kit, Runnable openLink) {
        this.model = model;
        this.sheets = kit.sheets();
        getStyleClass().add("room");
        Party party = kit.party();
        PartyFeed feed = kit.feed();
        PlaybackViewModel playback = new PlaybackViewModel(party, feed, kit.ports().settings());
        QueueViewModel queue = new QueueViewModel(party, feed);
        DebugViewModel figures = new DebugViewModel(feed);
        WaitingViewModel waiting = new WaitingViewModel(party, feed, kit.nanoTime());
        house = kit.house();
        feed.onMoment(this::happened);
        status = new StatusViewModel(party, feed, kit.nanoTime());
        chat = new ChatViewModel(party, feed, kit.zone(), kit.nanoTime());
        panel = new PanelViewModel(model.fullScreen());
        faces = new FacesViewModel(party, feed);
        FacesLayer facesLayer = new FacesLayer(faces, kit.frames());
        commands = new RoomCommands(model, playback, queue, panel, faces, this::inWindow);
        keys = new RoomKeys(kit.keys());
        chatView = new ChatView(chat);
        chat.watched().bind(panel.chatInSight());

        Runnable openLibrary = () -> kit.sheets().accept(Command.LIBRARY);
        SidePanel side =
                new SidePanel(
                        panel,
                        Map.of(
                                PanelTab.CHAT, chatView,
                                PanelTab.PEOPLE,
                                        new PeopleView(
                                                new PeopleViewModel(party, feed),
                                                this::copyInvite,
                                                () -> kit.sheets().accept(Command.ROOM_RULES),
                                                new WaitChoice(waiting)),
                                PanelTab.QUEUE, new QueueView(queue, openLibrary)),
                        model.count(),
                        chat.unread());
        ToastRelay relay = new ToastRelay();
        say = relay;
        stage =
                new StageView(
                        playback,
                        feed,
                        kit.keys(),
                        kit.motion(),
                        kit.nanoTime(),
                        model.fullScreen(),
                        new StageView.Furniture(
                                kit.film(),
                                facesLayer.takesStage(),
                                new RoomHeader(model, kit.keys(), this::copyInvite),
                                corners(kit, figures, waiting, facesLayer),
                                invite(),
                                new Node[] {libraryButton(kit.keys(), openLibrary)}),
                        openLibrary,
                        openLink);
        relay.to = stage::toast;
        HBox.setHgrow(stage, Priority.ALWAYS);
        getChildren().addAll(stage, side);
        widthProperty().addListener((property, before, now) -> panel.widthIs(now.doubleValue()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventFilter(KeyEvent.KEY_RELEASED, this::keyReleased);
        clock.setCycleCount(Animation.INDEFINITE);
        sceneProperty()
                .addListener((property, before, scene) -> {
                    if (scene == null) {
                        clock.stop();
                    } else {
                        clock.play();
                    }
                });
    }

    /// Puts the keyboard where Space plays.
    public void begin() {
        stage.requestFocus();
    }

    private void tick() {
        stage.tick();
        status.tick();
    }

    /// Push-to-talk: a letter that is nothing else's, held. Not while somebody writes.
    private void keyReleased(KeyEvent release) {
        if (release.getCode() == PUSH_TO_TALK) {
            faces.talk(false);
        }
    }

    private void keyPressed(KeyEvent press) {
        if (press.getCode() == PUSH_TO_TALK
                && !press.isShortcutDown()
                && !(press.getTarget() instanceof TextInputControl)) {
            faces.talk(true);
        }
        stage.stir();
        keys.find(press)
                .ifPresent(binding -> {
                    commands.perform(binding);
                    press.consume();
                });
    }

    private void inWindow(Command command) {
        switch (command) {
            case INVITE -> copyInvite();
            case CHAT -> {
                panel.reveal(PanelTab.CHAT);
                chatView.write();
            }
            default -> sheets.accept(command);
        }
    }

    private void happened(Moment moment) {
        if (moment instanceof Moment.InviteMade(var token)) {
            copy(model.inviteText(token));
        }
    }

    /// Before a closed door a plain link is of no use, so one with a key is made.
    private void copyInvite() {
        if (house.needsInvites()) {
            house.makeInvite(InviteTerms.USUAL);
        } else {
            copy(model.inviteText());
        }
    }

    private void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        say.accept(Words.of("room.copied"));
    }

    /// What stays on the stage while the controls are away.
    private Node corners(
            Kit kit, DebugViewModel figures, WaitingViewModel waiting, FacesLayer facesLayer) {
        StatusPill pill =
                new StatusPill(status, figures, kit.keys().keysFor(Command.STATISTICS, 0));
        Button settings =
                Parts.iconButton(
                        Feather.SETTINGS,
                        Words.of("settings.title"),
                        kit.keys().keysFor(Command.SETTINGS, 0),
                        () -> sheets.accept(Command.SETTINGS));
        settings.getStyleClass().add("glass");
        DebugView debug = new DebugView(figures);
        CallFiguresView calls = new CallFiguresView(new CallFigures(kit.party(), kit.feed()));
        VBox figuresBox = new VBox(debug, calls);
        figuresBox.getStyleClass().add("figures-box");
        Parts.showWhen(figuresBox, model.figuresShown());
        CallButtons call =
                new CallButtons(
                        faces,
                        kit.keys(),
                        () -> sheets.accept(Command.SCREEN),
                        () -> sheets.accept(Command.DEVICES));
        HBox right = Parts.row("corner", pill, call, settings);
        right.setPickOnBounds(false);
        VBox top = new VBox(right, figuresBox);
        top.setAlignment(Pos.TOP_RIGHT);
        top.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        top.setPickOnBounds(false);
        top.getStyleClass().add("top-right");
        StackPane.setAlignment(top, Pos.TOP_RIGHT);
        FloatingChat lines = new FloatingChat(chat, kit.motion());
        StackPane.setAlignment(lines, Pos.BOTTOM_LEFT);
        DoorCards door = new DoorCards(kit.house());
        StackPane.setAlignment(door, Pos.TOP_CENTER);
        StackPane corners =
                new StackPane(
                        new WaitingLayer(waiting, kit.motion()), facesLayer, top, lines, door);
        corners.setPickOnBounds(false);
        return corners;
    }

    private Node invite() {
        InviteCard card = new InviteCard(model, this::copyInvite);
        Parts.showWhen(card, model.alone());
        return card;
    }

    private static Button libraryButton(KeyMap keys, Runnable openLibrary) {
        return Parts.iconButton(
                Feather.GRID,
                Words.of("library.title"),
                keys.keysFor(Command.LIBRARY, 0),
                openLibrary);
    }

    /// Lets the header speak on the stage that is built after it.
    private static final class ToastRelay implements Consumer<String> {
        private Consumer<String> to = words -> {};

        @Override
        public void accept(String words) {
            to.accept(words);
        }
    }
}
