package app.matinee.server.http;

import app.matinee.protocol.codec.Json;
import app.matinee.server.metrics.History;
import app.matinee.server.metrics.Metrics;
import app.matinee.server.metrics.Moment;
import app.matinee.server.room.RoomOverview;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What the operator is told, as JSON.
final class OperatorView {
    /// More than anybody reads; the busiest come first.
    static final int ROOMS_SHOWN = 200;

    private OperatorView() {}

    static ObjectNode rooms(List<RoomOverview> all) {
        ObjectNode body = Json.object().put("total", all.size());
        ArrayNode list = body.putArray("rooms");
        all.stream()
                .sorted(
                        Comparator.<RoomOverview>comparingInt(room -> -room.people().size())
                                .thenComparing(room -> room.id().value()))
                .limit(ROOMS_SHOWN)
                .forEach(room -> list.add(room(room)));
        return body;
    }

    private static ObjectNode room(RoomOverview room) {
        ObjectNode node =
                Json.object()
                        .put("roomId", room.id().value())
                        .put("title", room.title())
                        .put("hasPassword", room.hasPassword())
                        .put("filmOn", room.filmOn())
                        .put("playing", room.playing())
                        .put("queued", room.queued());
        ArrayNode people = node.putArray("people");
        for (RoomOverview.Person person : room.people()) {
            ObjectNode one =
                    people.addObject()
                            .put("name", person.name())
                            .put("role", person.role().name().toLowerCase(Locale.ROOT))
                            .put("here", person.here());
            if (person.buffering() != null) {
                one.put("buffering", person.buffering());
            }
            if (person.skewMs() != null) {
                one.put("skewMs", person.skewMs());
            }
            rounded(one, "roundTripMs", person.roundTripMs());
        }
        return node;
    }

    static ObjectNode history(Metrics metrics, History history) {
        ObjectNode body = Json.object().put("stepMs", History.STEP_MS);
        ArrayNode moments = body.putArray("moments");
        for (Moment moment : history.moments()) {
            ObjectNode one =
                    moments.addObject()
                            .put("atServerMs", moment.atServerMs())
                            .put("rooms", moment.rooms())
                            .put("members", moment.members())
                            .put("sockets", moment.sockets());
            rounded(one, "eventsInPerSecond", moment.eventsInPerSecond());
            rounded(one, "eventsOutPerSecond", moment.eventsOutPerSecond());
            rounded(one, "roundTripP50Ms", moment.roundTripP50Ms());
            rounded(one, "roundTripP95Ms", moment.roundTripP95Ms());
            rounded(one, "skewP50Ms", moment.skewP50Ms());
            rounded(one, "skewP95Ms", moment.skewP95Ms());
            rounded(one, "commitP95Ms", moment.commitP95Ms());
            rounded(one, "loopLagP95Ms", moment.loopLagP95Ms());
        }
        counts(body.putObject("refusals"), metrics.refusals());
        counts(body.putObject("limits"), metrics.limits());
        return body;
    }

    private static void counts(ObjectNode node, Map<String, Long> counts) {
        counts.forEach(node::put);
    }

    /// Left out while it is unknown.
    private static void rounded(ObjectNode node, String name, @Nullable Double value) {
        if (value != null) {
            node.put(name, Math.round(value * 100) / 100.0);
        }
    }
}
