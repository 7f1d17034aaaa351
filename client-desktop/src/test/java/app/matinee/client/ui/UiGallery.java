package app.matinee.client.ui;

import app.matinee.client.player.PlayerFailure;
import app.matinee.client.player.PlayerReading;
import app.matinee.client.session.Moment;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.PartyState.Link;
import app.matinee.client.session.PartyState.Step;
import app.matinee.client.session.PartyState.Trouble;
import app.matinee.client.sync.Cause;
import app.matinee.client.ui.common.FakeParty;
import app.matinee.client.ui.common.FakePorts;
import app.matinee.client.ui.common.Preferences;
import app.matinee.client.ui.common.RecentRoom;
import app.matinee.client.ui.common.Scenes;
import app.matinee.client.ui.common.Theme;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.PlaybackAction;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;

/// Draws the screens worth looking at into PNG files. Started by hand: `UiGallery FOLDER [name …]`.
public final class UiGallery {
    private UiGallery() {}

    public static void main(String[] arguments) {
        Application.launch(App.class, arguments);
    }

    /// A picture to take: how big, what to do, and how it is called.
    private record Shot(String name, double width, double height, Theme theme, Act act) {}

    /// Brings the window to where it is worth a picture.
    @FunctionalInterface
    private interface Act {
        void play(FakeParty party, FakePorts ports, Stage stage);
    }

    /// The gallery as a program.
    public static final class App extends Application {
        private final Deque<Shot> shots = new ArrayDeque<>();

        @Override
        public void start(Stage unused) {
            Platform.setImplicitExit(false);
            hang();
            Set<String> only = Set.copyOf(getParameters().getUnnamed().stream().skip(1).toList());
            shots.removeIf(shot -> !only.isEmpty() && !only.contains(shot.name()));
            next();
        }

