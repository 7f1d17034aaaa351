package app.matinee.client.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.player.Player;
import app.matinee.client.player.PlayerListener;
import app.matinee.client.player.PlayerReading;
import app.matinee.client.session.Moment;
import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.UserAction;
import app.matinee.client.sync.Cause;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlServerTest {
    private final FakeParty party = new FakeParty();
    private final FakeWindow window = new FakeWindow();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private ControlServer server;

    @BeforeEach
    void open() throws IOException {
        ControlDesk desk = new ControlDesk(party, new RestingPlayer(), nanos -> nanos - 5, window);
        server = new ControlServer(desk, 0, "secret", threads);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        server.close();
        threads.close();
    }

    @Test
    void withoutTheTokenNothingIsDone() throws IOException {
        for (String first : List.of("{\"token\":\"guess\"}", "{\"do\":\"quit\"}", "hello")) {
            try (Guest guest = new Guest()) {
                assertThat(guest.ask(first)).contains("\"ok\":false");
                assertThat(guest.askOrEnd("{\"do\":\"quit\"}")).isNull();
            }
        }
        assertThat(window.done).isEmpty();
    }

    @Test
    void aBadLineLeavesTheConnectionOpen() throws IOException {
        try (Guest guest = new Guest()) {
            guest.ask("{\"token\":\"secret\"}");
            assertThat(guest.ask("nonsense")).contains("\"ok\":false");
            assertThat(guest.ask("{\"do\":\"play\"}")).contains("no room");
            assertThat(guest.ask("{\"do\":\"leave\"}")).isEqualTo("{\"ok\":true}");
        }
        assertThat(party.posted).containsExactly(new UserAction.Leave());
    }

    @Test
    void anEndlessLineEndsTheConnection() throws IOException {
        try (Guest guest = new Guest()) {
            guest.ask("{\"token\":\"secret\"}");
            assertThat(guest.askOrEnd("x".repeat(20_000))).isNull();
        }
    }

    @Test
    void stateAndSampleAreAnswered() throws IOException {
        try (Guest guest = new Guest()) {
            guest.ask("{\"token\":\"secret\"}");
            assertThat(guest.ask("{\"do\":\"state\"}")).contains("\"link\":{\"is\":\"away\"}");
            assertThat(guest.ask("{\"do\":\"sample\"}"))
                    .contains("\"status\":\"PAUSED\"", "\"positionMs\":1500.25", "\"atNanos\":95");
        }
    }

    @Test
    void theWindowObeys() throws IOException {
        try (Guest guest = new Guest()) {
            guest.ask("{\"token\":\"secret\"}");
            guest.ask("{\"do\":\"fullscreen\",\"on\":true}");
            guest.ask("{\"do\":\"screenshot\",\"file\":\"a.png\"}");
            guest.ask("{\"do\":\"quit\"}");
        }
        assertThat(window.done).containsExactly("fullscreen true", "screenshot a.png", "quit");
    }

    @Test
    void aPathServesAsWellAsAPort(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("control");
        ControlDesk desk = new ControlDesk(party, new RestingPlayer(), nanos -> nanos, window);
        try (ControlServer there = new ControlServer(desk, path, "secret", threads);
                SocketChannel guest = SocketChannel.open(UnixDomainSocketAddress.of(path));
                BufferedReader answers =
                        new BufferedReader(Channels.newReader(guest, StandardCharsets.UTF_8))) {
            for (String line : List.of("{\"token\":\"secret\"}", "{\"do\":\"leave\"}")) {
                guest.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
                assertThat(answers.readLine()).isEqualTo("{\"ok\":true}");
            }
        }
        assertThat(party.posted).containsExactly(new UserAction.Leave());
    }

    @Test
    void correctionsAreListedWithTheState() throws IOException {
        party.watchers.forEach(w -> w.happened(new Moment.Corrected(-40, true, Cause.STARVED)));
        try (Guest guest = new Guest()) {
            guest.ask("{\"token\":\"secret\"}");
            assertThat(guest.ask("{\"do\":\"state\"}"))
                    .contains("\"corrections\":[{\"atNanos\":", "\"byMs\":-40.0,\"audible\":true");
        }
    }

    private final class Guest implements AutoCloseable {
        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        private final BufferedReader answers =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

        Guest() throws IOException {
            socket.setSoTimeout(5_000);
        }

        String ask(String line) throws IOException {
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            return answers.readLine();
        }

        /// A reset counts as an end: the other side may close before it has read all.
        @Nullable String askOrEnd(String line) {
            try {
                return ask(line);
            } catch (IOException ended) {
                return null;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static final class FakeParty implements Party {
        final List<UserAction> posted = new CopyOnWriteArrayList<>();
        final List<Watcher> watchers = new CopyOnWriteArrayList<>();

        @Override
        public void post(UserAction action) {
            posted.add(action);
        }

        @Override
        public PartyState state() {
            return PartyState.LOBBY;
        }

        @Override
        public double positionMs() {
            return 0;
        }

        @Override
        public double bufferedMs() {
            return 0;
        }

        @Override
        public void watch(Watcher watcher) {
            watchers.add(watcher);
        }
    }

    private static final class FakeWindow implements ControlWindow {
        final List<String> done = new CopyOnWriteArrayList<>();

        @Override
        public void press(String key, boolean shortcut, boolean shift) {
            done.add("press " + key + " " + shortcut);
        }

        @Override
        public void fullScreen(boolean on) {
            done.add("fullscreen " + on);
        }

        @Override
        public void screenshot(Path file) {
            done.add("screenshot " + file);
        }

        @Override
        public void quit() {
            done.add("quit");
        }
    }

    private static final class RestingPlayer implements Player {
        @Override
        public Capabilities capabilities() {
            return new Capabilities(0, 0, false);
        }

        @Override
        public PlayerReading reading() {
            return new PlayerReading(PlayerReading.Status.PAUSED, 1_500.25, 100, 60_000, 0);
        }

        @Override
        public void open(URI source, long startMs) {}

        @Override
        public void unload() {}

        @Override
        public void play() {}

        @Override
        public void pause() {}

        @Override
        public void seek(double positionMs) {}

        @Override
        public void setRate(double rate) {}

        @Override
        public void setVolume(double volume) {}

        @Override
        public void setMuted(boolean muted) {}

        @Override
        public void setListener(PlayerListener listener) {}

        @Override
        public void close() {}
    }
}
