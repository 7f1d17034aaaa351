package app.matinee.client.control;

import app.matinee.client.session.PartyState;
import app.matinee.client.session.PartyState.ChatLine;
import app.matinee.client.session.PartyState.Film;
import app.matinee.client.session.PartyState.Link;
import app.matinee.client.session.PartyState.Room;
import app.matinee.protocol.Media;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The essentials of a [PartyState], for tests to compare.
final class StateJson {
    private StateJson() {}

    static ObjectNode of(PartyState state) {
        ObjectNode json = object();
        json.set("link", link(state.link()));
        Room room = state.room();
        if (room != null) {
            json.set("room", room(room));
        }
        json.set("call", CallJson.of(state.call()));
        switch (state.trouble()) {
            case null -> {}
            case PartyState.Trouble.ServerAway _ -> json.put("trouble", "server_away");
            case PartyState.Trouble.NotAServer _ -> json.put("trouble", "not_a_server");
            case PartyState.Trouble.WrongKey _ -> json.put("trouble", "wrong_key");
            case PartyState.Trouble.Unproven _ -> json.put("trouble", "unproven");
            case PartyState.Trouble.Refused(var code, var _) ->
                    json.put("trouble", "refused:" + code);
        }
        return json;
    }

    private static ObjectNode link(Link link) {
        return switch (link) {
            case Link.Away() -> object().put("is", "away");
            case Link.AtDoor door -> object().put("is", "at_door");
            case Link.Connecting _ -> object().put("is", "connecting");
            case Link.Up up ->
                    object().put("is", "up")
                            .put("rttMs", up.rttMs())
                            .put("clockErrorMs", up.clockErrorMs());
            case Link.Mending mending ->
                    object().put("is", "mending").put("attempt", mending.attempt());
        };
    }

    private static ObjectNode room(Room room) {
        ObjectNode json =
                object().put("id", room.roomId().value())
                        .put("title", room.title())
                        .put("self", room.self().value());
        json.put("waitFor", room.policy().waitFor().wire());
        ArrayNode members = json.putArray("members");
        room.members().forEach(member -> members.add(member.name()));
        ArrayNode chat = json.putArray("chat");
        for (ChatLine line : room.chat()) {
            if (line instanceof ChatLine.Said said) {
                chat.addObject()
                        .put("name", said.posted().name())
                        .put("text", said.posted().text())
                        .put("own", said.own())
                        .put("pending", said.pending());
            }
        }
        var library = room.library();
        if (library != null) {
            ArrayNode films = json.putArray("library");
            for (Media media : library) {
                films.addObject().put("id", media.id().value()).put("title", media.title());
            }
        }
        json.set("film", film(room.film()));
        return json;
    }

    private static ObjectNode film(Film film) {
        ObjectNode json = object();
        Media media = film.media();
        json.put("media", media == null ? null : media.id().value())
                .put("playing", film.timeline().playing())
                .put("positionMs", film.timeline().positionMs())
                .put("atServerMs", film.timeline().atServerMs())
                .put("rate", film.timeline().rate())
                .put("pending", film.pending())
                .put("player", film.player().name())
                .put("durationMs", film.durationMs())
                .put("step", film.step().name());
        // JSON has no NaN: nothing plays.
        json.put("skewMs", Double.isNaN(film.skewMs()) ? null : film.skewMs());
        var failure = film.failure();
        if (failure != null) {
            json.put("failure", failure.reason().name()).put("failureDetail", failure.detail());
        }
        return json;
    }

    private static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }
}
