package app.matinee.client.session;

import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.MicrophoneChoice;
import app.matinee.protocol.UserId;
import java.util.HashSet;
import java.util.Set;

/// What the person at this machine wants of calls. Kept when they leave a room, except that nobody
/// comes into the next one with a microphone open.
///
/// @param mic whether the microphone shall be on
/// @param camera whether the camera shall be on
/// @param microphone which one, when it is on; never [MicrophoneChoice.Off]
/// @param lens which camera, when it is on; never [CameraChoice.Off]
/// @param pushToTalk whether the microphone is silent except while a key is held
/// @param talking whether that key is held
/// @param muted whom this person does not want to hear
/// @param voiceOnly low bandwidth: send no pictures
/// @param relayOnly connect through TURN only, so that nobody learns this machine's address
public record CallWish(
        boolean mic,
        boolean camera,
        MicrophoneChoice microphone,
        CameraChoice lens,
        boolean pushToTalk,
        boolean talking,
        Set<UserId> muted,
        boolean voiceOnly,
        boolean relayOnly,
        Ducking ducking) {
    public static final CallWish NOTHING =
            new CallWish(
                    false,
                    false,
                    new MicrophoneChoice.SystemDefault(),
                    new CameraChoice.Any(),
                    false,
                    false,
                    Set.of(),
                    false,
                    false,
                    Ducking.USUAL);

    public CallWish {
        muted = Set.copyOf(muted);
    }

    CallWish mic(boolean on) {
        return new CallWish(
                on,
                camera,
                microphone,
                lens,
                pushToTalk,
                talking,
                muted,
                voiceOnly,
                relayOnly,
                ducking);
    }

    CallWish camera(boolean on) {
        return new CallWish(
                mic,
                on,
                microphone,
                lens,
                pushToTalk,
                talking,
                muted,
                voiceOnly,
                relayOnly,
                ducking);
    }

    CallWish with(MicrophoneChoice chosen) {
        return chosen instanceof MicrophoneChoice.Off
                ? mic(false)
                : new CallWish(
                        mic,
                        camera,
                        chosen,
                        lens,
                        pushToTalk,
                        talking,
                        muted,
                        voiceOnly,
                        relayOnly,
                        ducking);
    }

    CallWish with(CameraChoice chosen) {
        return chosen instanceof CameraChoice.Off
                ? camera(false)
                : new CallWish(
                        mic,
                        camera,
                        microphone,
                        chosen,
                        pushToTalk,
                        talking,
                        muted,
                        voiceOnly,
                        relayOnly,
                        ducking);
    }

    CallWish pushToTalk(boolean use, boolean held) {
        return new CallWish(
                mic, camera, microphone, lens, use, held, muted, voiceOnly, relayOnly, ducking);
    }

    CallWish muting(UserId who, boolean mute) {
        Set<UserId> now = new HashSet<>(muted);
        if (mute) {
            now.add(who);
        } else {
            now.remove(who);
        }
        return new CallWish(
                mic,
                camera,
                microphone,
                lens,
                pushToTalk,
                talking,
                now,
                voiceOnly,
                relayOnly,
                ducking);
    }

    CallWish sending(boolean onlyVoice, boolean onlyRelay) {
        return new CallWish(
                mic,
                camera,
                microphone,
                lens,
                pushToTalk,
                talking,
                muted,
                onlyVoice,
                onlyRelay,
                ducking);
    }

    CallWish with(Ducking chosen) {
        return new CallWish(
                mic,
                camera,
                microphone,
                lens,
                pushToTalk,
                talking,
                muted,
                voiceOnly,
                relayOnly,
                chosen);
    }

    /// For the lobby after a party: the devices are let go, the choices stay.
    CallWish afterParty() {
        return new CallWish(
                false,
                false,
                microphone,
                lens,
                pushToTalk,
                false,
                Set.of(),
                voiceOnly,
                relayOnly,
                ducking);
    }
}
