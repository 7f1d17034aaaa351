package app.matinee.client.rtc.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Real windows on a real display.
class X11WindowsTest {
    private static final String TITLE = "Grüße aus dem Kino";
    private static final long NOBODY = -1;

    @Test
    void aWindowIsListedByItsTitleUntilItCloses() {
        String display = System.getenv("DISPLAY");
        assumeTrue(display != null && !display.isEmpty(), "SKIPPED: no X11 display");
        assumeFalse(GraphicsEnvironment.isHeadless(), "SKIPPED: no windows in this JVM");
        Frame frame = new Frame(TITLE);
        try {
            frame.setSize(320, 200);
            frame.setVisible(true);
            await().atMost(Duration.ofSeconds(20)).until(() -> titles(NOBODY).contains(TITLE));
            assertThat(titles(ProcessHandle.current().pid())).doesNotContain(TITLE);
        } finally {
            frame.dispose();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> !titles(NOBODY).contains(TITLE));
    }

    private static List<String> titles(long notOf) {
        return X11Windows.visible(notOf).stream().map(X11Windows.Window::title).toList();
    }
}
