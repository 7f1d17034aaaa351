package app.matinee.client.session;

import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.CallEvent;
import app.matinee.client.rtc.Calls;
import app.matinee.client.rtc.CallsListener;
import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.MicrophoneChoice;
import app.matinee.client.rtc.NoCalls;
import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.rtc.VideoFrames;
import app.matinee.protocol.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An engine that believes everything: devices start at once, peers are remembered. What it is told
/// in the wrong order is a mistake of the session's and throws.
final class FakeCalls implements Calls {
    final List<CallCommand> told = new ArrayList<>();
    final Set<UserId> peers = new HashSet<>();
    final Set<UserId> silenced = new HashSet<>();
    final Map<Slot, SlotState> broken = new HashMap<>();
    @Nullable UserId self;
    boolean hushed;
    private final World world;
    private CallsListener listener = event -> {};

    FakeCalls(World world) {
        this.world = world;
    }

    @Override
    public void perform(CallCommand command) {
        told.add(command);
        switch (command) {
            case CallCommand.Join join -> {
                self = join.self();
                peers.clear();
                silenced.clear();
            }
            case CallCommand.Leave leave -> {
                self = null;
                peers.clear();
                silenced.clear();
            }
            case CallCommand.AddPeer add -> {
                require(self != null && !add.peer().equals(self), command);
                require(peers.add(add.peer()), command);
            }
            case CallCommand.RemovePeer remove -> {
                require(peers.remove(remove.peer()), command);
                silenced.remove(remove.peer());
            }
            case CallCommand.MutePeer mute -> {
                require(peers.contains(mute.peer()), command);
                if (mute.muted()) {
                    silenced.add(mute.peer());
                } else {
                    silenced.remove(mute.peer());
                }
            }
            case CallCommand.UseMicrophone use ->
                    slot(Slot.MICROPHONE, !(use.choice() instanceof MicrophoneChoice.Off));
            case CallCommand.UseCamera use ->
                    slot(Slot.CAMERA, !(use.choice() instanceof CameraChoice.Off));
            case CallCommand.UseScreen use ->
                    slot(Slot.SCREEN, !(use.choice() instanceof ScreenChoice.Off));
            case CallCommand.MuteMicrophone mute -> hushed = mute.muted();
            case CallCommand.Hear hear -> {}
            case CallCommand.UseNetwork network -> {}
            case CallCommand.VoiceOnly voice -> {}
            case CallCommand.Reconnect again -> require(peers.contains(again.peer()), command);
            case CallCommand.ListDevices list -> {}
            case CallCommand.ProcessVoice process -> {}
            case CallCommand.ListScreens list -> {}
            case CallCommand.WarmUp warmUp -> {}
        }
    }

    private static void require(boolean order, CallCommand command) {
        if (!order) {
            throw new IllegalStateException("out of order: " + command);
        }
    }

    private void slot(Slot slot, boolean on) {
        happen(
                new CallEvent.SlotChanged(
                        slot, on ? broken.getOrDefault(slot, SlotState.LIVE) : SlotState.OFF));
    }

    void happen(CallEvent event) {
        world.in(0, () -> listener.happened(event));
    }

    void peer(UserId peer, PeerState state) {
        happen(new CallEvent.PeerChanged(peer, state, Optional.empty()));
    }

    @Override
    public void setListener(CallsListener newListener) {
        listener = newListener;
    }

    @Override
    public VideoFrames frames() {
        return new NoCalls().frames();
    }

    @Override
    public void close() {}
}