        private void hang() {
            add(
                    "room-ready",
                    1280,
                    760,
                    (party, ports, stage) ->
                            party.become(
                                    Scenes.in(
                                            Scenes.full(
                                                    Scenes.waiting(
                                                            new Waiting(
                                                                    Waiting.Reason.READY_CHECK,
                                                                    Scenes.ANA,
                                                                    List.of(Scenes.ME, Scenes.BEN),
                                                                    0),
                                                            null)))));
            add(
                    "room-countdown",
                    1280,
                    760,
                    (party, ports, stage) ->
                            party.become(
                                    Scenes.in(
                                            Scenes.full(
                                                    Scenes.waiting(
                                                            null,
                                                            System.nanoTime() + 9_000_000_000L)))));
            add("call-faces", 1280, 760, (party, ports, stage) -> party.become(CallScenes.faces()));
            add(
                    "call-faces-small",
                    900,
                    600,
                    (party, ports, stage) -> party.become(CallScenes.faces()));
            add(
                    "call-full-screen",
                    1280,
                    760,
                    (party, ports, stage) -> {
                        party.become(CallScenes.faces());
                        press(stage, KeyCode.F, "f", false, false);
                    });
            add(
                    "call-figures",
                    1280,
                    760,
                    (party, ports, stage) -> {
                        party.become(CallScenes.faces());
                        press(stage, KeyCode.I, "", false, true);
                    });
            add(
                    "call-screen",
                    1280,
                    760,
                    (party, ports, stage) -> party.become(CallScenes.screen()));
            add(
                    "call-screen-small",
                    1280,
                    760,
                    (party, ports, stage) -> {
                        party.become(CallScenes.screen());
                        fire(stage, ".shared-screen .glass", 0);
                    });
            add(
                    "call-sharing",
                    1280,
                    760,
                    (party, ports, stage) -> party.become(CallScenes.sharing()));
            add(
                    "call-screens",
                    1280,
                    760,
                    (party, ports, stage) -> {
                        party.become(CallScenes.faces());
                        press(stage, KeyCode.S, "", true, true);
                    });
            add(
                    "call-devices",
                    1280,
                    760,
                    (party, ports, stage) -> {
                        party.become(CallScenes.faces());
                        press(stage, KeyCode.D, "", true, true);
                    });
            add(
                    "call-devices-small",
                    900,
                    600,
                    (party, ports, stage) -> {
                        party.become(CallScenes.faces());
                        press(stage, KeyCode.D, "", true, true);
                    });
            add(
                    "lobby-wrong-key",
                    1280,
                    760,
                    (party, ports, stage) ->
                            party.become(
                                    new PartyState(
                                            new Link.Away(),
                                            null,
                                            new Trouble.WrongKey(Scenes.SERVER))));
            add("lobby", 1280, 760, (party, ports, stage) -> {});
            add(
                    "lobby-first",
                    900,
                    600,
                    (party, ports, stage) -> {
                        ports.preferences = Preferences.DEFAULT;
                    });
            add(
                    "lobby-error",
                    1280,
                    760,
                    (party, ports, stage) ->
                            party.become(
                                    new PartyState(
                                            new Link.Away(),
                                            null,
                                            new Trouble.ServerAway(Scenes.SERVER))));
            add(
                    "lobby-password",
                    900,
                    600,
                    (party, ports, stage) ->
                            party.become(
                                    new PartyState(
                                            new Link.Away(),
                                            null,
                                            new Trouble.Refused(ErrorCode.WRONG_PASSWORD, "no"))));
            add(
                    "lobby-busy",
                    1280,
                    760,
                    (party, ports, stage) ->
                            party.become(
                                    new PartyState(
                                            new Link.Connecting(Scenes.SERVER), null, null)));
            add(
                    "lobby-door",
                    1280,
                    760,
                    (party, ports, stage) ->
                            party.become(
                                    new PartyState(new Link.AtDoor(Scenes.SERVER), null, null)));
            add(
                    "lobby-banned",
                    900,
                    600,
                    (party, ports, stage) ->
                            party.become(
                                    new PartyState(
                                            new Link.Away(),
                                            null,
                                            new Trouble.Refused(ErrorCode.BANNED, "no"))));
            add(
                    "room-knock",
                    1280,
                    760,
                    (party, ports, stage) -> party.become(Scenes.in(Scenes.knockedAt("Elif"))));
            add(
                    "room-knocks-small",
                    900,
                    600,
                    (party, ports, stage) ->
                            party.become(
                                    Scenes.in(
                                            Scenes.knockedAt(
                                                    "Elif",
                                                    "Chiara de la Fontaine-Oberhauser",
                                                    "Gus",
                                                    "Hanna",
                                                    "Ivo"))));
            add(
                    "room-rules",
                    1280,
                    760,
                    (party, ports, stage) -> {
                        party.become(Scenes.in(Scenes.knockedAt()));
                        press(stage, KeyCode.R, "", false, true);
                    });
            add(
                    "room-rules-small",
                    900,
                    600,
                    (party, ports, stage) -> {
                        party.become(Scenes.in(Scenes.knockedAt()));
                        press(stage, KeyCode.R, "", false, true);
                    });
            shots.add(new Shot("lobby-light", 1280, 760, Theme.LIGHT, (party, ports, stage) -> {}));
            add(
                    "room-alone",
                    1280,
                    760,
                    (party, ports, stage) -> party.become(Scenes.in(Scenes.alone())));
            add(
                    "room-alone-small",
                    900,
                    600,
                    (party, ports, stage) -> party.become(Scenes.in(Scenes.alone())));
            add(
                    "room-playing",
                    1280,
                    760,
                    (party, ports, stage) -> {
                        play(party);
                        after(
                                300,
                                () -> {
                                    party.happen(
                                            new Moment.Reacted(Scenes.ANA, "Ana", false, "❤️"));
                                    party.happen(
                                            new Moment.Reacted(Scenes.BEN, "Ben", false, "😂"));
                                    party.happen(Scenes.paused("Ben", PlaybackAction.PAUSE));
                                });
                    });
            add(
                    "room-people",
                    1280,
                    760,
                    (party, ports, stage) -> {
                        play(party);
                        fire(stage, ".tab-button", 1);
                    });
            add(
                    "room-queue",
                    1280,
                    760,
                    (party, ports, stage) -> {
                        play(party);
                        fire(stage, ".tab-button", 2);
                    });
            add("room-small", 900, 600, (party, ports, stage) -> play(party));
            add(
                    "room-small-open",
                    900,
                    600,
                    (party, ports, stage) -> {
                        play(party);
                        fire(stage, ".rail-button", 0);
                    });
            add("room-wide", 1720, 720, (party, ports, stage) -> play(party));
            add(
                    "full-screen",
                    1280,
                    720,
                    (party, ports, stage) -> {
                        party.become(Scenes.in(Scenes.full(Scenes.playing())));
                        press(stage, KeyCode.F, "f", false, false);
                        after(400, () -> play(party));
                        after(500, () -> party.become(Scenes.in(withLine("Did you see that? 😮"))));
                    });
            add(
                    "film-error",
                    1280,
                    760,
                    (party, ports, stage) ->
                            party.become(
                                    Scenes.in(
                                            Scenes.full(
                                                    Scenes.film(
                                                            Scenes.FILM,
                                                            PlayerReading.Status.FAILED,
                                                            false,
                                                            Step.RESTING,
                                                            new PlayerFailure(
                                                                    PlayerFailure.Reason
                                                                            .UNSUPPORTED,
                                                                    "MEDIA_UNSUPPORTED"))))));
            add(
                    "film-loading",
                    1280,
                    760,
                    (party, ports, stage) ->
                            party.become(
                                    Scenes.in(
                                            Scenes.full(
                                                    Scenes.film(
                                                            Scenes.FILM,
                                                            PlayerReading.Status.OPENING,
                                                            false,
                                                            Step.CATCHING_UP,
                                                            null)))));
            add(
                    "reconnecting",
                    1280,
                    760,
                    (party, ports, stage) -> {
                        play(party);
                        party.become(
                                new PartyState(
                                        new Link.Mending(
                                                Scenes.SERVER,
                                                2,
                                                System.nanoTime() + 2_400_000_000L),
                                        Scenes.full(Scenes.playing()),
                                        null));
                    });
            add(
                    "help",
                    1280,
                    760,
                    (party, ports, stage) -> {
                        play(party);
                        press(stage, KeyCode.SLASH, "?", true, false);
                    });
            add(
                    "help-small",
                    900,
                    600,
                    (party, ports, stage) -> {
                        play(party);
                        press(stage, KeyCode.SLASH, "?", true, false);
                    });
            add(
                    "library",
                    1280,
                    760,
                    (party, ports, stage) -> {
                        play(party);
                        press(stage, KeyCode.L, "", false, true);
                    });
            add(
                    "settings",
                    1280,
                    760,
                    (party, ports, stage) -> {
                        play(party);
                        press(stage, KeyCode.COMMA, "", false, true);
                    });
            add(
                    "figures",
                    1280,
                    760,
                    (party, ports, stage) -> {
                        play(party);
                        press(stage, KeyCode.I, "", false, true);
                        party.happen(new Moment.Corrected(-34, true, Cause.STARVED));
                    });
            add(
                    "status-story",
                    1280,
                    760,
                    (party, ports, stage) -> {
                        play(party);
                        fire(stage, ".pill", 0);
                    });
            add(
                    "emoji-picker",
                    1280,
                    760,
                    (party, ports, stage) -> {
                        play(party);
                        fire(stage, ".composer-row .icon-button", 0);
                    });
            shots.add(
                    new Shot(
                            "room-light",
                            1280,
                            760,
                            Theme.LIGHT,
                            (party, ports, stage) -> play(party)));
            shots.add(
                    new Shot(
                            "library-light",
                            1280,
                            760,
                            Theme.LIGHT,
                            (party, ports, stage) -> {
                                play(party);
                                press(stage, KeyCode.L, "", false, true);
                            }));
        }

