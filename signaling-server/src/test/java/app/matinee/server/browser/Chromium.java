package app.matinee.server.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/// A headless Chromium with one page, steered over the DevTools protocol.
public final class Chromium implements AutoCloseable {
    private static final String READY = "DevTools listening on ";

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<JSONObject>> asked = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final WebSocket socket;
    private final String session;

    private Chromium(Process process, String address) {
        this.process = process;
        socket =
                http.newWebSocketBuilder()
                        .buildAsync(URI.create(address), new Listener())
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join();
        String target =
                ask(null, "Target.createTarget", Map.of("url", "about:blank"))
                        .getString("targetId");
        session =
                ask(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                        .getString("sessionId");
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            ask(session, domain + ".enable", Map.of());
        }
    }

    /// @param folder for its profile
    /// @param flags further ones
    public static Chromium start(Path folder, String... flags) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "chromium",
                                "--headless=new",
                                // The tests' user may be root, and /dev/shm small.
                                "--no-sandbox",
                                "--disable-dev-shm-usage",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--hide-scrollbars",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + folder));
        command.addAll(List.of(flags));
        command.add("about:blank");
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            return abort("WITHOUT A BROWSER: chromium does not start: " + e.getMessage());
        }
        BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(READY)) {
                Thread.ofVirtual().start(() -> said.lines().forEach(more -> {}));
                return new Chromium(process, line.substring(READY.length()));
            }
        }
        throw new IOException("chromium ended before it was ready");
    }

    public void size(int width, int height) {
        ask(
                session,
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    public void open(String address) {
        ask(session, "Page.navigate", Map.of("url", address));
        Awaitility.await().until(() -> "complete".equals(evaluate("document.readyState")));
    }

    /// @return the value of a JavaScript expression; null for undefined
    public @Nullable Object evaluate(String expression) {
        JSONObject answer =
                ask(
                        session,
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                expression,
                                "returnByValue",
                                true,
                                "awaitPromise",
                                true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.getJSONObject("exceptionDetails").toString());
        }
        return answer.getJSONObject("result").opt("value");
    }

    /// As a mouse does it.
    public void click(String selector) {
        JSONObject place =
                new JSONObject(
                        String.valueOf(
                                evaluate(
                                        "(() => { const r = document.querySelector('%s').getBoundingClientRect();"
                                                        .formatted(selector)
                                                + " return JSON.stringify({x: r.x + r.width / 2, y: r.y + r.height / 2}); })()")));
        for (String type : List.of("mousePressed", "mouseReleased")) {
            ask(
                    session,
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            place.getDouble("x"),
                            "y",
                            place.getDouble("y"),
                            "button",
                            "left",
                            "clickCount",
                            1));
        }
    }

    public void type(String text) {
        ask(session, "Input.insertText", Map.of("text", text));
    }

    public void screenshot(Path png) throws IOException {
        Files.createDirectories(png.toAbsolutePath().getParent());
        Files.write(
                png,
                Base64.getDecoder()
                        .decode(
                                ask(session, "Page.captureScreenshot", Map.of("format", "png"))
                                        .getString("data")));
    }

    /// @return what the page's console and the browser complained of
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    private JSONObject ask(@Nullable String to, String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JSONObject> answer = new CompletableFuture<>();
        asked.put(id, answer);
        JSONObject message =
                new JSONObject()
                        .put("id", id)
                        .put("method", method)
                        .put("params", new JSONObject(parameters));
        if (to != null) {
            message.put("sessionId", to);
        }
        socket.sendText(message.toString(), true).join();
        try {
            JSONObject answered = answer.get(20, TimeUnit.SECONDS);
            if (answered.has("error")) {
                throw new AssertionError(method + ": " + answered.getJSONObject("error"));
            }
            return answered.getJSONObject("result");
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no answer to " + method, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void heard(JSONObject message) {
        if (message.has("id")) {
            CompletableFuture<JSONObject> answer = asked.remove(message.getInt("id"));
            if (answer != null) {
                answer.complete(message);
            }
            return;
        }
        switch (message.getString("method")) {
            case "Runtime.exceptionThrown", "Runtime.consoleAPICalled" ->
                    complaints.add(message.getJSONObject("params").toString());
            case "Log.entryAdded" ->
                    complaints.add(
                            message.getJSONObject("params").getJSONObject("entry").toString());
            default -> {
                // Of the many things it tells only complaints matter.
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        // Its profile must be quiet before the test's folder is deleted.
        var _ = process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JSONObject message = new JSONObject(text.toString());
                text.setLength(0);
                heard(message);
            }
            from.request(1);
            return null;
        }
    }
}
