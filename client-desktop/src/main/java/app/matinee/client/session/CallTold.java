package app.matinee.client.session;

import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.CallNetwork;
import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.MicrophoneChoice;
import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.rtc.VoiceProcessing;
import app.matinee.protocol.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the engine shall stand, whole. The session always computes all of it and then tells the
/// engine the differences: whatever happened in whatever order, they end up agreeing.
///
/// @param self under which id in the call; null outside of one
/// @param voice what is done to one's own voice
/// @param peers with whom a connection is wanted; none outside of a call
/// @param silenced whom not to play: because this person wants it, or because they are not
///   announced as speaking
/// @param hushed whether one's own microphone is open but silent
record CallTold(
        MicrophoneChoice microphone,
        boolean hushed,
        VoiceProcessing voice,
        CameraChoice camera,
        ScreenChoice screen,
        CallNetwork network,
        boolean voiceOnly,
        @Nullable UserId self,
        Set<UserId> peers,
        Set<UserId> silenced) {
    private static final Comparator<UserId> BY_ID = Comparator.comparing(UserId::value);

    static final CallTold NOTHING =
            new CallTold(
                    new MicrophoneChoice.Off(),
                    false,
                    VoiceProcessing.ALL,
                    new CameraChoice.Off(),
                    new ScreenChoice.Off(),
                    CallNetwork.LOCAL,
                    false,
                    null,
                    Set.of(),
                    Set.of());

    CallTold {
        peers = Set.copyOf(peers);
        silenced = Set.copyOf(silenced);
        if (self == null && !peers.isEmpty()) {
            throw new IllegalArgumentException("peers outside of a call: " + peers);
        }
    }

    /// Whether an engine that stands so does nothing, and so need not run.
    boolean isIdle() {
        return self == null
                && microphone instanceof MicrophoneChoice.Off
                && camera instanceof CameraChoice.Off
                && screen instanceof ScreenChoice.Off;
    }

    /// What to tell an engine that stands like `before`, so that it stands like this.
    List<CallCommand> after(CallTold before) {
        List<CallCommand> commands = new ArrayList<>();
        boolean another = self == null || !self.equals(before.self);
        if (before.self != null && another) {
            commands.add(new CallCommand.Leave());
        }
        if (voiceOnly != before.voiceOnly) {
            commands.add(new CallCommand.VoiceOnly(voiceOnly));
        }
        if (!voice.equals(before.voice)) {
            commands.add(new CallCommand.ProcessVoice(voice));
        }
        if (!microphone.equals(before.microphone)) {
            commands.add(new CallCommand.UseMicrophone(microphone));
        }
        if (hushed != before.hushed) {
            commands.add(new CallCommand.MuteMicrophone(hushed));
        }
        if (!camera.equals(before.camera)) {
            commands.add(new CallCommand.UseCamera(camera));
        }
        if (!screen.equals(before.screen)) {
            commands.add(new CallCommand.UseScreen(screen));
        }
        if (self != null && another) {
            commands.add(new CallCommand.Join(self, network));
        } else if (self != null && !network.equals(before.network)) {
            commands.add(new CallCommand.UseNetwork(network));
        }
        Set<UserId> had = another ? Set.of() : before.peers;
        Set<UserId> mute = another ? Set.of() : before.silenced;
        had.stream()
                .filter(p -> !peers.contains(p))
                .sorted(BY_ID)
                .map(CallCommand.RemovePeer::new)
                .forEach(commands::add);
        for (UserId peer : peers.stream().sorted(BY_ID).toList()) {
            boolean fresh = !had.contains(peer);
            if (fresh) {
                commands.add(new CallCommand.AddPeer(peer));
            }
            boolean silent = silenced.contains(peer);
            if (silent != (!fresh && mute.contains(peer))) {
                commands.add(new CallCommand.MutePeer(peer, silent));
            }
        }
        return commands;
    }
}