        private static PartyState.Room withLine(String text) {
            var room = Scenes.full(Scenes.playing());
            var chat = new ArrayList<>(room.chat());
            chat.add(Scenes.said(Scenes.ANA, "Ana", text, 9, false));
            return new PartyState.Room(
                    room.roomId(),
                    room.house(),
                    room.self(),
                    room.members(),
                    room.syncOf(),
                    room.typing(),
                    chat,
                    room.queue(),
                    room.library(),
                    room.film());
        }

        private void add(String name, double width, double height, Act act) {
            shots.add(new Shot(name, width, height, Theme.DARK, act));
        }

        private void next() {
            Shot shot = shots.poll();
            if (shot == null) {
                Platform.exit();
                return;
            }
            FakeParty party = new FakeParty();
            party.positionMs = 2_263_000;
            party.bufferedMs = 3_400_000;
            FakePorts ports = new FakePorts(preferences(shot.theme()));
            if (shot.name().equals("lobby-first")) {
                ports.preferences = Preferences.DEFAULT;
            }
            Stage stage = new Stage();
            MatineeUi ui =
                    new MatineeUi(
                            stage, party, new PaintedFilm(), new PaintedFrames(), ports.ports());
            stage.setWidth(shot.width());
            stage.setHeight(shot.height());
            ui.show();
            after(150, () -> shot.act().play(party, ports, stage));
            after(
                    1_300,
                    () -> {
                        write(shot.name(), stage);
                        stage.hide();
                        next();
                    });
        }

