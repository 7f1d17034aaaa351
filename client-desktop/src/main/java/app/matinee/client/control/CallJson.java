package app.matinee.client.control;

import app.matinee.client.rtc.PeerStats;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.StreamId;
import app.matinee.client.session.PartyState.Call;
import app.matinee.client.session.PartyState.Tie;
import app.matinee.protocol.UserId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The call of a [Call], for tests to compare.
final class CallJson {
    private CallJson() {}

    static ObjectNode of(Call call) {
        ObjectNode json = object().put("engine", call.engine().name());
        for (Slot slot : Slot.values()) {
            json.put(slot.name().toLowerCase(Locale.ROOT), call.slot(slot).name());
        }
        json.put("sharing", call.sharing());
        json.put("speaking", call.speaking().size());
        json.put("sends", call.plan().map(plan -> plan.camera().toString()).orElse(""));
        ObjectNode peers = json.putObject("peers");
        for (Map.Entry<UserId, Tie> tie : call.ties().entrySet()) {
            peers.set(tie.getKey().value(), peer(call, tie.getKey(), tie.getValue()));
        }
        return json;
    }

    /// What arrives from one person: `cameraFps` and `screenFps` are pictures decoded in the last
    /// second, nought while nothing is known. What goes to them: `lossOut` is the share of the last
    /// second's packets that was lost, `availableOut` what the engine believes the way carries,
    /// bits a second.
    private static ObjectNode peer(Call call, UserId who, Tie tie) {
        Optional<PeerStats> stats =
                call.stats().stream().filter(s -> s.peer().equals(who)).findFirst();
        return object().put("state", tie.state().name())
                .put("camera", call.live().contains(StreamId.of(who, Slot.CAMERA)))
                .put("screen", call.live().contains(StreamId.of(who, Slot.SCREEN)))
                .put("lossOut", stats.map(PeerStats::lossOut).orElse(0.0))
                .put(
                        "availableOut",
                        stats.map(PeerStats::availableOutPerS)
                                .orElse(OptionalDouble.empty())
                                .orElse(0))
                .put("cameraFps", fps(stats.flatMap(PeerStats::camera)))
                .put("screenFps", fps(stats.flatMap(PeerStats::screen)));
    }

    private static double fps(Optional<PeerStats.Picture> picture) {
        return picture.map(PeerStats.Picture::framesPerS).orElse(0.0);
    }

    private static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }
}
