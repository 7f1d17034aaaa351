package app.matinee.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.matinee.server.browser.Chromium;
import app.matinee.server.turn.TurnConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The operator's page, in a real browser. Its pictures are left in `target/dashboard`.
@Timeout(180)
class DashboardTest {
    private static final String KEY = "correct horse battery";
    private static final Path PICTURES = Path.of("target", "dashboard");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path profile;

    private MatineeServer server;
    private Chromium browser;

    @BeforeEach
    void start() throws IOException {
        server =
                MatineeServer.start(
                        TestConfig.with(null)
                                .with(
                                        new TlsConfig.Off(),
                                        new OperatorConfig(KEY, List.of()),
                                        TurnConfig.NONE));
        browser = Chromium.start(profile);
        browser.size(1280, 960);
    }

    @AfterEach
    void stop() {
        // Where there is no browser the test was given up before there was one.
        if (browser != null) {
            browser.close();
        }
        server.close();
    }

    @Test
    void theKeyOpensItAndARoomIsClosedByHand() throws IOException {
        try (Guest ana = Guest.connect(server.port(), "Ana");
                Guest ben = Guest.connect(server.port(), "Ben")) {
            String nasty = "<img src=x onerror=\"window.taken=1\"> Friday";
            String room = ana.createRoom(Map.of("title", nasty));
            ben.join(room);
            ana.ask(
                    "load_media",
                    Map.of(
                            "media",
                            Map.of(
                                    "id",
                                    "film",
                                    "kind",
                                    "url",
                                    "title",
                                    "Film",
                                    "uri",
                                    "https://example.org/film.mp4"),
                            "commandId",
                            "c1"));
            watch(ana, 4);
            watch(ben, -12);
            ana.ask("nonsense", Map.of());

            browser.open("http://127.0.0.1:" + server.port() + "/dashboard");
            browser.screenshot(PICTURES.resolve("login.png"));
            browser.click("[name=key]");
            browser.type("not the key at all");
            browser.click("button");
            await().until(() -> text(".trouble").contains("not the key"));
            browser.click("[name=key]");
            browser.type(KEY);
            browser.click("button");
            await().until(() -> text("header h1").equals("Test"));

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> text("#members").equals("2") && text("#skew").matches("[0-9.]+"));
            assertThat(text("#list .title")).isEqualTo(nasty);
            assertThat(browser.evaluate("window.taken")).isNull();
            assertThat(text("#list .people")).isEqualTo("Ana, Ben");
            assertThat(text("#list")).contains("≤ 12 ms");
            assertThat(text("#refusals")).contains("unknown event");
            assertThat(colouredPixels("#accuracy")).isPositive();
            browser.screenshot(PICTURES.resolve("dashboard.png"));

            browser.click("#list button");
            await().until(() ->
                    Boolean.TRUE.equals(
                            browser.evaluate("document.getElementById('confirm').open")));
            browser.screenshot(PICTURES.resolve("confirm.png"));
            browser.click("#keep");
            assertThat(ana.all("user_disconnected")).isEmpty();
            browser.click("#list button");
            browser.click("#close");
            ana.await("user_disconnected", gone -> gone.getString("reason").equals("closed"));
            ben.await("user_disconnected", gone -> gone.getString("reason").equals("closed"));
            await().until(() -> text("#list").isEmpty());
            assertThat(Boolean.TRUE.equals(browser.evaluate("norooms.hidden"))).isFalse();
        }
        // The form's own answers to a missing and a wrong key, and the icon that we do not have.
        assertThat(browser.complaints())
                .allSatisfy(complaint -> assertThat(complaint).containsAnyOf("401", "favicon"));
        browser.size(420, 900);
        await().until(() -> Boolean.TRUE.equals(browser.evaluate("innerWidth === 420")));
        browser.screenshot(PICTURES.resolve("narrow.png"));
        assertThat(browser.evaluate("document.documentElement.scrollWidth <= 420")).isEqualTo(true);
    }

    private static void watch(Guest guest, int skewMs) {
        JSONObject ack =
                guest.ask(
                        "playback_status",
                        Map.of(
                                "ready",
                                true,
                                "buffering",
                                false,
                                "positionMs",
                                1_000,
                                "atServerMs",
                                System.currentTimeMillis(),
                                "skewMs",
                                skewMs));
        assertThat(ack.getBoolean("ok")).as(ack.toString()).isTrue();
    }

    private String text(String selector) {
        return String.valueOf(
                browser.evaluate(
                        "document.querySelector('%s')?.innerText ?? ''".formatted(selector)));
    }

    /// How much of a plot is in the accent's colour.
    private int colouredPixels(String canvas) {
        return ((Number)
                        requireNonNull(
                                browser.evaluate(
                                        """
                                        (() => {
                                          const c = document.querySelector('%s');
                                          const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
                                          let n = 0;
                                          for (let i = 0; i < d.length; i += 4)
                                            if (d[i] > 220 && d[i + 1] > 140 && d[i + 2] < 120) n++;
                                          return n;
                                        })()\
                                        """
                                                .formatted(canvas))))
                .intValue();
    }
}
