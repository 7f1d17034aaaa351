package app.matinee.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.server.limit.LimitRates;
import app.matinee.server.room.RoomQuota;
import app.matinee.server.socketio.RawSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Hostile bytes at the whole server, as it is wired in the program; two friends talk beside them.
/// docs/security.md lists every case.
@Timeout(60)
class BadWireTest {
    private static final int FILM_BYTES = 64 << 20;

    @TempDir private static Path media;

    private static MatineeServer server;

    @BeforeAll
    static void start() throws IOException {
        try (RandomAccessFile film =
                new RandomAccessFile(media.resolve("Film.mp4").toFile(), "rw")) {
            film.setLength(FILM_BYTES);
        }
        server = MatineeServer.start(TestConfig.with(media));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<String> abuses() {
        return Stream.of(
                "42" + "9".repeat(65_000) + "[\"typing\",{}]",
                "42" + "9".repeat(9_000) + "[\"typing\",{}]",
                "42[\"chat_message\"," + "[".repeat(5_000) + "]".repeat(5_000) + "]",
                "42[\"play\",{\"positionMs\":" + "1".repeat(10_000) + ",\"commandId\":\"c\"}]",
                "42[\"play\",{\"positionMs\":1,\"positionMs\":2,\"commandId\":\"c\"}]",
                "42[\"play\",{\"positionMs\":NaN,\"commandId\":\"c\"}]",
                "451-[\"chat_message\",{\"text\":{\"_placeholder\":true,\"num\":9}},1]42[]",
                "4599999-[\"chat_message\"]",
                "42[\"typing\",{}]" + "x".repeat(20_000));
    }

    @ParameterizedTest
    @MethodSource("abuses")
    void abuseEndsItsOwnConnectionOnly(String packet) throws InterruptedException {
        try (Guest ana = Guest.connect(server.port(), "Ana");
                Guest ben = Guest.connect(server.port(), "Ben");
                RawSocket eve = websocket()) {
            String room = ana.createRoom(Map.of());
            ben.join(room);
            eve.next();
            eve.send("40{\"name\":\"Eve\",\"protocol\":1}");
            assertThat(eve.next()).startsWith("40{");
            eve.send("42[\"join_room\",{\"roomId\":\"" + room + "\"}]");
            ana.await("user_joined", e -> name(e).equals("Eve"));

            eve.sendEvenIfClosed(packet);

            assertThat(lastOf(eve)).startsWith("closed");
            ben.ask("chat_message", Map.of("text", "fine here", "clientMessageId", "c"));
            ana.await("chat_message", line -> line.getString("text").equals("fine here"));
            assertThat(ana.all("typing")).isEmpty();
            assertThat(ana.isConnected() && ben.isConnected()).isTrue();
        }
    }

    /// Digits are not parsed as they come: 65,000 of them must not cost a long multiplication each.
    @Test
    void anEndlessAckIdIsRefusedAtOnce() throws InterruptedException {
        String packet = "42" + "9".repeat(65_000) + "[\"typing\",{}]";
        long quickestMs = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            try (RawSocket eve = websocket()) {
                eve.next();
                eve.send("40{\"name\":\"Eve\",\"protocol\":1}");
                assertThat(eve.next()).startsWith("40{");
                long before = System.nanoTime();
                eve.sendEvenIfClosed(packet);
                assertThat(eve.next()).startsWith("closed");
                quickestMs =
                        Math.min(
                                quickestMs,
                                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
            }
        }
        assertThat(quickestMs).isLessThan(50);
    }

    /// `42[…]` before `40{…}`.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "42[\"create_room\",{}]",
                "421[\"create_room\",{}]",
                "41",
                "431[]",
                "451-[\"create_room\",{\"_placeholder\":true,\"num\":0}]"
            })
    void nothingIsHandledBeforeConnect(String packet) throws InterruptedException {
        try (RawSocket eve = websocket()) {
            assertThat(eve.next()).startsWith("0{");
            eve.sendEvenIfClosed(packet);
            assertThat(eve.next()).startsWith("closed");
        }
    }

    @Test
    void nothingIsHandledAfterARefusedConnect() throws InterruptedException {
        try (RawSocket eve = websocket()) {
            eve.next();
            eve.send("40{\"name\":\"\",\"protocol\":1}");
            assertThat(eve.next()).startsWith("44{").contains("bad_name");
            eve.send("421[\"create_room\",{}]");
            assertThat(eve.next()).startsWith("closed");
        }
    }

    /// The sender cannot say who they are, when it was, or what they may.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chat_message|{\"text\":\"x\",\"clientMessageId\":\"c\",\"from\":\"u1\"}",
                "chat_message|{\"text\":\"x\",\"clientMessageId\":\"c\",\"sentServerMs\":1}",
                "chat_message|{\"text\":\"x\",\"clientMessageId\":\"c\",\"__proto__\":{\"role\":\"host\"}}",
                "typing|{\"from\":\"u1\"}",
                "create_room|{\"title\":\"x\",\"role\":\"host\"}"
            })
    void forgedStampsAreRefused(String event, String body) {
        try (Guest ana = Guest.connect(server.port(), "Ana");
                Guest ben = Guest.connect(server.port(), "Ben")) {
            ben.join(ana.createRoom(Map.of()));
            JSONObject ack = ana.ask(event, new JSONObject(body).toMap());
            assertThat(ack.getJSONObject("error").getString("code")).isEqualTo("bad_request");
            ana.ask("chat_message", Map.of("text", "after", "clientMessageId", "after"));
            ben.await("chat_message", line -> line.getString("text").equals("after"));
            assertThat(ben.all("chat_message")).hasSize(1);
            assertThat(ben.all("typing")).isEmpty();
        }
    }

    /// Whoever knew one of these ids could speak as its owner: they are in nothing another hears,
    /// whatever happens in the room.
    @Test
    void noIdOfAConnectionIsInAnythingOthersReceive() throws InterruptedException {
        try (Guest ana = Guest.connect(server.port(), "Ana");
                RawSocket ben = websocket()) {
            JSONObject open = new JSONObject(ben.next().substring(1));
            ben.send("40{\"name\":\"Ben\",\"protocol\":1}");
            JSONObject connected = new JSONObject(ben.next().substring(2));
            String room = ana.createRoom(Map.of());
            ben.send("42[\"join_room\",{\"roomId\":\"" + room + "\"}]");
            ana.await("user_joined");
            for (String packet :
                    List.of(
                            "[\"load_media\",{\"media\":{\"id\":\"a\",\"kind\":\"local\",\"title\":\"t\"},\"commandId\":\"1\"}]",
                            "[\"play\",{\"positionMs\":0,\"commandId\":\"2\"}]",
                            "[\"chat_message\",{\"text\":\"x\",\"clientMessageId\":\"3\"}]",
                            "[\"reaction\",{\"emoji\":\"\u2764\"}]",
                            "[\"typing\"]",
                            "[\"queue_add\",{\"media\":{\"id\":\"a\",\"kind\":\"local\",\"title\":\"t\"}}]",
                            "[\"playback_status\",{\"ready\":true,\"buffering\":false,\"positionMs\":0,\"atServerMs\":0}]",
                            "[\"leave_room\",{}]")) {
                ben.send("42" + packet);
            }
            ana.await("user_disconnected");
            ana.ask("room_snapshot", Map.of());
            ana.await("room_snapshot");
            assertThat(ana.heard().stream().map(Guest.Heard::event))
                    .contains("user_joined", "playback", "chat_message", "reaction", "typing")
                    .contains("queue_changed", "room_snapshot");
            assertThat(ana.heard().toString())
                    .doesNotContain(open.getString("sid"), connected.getString("sid"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Host: evil.example|421",
                "Host: 127.0.0.1.evil.example|421",
                "Host: localhost~Origin: https://evil.example|403",
                "Host: localhost~Origin: null|403",
                "Host: localhost~Origin: http://localhost|101",
                "Host: localhost|101"
            })
    void aForeignHostOrOriginGetsNoWebSocket(String headers, int status) throws IOException {
        String answer =
                raw(
                        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n"
                                + headers.replace("~", "\r\n")
                                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .doesNotContainIgnoringCase("access-control-allow")
                .doesNotContainIgnoringCase("deflate");
    }

    @Test
    void nobodyChoosesTheirAddress() throws IOException {
        try (MatineeServer strict =
                MatineeServer.start(
                        new ServerConfig(
                                "127.0.0.1",
                                0,
                                null,
                                null,
                                "Test",
                                Set.of(),
                                Set.of(),
                                1,
                                RoomQuota.DEFAULT,
                                100,
                                2,
                                LimitRates.DEFAULTS))) {
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                answers.add(
                        raw(
                                        strict.port(),
                                        "GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: localhost\r\n"
                                                + "X-Forwarded-For: 10.0.0."
                                                + i
                                                + "\r\nForwarded: for=10.0.0."
                                                + i
                                                + "\r\nX-Real-IP: 10.0.0."
                                                + i
                                                + "\r\n\r\n")
                                .substring(0, 12));
            }
            assertThat(answers).containsExactly("HTTP/1.1 200", "HTTP/1.1 200", "HTTP/1.1 429");
        }
    }

    /// The length was promised before: the end that never comes is the only honest answer.
    @Test
    void aFilmCutShortWhileItIsSentEndsItsConnection() throws IOException {
        Path cut = media.resolve("Cut.mp4");
        try (RandomAccessFile film = new RandomAccessFile(cut.toFile(), "rw")) {
            film.setLength(FILM_BYTES);
        }
        try (MatineeServer fresh = MatineeServer.start(TestConfig.with(media));
                Socket socket = new Socket()) {
            String uri = uriOf(fresh.port(), "Cut");
            socket.setReceiveBufferSize(16_384);
            socket.setSoTimeout(20_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), fresh.port()));
            socket.getOutputStream()
                    .write(
                            ("GET " + uri + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String head = headOf(in);
            assertThat(head).contains("200 OK").containsIgnoringCase("content-length: 67108864");
            in.readNBytes(1_000);
            // Beyond what is under way, far before what was promised.
            try (RandomAccessFile film = new RandomAccessFile(cut.toFile(), "rw")) {
                film.setLength(16 << 20);
            }
            long read = 1_000;
            byte[] buffer = new byte[65_536];
            int n = in.read(buffer);
            while (n >= 0) {
                for (int i = 0; i < n; i++) {
                    assertThat(buffer[i]).isZero();
                }
                read += n;
                n = in.read(buffer);
            }
            assertThat(read).isBetween(1L << 20, 64L << 20).isLessThan(FILM_BYTES);
        } finally {
            Files.delete(cut);
        }
    }

    private static String uriOf(int port, String title) throws IOException {
        String answer =
                raw(
                        port,
                        "GET /api/library HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                        true);
        JSONArray films =
                new JSONObject(answer.substring(answer.indexOf("\r\n\r\n") + 4))
                        .getJSONArray("films");
        for (int i = 0; i < films.length(); i++) {
            if (films.getJSONObject(i).getString("title").equals(title)) {
                return films.getJSONObject(i).getString("uri");
            }
        }
        throw new AssertionError(answer);
    }

    private static String raw(String request) throws IOException {
        return raw(server.port(), request);
    }

    private static String raw(int port, String request) throws IOException {
        return raw(port, request, false);
    }

    private static String raw(int port, String request, boolean toTheEnd) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return toTheEnd ? new String(in.readAllBytes(), StandardCharsets.UTF_8) : headOf(in);
        }
    }

    private static String headOf(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new AssertionError("only " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static String lastOf(RawSocket socket) throws InterruptedException {
        String line = socket.next();
        while (line.startsWith("42") || line.startsWith("2")) {
            line = socket.next();
        }
        return line;
    }

    private static String name(JSONObject joined) {
        return joined.getJSONObject("member").getString("name");
    }

    private static RawSocket websocket() {
        return RawSocket.open(
                "ws://127.0.0.1:" + server.port() + "/socket.io/?EIO=4&transport=websocket");
    }
}
