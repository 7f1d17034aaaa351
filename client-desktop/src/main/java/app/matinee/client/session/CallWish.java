package app.matinee.client.session;

import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.MicrophoneChoice;
import app.matinee.client.rtc.VoiceProcessing;
import app.matinee.protocol.UserId;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What the person at this machine wants of calls now.
///
/// @param mic whether the microphone shall be on
/// @param camera whether the camera shall be on
/// @param talking whether the key of push-to-talk is held
/// @param muted whom this person does not want to hear
/// @param choices what outlasts the party
public record CallWish(
        boolean mic, boolean camera, boolean talking, Set<UserId> muted, CallChoices choices) {
    public static final CallWish NOTHING =
            new CallWish(false, false, false, Set.of(), CallChoices.USUAL);

    public CallWish {
        muted = Set.copyOf(muted);
    }

    public MicrophoneChoice microphone() {
        return choices.microphone();
    }

    public CameraChoice lens() {
        return choices.lens();
    }

    public VoiceProcessing voice() {
        return choices.voice();
    }

    public boolean pushToTalk() {
        return choices.pushToTalk();
    }

    public boolean voiceOnly() {
        return choices.voiceOnly();
    }

    public boolean relayOnly() {
        return choices.relayOnly();
    }

    public Ducking ducking() {
        return choices.ducking();
    }

    CallWish mic(boolean on) {
        return new CallWish(on, camera, talking, muted, choices);
    }

    CallWish camera(boolean on) {
        return new CallWish(mic, on, talking, muted, choices);
    }

    CallWish with(MicrophoneChoice chosen) {
        return chosen instanceof MicrophoneChoice.Off
                ? mic(false)
                : choosing(was -> was.with(chosen));
    }

    CallWish with(CameraChoice chosen) {
        return chosen instanceof CameraChoice.Off
                ? camera(false)
                : choosing(was -> was.with(chosen));
    }

    CallWish choosing(UnaryOperator<CallChoices> change) {
        return new CallWish(mic, camera, talking, muted, change.apply(choices));
    }

    /// @param held means nothing without push-to-talk
    CallWish talking(boolean held) {
        return new CallWish(mic, camera, pushToTalk() && held, muted, choices);
    }

    CallWish muting(UserId who, boolean mute) {
        Set<UserId> now = new HashSet<>(muted);
        if (mute) {
            now.add(who);
        } else {
            now.remove(who);
        }
        return new CallWish(mic, camera, talking, now, choices);
    }

    /// For the lobby after a party: the devices are let go, the choices stay.
    CallWish afterParty() {
        return new CallWish(false, false, false, Set.of(), choices);
    }
}
