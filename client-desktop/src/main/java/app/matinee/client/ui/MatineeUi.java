package app.matinee.client.ui;

import app.matinee.client.rtc.NoCalls;
import app.matinee.client.rtc.VideoFrames;
import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.PartyState.Link;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.Command;
import app.matinee.client.ui.common.KeyMap;
import app.matinee.client.ui.common.Look;
import app.matinee.client.ui.common.Motion;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Ports;
import app.matinee.client.ui.common.Preferences;
import app.matinee.client.ui.common.RecentRoom;
import app.matinee.client.ui.common.SheetLayer;
import app.matinee.client.ui.common.Words;
import app.matinee.client.ui.faces.DevicesView;
import app.matinee.client.ui.faces.ScreensView;
import app.matinee.client.ui.faces.SharingBar;
import app.matinee.client.ui.house.HouseViewModel;
import app.matinee.client.ui.house.RoomRulesView;
import app.matinee.client.ui.lobby.LobbyView;
import app.matinee.client.ui.lobby.LobbyViewModel;
import app.matinee.client.ui.queue.LibraryView;
import app.matinee.client.ui.queue.LibraryViewModel;
import app.matinee.client.ui.room.RoomView;
import app.matinee.client.ui.room.RoomViewModel;
import app.matinee.client.ui.settings.HelpView;
import app.matinee.client.ui.settings.SettingsView;
import app.matinee.client.ui.settings.SettingsViewModel;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window. Made once, on the FX thread; shows the lobby while [PartyState#room] is null, and
/// the room otherwise.
public final class MatineeUi {
    private final Stage stage;
    private final Party party;
    private final Ports ports;
    private final PartyFeed feed;
    private final VideoFrames frames;
    private final InstantSource wallClock;
    private final KeyMap keys = KeyMap.standard();
    private final Motion motion;
    private final SheetLayer sheets;
    private final StackPane screen = new StackPane();
    private final Scene scene;
    private final LobbyViewModel lobby;
    private final LobbyView lobbyView;
    private final Supplier<RoomView> makeRoom;
    private final LibraryViewModel library;
    private final SettingsViewModel settings;
    private final HouseViewModel house;
    private @Nullable RoomView roomView;
    private @Nullable ScreensView screens;
    private boolean inRoom;

    /// @param film the film's picture: resizable, letterboxes by itself
    public MatineeUi(Stage stage, Party party, Node film, Ports ports) {
        this(stage, party, film, new NoCalls().frames(), ports);
    }

    /// @param frames everybody's pictures
    public MatineeUi(Stage stage, Party party, Node film, VideoFrames frames, Ports ports) {
        this.stage = stage;
        this.party = party;
        this.ports = ports;
        this.wallClock = InstantSource.system();
        Look.load(ports.settings().current().theme());
        motion =
                new Motion(() ->
                        ports.settings().current().lessMotion()
                                || Platform.getPreferences().isReducedMotion());
        sheets = new SheetLayer(motion);
        scene = new Scene(new StackPane(screen, sheets), 1280, 760);
        feed = new PartyFeed(party, Platform::runLater);
        this.frames = frames;
        lobby = new LobbyViewModel(party, feed, ports, Platform::runLater);
        lobbyView = new LobbyView(lobby, this::openDevices, this::openSettings);
        library = new LibraryViewModel(party, feed);
        settings =
                new SettingsViewModel(party, ports.settings(), theme -> Look.dress(scene, theme));
        house = new HouseViewModel(party, feed);
        RoomViewModel room = new RoomViewModel(party, feed, ports.invites(), ports.settings());
        makeRoom =
                () ->
                        new RoomView(
                                room,
                                new RoomView.Kit(
                                        party,
                                        feed,
                                        ports,
                                        house,
                                        keys,
                                        motion,
                                        film,
                                        frames,
                                        System::nanoTime,
                                        ZoneId.systemDefault(),
                                        this::perform),
                                () -> openLibrary(true));
        Look.dress(scene, ports.settings().current().theme());
        new WindowKeeper(stage, ports.settings(), room.fullScreen()).keep();
        stage.setScene(scene);
        stage.getIcons().setAll(Look.windowIcons());
        room.title()
                .addListener((property, before, title) ->
                        stage.setTitle(
                                title.isEmpty()
                                        ? Words.of("app.name")
                                        : Words.of("app.title", title)));
        stage.setTitle(Words.of("app.name"));
        new SharingBar(stage, party).follow(feed);
        restoreSound();
        screen.getChildren().setAll(lobbyView);
        feed.follow(this::showScreen);
    }

    public void show() {
        stage.show();
        if (!inRoom) {
            lobbyView.begin();
        }
    }

    /// Makes the room's view before it is wanted, and lays it out once where nobody sees it: the
    /// first time is the longest, and a film that is being opened then waits for the FX thread. It
    /// takes a moment, and the lobby should not wait for it: call this when the lobby can be seen.
    /// FX thread.
    public void prepareRoom() {
        if (roomView == null) {
            // Added and taken away between two pulses: nothing of it is drawn.
            RoomView made = roomView();
            screen.getChildren().addFirst(made);
            made.applyCss();
            made.layout();
            screen.getChildren().remove(made);
        }
    }

    private RoomView roomView() {
        RoomView made = roomView;
        if (made == null) {
            made = makeRoom.get();
            roomView = made;
        }
        return made;
    }

    /// Opens an invite that came from outside: a link clicked elsewhere, or a second start of the
    /// program. FX thread.
    public void openInvite(String link) {
        if (stage.isIconified()) {
            stage.setIconified(false);
        }
        stage.toFront();
        lobby.openInvite(link);
    }

    private void restoreSound() {
        Preferences was = ports.settings().current();
        party.post(new UserAction.SetVolume(was.volume()));
        party.post(new UserAction.SetMuted(was.muted()));
        party.post(new UserAction.SetAudioDelay(was.audioDelayMs()));
    }

    private void showScreen(PartyState state) {
        PartyState.Room room = state.room();
        if (room != null && state.link() instanceof Link.Up up && !inRoom) {
            RecentRoom visited =
                    new RecentRoom(up.server(), room.roomId(), room.title(), wallClock.millis());
            ports.settings().change(was -> was.visited(visited));
        }
        boolean nowInRoom = room != null;
        if (nowInRoom == inRoom) {
            return;
        }
        inRoom = nowInRoom;
        sheets.close();
        screen.getChildren().setAll(nowInRoom ? roomView() : lobbyView);
        if (nowInRoom) {
            roomView().begin();
        } else {
            lobbyView.begin();
        }
    }

    private void perform(Command command) {
        switch (command) {
            case LIBRARY -> openLibrary(false);
            case SETTINGS -> openSettings();
            case DEVICES -> openDevices();
            case SCREEN -> openScreens();
            case HELP -> openHelp();
            case ROOM_RULES -> openRules();
            case ALWAYS_ON_TOP -> stage.setAlwaysOnTop(!stage.isAlwaysOnTop());
            case QUIT -> stage.close();
            default -> throw new IllegalArgumentException("not the window's affair: " + command);
        }
    }

    private void openLibrary(boolean withLink) {
        LibraryView view = new LibraryView(library, sheets::close);
        sheets.open(Words.of("library.title"), view, withLink ? view.linkField() : view.first());
    }

    private void openSettings() {
        SettingsView view = new SettingsView(settings, this::openHelp);
        sheets.open(Words.of("settings.title"), view, view.first());
    }

    private void openDevices() {
        DevicesView view = new DevicesView(party, feed, frames, ports.settings().current().name());
        sheets.open(Words.of("devices.title"), view, view.first());
    }

    private void openScreens() {
        ScreensView view = screens;
        if (view == null) {
            view = new ScreensView(party, feed, sheets::close);
            screens = view;
        }
        view.opened();
        sheets.open(Words.of("screens.title"), view, view.first());
    }

    private void openRules() {
        house.opened();
        RoomRulesView view = new RoomRulesView(house);
        sheets.open(Words.of("house.title"), view, view.first());
    }

    private void openHelp() {
        HelpView view = new HelpView(keys);
        sheets.open(Words.of("help.title"), view, null);
    }
}
