package app.matinee.client.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.FakeParty;
import app.matinee.client.ui.common.FakePorts;
import app.matinee.client.ui.common.Preferences;
import app.matinee.client.ui.common.Scenes;
import app.matinee.protocol.RoomId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The real window, worked by keyboard. Needs a display; without one it is skipped, and says so.
class MatineeUiTest {
    private final FxRobot robot = new FxRobot();
    private final FakeParty party = new FakeParty();
    private final FakePorts ports =
            new FakePorts(Preferences.DEFAULT.withServer(Scenes.SERVER).withLessMotion(true));
    private Stage stage;

    @BeforeAll
    static void needsADisplay() throws TimeoutException {
        String display = System.getenv("DISPLAY");
        String os = System.getProperty("os.name", "");
        assumeTrue(
                !os.startsWith("Linux") || (display != null && !display.isEmpty()),
                "SKIPPED: no DISPLAY; run under xvfb-run to test the window");
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void open() {
        stage = WaitForAsyncUtils.waitForAsyncFx(5_000, (Callable<Stage>) Stage::new);
        robot.interact(() -> {
            MatineeUi ui = new MatineeUi(stage, party, new PaintedFilm(), ports.ports());
            stage.setWidth(1280);
            stage.setHeight(760);
            ui.show();
        });
        party.posted.clear();
    }

    @AfterEach
    void close() {
        robot.interact(() -> stage.hide());
    }

    @Test
    void partyIsJoinedByKeyboardAlone() {
        robot.write("Ana");
        tabTo(".join-field");
        robot.write("k7qp2mxa");
        robot.push(KeyCode.ENTER);
        assertThat(party.posted)
                .containsExactly(
                        new UserAction.JoinParty(
                                Scenes.SERVER, "Ana", new RoomId("K7QP2MXA"), null));
    }

    @Test
    void spacePlaysOnTheStageAndWritesInTheChat() {
        enterRoom();
        robot.push(KeyCode.SPACE);
        assertThat(party.posted).containsExactly(new UserAction.TogglePlay());
        party.posted.clear();
        robot.push(KeyCode.ENTER);
        robot.write("so k m");
        robot.push(KeyCode.ENTER);
        assertThat(party.posted)
                .doesNotContain(new UserAction.TogglePlay())
                .contains(new UserAction.Say("so k m"));
    }

    @Test
    void escapeLeavesFullScreen() {
        enterRoom();
        robot.push(KeyCode.F);
        assertThat(panel().isVisible()).isFalse();
        robot.push(KeyCode.ESCAPE);
        assertThat(panel().isVisible()).isTrue();
    }

    @Test
    void escapeClosesASheetAndGivesTheKeyboardBack() {
        enterRoom();
        robot.push(KeyCode.CONTROL, KeyCode.L);
        assertThat(owner()).isInstanceOf(TextInputControl.class);
        robot.write("night");
        robot.push(KeyCode.ENTER);
        assertThat(party.posted).containsExactly(new UserAction.PutOn(Scenes.LIBRARY.get(2)));
        robot.push(KeyCode.CONTROL, KeyCode.L);
        robot.push(KeyCode.ESCAPE);
        assertThat(owner().getStyleClass()).contains("stage");
    }

    @Test
    void everyControlHasAName() {
        assertNamed();
        enterRoom();
        assertNamed();
        robot.push(KeyCode.CONTROL, KeyCode.L);
        assertNamed();
    }

    @Test
    void tabReachesEveryControl() {
        assertReached();
        enterRoom();
        assertReached();
    }

    private void enterRoom() {
        robot.interact(() -> party.become(Scenes.in(Scenes.full(Scenes.playing()))));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void assertNamed() {
        assertThat(controls())
                .isNotEmpty()
                .allSatisfy(control ->
                        assertThat(control.getAccessibleText()).as("%s", control).isNotBlank());
    }

    private void assertReached() {
        Set<Node> reached = new LinkedHashSet<>();
        for (int i = 0; i < 60; i++) {
            reached.add(owner());
            // A text area keeps Tab for itself; Ctrl+Tab leads out of it.
            if (owner() instanceof TextArea) {
                robot.push(KeyCode.CONTROL, KeyCode.TAB);
            } else {
                robot.push(KeyCode.TAB);
            }
        }
        assertThat(reached).containsAll(controls());
    }

    private void tabTo(String selector) {
        Node wanted = robot.lookup(selector).query();
        for (int i = 0; i < 30 && owner() != wanted; i++) {
            robot.push(KeyCode.TAB);
        }
        assertThat(owner()).isSameAs(wanted);
    }

    private Node panel() {
        return stage.getScene().getRoot().lookup(".panel");
    }

    private Node owner() {
        return stage.getScene().getFocusOwner();
    }

    /// All controls a person can see and use now.
    private List<Node> controls() {
        List<Node> found = new ArrayList<>();
        collect(stage.getScene().getRoot(), found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()
                && (node instanceof ButtonBase
                        || node instanceof Slider
                        || node instanceof TextInputControl)) {
            found.add(node);
            return;
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }
}
