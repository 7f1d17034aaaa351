package app.matinee.client.rtc.process;

import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.CallNetwork;
import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.MicrophoneChoice;
import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.VoiceProcessing;
import app.matinee.protocol.UserId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What still holds of all that was asked: enough to bring a new engine to where the old one was.
/// Pure; not thread-safe.
final class StandingOrders {
    /// A slot order followed by death within this long is taken for its cause, unless the slot has
    /// worked meanwhile.
    private static final long SUSPICION_MS = 3_000;

    private final Set<UserId> peers = new LinkedHashSet<>();
    private final Set<UserId> muted = new LinkedHashSet<>();
    private @Nullable UserId self;
    private CallNetwork network = CallNetwork.LOCAL;
    private MicrophoneChoice microphone = new MicrophoneChoice.Off();
    private VoiceProcessing voice = VoiceProcessing.ALL;
    private CameraChoice camera = new CameraChoice.Off();
    private ScreenChoice screen = new ScreenChoice.Off();
    private boolean microphoneMuted;
    private boolean voiceOnly;
    private boolean devices;
    private @Nullable Slot lastSlot;
    private long lastSlotMs;

    void remember(CallCommand command, long nowMs) {
        switch (command) {
            case CallCommand.Join join -> {
                forgetCall();
                self = join.self();
                network = join.network();
            }
            case CallCommand.Leave leave -> forgetCall();
            case CallCommand.AddPeer add -> {
                if (self != null) {
                    peers.add(add.peer());
                }
            }
            case CallCommand.RemovePeer remove -> {
                peers.remove(remove.peer());
                muted.remove(remove.peer());
            }
            case CallCommand.UseMicrophone use -> {
                microphone = use.choice();
                ordered(Slot.MICROPHONE, nowMs);
            }
            case CallCommand.MuteMicrophone mute -> microphoneMuted = mute.muted();
            case CallCommand.ProcessVoice process -> voice = process.how();
            case CallCommand.UseCamera use -> {
                camera = use.choice();
                ordered(Slot.CAMERA, nowMs);
            }
            case CallCommand.UseScreen use -> {
                screen = use.choice();
                ordered(Slot.SCREEN, nowMs);
            }
            case CallCommand.MutePeer mute -> {
                if (mute.muted()) {
                    muted.add(mute.peer());
                } else {
                    muted.remove(mute.peer());
                }
            }
            case CallCommand.UseNetwork use -> network = use.network();
            case CallCommand.VoiceOnly only -> voiceOnly = only.on();
            case CallCommand.ListDevices list -> devices = true;
            // Of the moment only.
            case CallCommand.Hear hear -> {}
            case CallCommand.Reconnect reconnect -> {}
            case CallCommand.ListScreens list -> {}
            case CallCommand.WarmUp warmUp -> {}
        }
    }

    private void ordered(Slot slot, long nowMs) {
        lastSlot = slot;
        lastSlotMs = nowMs;
    }

    private void forgetCall() {
        self = null;
        peers.clear();
        muted.clear();
    }

    /// A slot shows pictures: whatever the engine dies of later, it is not that it was switched on.
    void works(Slot slot) {
        if (slot == lastSlot) {
            lastSlot = null;
        }
    }

    /// The engine died. An order that seems to be the cause is given up, or the next engine would
    /// die of it too.
    ///
    /// @return the slot that is off now
    Optional<Slot> engineDied(long nowMs) {
        Slot suspect = lastSlot;
        lastSlot = null;
        if (suspect == null || nowMs - lastSlotMs > SUSPICION_MS || !isOn(suspect)) {
            return Optional.empty();
        }
        switch (suspect) {
            case MICROPHONE -> microphone = new MicrophoneChoice.Off();
            case CAMERA -> camera = new CameraChoice.Off();
            case SCREEN -> screen = new ScreenChoice.Off();
        }
        return Optional.of(suspect);
    }

    private boolean isOn(Slot slot) {
        return switch (slot) {
            case MICROPHONE -> !(microphone instanceof MicrophoneChoice.Off);
            case CAMERA -> !(camera instanceof CameraChoice.Off);
            case SCREEN -> !(screen instanceof ScreenChoice.Off);
        };
    }

    Set<UserId> peers() {
        return Set.copyOf(peers);
    }

    boolean isInCall() {
        return self != null;
    }

    /// Whether an engine that ends has anything left to do.
    boolean needsEngine() {
        return self != null || isOn(Slot.MICROPHONE) || isOn(Slot.CAMERA) || isOn(Slot.SCREEN);
    }

    /// Everything a new engine has to be told. Peers are offered to at once, since they cannot know
    /// that there is a new engine.
    List<CallCommand> forNewEngine() {
        List<CallCommand> all = new ArrayList<>();
        if (voiceOnly) {
            all.add(new CallCommand.VoiceOnly(true));
        }
        if (microphoneMuted) {
            all.add(new CallCommand.MuteMicrophone(true));
        }
        if (!voice.equals(VoiceProcessing.ALL)) {
            all.add(new CallCommand.ProcessVoice(voice));
        }
        if (isOn(Slot.MICROPHONE)) {
            all.add(new CallCommand.UseMicrophone(microphone));
        }
        if (isOn(Slot.CAMERA)) {
            all.add(new CallCommand.UseCamera(camera));
        }
        if (isOn(Slot.SCREEN)) {
            all.add(new CallCommand.UseScreen(screen));
        }
        if (devices) {
            all.add(new CallCommand.ListDevices());
        }
        UserId me = self;
        if (me != null) {
            all.add(new CallCommand.Join(me, network));
            muted.forEach(peer -> all.add(new CallCommand.MutePeer(peer, true)));
            peers.forEach(peer -> all.add(new CallCommand.AddPeer(peer, true)));
        }
        return all;
    }
}
