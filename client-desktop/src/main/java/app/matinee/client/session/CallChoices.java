package app.matinee.client.session;

import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.MicrophoneChoice;
import app.matinee.client.rtc.VoiceProcessing;

/// How a person wants to be in calls, kept from one evening to the next. Whether something was on
/// is not among it: no microphone and no camera opens by itself.
///
/// @param microphone which one, when it is on; never [MicrophoneChoice.Off]
/// @param lens which camera, when it is on; never [CameraChoice.Off]
/// @param voice what is done to one's own voice
/// @param pushToTalk whether the microphone is silent except while a key is held
/// @param voiceOnly low bandwidth: send no pictures
/// @param relayOnly connect through TURN only, so that nobody learns this machine's address
public record CallChoices(
        MicrophoneChoice microphone,
        CameraChoice lens,
        VoiceProcessing voice,
        boolean pushToTalk,
        boolean voiceOnly,
        boolean relayOnly,
        Ducking ducking) {
    public static final CallChoices USUAL =
            new CallChoices(
                    new MicrophoneChoice.SystemDefault(),
                    new CameraChoice.Any(),
                    VoiceProcessing.ALL,
                    false,
                    false,
                    false,
                    Ducking.USUAL);

    public CallChoices {
        if (microphone instanceof MicrophoneChoice.Off || lens instanceof CameraChoice.Off) {
            throw new IllegalArgumentException("off is no device: " + microphone + ", " + lens);
        }
    }

    CallChoices with(MicrophoneChoice chosen) {
        return new CallChoices(chosen, lens, voice, pushToTalk, voiceOnly, relayOnly, ducking);
    }

    CallChoices with(CameraChoice chosen) {
        return new CallChoices(
                microphone, chosen, voice, pushToTalk, voiceOnly, relayOnly, ducking);
    }

    CallChoices with(VoiceProcessing chosen) {
        return new CallChoices(microphone, lens, chosen, pushToTalk, voiceOnly, relayOnly, ducking);
    }

    CallChoices pushingToTalk(boolean use) {
        return new CallChoices(microphone, lens, voice, use, voiceOnly, relayOnly, ducking);
    }

    CallChoices sending(boolean onlyVoice, boolean onlyRelay) {
        return new CallChoices(microphone, lens, voice, pushToTalk, onlyVoice, onlyRelay, ducking);
    }

    CallChoices with(Ducking chosen) {
        return new CallChoices(microphone, lens, voice, pushToTalk, voiceOnly, relayOnly, chosen);
    }
}
