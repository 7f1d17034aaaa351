package app.matinee.client.settings;

import app.matinee.client.session.Sound;
import app.matinee.client.settings.Settings.RecentRoom;
import app.matinee.client.settings.Settings.WindowBounds;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.codec.BadMessageException;
import app.matinee.protocol.codec.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Settings ⇄ text. Reading takes what makes sense and the usual for the rest.
final class SettingsJson {
    private SettingsJson() {}

    static String write(Settings settings) {
        ObjectNode json = Json.object();
        if (settings.name() != null) {
            json.put("name", settings.name());
        }
        if (settings.server() != null) {
            json.put("server", settings.server().toString());
        }
        json.put("volume", settings.sound().volume());
        json.put("muted", settings.sound().muted());
        json.put("audioDelayMs", settings.sound().audioDelayMs());
        json.put("panelOpen", settings.panelOpen());
        json.put("light", settings.light());
        json.put("lessMotion", settings.lessMotion());
        json.set("calls", CallChoicesJson.write(settings.calls()));
        WindowBounds window = settings.window();
        if (window != null) {
            json.putObject("window")
                    .put("x", window.x())
                    .put("y", window.y())
                    .put("width", window.width())
                    .put("height", window.height())
                    .put("maximized", window.maximized());
        }
        ArrayNode rooms = json.putArray("recentRooms");
        for (RecentRoom room : settings.recentRooms()) {
            rooms.addObject()
                    .put("server", room.server().toString())
                    .put("roomId", room.roomId().value())
                    .put("title", room.title())
                    .put("atMs", room.atMs());
        }
        return json.toPrettyString();
    }

    /// @throws BadMessageException when it is no JSON object at all
    static Settings read(String text) throws BadMessageException {
        JsonNode json = Json.parse(text);
        if (!json.isObject()) {
            throw new BadMessageException(ErrorCode.BAD_REQUEST, "settings are an object");
        }
        Sound usual = Sound.USUAL;
        return new Settings(
                json.path("name").stringValue(null),
                server(json.path("server")).orElse(null),
                new Sound(
                        json.path("volume").doubleValue(usual.volume()),
                        json.path("muted").booleanValue(usual.muted()),
                        json.path("audioDelayMs").intValue(usual.audioDelayMs())),
                rooms(json.path("recentRooms")),
                window(json.path("window")),
                json.path("panelOpen").booleanValue(true),
                json.path("light").booleanValue(false),
                json.path("lessMotion").booleanValue(false),
                CallChoicesJson.read(json.path("calls")));
    }

    private static List<RecentRoom> rooms(JsonNode json) {
        List<RecentRoom> rooms = new ArrayList<>();
        for (JsonNode room : json) {
            Optional<URI> server = server(room.path("server"));
            Optional<RoomId> id = RoomId.parse(room.path("roomId").stringValue(""));
            if (server.isPresent() && id.isPresent()) {
                rooms.add(
                        new RecentRoom(
                                server.get(),
                                id.get(),
                                room.path("title").stringValue(""),
                                room.path("atMs").longValue(0)));
            }
        }
        return rooms;
    }

    private static Optional<URI> server(JsonNode json) {
        try {
            URI uri = URI.create(json.stringValue(""));
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable WindowBounds window(JsonNode json) {
        try {
            return json.isObject()
                    ? new WindowBounds(
                            json.path("x").doubleValue(0),
                            json.path("y").doubleValue(0),
                            json.path("width").doubleValue(0),
                            json.path("height").doubleValue(0),
                            json.path("maximized").booleanValue(false))
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
