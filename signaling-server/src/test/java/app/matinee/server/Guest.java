package app.matinee.server;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Manager;
import io.socket.client.Socket;
import io.socket.engineio.client.Transport;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/// Somebody with the standard Java client, who remembers everything they heard.
final class Guest implements AutoCloseable {
    record Heard(String event, JSONObject body) {}

    private static final List<String> EVENTS =
            List.of(
                    "room_created",
                    "room_joined",
                    "room_snapshot",
                    "user_joined",
                    "user_disconnected",
                    "room_updated",
                    "playback",
                    "queue_changed",
                    "waiting",
                    "sync",
                    "sync_report",
                    "chat_message",
                    "reaction",
                    "typing",
                    "webrtc_offer",
                    "webrtc_answer",
                    "webrtc_ice_candidate",
                    "media_state",
                    "screen_share_started",
                    "screen_share_stopped",
                    "knocking",
                    "turned_away",
                    "system_message",
                    "server_notice",
                    "error");

    private final Socket socket;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile String engineId = "";

    private Guest(Socket socket) {
        this.socket = socket;
        EVENTS.forEach(event ->
                socket.on(event, args -> heard.add(new Heard(event, (JSONObject) args[0]))));
        socket.on(
                Socket.EVENT_CONNECT_ERROR,
                args ->
                        heard.add(
                                new Heard(
                                        "connect_error",
                                        args[0] instanceof JSONObject o ? o : new JSONObject())));
        socket.io()
                .on(
                        Manager.EVENT_TRANSPORT,
                        args -> {
                            Transport transport = (Transport) args[0];
                            transport.on(
                                    "requestHeaders",
                                    none -> {
                                        String sid =
                                                transport.query == null
                                                        ? null
                                                        : transport.query.get("sid");
                                        engineId = sid == null ? engineId : sid;
                                    });
                        });
        socket.on(
                Socket.EVENT_DISCONNECT,
                args -> heard.add(new Heard("disconnect", new JSONObject())));
    }

    static Guest connect(int port, String name) {
        Guest guest = knock(port, Map.of("name", name, "protocol", "1"));
        Awaitility.await().until(guest.socket::connected);
        return guest;
    }

    static Guest resuming(int port, String name, String token) {
        Guest guest = knock(port, Map.of("name", name, "protocol", "1", "resume", token));
        Awaitility.await().until(guest.socket::connected);
        return guest;
    }

    /// Tries to come in; may be refused.
    static Guest knock(int port, Map<String, String> auth) {
        IO.Options options =
                IO.Options.builder()
                        .setForceNew(true)
                        .setReconnection(false)
                        .setAuth(new HashMap<>(auth))
                        .build();
        Guest guest = new Guest(IO.socket(URI.create("http://127.0.0.1:" + port), options));
        guest.socket.connect();
        return guest;
    }

    /// @return the ack's object
    JSONObject ask(String event, Map<String, ?> body) {
        CompletableFuture<JSONObject> answer = new CompletableFuture<>();
        socket.emit(
                event,
                new Object[] {new JSONObject(body)},
                (Ack) args -> answer.complete((JSONObject) args[0]));
        try {
            return answer.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no answer to " + event, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    void say(String event, Map<String, ?> body) {
        socket.emit(event, new JSONObject(body));
    }

    /// Makes a room and comes back with its id.
    String createRoom(Map<String, ?> wish) {
        JSONObject ack = ask("create_room", wish);
        if (!ack.getBoolean("ok")) {
            throw new AssertionError(ack.toString());
        }
        await("room_joined");
        return ack.getString("roomId");
    }

    /// @return `room_joined`'s body
    JSONObject join(String roomId) {
        int before = all("room_joined").size();
        JSONObject ack = ask("join_room", Map.of("roomId", roomId));
        if (!ack.getBoolean("ok")) {
            throw new AssertionError(ack.toString());
        }
        Awaitility.await().until(() -> all("room_joined").size() > before);
        return all("room_joined").getLast();
    }

    JSONObject await(String event) {
        return await(event, body -> true);
    }

    JSONObject await(String event, Predicate<JSONObject> which) {
        return Awaitility.await(event).until(() -> find(event, which), found -> found != null);
    }

    private @Nullable JSONObject find(String event, Predicate<JSONObject> which) {
        return all(event).stream().filter(which).findFirst().orElse(null);
    }

    List<JSONObject> all(String event) {
        List<JSONObject> bodies = new ArrayList<>();
        for (Heard h : heard) {
            if (h.event().equals(event)) {
                bodies.add(h.body());
            }
        }
        return bodies;
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    /// The Engine.IO session's id: whoever knows it speaks as this guest.
    String secretId() {
        return engineId;
    }

    boolean isConnected() {
        return socket.connected();
    }

    /// Like a pulled cable: nobody says goodbye to a room.
    @Override
    public void close() {
        socket.off();
        socket.disconnect();
    }
}
