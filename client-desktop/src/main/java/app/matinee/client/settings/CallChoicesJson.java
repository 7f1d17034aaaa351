package app.matinee.client.settings;

import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.MicrophoneChoice;
import app.matinee.client.rtc.VoiceProcessing;
import app.matinee.client.session.CallChoices;
import app.matinee.client.session.Ducking;
import app.matinee.protocol.codec.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How a person wants to be in calls ⇄ text. Reading takes what makes sense and the usual for the
/// rest.
final class CallChoicesJson {
    private CallChoicesJson() {}

    static ObjectNode write(CallChoices choices) {
        ObjectNode json = Json.object();
        if (choices.microphone() instanceof MicrophoneChoice.Device(String id)) {
            json.put("microphone", id);
        }
        switch (choices.lens()) {
            case CameraChoice.Off off -> {}
            case CameraChoice.Any any -> {}
            case CameraChoice.Device(String id) -> json.put("camera", id);
            case CameraChoice.Drawn(String name) -> json.put("drawnCamera", name);
        }
        VoiceProcessing voice = choices.voice();
        return json.put("echoCancellation", voice.echoCancellation())
                .put("noiseSuppression", voice.noiseSuppression())
                .put("automaticGain", voice.automaticGain())
                .put("pushToTalk", choices.pushToTalk())
                .put("voiceOnly", choices.voiceOnly())
                .put("relayOnly", choices.relayOnly())
                .put("ducking", choices.ducking().on())
                .put("duckTo", choices.ducking().to());
    }

    static CallChoices read(JsonNode json) {
        CallChoices usual = CallChoices.USUAL;
        String microphone = json.path("microphone").stringValue("");
        return new CallChoices(
                microphone.isEmpty() ? usual.microphone() : new MicrophoneChoice.Device(microphone),
                lens(json),
                new VoiceProcessing(
                        json.path("echoCancellation").booleanValue(true),
                        json.path("noiseSuppression").booleanValue(true),
                        json.path("automaticGain").booleanValue(true)),
                json.path("pushToTalk").booleanValue(false),
                json.path("voiceOnly").booleanValue(false),
                json.path("relayOnly").booleanValue(false),
                new Ducking(
                        json.path("ducking").booleanValue(usual.ducking().on()),
                        json.path("duckTo").doubleValue(usual.ducking().to())));
    }

    private static CameraChoice lens(JsonNode json) {
        String camera = json.path("camera").stringValue("");
        String drawn = json.path("drawnCamera").stringValue("");
        if (!camera.isEmpty()) {
            return new CameraChoice.Device(camera);
        }
        return drawn.isEmpty() ? new CameraChoice.Any() : new CameraChoice.Drawn(drawn);
    }
}