        private static Preferences preferences(Theme theme) {
            return Preferences.DEFAULT
                    .withName("Mira")
                    .withServer(Scenes.SERVER)
                    .visited(
                            new RecentRoom(Scenes.SERVER, new RoomId("B4NN2QWE"), "Ben’s party", 0))
                    .visited(
                            new RecentRoom(
                                    URI.create("https://films.example.org"),
                                    new RoomId("ZX81ZX81"),
                                    "Sunday matinee",
                                    0))
                    .withTheme(theme);
        }

        private static void play(FakeParty party) {
            party.become(Scenes.in(Scenes.full(Scenes.playing())));
        }

        private static void fire(Stage stage, String selector, int index) {
            after(
                    500,
                    () -> {
                        Node node =
                                stage.getScene().getRoot().lookupAll(selector).stream()
                                        .skip(index)
                                        .findFirst()
                                        .orElseThrow();
                        ((ButtonBase) node).fire();
                    });
        }

        private static void press(
                Stage stage, KeyCode code, String text, boolean shift, boolean control) {
            after(
                    100,
                    () -> {
                        Node target = stage.getScene().getFocusOwner();
                        Event.fireEvent(
                                target,
                                new KeyEvent(
                                        KeyEvent.KEY_PRESSED,
                                        text,
                                        text,
                                        code,
                                        shift,
                                        control,
                                        false,
                                        false));
                    });
        }

        private static void after(double millis, Runnable action) {
            PauseTransition pause = new PauseTransition(Duration.millis(millis));
            pause.setOnFinished(end -> action.run());
            pause.play();
        }

        /// From the screen, so that pop-overs are in the picture.
        private static WritableImage grab(Stage stage) {
            return new Robot()
                    .getScreenCapture(
                            null, stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        }

        private void write(String name, Stage stage) {
            Path folder = Path.of(getParameters().getUnnamed().getFirst());
            try {
                Files.createDirectories(folder);
                ImageIO.write(
                        SwingFXUtils.fromFXImage(
                                stage.isFullScreen()
                                        ? stage.getScene().snapshot(null)
                                        : grab(stage),
                                null),
                        "png",
                        folder.resolve(name + ".png").toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
